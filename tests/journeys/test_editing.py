"""What editing in place shows where it cannot save: the other's words, or why."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.factories.serving import Serving
from tests.journeys.desk import Desk

TEXT = "/texts/questions-wgtr-1/"
FORM = "li.editing textarea[name=body]"


@pytest.fixture
def desk(browser: Chrome, house: Serving) -> Desk:
    """Seat the Secretariat at a text."""
    there = Desk(browser, house)
    there.take_a_seat("secretariat")
    return there


def begin(desk: Desk, words: str) -> None:
    """Open a question where it stands and type, without saving."""
    desk.go(TEXT)
    desk.browser.find_elements(By.CSS_SELECTOR, "li.line a[href*='/edit']")[-1].click()
    desk.at(FORM).clear()
    desk.at(FORM).send_keys(words)


def test_two_who_edit_one_line_in_place_see_both(desk: Desk) -> None:
    begin(desk, "What helps least?")
    mine = desk.browser.current_window_handle
    desk.browser.switch_to.new_window("tab")
    begin(desk, "What helps most?")
    desk.press("Save")
    desk.wait_for("What helps most?")
    desk.browser.close()
    desk.browser.switch_to.window(mine)
    desk.press("Save")
    desk.wait_for("saved other words here meanwhile")
    assert "What helps most?" in desk.page
    assert desk.at(FORM).get_attribute("value") == "What helps least?"
    assert desk.path == TEXT


def test_without_a_connection_it_is_said_and_the_words_stay(desk: Desk) -> None:
    begin(desk, "What helps on a slow line?")
    desk.cut_the_line(cut=True)
    desk.press("Save")
    desk.wait_for("no connection")
    assert desk.at(FORM).get_attribute("value") == "What helps on a slow line?"
    desk.cut_the_line(cut=False)
    desk.press("Save")
    desk.wait_for("What helps on a slow line?")
    assert "no connection" not in desk.page


def test_who_was_signed_out_gets_back_what_was_typed(desk: Desk) -> None:
    begin(desk, "Typed while signed out, and long enough to keep")
    desk.browser.delete_all_cookies()
    desk.press("Save")
    desk.wait_for("What you typed")
    kept = desk.browser.find_element(By.CSS_SELECTOR, "textarea[readonly]")
    assert kept.text == "Typed while signed out, and long enough to keep"
