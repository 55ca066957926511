"""The script's page and the pack: hours, presenters, who sees it."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft, make_issued, make_press
from tests.factories.meetings import make_meeting
from tests.factories.people import (
    make_delegate,
    make_delegation,
    make_officer,
    make_person,
    make_recorder,
    make_secretariat,
)
from tests.factories.submissions import make_call, make_draft_input, make_sent, typed
from tests.factories.texts import make_kept, make_text, said
from tests.factories.year import make_topic
from wgtr.accounts.models import Person
from wgtr.agenda.operations import take_up
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.documents.operations import issue
from wgtr.documents.uploads.taking import Taken, Upload
from wgtr.submissions.models import CallKind
from wgtr.submissions.places import FAQ, Place, PlaceKind
from wgtr.submissions.visibility import Visibility
from wgtr.texts.queries import current_text
from wgtr.tree.provisions import Kind, Provision
from wgtr.workplan.models import PresenterState
from wgtr.workplan.operations import invite_presenter, place_topic, receive_file

SCRIPT = "/meetings/csp11-wgtr-2025-02-28/script/"


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in front of a meeting whose agenda is issued."""
    make_issued(meetings=[make_meeting()])
    db.session.commit()
    return Browser(app)


def test_the_script_says_what_to_say_and_when_interpretation_ends(browser: Browser) -> None:
    sign_in(browser, make_officer())
    page = browser.get(SCRIPT).text
    assert "10:00–10:05" in page
    assert "Interpretation ends at 13:00." in page
    assert "Interpretation ends at 18:00." in page
    assert "The floor is open." in page
    assert "باب المناقشة مفتوح" in browser.get(f"{SCRIPT}?lang=ar").text


@pytest.mark.parametrize("form", ["docx", "md"])
def test_the_pack_binds_script_and_agenda(browser: Browser, form: str) -> None:
    sign_in(browser, make_secretariat())
    answer = browser.get(f"{SCRIPT}en.{form}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    if form == "md":
        assert "Chair’s script" in answer.text
        assert "The floor is open." in answer.text
    assert browser.get(f"{SCRIPT}en.exe").status_code == 404


def test_presenters_have_their_minutes_in_the_sitting_that_is_kept_for_them(app: Flask) -> None:
    meeting, kept = make_meeting(), make_kept().text
    draft = make_draft(text=kept, meetings=[meeting])
    issue(revision=draft, text=current_text(kept), press=make_press(), by="test")
    topic = make_topic()
    place_topic(topic=topic, meeting=meeting, sitting=meeting.sittings[1], by="test")
    for minutes, state, code in (
        (20, "agreed", "CL"),
        (None, "invited", "ES"),
        (5, "declined", "GH"),
    ):
        delegation = make_delegation(code)
        known: dict[str, Any] = {"minutes": minutes, "state": PresenterState(state)}
        presenter = invite_presenter(topic=topic, delegation=delegation, by="test", **known)
        if code == "CL":
            receive_file(
                presenter=presenter, file=Taken("slides.txt", "text/plain", b"S"), by="test"
            )
    take_up(text=kept, topics={"p2": [(topic, None)]}, by="test")
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_secretariat())
    page = browser.get(SCRIPT).text
    assert "I give the floor to Chile, for 20 minutes." in page
    assert "15:05–15:25" in page
    assert page.index("invited, has not agreed yet") > page.index("Spain")
    assert "Delegation GH" not in page
    assert page.index("slides.txt") < page.index("Spain")
    assert re.search(r"/workplan/wgtr/\d+/presenters/\d+/file", page)
    assert "File: slides.txt" in browser.get(f"{SCRIPT}en.md").text


def test_without_an_agenda_it_says_so(app: Flask) -> None:
    make_meeting()
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_secretariat())
    assert "not issued yet" in browser.get(SCRIPT).text
    assert browser.get(f"{SCRIPT}en.md").status_code == 404


@pytest.mark.parametrize("who", [make_officer, lambda: make_officer(OfficeTitle.ASSISTANT)])
def test_chair_and_assistant_play_it(browser: Browser, who: Callable[[], Person]) -> None:
    sign_in(browser, who())
    assert browser.get(SCRIPT).status_code == 200


