"""The report's page: drafted, drafted again, files; canaries of the record stay where they are."""

import re
from typing import Any

import pytest
from flask import Flask

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued
from tests.factories.meetings import make_meeting
from tests.factories.people import (
    make_delegation,
    make_officer,
    make_secretariat,
)
from tests.reports.kept_out import KEPT_OUT, Who, learns_nothing
from wgtr.core.database import db
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reports.drafting.queries import report_of
from wgtr.reports.items import agenda_of
from wgtr.reports.models import NoteKind
from wgtr.reports.record.operations import Content, Place, save_note
from wgtr.texts.operations import save_version
from wgtr.texts.queries import current_text, latest_version
from wgtr.tree.edits import reword
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Span, Wording

REPORT = "/meetings/csp11-wgtr-2025-02-28/report/"


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in front of a meeting whose agenda is issued and whose record has two notes."""
    make_issued(meetings=[make_meeting()])
    db.session.commit()
    note("one", "rates are falling", code="CL")
    note("two", "Encourages reporting", kind=NoteKind.RECOMMENDATION)
    return Browser(app)


def meeting() -> Meeting:
    found = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert found is not None
    return found


def note(
    name: str, words: str, *, code: str | None = None, on_top_of: int = 0, **more: Any
) -> None:
    delegation = None if code is None else make_delegation(code)
    place = Place(
        meeting=meeting(),
        item=agenda_of(meeting()).items[0].id,
        kind=more.pop("kind", NoteKind.INTERVENTION),
        token=name,
    )
    content = Content(words={"en": words}, delegation=delegation, **more)
    save_note(place=place, on_top_of=on_top_of, content=content, by="recorder")
    db.session.commit()


def draft(browser: Browser, **data: str) -> None:
    sign_in(browser, make_secretariat())
    assert browser.submit(f"{REPORT}draft", data).status_code == 302


def by_hand(provision_id: str, words: str) -> None:
    drafted = report_of(meeting())
    assert drafted is not None
    text = current_text(drafted.text)
    edited = reword(text, provision_id, Language.EN, Wording(body=(Span(words),)))
    number = latest_version(drafted.text).number
    save_version(kept=drafted.text, text=edited, on_top_of=number, by="chair")
    db.session.commit()


def markdown(browser: Browser) -> str:
    answer = browser.get(f"{REPORT}en.md")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.text


def take(browser: Browser, *ids: str) -> int:
    page = browser.get(REPORT).text
    told = re.search(r'name="on_top_of"[^>]*value="(\d+)"', page)
    assert told is not None
    data = {"on_top_of": told[1], "names": "", "take": list(ids)}
    return browser.submit(f"{REPORT}take", data).status_code


def test_the_report_drafts_itself_and_names_nobody(browser: Browser) -> None:
    draft(browser)
    page = browser.get(REPORT).text
    assert "Nothing: the report says what the records say" in page
    shown = markdown(browser)
    assert "One delegation noted that rates are falling." in shown
    assert "Encourages reporting." in shown
    assert "Chile" not in shown.split("noted that")[1]


def test_names_are_given_only_when_chosen(browser: Browser) -> None:
    draft(browser, names="y")
    assert "One delegation (Chile) noted" in markdown(browser)


def test_it_is_drafted_once(browser: Browser) -> None:
    draft(browser)
    again = browser.submit(f"{REPORT}draft", {})
    assert again.status_code == 422
    assert "drafted already" in again.text


def test_what_the_record_changed_is_offered_and_hand_edits_stay(browser: Browser) -> None:
    draft(browser)
    drafted = report_of(meeting())
    assert drafted is not None
    ids = [each.id for each in current_text(drafted.text).walk()]
    said = next(each for each in ids if each.startswith("r-said"))
    by_hand(said, "Edited by the Chair.")
    note("one", "rates rose", code="CL", on_top_of=1)
    note("three", "forms are long", code="ES")
    page = browser.get(REPORT).text
    assert "edited by hand" in page
    assert re.search(rf'value="{said}">', page)  # not ticked
    new = next(each for each in re.findall(r'value="(r-said-\d+)" checked', page))
    assert take(browser, new) == 302
    shown = markdown(browser)
    assert "Edited by the Chair." in shown
    assert "forms are long" in shown
    assert "rates rose" not in shown
    assert "Nothing: the report says" in browser.get(REPORT).text


def test_who_did_not_see_the_latest_version_takes_nothing(browser: Browser) -> None:
    draft(browser)
    note("three", "forms are long", code="ES")
    by_hand("r-agenda", "Edited meanwhile.")
    data = {"on_top_of": "1", "names": "", "take": ["r-said-3"]}
    answer = browser.submit(f"{REPORT}take", data)
    assert answer.status_code == 422
    assert "was saved meanwhile" in answer.text
    assert "Edited meanwhile." in markdown(browser)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_it_comes_as_a_file_in_a_language_that_is_not_worded_wholly(
    browser: Browser, form: str
) -> None:
    draft(browser)
    answer = browser.get(f"{REPORT}ar.{form}")
    assert answer.status_code == 200
    assert browser.get(f"{REPORT}ar.exe").status_code == 404
    assert browser.get(f"{REPORT}xx.md").status_code == 404


def test_what_the_record_lacks_is_listed_beside_the_report(browser: Browser) -> None:
    note("nobodys", "typed words")
    draft(browser)
    page = browser.get(f"{REPORT}?lang=en").text
    needs = page[page.index("What needs you") :]
    assert re.search(r'record/notes/\d+/">A note has no speaker yet', needs)
    assert needs.index("typed words") < needs.index("Nothing is recorded under this item:")
    assert "typed words" not in markdown(browser)


@pytest.mark.parametrize("who", KEPT_OUT)
def test_a_draft_is_nobody_elses(browser: Browser, who: Who) -> None:
    draft(browser)
    browser.delete_cookie("session")
    learns_nothing(Browser(browser.application), who, REPORT, "rates are falling")


def test_the_chair_drafts_it(browser: Browser) -> None:
    sign_in(browser, make_officer())
    assert browser.submit(f"{REPORT}draft", {}).status_code == 302
    assert "The work was chaired by Chile." in markdown(browser)
