"""The record's pages: who sees them, what is kept, that nothing typed is lost."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued
from tests.factories.meetings import make_meeting
from tests.factories.people import (
    make_delegate,
    make_delegation,
    make_officer,
    make_person,
    make_recorder,
    make_secretariat,
    make_translator,
)
from wgtr.accounts.models import Person
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.reports.items import agenda_of
from wgtr.reports.models import Note

RECORD = "/meetings/csp11-wgtr-2025-02-28/record/"
JSON = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in front of a meeting whose agenda is issued."""
    make_issued(meetings=[make_meeting()])
    db.session.commit()
    return Browser(app)


def first_item() -> str:
    from wgtr.meetings.queries import meeting_with_slug

    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    return agenda_of(meeting).items[0].id


def typed(**overrides: str) -> dict[str, Any]:
    return {
        "token": "token-token",
        "on_top_of": "0",
        "who": "Chile",
        "capacity": "own",
        "act": "noted",
        "words": "rates are falling",
        "language": "en",
        "spoken": "es",
    } | overrides


def notes() -> list[Note]:
    return list(db.session.query(Note).order_by(Note.id))


def test_a_recorder_types_one_note_after_the_other(browser: Browser) -> None:
    make_delegation("CL")
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/"
    assert "Nothing is noted under this item yet" in browser.get(page).text
    answer = browser.submit(page, typed())
    assert answer.status_code == 302
    assert answer.location.endswith("#next")
    shown = browser.get(page).text
    assert "<strong>Chile</strong>" in shown
    assert "rates are falling" in shown
    tokens = re.findall(r'name="token"[^>]*value="([^"]+)"', shown)
    assert tokens != ["token-token"]


@pytest.mark.parametrize("kind", ["conclusion", "recommendation", "action"])
def test_other_kinds_are_saved_with_the_fields_that_their_form_shows(
    browser: Browser, kind: str
) -> None:
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/?kind={kind}"
    form = browser.get(page).text.split("data-autosave", 1)[1].split("</form>", 1)[0]
    shown = set(re.findall(r'name="(\w+)"', form)) - {"csrf_token"}
    sent = {name: said for name, said in typed().items() if name in shown}
    assert "act" not in sent
    assert browser.submit(page, sent).status_code == 302
    assert [(note.kind.value, note.words) for note in notes()] == [
        (kind, {"en": "rates are falling"})
    ]