@pytest.mark.parametrize("who", [None, make_person, make_delegate, make_recorder])
def test_others_are_not_told_of_it(browser: Browser, who: Callable[[], Person] | None) -> None:
    if who is not None:
        sign_in(browser, who())
    assert browser.get(SCRIPT).status_code == 404
    assert browser.get(f"{SCRIPT}en.md").status_code == 404


def test_input_stands_at_its_item_for_those_it_was_meant_for(browser: Browser) -> None:
    item = Place(PlaceKind.ITEM, "p2")
    for code, canary in (("CH", "canary-everybody"), ("ES", "canary-chair")):
        whom = Visibility.EVERYBODY if code == "CH" else Visibility.CHAIR
        make_sent(person=make_delegate(code), what=typed(canary, item, visibility=whom))
    make_draft_input(person=make_delegate("CL"), what=typed("canary-draft", item))
    db.session.commit()
    sign_in(browser, make_officer())
    for page in (browser.get(SCRIPT).text, browser.get(f"{SCRIPT}en.md").text):
        assert page.index("The reports") < page.index("canary-chair")
        assert "canary-everybody" in page
        assert "canary-draft" not in page
    other = Browser(browser.application)
    sign_in(other, make_delegate("CH"))
    assert "canary" not in other.get(SCRIPT).text


def test_input_that_hangs_on_no_item_stands_apart(browser: Browser) -> None:
    gone = Place(PlaceKind.ITEM, "p-of-an-earlier-agenda")
    make_sent(person=make_delegate("CH"), what=typed("canary-in-general"))
    make_sent(person=make_delegate("ES"), what=typed("canary-gone", gone))
    make_sent(person=make_delegate("GH"), what=typed(""), uploads=[Upload("ours.txt", b"words")])
    make_sent(make_call(CallKind.FAQ), make_delegate("CL"), typed("canary-faq", FAQ[1]))
    db.session.commit()
    sign_in(browser, make_officer())
    page, pack = browser.get(SCRIPT).text, browser.get(f"{SCRIPT}en.md").text
    for shown in (page, pack):
        apart = shown[shown.index("Written input on no single item") :]
        assert apart.index("General remarks") < apart.index("canary-in-general")
        assert apart.index("Proposals on the FAQ") < apart.index("Wording proposed: canary-faq")
        assert "canary-gone" in apart
        assert "ours.txt" in apart
    address = re.search(r'href="([^"]*/files/1)"', page)
    assert address is not None
    assert browser.get(address[1]).headers["Content-Disposition"].startswith("attachment")
    assert pack.index("canary-in-general") > pack.index("Interpretation ends at 18:00.")


def test_input_about_a_sub_item_stands_at_the_item_above_it(app: Flask) -> None:
    text = make_text()
    (part,) = text.parts
    below = Provision("p2a", Kind.ITEM, said("Late ones."), numbered=True)
    opening, item = part.provisions
    numbering = {"item": "{digit}.", "item/2": "{parent}.{digit}"}
    part = replace(
        part, provisions=(opening, replace(item, children=(below,))), numbering=numbering
    )
    make_issued(text=replace(text, parts=(part,)), meetings=[make_meeting()])
    make_sent(what=typed("canary-below", Place(PlaceKind.ITEM, "p2a")))
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_officer())
    page = browser.get(SCRIPT).text
    assert page.index("Written input of 1 delegation") < page.index("canary-below")
    assert "no single item" not in page


def test_the_script_takes_as_many_statements_with_much_input_as_with_little(
    browser: Browser, statements: list[str]
) -> None:
    sign_in(browser, make_officer())

    def asked() -> int:
        browser.get(SCRIPT)
        statements.clear()
        assert browser.get(SCRIPT).status_code == 200
        assert statements
        return len(statements)

    def send(code: str) -> None:
        make_sent(person=make_delegate(code), what=typed("In general."))
        make_sent(person=make_delegate(code), what=typed("At it.", Place(PlaceKind.ITEM, "p2")))
        make_sent(make_call(CallKind.FAQ), make_delegate(code), typed("New.", FAQ[1]))
        db.session.commit()

    send("CH")
    little = asked()
    for code in ("ES", "CL", "GH"):
        send(code)
    assert asked() == little
