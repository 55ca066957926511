"""Correcting and withdrawing what is issued, on pages: the Secretariat's alone."""

import pytest
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft, make_issued, make_press
from tests.factories.meetings import MEETING_DAY, make_meeting
from tests.factories.people import make_delegate, make_secretariat
from tests.factories.texts import make_kept, make_text
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.issuing.operations import ask_to_issue, give_up_correction
from wgtr.documents.issuing.queries import draft_with_slug
from wgtr.documents.models import Document, Revision, RevisionState
from wgtr.documents.operations import issue
from wgtr.texts.models import KeptText

SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAGE, CORRECT, WITHDRAW = (
    f"/documents/{SLUG}/",
    f"/issuing/{SLUG}/correct",
    f"/issuing/{SLUG}/withdraw",
)


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser of the Secretariat, with one paper issued."""
    make_issued()
    sign_in(client, make_secretariat())
    return client


def reworded(words: str = "The meeting opens.") -> None:
    """Let the paper's text say something else than was issued, or the same again."""
    document = db.session.scalars(select(Document)).one()
    document.text = make_kept(f"text-{words[:3].lower()}-{len(words)}", make_text(words)).text
    db.session.commit()


def kept() -> list[tuple[str, RevisionState, list[str]]]:
    db.session.rollback()
    found = db.session.scalars(select(Revision).order_by(Revision.id))
    return [(each.slug, each.state, each.languages) for each in found]


def test_a_documents_page_leads_to_its_revision(secretariat: Browser) -> None:
    assert CORRECT in secretariat.get(PAGE).text
    assert "Correct or complete what is issued" in secretariat.get(f"{CORRECT}?lang=en").text
    answer = secretariat.submit(CORRECT, {"kind": "revision"})
    assert answer.location == f"/issuing/{SLUG}.Rev1/"
    assert [each[:2] for each in kept()] == [
        (SLUG, RevisionState.ISSUED),
        (f"{SLUG}.Rev1", RevisionState.DRAFT),
    ]
    assert f"/issuing/{SLUG}.Rev1/" in secretariat.get(PAGE).text


def test_a_corrigendum_is_for_the_languages_that_were_wrong(secretariat: Browser) -> None:
    refused = secretariat.submit(f"{CORRECT}?lang=en", {"kind": "corrigendum"})
    assert refused.status_code == 422
    assert "Choose the languages that the corrigendum is for." in refused.text
    assert len(kept()) == 1
    asked = {"kind": "corrigendum", "languages": ["fr"]}
    assert secretariat.submit(CORRECT, asked).location == f"/issuing/{SLUG}.Corr1/"
    assert kept()[1] == (f"{SLUG}.Corr1", RevisionState.DRAFT, ["fr"])


@pytest.mark.parametrize("kind", ["revision", "corrigendum"])
def test_pressed_twice_it_is_prepared_once(secretariat: Browser, kind: str) -> None:
    asked = {"kind": kind, "languages": ["fr"]}
    secretariat.submit(CORRECT, asked)
    again = secretariat.submit(f"{CORRECT}?lang=en", asked)
    assert again.status_code == 422
    assert "is prepared already" in again.text
    assert len(kept()) == 2


def test_withdrawn_with_a_reason_the_old_address_says_why(secretariat: Browser) -> None:
    assert WITHDRAW in secretariat.get(PAGE).text
    assert secretariat.submit(WITHDRAW, {"reason": " "}).status_code == 422
    assert secretariat.submit(WITHDRAW, {"reason": "Wrong annex."}).location == PAGE
    page = secretariat.get(f"{PAGE}?lang=en").text
    assert "Wrong annex." in page
    assert WITHDRAW not in page
    assert secretariat.get(WITHDRAW).status_code == 404


def test_a_correction_is_given_up_and_the_next_one_has_the_next_number(
    secretariat: Browser,
) -> None:
    secretariat.submit(CORRECT, {"kind": "revision"})
    prepared, give_up = f"/issuing/{SLUG}.Rev1/", f"/issuing/{SLUG}.Rev1/give-up"
    assert give_up in secretariat.get(prepared).text
    assert secretariat.submit(give_up, {"reason": " "}).status_code == 422
    assert secretariat.submit(give_up, {"reason": "Nothing was wrong."}).location == "/issuing/"
    assert [secretariat.get(each).status_code for each in (prepared, give_up)] == [404, 404]
    said = secretariat.get(f"/documents/{SLUG}.Rev1/?lang=en").text
    assert "Nothing was wrong." in said
    assert secretariat.get(f"/documents/{SLUG}.Rev1/en.pdf").status_code == 404
    assert "Rev1" not in secretariat.get("/issuing/").text
    assert secretariat.submit(CORRECT, {"kind": "revision"}).location == f"/issuing/{SLUG}.Rev2/"
    assert kept()[1][1] is RevisionState.GIVEN_UP