def test_a_speaker_without_delegation_is_kept_as_typed(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    browser.submit(f"{RECORD}{first_item()}/", typed(who="A research institute"))
    (note,) = notes()
    assert (note.delegation_id, note.speaker) == (None, "A research institute")


def test_a_name_in_another_language_finds_the_delegation(browser: Browser) -> None:
    chile = make_delegation("CL")
    sign_in(browser, make_recorder())
    browser.submit(f"{RECORD}{first_item()}/", typed(who="chili"))
    assert notes()[0].delegation_id == chile.id


def test_the_script_saves_while_one_types_and_the_button_makes_no_second_note(
    browser: Browser,
) -> None:
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/"
    first = browser.submit(page, typed(words="rates"), headers=dict(JSON))
    assert first.json is not None
    assert (first.status_code, first.json["version"]) == (200, 1)
    assert first.json["said"].startswith("Saved at 10:")
    second = browser.submit(page, typed(on_top_of="1"), headers=dict(JSON))
    assert second.json is not None
    assert second.json["version"] == 2
    assert browser.submit(page, typed(on_top_of="2")).status_code == 302
    assert [(note.version, note.words) for note in notes()] == [(2, {"en": "rates are falling"})]


def test_a_clash_shows_both_and_saving_again_takes_mine(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/"
    browser.submit(page, typed())
    number = notes()[0].id
    note_page = f"{RECORD}notes/{number}/"
    browser.submit(note_page, typed(on_top_of="1", words="theirs"))
    mine = browser.submit(note_page, typed(on_top_of="1", words="mine"))
    assert mine.status_code == 409
    assert "Stored now:" in mine.text
    assert "theirs" in mine.text
    assert "mine</textarea>" in mine.text.replace("\r\n", "")
    told = re.search(r'name="on_top_of"[^>]*value="(\d+)"', mine.text)
    assert told is not None
    assert told[1] == "2"
    assert browser.submit(note_page, typed(on_top_of="2", words="mine")).status_code == 302
    db.session.expire_all()
    assert notes()[0].words == {"en": "mine"}


def test_what_was_typed_comes_back_with_an_error(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/?kind=action"
    wrong = browser.submit(page, typed(words="Write to missions", due="next week", owner="Sec"))
    assert wrong.status_code == 422
    assert "Write to missions</textarea>" in wrong.text.replace("\r\n", "")
    assert "next week" in wrong.text
    assert notes() == []


def test_the_same_point_is_made_again_by_choosing_it(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    page = f"{RECORD}{first_item()}/"
    browser.submit(page, typed(act="asked"))
    same = str(notes()[0].id)
    browser.submit(page, typed(token="token-2-token", who="Ghana", words="", same=same))
    assert [(note.act.value, note.words) for note in notes()] == [
        ("asked", {"en": "rates are falling"})
    ] * 2


def test_a_note_is_worded_in_a_second_language_beside_the_first(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    browser.submit(f"{RECORD}{first_item()}/", typed())
    page = f"{RECORD}notes/{notes()[0].id}/"
    assert "rates are falling" in browser.get(f"{page}?in=fr").text
    browser.submit(f"{page}?in=fr", typed(on_top_of="1", words="les taux baissent", language="fr"))
    db.session.expire_all()
    assert notes()[0].words == {"en": "rates are falling", "fr": "les taux baissent"}
    assert notes()[0].language == "en"


def test_a_note_is_struck_and_restored(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    browser.submit(f"{RECORD}{first_item()}/", typed())
    number = notes()[0].id
    browser.submit(f"{RECORD}notes/{number}/strike")
    assert "Struck notes" in browser.get(RECORD).text
    browser.submit(f"{RECORD}notes/{number}/restore")
    assert "Struck notes" not in browser.get(RECORD).text


ALLOWED: list[Callable[[], Person]] = [
    make_recorder,
    make_secretariat,
    make_officer,
    lambda: make_officer(OfficeTitle.ASSISTANT),
]
KEPT_OUT: list[Callable[[], Person] | None] = [None, make_person, make_delegate, make_translator]


@pytest.mark.parametrize("who", ALLOWED)
def test_recorders_chair_assistant_and_secretariat_keep_the_record(
    browser: Browser, who: Callable[[], Person]
) -> None:
    sign_in(browser, who())
    assert browser.get(RECORD).status_code == 200


@pytest.mark.parametrize("who", KEPT_OUT)
def test_others_are_not_told_that_there_is_a_record(
    browser: Browser, who: Callable[[], Person] | None
) -> None:
    if who is not None:
        sign_in(browser, who())
    item = first_item()
    for address in (RECORD, f"{RECORD}{item}/"):
        assert browser.get(address).status_code == 404
        assert browser.submit(f"{RECORD}{item}/", typed()).status_code == 404
    assert notes() == []


def test_statements_do_not_grow_with_the_notes(browser: Browser, statements: list[str]) -> None:
    sign_in(browser, make_recorder())
    item = first_item()

    def counted() -> list[int]:
        numbers = []
        for address in (RECORD, f"{RECORD}{item}/"):
            statements.clear()
            assert browser.get(address).status_code == 200
            numbers.append(len(statements))
        return numbers

    browser.submit(f"{RECORD}{item}/", typed())
    few = counted()
    for number in range(20):
        browser.submit(f"{RECORD}{item}/", typed(token=f"token-{number:03}", words=f"w{number}"))
    assert counted() == few
    assert max(few) <= 14


def test_each_kind_of_note_asks_in_its_own_words(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    item = f"{RECORD}{first_item()}/?lang=en"
    said = browser.get(item).text
    assert "Who speaks</label>" in said, "who speaks is not optional"
    assert "The gist" in said
    said = browser.get(f"{item}&kind=conclusion").text
    assert "The conclusion, in whole sentences</label>" in said
    assert "What is to be done</label>" in browser.get(f"{item}&kind=action").text


def test_a_note_without_a_speaker_says_so_until_it_has_one(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    item = f"{RECORD}{first_item()}/"
    browser.submit(item, typed(who=""))
    note = f"{RECORD}notes/{notes()[0].id}/"
    for address in (item, RECORD, note):
        assert "no speaker yet" in browser.get(f"{address}?lang=en").text
    browser.submit(note, typed(on_top_of="1"))
    browser.submit(item, typed(token="token-of-another", who="", capacity="chair"))
    for address in (item, RECORD, note):
        assert "no speaker yet" not in browser.get(address).text


def test_the_first_note_cannot_move_up_and_who_saved_is_named(browser: Browser) -> None:
    sign_in(browser, make_recorder())
    item = f"{RECORD}{first_item()}/"
    browser.submit(item, typed())
    page = browser.get(f"{item}?lang=en").text
    assert ">Move up<" not in page
    assert re.search(r"noted that</span>\s+<span[^>]*>rates are falling", page), "it reads on"
    browser.submit(item, typed(token="another-token", words=""))
    page = browser.get(f"{item}?lang=en").text
    assert page.count(">Move up<") == 1
    assert "(no gist yet)" in page
    number = re.findall(r"record/notes/(\d+)/", page)[0]
    versions = browser.get(f"{RECORD}notes/{number}/?lang=en").text
    assert "<bdi>Recorder</bdi>" in versions
    assert "recorder@example.org" not in versions
