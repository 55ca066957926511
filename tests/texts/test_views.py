"""The editing pages: what was typed is never lost, and who may not work on a text sees nothing."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body
from tests.factories.people import (
    make_delegate,
    make_officer,
    make_person,
    make_recorder,
    make_secretariat,
    make_translator,
)
from tests.factories.texts import SOMEBODY, make_kept, make_text, said
from wgtr.core.database import db
from wgtr.texts.models import KeptText
from wgtr.texts.operations import Typed, keep_text, save_version, word_provision
from wgtr.texts.operations.arranging import Arrangement, arrange
from wgtr.texts.operations.wording import Saving
from wgtr.texts.queries import current_text, latest_version, text_named
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, plain

EN, FR = Language.EN, Language.FR


@pytest.fixture
def kept(database: object) -> KeptText:
    kept = keep_text(name="agenda", text=make_text(), body=make_body(), by=SOMEBODY).text
    db.session.commit()
    return kept


@pytest.fixture
def desk(client: Browser, kept: KeptText) -> Browser:
    """A browser in which the Secretariat is signed in."""
    sign_in(client, make_secretariat())
    return client


def words(provision_id: str = "p1", language: Language = EN) -> str:
    kept = text_named("agenda")
    assert kept is not None
    db.session.expire_all()
    return plain(current_text(kept).provision(provision_id).wording[language].body)


def saved_by_somebody_else(kept: KeptText, newer: str) -> None:
    word_provision(
        saving=Saving(kept=kept, on_top_of=1, by="Ben"),
        provision_id="p1",
        language=EN,
        typed=Typed(body=newer),
    )
    db.session.commit()


def test_texts_are_listed_by_what_they_are_called_now(desk: Browser, kept: KeptText) -> None:
    named = replace(make_text().parts[0], title={EN: (Span("Draft report"),)})
    keep_text(name="untitled", text=make_text(parts=(replace(named, title={}),)), by=SOMEBODY)
    save_version(kept=kept, text=make_text(parts=(named,)), on_top_of=1, by=SOMEBODY)
    db.session.commit()
    shown = desk.get("/texts/?lang=fr").text
    assert "<bdi>Draft report</bdi></a>" in shown
    assert "Agenda (en)" not in shown
    assert "<bdi>untitled</bdi></a>" in shown


def test_a_long_provision_is_called_by_whole_words(desk: Browser) -> None:
    long = said("Matters announced at the opening of the meeting are taken up here.")
    part = replace(make_text().parts[0], provisions=(Provision("p9", Kind.PARAGRAPH, long),))
    keep_text(name="long", text=make_text(parts=(part,)), by=SOMEBODY)
    db.session.commit()
    page = desk.get("/texts/long/p/p9/edit?in=en").text
    assert "<h1>Edit Matters announced at the opening of…</h1>" in page


def test_the_text_shows_its_lines_and_how_much_is_translated(desk: Browser) -> None:
    page = desk.get("/texts/agenda/?in=en").text
    assert "The meeting opens. (en)" in page
    assert "[note 1]" in page
    assert unescape(page).count("4 of 4") >= 2


def test_words_are_saved_and_the_reader_is_led_back_to_them(desk: Browser) -> None:
    answer = desk.submit("/texts/agenda/p/p1/edit?in=en", {"body": "New.", "on_top_of": 1})
    assert answer.status_code == 303
    assert answer.location.endswith("/texts/agenda/?in=en#p1")
    assert words() == "New."


def test_htmx_gets_the_line_and_what_the_save_changed_beside_it(desk: Browser) -> None:
    answer = desk.submit(
        "/texts/agenda/p/p1/edit?in=en",
        {"body": "New.", "on_top_of": 1},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    line, _, beside = answer.text.strip().partition("</li>")
    assert line.startswith("<li")
    assert "New." in line
    assert re.findall('id="([^"]+)" hx-swap-oob="true"', beside) == ["version", "languages-worded"]
    assert "version 2" in beside
    assert {"version", "languages-worded"} <= set(
        re.findall('id="([^"]+)"', desk.get("/texts/agenda/?in=en").text)
    )


def test_a_translation_is_typed_beside_its_original(desk: Browser) -> None:
    page = desk.get("/texts/agenda/p/p1/edit?in=fr").text
    assert "The meeting opens. (en)" in page
    assert "The meeting opens. (fr)" in page


def test_a_translation_that_loses_a_note_says_so(desk: Browser) -> None:
    lost = "The original has more in brackets:"
    assert lost not in desk.get("/texts/agenda/?in=fr&lang=en").text
    desk.submit("/texts/agenda/p/p2/edit?in=fr", {"body": "Les rapports.", "on_top_of": 1})
    page = desk.get("/texts/agenda/?in=fr&lang=en").text
    assert "[note 1]" in page.split(lost)[1].split("</p>")[0]
    desk.submit("/texts/agenda/p/p2/edit?in=fr", {"body": "Les rapports.[note 1]", "on_top_of": 2})
    assert lost not in desk.get("/texts/agenda/?in=fr&lang=en").text


def test_a_clash_shows_both_and_the_next_save_goes_through(desk: Browser, kept: KeptText) -> None:
    saved_by_somebody_else(kept, "Hers.")
    page = desk.submit("/texts/agenda/p/p1/edit?in=en", {"body": "His.", "on_top_of": 1})
    assert page.status_code == 409
    assert "Hers." in page.text
    assert ">His.</textarea>" in page.text.replace(">\r\n", ">").replace(">\n", ">")
    on_top_of = re.search(r'name="on_top_of"[^>]*value="(\d+)"', page.text)
    assert on_top_of is not None
    desk.submit("/texts/agenda/p/p1/edit?in=en", {"body": "His.", "on_top_of": on_top_of[1]})
    assert words() == "His."


def test_words_typed_for_a_provision_that_is_gone_come_back(desk: Browser, kept: KeptText) -> None:
    arrange(kept=kept, provision_id="p1", how=Arrangement.REMOVE, by="Ben")
    db.session.commit()
    page = desk.submit("/texts/agenda/p/p1/edit?in=en", {"body": "Long work.", "on_top_of": 1})
    assert page.status_code == 409
    assert "Long work." in page.text
    assert "no longer in the text" in page.text


def test_words_that_are_too_long_come_back_with_the_reason(desk: Browser) -> None:
    page = desk.submit("/texts/agenda/p/p1/edit?in=en", {"body": "x" * 20_001, "on_top_of": 1})
    assert page.status_code == 422
    assert "x" * 20_001 in page.text


def test_provisions_are_added_divided_moved_and_removed(desk: Browser) -> None:
    new = {"kind": "item", "where": "after", "numbered": "y", "body": "One. Two."}
    added = desk.submit("/texts/agenda/p/p1/add?in=en", new)
    assert added.status_code == 303, added.text
    new_id = added.location.rpartition("#")[2]
    assert words(new_id) == "One. Two."
    divided = desk.submit(f"/texts/agenda/p/{new_id}/divide?in=en", {"at": 5, "on_top_of": 2})
    assert divided.status_code == 303, divided.text
    assert words(divided.location.rpartition("#")[2]) == "Two."
    desk.submit(f"/texts/agenda/p/{new_id}/arrange?in=en", {"how": "up"})
    desk.submit(f"/texts/agenda/p/{new_id}/arrange?in=en", {"how": "remove"})
    assert desk.get(f"/texts/agenda/p/{new_id}?in=en").status_code == 404


def test_what_was_divided_is_joined_as_it_was(desk: Browser) -> None:
    new = {"kind": "item", "where": "after", "numbered": "y", "body": "Mr. X opens. All agree."}
    added = desk.submit("/texts/agenda/p/p1/add?in=en", new).location.rpartition("#")[2]
    page = desk.get(f"/texts/agenda/p/{added}/divide?in=en").text
    assert ("All agree." in page, 'value="4"' in page) == (True, False)
    desk.submit(f"/texts/agenda/p/{added}/divide?in=en", {"at": 13, "on_top_of": 2})
    desk.submit(f"/texts/agenda/p/{added}/arrange?in=en", {"how": "join"})
    assert words(added) == "Mr. X opens. All agree."


def test_a_provision_is_not_emptied_but_a_translation_is_taken_back(desk: Browser) -> None:
    edit = "/texts/agenda/p/p1/edit"
    page = desk.submit(f"{edit}?in=en&lang=en", {"body": "  ", "on_top_of": 1})
    assert page.status_code == 409
    assert "Write what it says, or remove it from the text." in page.text
    assert desk.submit(f"{edit}?in=fr", {"body": "", "on_top_of": 1}).status_code == 303


def test_a_version_with_a_number_beyond_all_numbers_is_not_there(desk: Browser) -> None:
    for number in (10**6, 10**20):
        answer = desk.get(f"/texts/agenda/versions/compare?old={number}&new=1")
        assert answer.status_code == 404


def test_an_empty_provision_is_not_added(desk: Browser) -> None:
    page = desk.submit("/texts/agenda/p/p1/add?in=en", {"kind": "item", "where": "after"})
    assert page.status_code == 422
    assert "Write what it says." in page.text


def test_what_cannot_be_arranged_says_why(desk: Browser) -> None:
    answer = desk.submit("/texts/agenda/p/p1/arrange?in=en", {"how": "up"})
    assert (answer.status_code, answer.location) == (303, "/texts/agenda/?in=en#p1")
    assert "first of its list" in desk.get("/texts/agenda/?in=en&lang=en").text


def test_notes_and_titles_are_edited(desk: Browser) -> None:
    desk.submit("/texts/agenda/notes/n1?in=en", {"words": "A new note.", "on_top_of": 1})
    desk.submit("/texts/agenda/parts/agenda?in=en", {"words": "A title", "on_top_of": 2})
    added = desk.submit("/texts/agenda/notes/new?in=en", {"words": "Another.", "on_top_of": 3})
    page = desk.get("/texts/agenda/?in=en").text
    assert ("A new note." in page, "A title" in page, "Another." in page) == (True, True, True)
    note_id = added.location.rpartition("#note-")[2]
    desk.submit(f"/texts/agenda/notes/{note_id}/remove?in=en")
    assert "Another." not in desk.get("/texts/agenda/?in=en").text


def test_a_note_clash_loses_nothing(desk: Browser) -> None:
    desk.submit("/texts/agenda/notes/n1?in=en", {"words": "Hers.", "on_top_of": 1})
    page = desk.submit("/texts/agenda/notes/n1?in=en", {"words": "His.", "on_top_of": 1})
    assert page.status_code == 409
    assert ("Hers." in page.text, "His." in page.text) == (True, True)


def test_every_save_is_listed_and_an_earlier_one_restored(desk: Browser, kept: KeptText) -> None:
    saved_by_somebody_else(kept, "Wrong.")
    page = desk.get("/texts/agenda/versions/").text
    assert ("Ben" in page, "Words changed" in page, SOMEBODY in page) == (True, True, True)
    desk.submit("/texts/agenda/versions/1/restore")
    assert words() == "The meeting opens. (en)"
    db.session.expire_all()
    assert latest_version(kept).number == 3


def test_a_chair_edits_texts_of_their_body_and_sees_no_others(
    client: Browser, kept: KeptText
) -> None:
    make_kept("other")
    sign_in(client, make_officer())
    assert client.get("/texts/agenda/p/p1/edit?in=en").status_code == 200
    assert client.get("/texts/other/").status_code == 404
    listed = client.get("/texts/").text
    assert ("agenda" in listed, "/texts/other/" in listed) == (True, False)


def test_a_translator_words_translations_only(client: Browser, kept: KeptText) -> None:
    sign_in(client, make_translator())
    answer = client.submit("/texts/agenda/p/p1/edit?in=fr", {"body": "Ouvert.", "on_top_of": 1})
    assert answer.status_code == 303
    assert words("p1", FR) == "Ouvert."
    for address in ("p/p1/edit", "p/p1/add", "p/p1/divide", "notes/new"):
        assert client.get(f"/texts/agenda/{address}?in=en").status_code == 404
    assert client.submit("/texts/agenda/p/p1/arrange", {"how": "remove"}).status_code == 404


@pytest.mark.parametrize("who", [None, make_delegate, make_recorder, make_person])
def test_others_do_not_learn_that_a_text_is_in_work(
    client: FlaskClient, kept: KeptText, who: object
) -> None:
    if callable(who):
        sign_in(client, who())
    for address in ("", "p/p1", "p/p1/edit", "versions/", "notes/n1"):
        assert client.get(f"/texts/agenda/{address}").status_code == 404
    assert client.get("/texts/").status_code in {302, 303, 403}


def test_the_number_of_statements_does_not_grow(desk: Browser, statements: list[str]) -> None:
    desk.get("/texts/agenda/?in=en")  # the first look notes when the sign-in was last used
    statements.clear()
    desk.get("/texts/agenda/?in=en")
    desk.get("/texts/")
    few = len(statements)
    for number in range(5):
        make_kept(f"more-{number}")
    db.session.commit()
    statements.clear()
    desk.get("/texts/agenda/?in=en")
    desk.get("/texts/")
    assert len(statements) == few


def test_a_save_in_place_asks_the_database_little(desk: Browser, statements: list[str]) -> None:
    def save(body: str) -> int:
        statements.clear()
        typed = {"body": body, "on_top_of": latest_version(kept_agenda()).number}
        answer = desk.submit("/texts/agenda/p/p1/edit?in=en", typed, headers={"HX-Request": "true"})
        assert body in answer.text
        return len(statements)

    save("The Chair opens it.")
    few = save("The Chair opens the meeting.")
    for number in range(5):
        make_kept(f"more-{number}")
    db.session.commit()
    assert save("The Chair opens this meeting.") == few < 15


def kept_agenda() -> KeptText:
    found = text_named("agenda")
    assert found is not None
    return found


def test_two_versions_are_compared_on_a_page_and_in_word(desk: Browser, kept: KeptText) -> None:
    saved_by_somebody_else(kept, "The meeting is opened. (en)")
    where = "/texts/agenda/versions/compare"
    page = desk.get(f"{where}?old=1&new=2&in=en").text
    assert re.search(r"<del>.*opens", page, re.DOTALL)
    assert re.search(r"<ins>.*is opened", page, re.DOTALL)
    assert desk.get(f"{where}?old=2&new=1&in=en").text.count("<ins>") == page.count("<ins>")
    word = desk.get(f"{where}.docx?old=1&new=2&in=en")
    assert word.headers["Content-Disposition"].startswith("attachment;")
    assert word.data.startswith(b"PK")
    assert desk.get(f"{where}?old=1&new=9").status_code == 404
    assert desk.get(where).status_code == 404
