"""The Conference report's pages: collected, kept, collected again without losing hand edits."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import grammars, make_draft, make_issued, make_press
from tests.factories.meetings import make_body, make_meeting
from tests.factories.people import (
    make_officer,
    make_secretariat,
)
from tests.factories.reports import drafted, item, outcome
from tests.reports.kept_out import KEPT_OUT, Who, learns_nothing
from wgtr.bodies.queries import conference_numbered
from wgtr.core.database import db
from wgtr.documents.models import Revision, RevisionKind
from wgtr.documents.operations import issue, prepare_revision, withdraw
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.facts import OutcomeKind
from wgtr.reports.drafting.operations import draft_chairs_report
from wgtr.reports.drafting.queries import conference_report_of
from wgtr.reports.models import DraftedReport, ReportKind
from wgtr.texts.models import KeptText
from wgtr.texts.operations import save_version
from wgtr.texts.queries import current_text, latest_version
from wgtr.tree.edits import reword
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Span, Wording, plain

EN = Language.EN
REPORT = "/meetings/csp11/report/"
NUMBERS = count(1)
"""Of notes: no two have the same."""


@pytest.fixture
def secretariat(app: Flask) -> Browser:
    """A member of the Secretariat, before a cycle with a meeting and its issued agenda."""
    make_issued(meetings=[make_meeting()])
    browser = Browser(app)
    sign_in(browser, make_secretariat())
    db.session.commit()
    return browser


def recommend(*sentences: str, meeting: Meeting | None = None) -> None:
    """Draft a Chair's report, of the WGTR by default, with these recommendations."""
    found = [
        outcome(next(NUMBERS), OutcomeKind.RECOMMENDATION, words={EN: words}) for words in sentences
    ]
    draft_chairs_report(
        meeting=meeting or make_meeting(date(2025, 5, 6)),
        text=drafted(item(outcomes=found)),
        names_delegations=False,
        by="test",
    )
    db.session.commit()


def ids_saying(words: str) -> Iterator[str]:
    """Give the ids of the report's provisions that say `words`."""
    conference = conference_numbered(11)
    assert conference is not None
    report = conference_report_of(conference)
    assert report is not None
    for each in current_text(report.text).walk():
        if EN in each.wording and words in plain(each.wording[EN].body):
            yield each.id


def by_hand(provision_id: str, words: str) -> None:
    conference = conference_numbered(11)
    assert conference is not None
    report = conference_report_of(conference)
    assert report is not None
    version = latest_version(report.text)
    edited = reword(current_text(report.text), provision_id, EN, Wording(body=(Span(words),)))
    save_version(kept=report.text, text=edited, on_top_of=version.number, by="test")
    db.session.commit()


def take(browser: Browser, *ids: str, on_top_of: str = "") -> int:
    told = re.search(r'name="on_top_of"[^>]*value="(\d+)"', browser.get(REPORT).text)
    assert told is not None
    data = {"on_top_of": on_top_of or told[1], "take": list(ids)}
    return browser.submit(f"{REPORT}take", data).status_code


def test_the_page_says_what_is_collected_before_anything_is_kept(secretariat: Browser) -> None:
    recommend("Encourages reporting")
    make_meeting(date(2025, 2, 26), body=make_body("WGETI"))
    db.session.commit()
    page = secretariat.get(f"{REPORT}?lang=en").text
    assert re.search(r"Working group WGTR <[^>]*>1 report<", page)
    assert re.search(r"Working group WGETI <[^>]*>no report drafted yet<", page)
    assert "1 document<" in page
    skeleton = secretariat.get(f"{REPORT}en.md")
    assert "Encourages reporting." in skeleton.text
    assert skeleton.headers["Cache-Control"] == "no-store"
    assert conference_report_of(make_meeting(date(2025, 8, 1)).conference) is None


def test_kept_once_it_is_the_text_that_is_given_as_a_file(secretariat: Browser) -> None:
    recommend("Encourages reporting")
    assert secretariat.submit(f"{REPORT}draft", {}).status_code == 302
    page = secretariat.get(REPORT).text
    assert "Nothing: the report says what the records say" in page
    assert 'href="/texts/csp11-report/' in page
    (recommended,) = ids_saying("Encourages reporting.")
    by_hand(recommended, "Edited by hand.")
    assert "Edited by hand." in secretariat.get(f"{REPORT}en.md").text
    again = secretariat.submit(f"{REPORT}draft", {})
    assert again.status_code == 422
    assert "Edited by hand." in secretariat.get(f"{REPORT}en.md").text


def test_what_bodies_recommend_later_is_offered_and_hand_edits_stay(secretariat: Browser) -> None:
    recommend("Encourages reporting")
    secretariat.submit(f"{REPORT}draft", {})
    (recommended,) = ids_saying("Encourages reporting.")
    by_hand(recommended, "Edited by hand.")
    recommend("Invites comments", meeting=make_meeting(date(2025, 6, 6)))
    page = secretariat.get(REPORT).text
    offered = re.findall(r'value="([^"]+)" checked', page)
    assert "Invites comments." in page
    assert take(secretariat, *offered, on_top_of="1") == 422
    assert list(ids_saying("Invites comments.")) == []
    assert take(secretariat, *offered) == 302
    shown = secretariat.get(f"{REPORT}en.md").text
    assert "Invites comments." in shown
    assert "Edited by hand." in shown
    assert "Encourages reporting." not in shown


