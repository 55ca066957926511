"""A delegate reads the agenda: an item's address, a note and back, an annex, another language."""

import shutil

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from tests.factories.serving import Serving
from wgtr.core.languages import LANGUAGES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromium-driver: make test installs them where there is apt",
    ),
]
MEETING = "/meetings/csp11-wgtr-2025-02-28/"
AGENDA = "/documents/ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda/"
PHONE = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}


def opened(browser: Chrome, house: Serving, page: str) -> None:
    browser.get(f"http://localhost:{house.port}{page}")


def test_from_an_item_to_its_note_to_the_annex(browser: Chrome, house: Serving) -> None:
    opened(browser, house, f"{MEETING}?lang=en")
    items = browser.find_elements(By.CSS_SELECTOR, ".agenda > .item")
    assert len(items) == 7
    items[2].find_element(By.CLASS_NAME, "no").click()
    assert browser.current_url.endswith(f"#{items[2].get_attribute('id')}")
    items[2].find_element(By.CLASS_NAME, "call").click()
    notes = browser.find_elements(By.CSS_SELECTOR, ".notes .note")
    assert len(notes) == 6
    assert browser.current_url.endswith(f"#{notes[0].get_attribute('id')}")
    notes[0].find_element(By.CLASS_NAME, "no").click()
    assert "#call-" in browser.current_url
    browser.find_element(By.LINK_TEXT, "Annex A").click()
    assert browser.current_url.endswith(f"{AGENDA}#annex-a")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#annex-a .question")) == 22


def test_what_has_no_number_shows_its_address_when_reached(browser: Chrome, house: Serving) -> None:
    opened(browser, house, f"{MEETING}?lang=en")
    paragraph = browser.find_element(By.CSS_SELECTOR, ".agenda .paragraph")
    address = paragraph.find_element(By.CLASS_NAME, "own")
    assert address.value_of_css_property("opacity") == "0"
    ActionChains(browser).move_to_element(paragraph).perform()
    assert address.value_of_css_property("opacity") == "1"
    browser.execute_script("document.activeElement.blur()")
    ActionChains(browser).move_to_element(browser.find_element(By.TAG_NAME, "h1")).perform()
    address.send_keys("")
    assert address.value_of_css_property("opacity") == "1"


def test_numbers_hang_in_the_margin_on_the_side_where_reading_begins(
    browser: Chrome, house: Serving
) -> None:
    for language, first in (("en", min), ("ar", max)):
        opened(browser, house, f"{MEETING}?lang={language}")
        item = browser.find_element(By.CSS_SELECTOR, ".agenda > .numbered")
        number = item.find_element(By.CLASS_NAME, "no").location["x"]
        assert first(number, item.find_element(By.TAG_NAME, "h3").location["x"]) == number


def test_papers_fit_a_phone_in_every_language(browser: Chrome, house: Serving) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    for language in LANGUAGES:
        for page in (MEETING, AGENDA, "/documents/"):
            opened(browser, house, f"{page}?lang={language}")
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide == 375, f"{page} is {wide} pixels wide in {language}"


def test_the_first_load_is_small(browser: Chrome, house: Serving) -> None:
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    opened(browser, house, f"{MEETING}?lang=ar")
    sizes = browser.execute_script(
        "return performance.getEntriesByType('navigation')"
        ".concat(performance.getEntriesByType('resource')).map(each => each.encodedBodySize)"
    )
    assert len(sizes) >= 3
    assert sum(sizes) <= 300_000


def test_the_call_is_on_a_phones_first_screen(browser: Chrome, house: Serving) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    for language in ("en", "ar", "ru"):
        opened(browser, house, f"{MEETING}?lang={language}")
        button = browser.find_element(By.CSS_SELECTOR, ".calls .button").rect
        assert button["y"] + button["height"] < PHONE["height"], language
