"""Pages of documents: every state says what it is, and drafts are nobody's."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.factories.documents import grammars, make_draft, make_issued, make_press, make_symbol
from tests.factories.meetings import make_body, make_meeting
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.documents.models import Revision, RevisionKind
from wgtr.documents.operations import (
    give_up,
    issue,
    prepare_addendum,
    prepare_revision,
    withdraw,
)
from wgtr.tree.languages import Language

SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAGE = f"/documents/{SLUG}/"


def revised(latest: Revision) -> Revision:
    draft = prepare_revision(latest=latest, by="test", grammars=grammars())
    return issue(revision=draft, text=make_text(), press=make_press(), by="test")


def test_an_issued_document_shows_its_text_languages_and_files(client: FlaskClient) -> None:
    files = [(kept.language, kept.format, kept.sha256) for kept in make_issued().files]
    db.session.commit()
    page = client.get(f"{PAGE}?lang=en").text
    assert "<h1>Draft annotated agenda</h1>" in page
    assert re.search(r'<span class="state issued">issued</span>\s+· 29 January 2025', page)
    assert len(files) == 4
    for language, form, sha256 in files:
        assert f'href="{PAGE}{language}.{form}"' in page
        assert f'<summary class="hash">{sha256[:8]}</summary>' in page
        assert f'<span class="hash">{sha256}</span>' in page
    assert 'href="#' in page.split('<div class="paper">')[1]


def test_a_language_without_a_version_gets_the_original_and_is_told(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    page = client.get(f"{PAGE}?lang=ar").text
    assert "لم تترجم هذه الوثيقة إلى هذه اللغة بعد" in page
    assert '<div class="paper" lang="en" dir="ltr">' in page
    assert '<div class="paper">' in client.get(f"{PAGE}?lang=fr").text


def test_a_draft_is_not_shown_its_symbol_is_reserved(client: FlaskClient) -> None:
    make_draft(title={"en": "A secret title"})
    db.session.commit()
    page = client.get(f"{PAGE}?lang=en").text
    assert "This symbol is reserved." in page
    assert "secret" not in page
    assert "secret" not in client.get("/documents/").text


def test_a_draft_without_a_symbol_is_not_there(client: FlaskClient) -> None:
    make_draft(symbol=None, slug="a-draft")
    db.session.commit()
    assert client.get("/documents/a-draft/").status_code == 404


def test_a_void_symbol_gives_the_reason(client: FlaskClient) -> None:
    give_up(entry=make_symbol(), reason="The paper was <dropped>.", by="test")
    db.session.commit()
    page = client.get(f"{PAGE}?lang=en").text
    assert "This symbol is void." in page
    assert "The paper was &lt;dropped&gt;." in page


def test_a_withdrawn_document_stays_readable_and_says_why(client: FlaskClient) -> None:
    withdraw(revision=make_issued(), reason="Wrong annex", by="test")
    db.session.commit()
    page = client.get(f"{PAGE}?lang=en").text
    assert "This document is withdrawn." in page
    assert "Wrong annex" in page
    assert '<div class="paper">' in page


def test_a_superseded_revision_leads_to_the_current_one(client: FlaskClient) -> None:
    later = revised(make_issued())
    db.session.commit()
    old, new = client.get(f"{PAGE}?lang=en").text, client.get(f"/documents/{later.slug}/").text
    assert "This revision is superseded." in old
    assert f'href="/documents/{later.slug}/"' in old
    assert '<div class="paper">' in old
    assert "superseded." not in new
    assert f'href="{PAGE}"' in new  # the list of revisions
    listed = client.get("/documents/").text
    assert listed.index(f'href="/documents/{later.slug}/"') < listed.index(f'href="{PAGE}"')


def test_other_capitals_lead_to_the_one_address(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    answer = client.get(f"/documents/{SLUG.lower()}/")
    assert (answer.status_code, answer.location) == (301, PAGE)


@pytest.mark.parametrize("slug", ["nothing", "ATT-CSP99-2025-SEC-1-X", "~~", "a" * 700])
def test_what_is_not_there_is_not_found(client: FlaskClient, slug: str) -> None:
    assert client.get(f"/documents/{slug}/").status_code == 404


def test_an_empty_register_says_what_will_be_here(client: FlaskClient) -> None:
    assert "No document is issued yet." in client.get("/documents/?lang=en").text


def test_a_translation_without_its_original_is_read_in_its_language(client: FlaskClient) -> None:
    make_issued(
        make_text(languages=(Language.FR,), original_language=Language.EN), without_original=True
    )
    db.session.commit()
    page = client.get(f"{PAGE}?lang=en").text
    assert "What follows is in French." in page
    assert 'lang="fr" dir="ltr"' in page
    assert "What follows is the original" not in page
    assert "stand in the original language" not in page
    assert "What follows is in" not in client.get(f"{PAGE}?lang=fr").text


def test_statements_do_not_grow_with_documents_and_languages(
    client: FlaskClient, statements: list[str]
) -> None:
    def counted() -> list[int]:
        numbers = []
        for address in ("/documents/", PAGE, "/bodies/wgtr/", "/"):
            client.get(address)
            statements.clear()
            assert client.get(address).status_code == 200
            numbers.append(len(statements))
        return numbers

    make_issued()
    db.session.commit()
    few = counted()
    for day in (1, 2, 3):
        make_issued(dated=date(2025, 2, day))
    db.session.commit()
    assert counted() == few
    assert max(few) <= 9


def part(page: str, heading: str) -> str:
    """A section of a page by its heading's id."""
    return page.split(f'id="{heading}"', maxsplit=1)[1].split("</section>", maxsplit=1)[0]


