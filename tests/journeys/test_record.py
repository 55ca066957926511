"""What a recorder types is saved by the page's script, and what could not be saved is said."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.factories.serving import Serving
from tests.journeys.desk import Desk, until

RECORD = "/meetings/csp11-wgtr-2025-02-28/record/"


@pytest.fixture
def desk(browser: Chrome, house: Serving) -> Desk:
    """Seat the recorder at the notes of an item."""
    there = Desk(browser, house)
    there.take_a_seat("recorder")
    there.go(RECORD)
    there.follow("State of play")
    return there


def status(desk: Desk, words: str) -> None:
    """Wait until the line below the form says `words`."""
    until(
        lambda: words in desk.at("[data-status]").text,
        lambda: f"{words!r} never came: {desk.at('[data-status]').text}",
    )


def stored(desk: Desk) -> list[str]:
    """Give what is noted under the item, as another page finds it."""
    address = desk.path
    desk.browser.switch_to.new_window("tab")
    desk.go(address)
    notes = desk.browser.find_elements(By.CSS_SELECTOR, "ol.record li")
    words = [note.text.splitlines()[0] for note in notes]
    desk.browser.close()
    desk.browser.switch_to.window(desk.browser.window_handles[0])
    return words


def test_a_note_is_saved_while_it_is_typed(desk: Desk) -> None:
    desk.fill("who", "Chile")
    desk.fill("words", "reporting rates are falling")
    status(desk, "Saved at")
    assert stored(desk)[-1] == "Chile noted that reporting rates are falling"
    desk.cut_the_line(cut=True)
    desk.fill("words", "reporting rates are falling in two regions")
    status(desk, "no connection")
    desk.cut_the_line(cut=False)
    status(desk, "Saved at")
    assert stored(desk) == ["Chile noted that reporting rates are falling in two regions"]
    desk.press("Save, next")
    desk.wait_for("reporting rates are falling in two regions")
    assert desk.at("[name=words]").get_attribute("value") == ""


def test_two_who_type_in_one_note_see_both_and_lose_neither(desk: Desk) -> None:
    desk.fill("who", "Ghana")
    desk.fill("words", "training helps")
    status(desk, "Saved at")
    desk.press("Save, next")
    desk.wait_for("Ghana noted that training helps")
    desk.click("ol.record li:last-child a")
    desk.at("[name=on_top_of]")
    mine, address = desk.browser.current_window_handle, desk.path
    desk.browser.switch_to.new_window("tab")
    desk.go(address)
    desk.fill("words", "training helps most")
    status(desk, "Saved at")
    desk.browser.close()
    desk.browser.switch_to.window(mine)
    desk.fill("words", "training helps a little")
    status(desk, "Press the button to see both")
    desk.press("Save")
    desk.wait_for("training helps most")
    assert desk.at("[name=words]").get_attribute("value") == "training helps a little"


def test_who_was_signed_out_is_told_so(desk: Desk) -> None:
    desk.browser.delete_all_cookies()
    desk.fill("words", "typed while signed out")
    status(desk, "you were signed out")
    assert desk.browser.find_element(By.NAME, "words").get_attribute("value")


def test_a_note_whose_item_has_gone_says_so(desk: Desk) -> None:
    desk.browser.execute_script("arguments[0].action = '/gone/'", desk.at("form[data-autosave]"))
    desk.fill("words", "typed under an item that was deferred")
    status(desk, "no longer in the record")