def test_a_correction_is_not_dated_before_its_paper_and_a_far_date_is_asked(
    secretariat: Browser,
) -> None:
    secretariat.submit(CORRECT, {"kind": "revision"})
    prepared = f"/issuing/{SLUG}.Rev1/?lang=en"
    reworded("Anew.")
    early = secretariat.submit(prepared, {"dated": "2024-01-01", "date_meant": "y"})
    assert early.status_code == 422
    assert "It cannot be dated 2024-01-01" in early.text
    assert "is dated 2025-01-29" in early.text
    assert "The date is meant" not in secretariat.get(prepared).text
    far = secretariat.submit(prepared, {"dated": "2025-04-20"})
    assert (far.status_code, "The date is meant" in far.text) == (422, True)
    assert 'value="2025-04-20"' in far.text
    sent = {"dated": "2025-04-20", "date_meant": "y"}
    assert secretariat.submit(prepared, sent).location == "/issuing/runs/1/"


def test_a_date_after_the_meeting_is_asked(client: Browser) -> None:
    make_draft(text=make_kept().text, meetings=[make_meeting()])
    sign_in(client, make_secretariat())
    prepared = f"/issuing/{SLUG}/?lang=en"
    assert client.submit(prepared, {"dated": "2025-03-01"}).status_code == 422
    assert client.submit(prepared, {"dated": "2025-02-28"}).location == "/issuing/runs/1/"


@pytest.mark.parametrize("kind", ["revision", "corrigendum"])
def test_what_changes_nothing_says_so_and_is_asked(secretariat: Browser, kind: str) -> None:
    secretariat.submit(CORRECT, {"kind": kind, "languages": ["fr"]})
    prepared = f"/issuing/{SLUG}.{'Rev1' if kind == 'revision' else 'Corr1'}/?lang=en"
    reworded()
    told = f"Nothing differs from {SYMBOL}."
    assert told in secretariat.get(prepared).text
    refused = secretariat.submit(prepared, {"dated": "2025-02-05"})
    assert (refused.status_code, told in refused.text) == (422, True)
    reworded("Anew.")
    assert told not in secretariat.get(prepared).text
    db.session.rollback()
    make_again = db.session.scalars(select(Document)).one()
    make_again.text = db.session.scalars(select(KeptText).order_by(KeptText.id)).first()
    db.session.commit()
    sent = {"dated": "2025-02-05", "unchanged_meant": "y"}
    assert secretariat.submit(prepared, sent).location == "/issuing/runs/1/"


def test_what_is_being_issued_or_was_given_up_is_not_given_up(secretariat: Browser) -> None:
    secretariat.submit(CORRECT, {"kind": "corrigendum", "languages": ["en"]})
    draft = draft_with_slug(f"{SLUG}.Corr1")
    assert draft is not None
    draft.document.text = make_kept().text
    ask_to_issue(revision=draft, dated=MEETING_DAY, by="test", unchanged_meant=True)
    db.session.commit()
    with pytest.raises(RuleViolation, match="cannot be given up now"):
        give_up_correction(draft=draft, reason="Too late.", by="test")
    db.session.rollback()
    assert secretariat.get(f"/issuing/{SLUG}/give-up").status_code == 404


def test_nobody_else_is_led_there(client: Browser) -> None:
    make_issued()
    sign_in(client, make_delegate())
    assert "/issuing/" not in client.get(PAGE).text
    assert client.submit(CORRECT, {"kind": "revision"}).status_code == 404
    assert client.submit(WITHDRAW, {"reason": "x"}).status_code == 404


def test_a_corrigendum_is_withdrawn_but_has_no_correction_of_its_own(
    secretariat: Browser,
) -> None:
    secretariat.submit(CORRECT, {"kind": "corrigendum", "languages": ["en"]})
    draft = draft_with_slug(f"{SLUG}.Corr1")
    assert draft is not None
    issue(revision=draft, text=make_text("Mended."), press=make_press(), by="test")
    db.session.commit()
    page = secretariat.get(f"/documents/{SLUG}.Corr1/").text
    assert f"/issuing/{SLUG}.Corr1/withdraw" in page
    assert "/correct" not in page
    assert secretariat.get(f"/issuing/{SLUG}.Corr1/correct").status_code == 404


def test_the_files_stand_before_what_mends_them(secretariat: Browser) -> None:
    page = secretariat.get(PAGE).text
    assert page.index('<h2 id="languages">') < page.index('<h2 id="mend">')