def test_a_revision_without_symbol_says_which_it_is(client: FlaskClient) -> None:
    body = make_body()
    meeting = make_meeting(body=body)
    first = make_issued(symbol=None, slug="mandate", kind="mandate", meetings=[meeting])
    second = revised(first)
    db.session.commit()
    said = "Revision 1 of the paper dated 29 January 2025"
    for address in (
        "/documents/",
        f"/documents/{second.slug}/",
        "/bodies/wgtr/",
        "/meetings/csp11/",
    ):
        assert said in client.get(f"{address}?lang=en").text
    assert "Revision 1" in part(client.get(f"/meetings/{meeting.slug}/?lang=en").text, "documents")
    old = client.get("/documents/mandate/?lang=en").text
    assert f'href="/documents/{second.slug}/">Read the one that replaced it: ' in old
    assert "Draft annotated agenda (Revision 1)" in old
    assert said not in old


def test_what_was_replaced_stands_under_what_replaced_it(client: FlaskClient) -> None:
    first = make_issued()
    second = revised(first)
    third = revised(second)
    db.session.commit()
    page = client.get("/documents/?lang=en").text
    assert "It replaced 2 earlier versions" in page
    current, earlier = page.split("<details", maxsplit=1)
    assert f'href="/documents/{third.slug}/"' in current
    for each in (first, second):
        assert f'href="/documents/{each.slug}/"' not in current
        assert f'href="/documents/{each.slug}/"' in earlier
    assert earlier.count("superseded ·") == 2
    assert "Revision 2 of" not in page, "its symbol says it"


@pytest.mark.parametrize(
    "typed",
    [
        "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda",
        "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda/",
        "att/csp11.wgtr/2025/chair/9001/annagenda",
        "ATT%2FCSP11.WGTR%2F2025%2FCHAIR%2F9001%2FAnnAgenda",
    ],
)
def test_a_symbol_as_papers_print_it_leads_to_its_document(client: FlaskClient, typed: str) -> None:
    make_issued()
    db.session.commit()
    answer = client.get(f"/documents/{typed}", follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, PAGE)


def corrected(latest: Revision, *languages: Language, dated: date | None = None) -> Revision:
    draft = prepare_revision(
        latest=latest,
        by="test",
        grammars=grammars(),
        kind=RevisionKind.CORRIGENDUM,
        languages=languages,
    )
    text = make_text("Rightly.", languages=(Language.EN, Language.FR))
    return issue(revision=draft, text=text, press=make_press(), by="test", dated=dated)


