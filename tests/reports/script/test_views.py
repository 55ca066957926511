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
from wgtr.agenda.operations import (
    accept_proposal,
    adopt,
    decline_proposal,
    propose_item,
    take_up,
)
from wgtr.agenda.operations.adoption import Entry
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.documents.operations import issue
from wgtr.documents.uploads.taking import Taken, Upload
from wgtr.reports.script.receiving import cut
from wgtr.submissions.models import CallKind
from wgtr.submissions.operations import Said
from wgtr.submissions.operations.drafts import Typed
from wgtr.submissions.places import FAQ, Place, PlaceKind
from wgtr.submissions.visibility import Visibility
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Masthead, Part, Provision, Text
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
    pack = browser.get(f"{SCRIPT}en.md").text
    assert "File: slides.txt" in pack
    assert "[invited, has not agreed yet]** I give the floor to Spain" in pack
    assert "[invited" not in pack.split("the floor to Spain")[1]
    assert "[invited" not in pack.split("the floor to Chile")[0]


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


ONLY = "For the Chair and the Secretariat only"


def test_for_whom_input_is_stands_beside_it_and_at_the_head_of_the_pack(browser: Browser) -> None:
    item = Place(PlaceKind.ITEM, "p2")
    make_sent(person=make_delegate("CH"), what=typed("canary-everybody", item))
    parties = typed("canary-parties", item, visibility=Visibility.PARTIES)
    make_sent(person=make_delegate("ES"), what=parties)
    db.session.commit()
    sign_in(browser, make_officer())
    assert ONLY not in browser.get(f"{SCRIPT}en.md").text
    make_sent(
        person=make_delegate("CL"), what=typed("canary-chair", item, visibility=Visibility.CHAIR)
    )
    db.session.commit()
    pack = browser.get(f"{SCRIPT}en.md").text
    assert pack.startswith(ONLY)
    assert "**Spain (for States Parties and signatories only):** canary-parties" in pack
    assert "**Chile (for the Chair and the Secretariat only):** canary-chair" in pack
    assert "Switzerland:** canary-everybody" in pack
    assert browser.get(f"{SCRIPT}ar.md").text.startswith("للرئاسة والأمانة فقط")
    page = browser.get(f"{SCRIPT}?lang=en").text
    assert page.count("for the Chair and the Secretariat only") == 1
    assert page.count("for States Parties and signatories only") == 1


def test_input_apart_that_is_the_chairs_marks_the_pack_too(browser: Browser) -> None:
    make_sent(what=typed("In general.", visibility=Visibility.CHAIR))
    db.session.commit()
    sign_in(browser, make_officer())
    assert browser.get(f"{SCRIPT}en.md").text.startswith(ONLY)


def test_the_pack_has_one_masthead_for_the_script_and_one_for_the_agenda(app: Flask) -> None:
    text, own = make_text(), Masthead(lines={Language.EN: ("Working Group",)})
    parts = tuple(replace(part, masthead=own) for part in text.parts)
    make_issued(text=replace(text, parts=parts), meetings=[make_meeting()])
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_secretariat())
    script, agenda = browser.get(f"{SCRIPT}en.md").text.split("# Agenda (en)")[:2]
    assert script.count("Issued by") == 2
    assert script.count("29 January 2025") == 1
    assert "Issued by" not in agenda


def items(*provisions: Provision) -> Text:
    text = make_text()
    (part,) = text.parts
    return replace(text, parts=(replace(part, provisions=provisions),))


def bullet(name: str, words: str) -> Provision:
    return Provision(name, Kind.BULLET, said(words))


def test_briefings_of_the_order_of_play_have_their_minutes_and_other_words_are_reminders(
    app: Flask,
) -> None:
    made = Provision(
        "p1",
        Kind.ITEM,
        said("Reports."),
        (bullet("p1-brief", "The Secretariat will give a briefing."), bullet("x", "The floor.")),
        numbered=True,
    )
    told = Provision("t1", Kind.PARAGRAPH, said("The ATT Monitor will present its dashboard."))
    written = Provision("p2", Kind.ITEM, said("Exchange."), (told,), numbered=True)
    make_issued(text=items(made, written), meetings=[make_meeting()])
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_officer())
    for shown in (browser.get(f"{SCRIPT}?lang=en").text, browser.get(f"{SCRIPT}en.md").text):
        played = shown.split("# Agenda (en)")[0]
        assert played.count("I give the floor to the Secretariat for its briefing.") == 1
        assert "10:05–10:15" in played
        assert played.count("The agenda says") == 1
        assert played.index("Exchange.") < played.index("The ATT Monitor will present")
        assert "will give a briefing" not in played
    assert "The ATT Monitor will present its dashboard. (fr)" in browser.get(f"{SCRIPT}fr.md").text
    assert "للأمانة" not in browser.get(f"{SCRIPT}ar.md").text


