"""Issuing from pages: only the Secretariat, what would be issued, one run, all or nothing."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft, make_press
from tests.factories.people import make_delegate, make_officer, make_secretariat
from tests.factories.texts import make_kept, make_text
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.jobs import Retries
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.jobs.worker import work
from wgtr.documents import jobs
from wgtr.documents.jobs import issue_revision
from wgtr.documents.models import IssuingRun, RegisteredSymbol, Revision, RevisionState, RunState
from wgtr.documents.operations import issue
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, SpanKind, Text, Wording

SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAGE, DRAFT = f"/documents/{SLUG}/", f"/issuing/{SLUG}/"


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a quick press stand in for the house's."""
    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press())


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser in which somebody of the Secretariat is signed in."""
    sign_in(client, make_secretariat())
    return client


@pytest.fixture
def prepared(app: Flask) -> Revision:
    """Give a draft with a text in English and French."""
    return make_draft(text=make_kept().text)


def state_of_draft() -> tuple[RevisionState, str]:
    db.session.rollback()
    revision = db.session.scalars(select(Revision)).one()
    symbol = db.session.scalars(select(RegisteredSymbol)).one()
    return revision.state, symbol.state.value


def run() -> IssuingRun:
    db.session.rollback()
    return db.session.scalars(select(IssuingRun).order_by(IssuingRun.id.desc()).limit(1)).one()


def test_it_shows_what_would_be_issued_and_what_is_missing(
    secretariat: Browser, prepared: Revision
) -> None:
    db.session.commit()
    assert DRAFT in secretariat.get(f"{PAGE}?lang=en").text
    assert DRAFT in secretariat.get("/issuing/?lang=en").text
    page = secretariat.get(f"{DRAFT}?lang=en").text
    complete = page.split("Complete: will be issued")[1].split("</div>")[0]
    missing = page.split("Not translated yet")[1].split("</div>")[0]
    assert ("English" in complete, "Français" in complete) == (True, True)
    assert ("Русский" in missing, "العربية" in missing) == (True, True)
    assert 'value="2025-01-29"' in page
    assert page.count("<button") == 2  # to sign out, and to issue


def test_what_is_still_open_is_shown_and_issued_only_when_somebody_says_so(
    secretariat: Browser,
) -> None:
    chair = Span("[Chair]", SpanKind.PLACE, "officer")
    empty = Provision("p2", Kind.ITEM, numbered=True)
    worded = {Language.EN: Wording(body=(Span("Opened by the "), chair))}
    opened = Provision("p1", Kind.ITEM, worded, numbered=True)
    part = Part("a", "agenda", provisions=(opened, empty), numbering={"item": "{digit}."})
    kept = make_kept(text=Text("annotated-agenda", Language.EN, parts=(part,)))
    make_draft(text=kept.text)
    db.session.commit()
    page = secretariat.get(f"{DRAFT}?lang=en").text
    assert "[Chair]" in page.split("Still open")[1].split("</div>")[0]
    assert "2." in page.split("Without words")[1].split("</div>")[0]
    refused = secretariat.submit(f"{DRAFT}?lang=en", {"dated": "2025-01-30"})
    assert (refused.status_code, "Something in it is still open" in refused.text) == (422, True)
    sent = {"dated": "2025-01-30", "with_gaps": "y"}
    assert secretariat.submit(DRAFT, sent).location == "/issuing/runs/1/"


def test_a_translation_without_its_original_is_issued_only_when_somebody_says_so(
    secretariat: Browser,
) -> None:
    alone = make_text(languages=(Language.FR,), original_language=Language.EN)
    make_draft(text=make_kept(text=alone).text)
    db.session.commit()
    page = secretariat.get(f"{DRAFT}?lang=en").text
    assert "Français" in page.split("Complete: will be issued")[1].split("</div>")[0]
    assert (
        "English" in page.split("Without words here: the original language")[1].split("</div>")[0]
    )
    assert "only the number would be printed" not in page
    assert secretariat.submit(DRAFT, {"dated": "2025-01-30"}).status_code == 422
    sent = {"dated": "2025-01-30", "with_gaps": "y"}
    assert secretariat.submit(DRAFT, sent).location == "/issuing/runs/1/"


def test_a_corrigendum_in_one_language_needs_no_other(secretariat: Browser) -> None:
    make_draft(text=make_kept().text, languages=[Language.FR])
    db.session.commit()
    page = secretariat.get(f"{DRAFT}?lang=en").text
    assert "The original language is not complete" not in page
    assert secretariat.submit(DRAFT, {"dated": "2025-01-30"}).status_code == 303


@pytest.mark.parametrize("who", ["nobody", "delegate", "chair"])
def test_to_others_a_draft_is_not_there(client: Browser, prepared: Revision, who: str) -> None:
    people: dict[str, Any] = {"delegate": make_delegate, "chair": make_officer}
    if who in people:
        sign_in(client, people[who]())
    db.session.commit()
    assert "/issuing/" not in client.get(PAGE).text
    for address in ("/issuing/", DRAFT, "/issuing/runs/1/"):
        assert client.get(address).status_code == 404
    assert client.submit(DRAFT, {"dated": "2025-01-30"}).status_code == 404
    assert db.session.scalars(select(IssuingRun)).all() == []


def test_the_button_issues_and_leads_to_the_document(
    app: Flask, secretariat: Browser, prepared: Revision, press: None
) -> None:
    db.session.commit()
    asked = secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    assert (asked.status_code, asked.location) == (303, "/issuing/runs/1/")
    waiting = secretariat.get("/issuing/runs/1/?lang=en").text
    assert "Waiting for the worker to begin." in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    work(app, [issue_revision], until_done=True)
    assert state_of_draft() == (RevisionState.ISSUED, "issued")
    assert (run().state, run().made) == (RunState.ISSUED, ["en.html", "en.md", "fr.html", "fr.md"])
    done = secretariat.get("/issuing/runs/1/")
    assert (done.status_code, done.location) == (303, PAGE)
    assert "30 January 2025" in secretariat.get(f"{PAGE}?lang=en").text
    actions = db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence.desc()))
    assert actions.all()[:2] == ["documents.issue", "documents.ask_to_issue"]


def test_pressed_twice_it_is_one_run(
    app: Flask, secretariat: Browser, prepared: Revision, press: None
) -> None:
    db.session.commit()
    first, second = (secretariat.submit(DRAFT, {"dated": "2025-01-30"}) for _ in range(2))
    assert first.location == second.location
    assert len(jobs_not_done()) == 1
    work(app, [issue_revision], until_done=True)
    assert db.session.scalar(select(func.count()).select_from(IssuingRun)) == 1
    assert secretariat.submit(DRAFT, {"dated": "2025-01-30"}).status_code == 404  # no draft now


def test_it_tells_how_far_it_is_while_nothing_is_issued(
    app: Flask, secretariat: Browser, prepared: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    states: list[RevisionState] = []

    def render(_text: object, language: str, form: str) -> bytes:
        with app.app_context():
            pages.append(secretariat.get("/issuing/runs/1/?lang=en").text)
            states.append(db.session.scalars(select(Revision.state)).one())
        return f"{language}{form}".encode()

    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press(render))
    db.session.commit()
    secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    work(app, [issue_revision], until_done=True)
    assert [f"{done} of 4 files are made." in page for done, page in enumerate(pages)] == [True] * 4
    assert "HTML" in pages[1]
    assert set(states) == {RevisionState.DRAFT}


def test_what_cannot_be_printed_is_told_and_nothing_was_issued(
    app: Flask, secretariat: Browser, prepared: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise MissingGlyph("\U0001f600")

    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press(refuse))
    db.session.commit()
    secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    work(app, [issue_revision], until_done=True)
    assert state_of_draft() == (RevisionState.DRAFT, "reserved")
    page = secretariat.get("/issuing/runs/1/?lang=en").text
    assert "Nothing was issued." in page
    assert "The text cannot be printed" in page
    assert "refresh" not in page
    assert "The last attempt failed" in secretariat.get(f"{DRAFT}?lang=en").text
    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press())
    again = secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    assert again.location == "/issuing/runs/2/"
    work(app, [issue_revision], until_done=True)
    assert state_of_draft() == (RevisionState.ISSUED, "issued")


def test_a_fault_of_ours_is_tried_again_and_then_told(
    app: Flask, secretariat: Browser, prepared: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("a wheel came off")

    at_once = Retries(first=0, most=2)
    failing = type(issue_revision)(
        issue_revision.name, issue_revision.function, at_once, issue_revision.given_up
    )
    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press(fail))
    db.session.commit()
    secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    work(app, [failing], until_done=True)
    assert state_of_draft() == (RevisionState.DRAFT, "reserved")
    assert run().state is RunState.FAILED
    page = secretariat.get("/issuing/runs/1/?lang=en").text
    assert "through a fault of ours" in page
    assert "wheel" not in page


def test_what_changed_in_the_meantime_is_told(
    app: Flask, secretariat: Browser, prepared: Revision, press: None
) -> None:
    db.session.commit()
    secretariat.submit(DRAFT, {"dated": "2025-01-30"})
    revision = db.session.scalars(select(Revision)).one()
    issue(revision=revision, text=make_text(), press=make_press(), by="somebody else")
    db.session.commit()
    work(app, [issue_revision], until_done=True)
    assert run().state is RunState.FAILED
    assert "is issued already" in secretariat.get("/issuing/runs/1/?lang=en").text


def test_a_paper_without_a_text_has_no_button(secretariat: Browser) -> None:
    make_draft()
    db.session.commit()
    page = secretariat.get(f"{DRAFT}?lang=en").text
    assert "This paper has no text yet." in page
    assert page.count("<button") == 1
    refused = secretariat.submit(f"{DRAFT}?lang=en", {"dated": "2025-01-30"})
    assert refused.status_code == 422


def test_a_wrong_date_comes_back_as_it_was_typed(secretariat: Browser, prepared: Revision) -> None:
    db.session.commit()
    answer = secretariat.submit(f"{DRAFT}?lang=en", {"dated": "next Friday"})
    assert answer.status_code == 422
    assert 'value="next Friday"' in answer.text


def test_statements_do_not_grow_with_drafts(
    secretariat: Browser, prepared: Revision, statements: list[str]
) -> None:
    def counted() -> int:
        db.session.commit()
        secretariat.get("/issuing/")
        statements.clear()
        assert secretariat.get("/issuing/").status_code == 200
        return len(statements)

    few = counted()
    for _ in range(3):
        make_draft()
    assert counted() == few
