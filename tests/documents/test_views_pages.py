"""Pages of documents: every state says what it is, and drafts are nobody's."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.factories.documents import grammars, make_draft, make_issued, make_press, make_symbol
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.documents.models import Revision
from wgtr.documents.operations import give_up, issue, prepare_revision, withdraw

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
    assert f'href="/documents/{later.slug}/"' in listed
    assert f'href="{PAGE}"' not in listed


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