def test_accepted_proposals_stand_under_the_last_item_until_the_agenda_is_adopted(
    app: Flask,
) -> None:
    meeting = make_meeting()
    kept = make_kept().text
    draft = make_draft(text=kept, meetings=[meeting])
    issue(revision=draft, text=current_text(kept), press=make_press(), by="test")
    proposals = {}
    for code, title in (("CH", "A urgent matter"), ("ES", "Left open"), ("CL", "Declined")):
        proposals[code] = propose_item(
            meeting=meeting, person=make_delegate(code), title=title, note="", language="en", by="t"
        )
    accept_proposal(proposal=proposals["CH"], by="test")
    decline_proposal(proposal=proposals["CL"], reason="No.", by="test")
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_officer())
    for shown in (browser.get(f"{SCRIPT}?lang=en").text, browser.get(f"{SCRIPT}en.md").text):
        assert shown.index("The reports.") < shown.index("Proposals accepted for this item")
        assert re.search(r"A urgent matter\S? \(Switzerland\)", shown)
        assert "Left open" not in shown
        assert "Declined" not in shown
    order = [Entry(item="p1"), Entry(item="p2")]
    adopt(meeting=meeting, text=kept, order=order, by="test")
    db.session.commit()
    assert "Proposals accepted" not in browser.get(f"{SCRIPT}?lang=en").text


def test_places_are_named_in_the_readers_language_whole_words_and_with_their_numbers(
    app: Flask,
) -> None:
    long = "What has your delegation done to encourage other States Parties to report on time?"
    questions = tuple(
        Provision(f"q{number}", Kind.QUESTION, said(f"{number}. {long}"), numbered=True)
        for number in (1, 2)
    )
    annex = Part(
        "annex-a", "annex", label="A", provisions=questions, numbering={"question": "{digit}."}
    )
    text = make_text()
    make_issued(text=replace(text, parts=(*text.parts, annex)), meetings=[make_meeting()])
    for number in (2, 1):
        make_sent(
            person=make_delegate("CL"),
            what=typed(f"canary-{number}", Place(PlaceKind.ANNEX, f"q{number}")),
        )
    label = "Какие трудности " * 12
    gone = Said(Place(PlaceKind.LETTER, "gone"), "canary-gone", label)
    make_sent(
        person=make_delegate("ES"),
        what=Typed(said=[gone], visibility=Visibility.EVERYBODY, language="ru"),
    )
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_officer())
    for shown in (browser.get(f"{SCRIPT}?lang=fr").text, browser.get(f"{SCRIPT}fr.md").text):
        apart = shown[shown.index("ne portant sur aucun point") :]
        assert re.search(r"A, question n° 1\. 1\. What has .{20,70}…", apart)
        assert apart.index("n° 1.") < apart.index("canary-1") < apart.index("n° 2.")
        assert "Une question d’un document antérieur : «" in apart
        assert re.search(r"Какие трудности Какие…", apart)


def test_answers_to_several_questions_about_an_item_keep_their_numbers(app: Flask) -> None:
    asked = tuple(
        replace(bullet(f"l{number}", f"Question {number}?"), about=("p2",)) for number in (1, 2)
    )
    text = make_text()
    letter = Part("letter", "letter", provisions=asked)
    make_issued(text=replace(text, parts=(letter, *text.parts)), meetings=[make_meeting()])
    what = Typed(
        said=[
            Said(Place(PlaceKind.LETTER, "l1"), "canary-1", "x"),
            Said(Place(PlaceKind.LETTER, "l2"), "canary-2", "x"),
            Said(Place(PlaceKind.ITEM, "p2"), "canary-item", "x"),
        ],
        visibility=Visibility.EVERYBODY,
        language="en",
    )
    make_sent(person=make_delegate("CL"), what=what)
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, make_officer())
    for shown in (browser.get(f"{SCRIPT}?lang=en").text, browser.get(f"{SCRIPT}en.md").text):
        assert "Letter, question 1: canary-1" in shown
        assert "Letter, question 2: canary-2" in shown
        assert "question 3" not in shown
        assert re.search(r"[>* ]canary-item", shown)
    assert "\u2068canary-1\u2069" in browser.get(f"{SCRIPT}ar.md").text


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("one two three", "one two…"),
        ("一二三四五六七八九十一", "一二三四五六七八九…"),
        ("short", "short"),
    ],
)
def test_headings_are_cut_between_words(words: str, short: str) -> None:
    assert cut(words, 9) == short


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