def test_a_corrected_paper_says_so_and_a_corrigendum_what_it_corrects(client: FlaskClient) -> None:
    meeting = make_meeting()
    first = make_issued(meetings=[meeting], body=meeting.body, conference=meeting.conference)
    addendum = prepare_addendum(latest=first, by="test", grammars=grammars())
    issue(revision=addendum, text=make_text("More."), press=make_press(), by="test")
    latest = revised(first)
    corrected(latest, Language.FR, dated=date(2025, 2, 9))
    db.session.commit()
    page = client.get(f"/documents/{SLUG}.Rev1/?lang=en").text
    notice = page.split("Corrected by:")[1].split("</div>")[0]
    assert f'href="/documents/{SLUG}.Rev1.Corr1/"' in notice
    assert ("9 February 2025" in notice, "Français" in notice) == (True, True)
    assert "Completed by:" not in page
    replaced = client.get(f"{PAGE}?lang=en").text
    assert (
        f'href="/documents/{SLUG}.Add1/"' in replaced.split("Completed by:")[1].split("</div>")[0]
    )
    assert "Corrected by:" not in replaced
    own = client.get(f"/documents/{SLUG}.Rev1.Corr1/?lang=en").text
    assert "Corrigendum 1 of the paper dated 8 February 2025" in own
    assert "This is for French only." in own
    assert "Not translated yet" not in own
    assert "only" not in client.get(f"/documents/{SLUG}.Rev1.Corr1/?lang=fr").text.split("paper")[0]
    for address in ("/documents/", "/meetings/csp11/", "/meetings/csp11-wgtr-2025-02-28/"):
        told = client.get(f"{address}?lang=en").text
        assert "(Corrigendum 1)</bdi></a>" in told
    assert "Corrected by:" in told


def test_what_was_withdrawn_corrects_nothing(client: FlaskClient) -> None:
    mend = corrected(make_issued(), Language.FR)
    db.session.commit()
    assert "Corrected by:" in client.get(f"{PAGE}?lang=en").text
    withdraw(revision=mend, reason="Nothing was wrong.", by="test")
    db.session.commit()
    assert "Corrected by:" not in client.get(f"{PAGE}?lang=en").text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda/?lang=ar", f"{PAGE}?lang=ar"),
        (f"{SLUG.lower()}/?lang=zh&x=1", f"{PAGE}?lang=zh&x=1"),
        ("ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda/fr.md", f"{PAGE}fr.md"),
        (f"{SLUG.lower()}/fr.md", f"{PAGE}fr.md"),
        (f"{SLUG}/FR.MD", f"{PAGE}fr.md"),
        ("CSP10-WGTR-MANDATE/?lang=fr", "/documents/csp10-wgtr-mandate/?lang=fr"),
        ("CSP10-WGTR-MANDATE/EN.html", "/documents/csp10-wgtr-mandate/en.html"),
        ("Csp10-wgtr-mandate/en.html", "/documents/csp10-wgtr-mandate/en.html"),
    ],
)
def test_what_is_typed_otherwise_keeps_its_language_and_file(
    client: FlaskClient, typed: str, meant: str
) -> None:
    make_issued()
    make_issued(symbol=None, slug="csp10-wgtr-mandate")
    db.session.commit()
    answer = client.get(f"/documents/{typed}")
    assert (answer.status_code, answer.location) == (301, meant)
    assert client.get(meant).status_code == 200


def test_a_draft_typed_in_capitals_is_not_there(client: FlaskClient) -> None:
    make_draft(symbol=None, slug="a-draft")
    db.session.commit()
    for typed in ("A-DRAFT/", "A-DRAFT/EN.PDF", "A/DRAFT/en.pdf", "A-DRAFT"):
        answer = client.get(f"/documents/{typed}", follow_redirects=True)
        assert answer.status_code == 404
        assert "a-draft" not in answer.request.path


def test_a_symbol_with_strokes_tells_nothing_of_a_draft(client: FlaskClient) -> None:
    make_draft(title={"en": "A secret title"})
    make_draft(symbol=None, slug="a-draft")
    db.session.commit()
    answer = client.get(
        "/documents/ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda?lang=en", follow_redirects=True
    )
    assert "This symbol is reserved." in answer.text
    assert "secret" not in answer.text
    for nothing in ("a/draft", "ATT/CSP11.WGTR/2025/CHAIR/9002/AnnAgenda", "%C3%A4/%00", "//"):
        assert client.get(f"/documents/{nothing}").status_code in {308, 404}


def test_who_finds_no_document_is_led_to_all_of_them(client: FlaskClient) -> None:
    for address in ("/documents/nothing/", "/documents/ATT/CSP99/1", "/documents/nothing/en.pdf"):
        answer = client.get(f"{address}?lang=en")
        assert answer.status_code == 404
        assert 'href="/documents/">All documents</a>' in answer.text
    assert "All documents" not in client.get("/meetings/nothing/?lang=en").text