def chairs_report_reworded(words: str) -> KeptText:
    """Reword the recommendation in the one Chair's report there is; give its text."""
    report = db.session.scalars(select(DraftedReport).filter_by(kind=ReportKind.CHAIR)).one()
    kept = db.session.get_one(KeptText, report.text_id)
    version = latest_version(kept)
    text = current_text(kept)
    (name,) = [each.id for each in text.walk() if each.id.startswith("r-outcome-")]
    edited = reword(text, name, EN, Wording(body=(Span(words),)))
    save_version(kept=kept, text=edited, on_top_of=version.number, by="test")
    db.session.commit()
    return kept


def issued_now(kept: KeptText, draft: Revision | None = None) -> Revision:
    draft = draft or make_draft(text=kept, kind="chairs-report", symbol=None)
    paper = issue(revision=draft, text=current_text(kept), press=make_press(), by="test")
    db.session.commit()
    return paper


def test_recommendations_are_those_that_were_issued(secretariat: Browser) -> None:
    recommend("Encourages reporting")
    assert "draft: taken from the report" in secretariat.get(f"{REPORT}?lang=en").text
    kept = chairs_report_reworded("Issued once.")
    paper = issued_now(kept)
    chairs_report_reworded("Never issued.")
    shown = secretariat.get(f"{REPORT}en.md").text
    assert ("Issued once." in shown, "Never issued." in shown) == (True, False)
    assert "draft: taken" not in secretariat.get(f"{REPORT}?lang=en").text
    secretariat.submit(f"{REPORT}draft", {})
    assert "draft: taken" not in secretariat.get(f"{REPORT}?lang=en").text
    second = prepare_revision(latest=paper, by="test", grammars=grammars())
    chairs_report_reworded("Issued twice.")
    issued_now(kept, second)
    chairs_report_reworded("Never issued.")
    page = secretariat.get(f"{REPORT}?lang=en").text
    assert "twice" in page
    assert "Never" not in page
    withdraw(revision=second, reason="Wrong.", by="test")
    db.session.commit()
    assert "Nothing: the report says" in secretariat.get(f"{REPORT}?lang=en").text
    withdraw(revision=paper, reason="Wrong.", by="test")
    db.session.commit()
    page = secretariat.get(f"{REPORT}?lang=en").text
    assert "draft: taken from the report" in page
    assert "Never" in page


def test_a_language_has_the_words_that_were_issued_in_it(secretariat: Browser) -> None:
    recommend("Encourages reporting")
    kept = chairs_report_reworded("Issued.")
    paper = issued_now(kept)
    wrong = prepare_revision(
        latest=paper, by="test", grammars=grammars(), kind=RevisionKind.CORRIGENDUM, languages=[EN]
    )
    chairs_report_reworded("Corrected.")
    issued_now(kept, wrong)
    chairs_report_reworded("Never issued.")
    shown = secretariat.get(f"{REPORT}en.md").text
    assert "Corrected." in shown
    assert "Issued." not in shown


@pytest.mark.parametrize("form", ["docx", "html"])
def test_it_comes_as_a_file_in_every_language(secretariat: Browser, form: str) -> None:
    recommend("Encourages reporting")
    assert secretariat.get(f"{REPORT}ar.{form}").status_code == 200
    assert secretariat.get(f"{REPORT}ar.exe").status_code == 404
    assert secretariat.get(f"{REPORT}xx.md").status_code == 404
    assert secretariat.get(f"/meetings/csp44/report/en.{form}").status_code == 404


def test_nothing_is_taken_into_a_report_that_is_not_kept(secretariat: Browser) -> None:
    assert secretariat.submit(f"{REPORT}take", {"on_top_of": "1"}).status_code == 404


@pytest.mark.parametrize("who", [*KEPT_OUT, make_officer])
def test_it_is_the_secretariats_alone(secretariat: Browser, who: Who) -> None:
    recommend("canary")
    secretariat.submit(f"{REPORT}draft", {})
    learns_nothing(Browser(secretariat.application), who, REPORT, "canary")


@pytest.mark.parametrize("before", ["", "draft"])
def test_its_pages_take_as_many_statements_for_many_reports_as_for_one(
    secretariat: Browser, statements: list[str], before: str
) -> None:
    recommend("Encourages reporting")
    if before:
        secretariat.submit(f"{REPORT}{before}", {})

    db.session.commit()
    issued_now(chairs_report_reworded("Issued."))

    def asked() -> int:
        secretariat.get(REPORT)
        statements.clear()
        assert secretariat.get(REPORT).status_code == 200
        assert statements
        return len(statements)

    little = asked()
    for day, code in enumerate(("WGTR", "WGETI", "WGTU"), 1):
        meeting = make_meeting(date(2025, 4, day), body=make_body(code))
        recommend("Invites comments", "Takes note", meeting=meeting)
        report = db.session.scalars(select(DraftedReport).filter_by(meeting_id=meeting.id)).one()
        issued_now(db.session.get_one(KeptText, report.text_id))
        make_issued(meetings=[meeting])
    db.session.commit()
    assert asked() == little
