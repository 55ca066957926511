"""A delegate reads the agenda: an item's address, a note and back, an annex, another language."""

import shutil
from base64 import b64decode

import pytest
from pypdfium2 import PdfDocument
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from tests.factories.serving import Serving
from tests.journeys.desk import Desk
from wgtr.core.languages import LANGUAGES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromium-driver: make test installs them where there is apt",
    ),
]
MEETING = "/meetings/csp11-wgtr-2025-02-28/"
ATT_SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
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


def test_printed_the_agenda_begins_a_page_and_no_control_is_left(
    browser: Chrome, house: Serving
) -> None:
    for language, agenda in (("en", "Annotated agenda"), ("ar", "جدول الأعمال المشروح")):
        pages = printed(browser, house, f"{MEETING}?lang={language}")
        assert agenda not in pages[0].splitlines(), (
            "what the meeting is, and its papers, come first"
        )
        assert ATT_SYMBOL.replace("/", "-") in pages[0]
        assert pages[1].lstrip().startswith(agenda)
        assert f"{MEETING}?lang={language}" in pages[-1]
        assert "Submit written input" not in " ".join(pages)


def test_printed_a_paper_behind_a_letter_begins_with_its_masthead(
    browser: Chrome, house: Serving
) -> None:
    pages = printed(browser, house, f"{AGENDA}?lang=en")
    with_masthead = [page for page in pages if f"{ATT_SYMBOL}\n29 January 2025" in page]
    assert len(with_masthead) == 2
    assert with_masthead[1].lstrip().startswith(ATT_SYMBOL)
    for label in ("Annex A", "Annex B"):
        assert any(page.lstrip().startswith(label) for page in pages)


def printed(browser: Chrome, house: Serving, page: str) -> list[str]:
    """What stands on each sheet when a page is printed on A4."""
    opened(browser, house, page)
    sheet = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    pdf = PdfDocument(b64decode(browser.execute_cdp_cmd("Page.printToPDF", sheet)["data"]))
    return [one.get_textpage().get_text_range().replace("\r", "") for one in pdf]


def test_a_button_is_as_wide_as_its_words_and_on_a_phone_as_the_page(
    browser: Chrome, house: Serving
) -> None:
    desk = Desk(browser, house)
    desk.take_a_seat("secretariat")
    for page, words in (("/symbols/", "Reserve the next symbol"), ("/people/", "Add a person")):
        desk.go(f"{page}?lang=en")
        assert browser.find_element(By.LINK_TEXT, words).rect["width"] < 300, page
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    desk.go("/symbols/?lang=en")
    assert browser.find_element(By.LINK_TEXT, "Reserve the next symbol").rect["width"] > 300
