"""A first visit in a real browser: home, meetings, Arabic."""

import shutil
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.factories.serving import Serving
from wgtr.core.languages import LANGUAGES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromium-driver: make test installs them where there is apt",
    ),
]

PAGES = (
    "/",
    "/meetings/",
    "/meetings/csp11/",
    "/meetings/csp11-wgtr-2025-02-28/",
    "/bodies/wgtr/",
    "/nowhere",
)


def test_home_then_meetings_then_arabic(browser: Chrome, house: Serving, tmp_path: Path) -> None:
    browser.get(f"http://localhost:{house.port}/")
    assert "Next meeting: 28 February 2025" in browser.find_element(By.TAG_NAME, "main").text
    browser.find_element(By.LINK_TEXT, "Meetings").click()
    assert browser.find_element(By.TAG_NAME, "h1").text == "Meetings"
    browser.find_element(By.CSS_SELECTOR, "a[hreflang=ar]").click()
    html = browser.find_element(By.TAG_NAME, "html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    assert browser.find_element(By.TAG_NAME, "h1").text == "الاجتماعات"
    browser.find_element(By.CSS_SELECTOR, "a.mark").click()
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("dir") == "rtl"
    mark, languages = (
        browser.find_element(By.CSS_SELECTOR, each) for each in (".mark", ".languages")
    )
    assert mark.location["x"] > languages.location["x"]
    _assert_not_blank(browser, tmp_path / "arabic.png")
    logged = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [entry for entry in logged if entry["level"] == "SEVERE"] == []


def test_nothing_is_cut_off_on_a_phone(browser: Chrome, house: Serving) -> None:
    phone = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    for language in LANGUAGES:
        for page in PAGES:
            browser.get(f"http://localhost:{house.port}{page}?lang={language}")
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide == 375, f"{page} is {wide} pixels wide in {language}"


def test_nothing_is_cut_off_at_twice_the_size(browser: Chrome, house: Serving) -> None:
    zoomed = {"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", zoomed)
    for page in PAGES:
        browser.get(f"http://localhost:{house.port}{page}?lang=ru")
        root = browser.find_element(By.TAG_NAME, "html")
        wide, seen = (root.get_property(name) for name in ("scrollWidth", "clientWidth"))
        assert wide == seen, page


def test_the_keyboard_first_reaches_the_content(browser: Chrome, house: Serving) -> None:
    browser.get(f"http://localhost:{house.port}/meetings/csp11-wgtr-2025-02-28/")
    ActionChains(browser).send_keys(Keys.TAB).perform()
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the content"
    assert skip.rect["y"] >= 0
    assert skip.value_of_css_property("outline-style") == "solid"
    skip.send_keys(Keys.ENTER)
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert browser.switch_to.active_element.text == "CSP11"


def test_everything_can_be_read_without_scripts(browser: Chrome, house: Serving) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"http://localhost:{house.port}/")
    browser.find_element(By.PARTIAL_LINK_TEXT, "Next meeting").click()
    assert browser.find_element(By.TAG_NAME, "h1").text == "Meeting of 28 February 2025"
    browser.find_element(By.CSS_SELECTOR, "a[hreflang=fr]").click()
    assert "14 février 2025, 24 h 00" in browser.find_element(By.CLASS_NAME, "due").text


def test_print_gives_the_document(browser: Chrome, house: Serving) -> None:
    browser.get(f"http://localhost:{house.port}/meetings/csp11-wgtr-2025-02-28/")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element(By.CLASS_NAME, "top").is_displayed()
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    assert browser.find_element(By.CLASS_NAME, "steps").is_displayed()


def test_what_is_due_stands_out_without_colours_too(browser: Chrome, house: Serving) -> None:
    browser.get(f"http://localhost:{house.port}/")
    due = browser.find_element(By.CSS_SELECTOR, ".steps .next")
    assert due.value_of_css_property("outline-style") == "none"
    forced = {"features": [{"name": "forced-colors", "value": "active"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", forced)
    assert due.value_of_css_property("outline-style") == "solid"


def test_the_readers_own_time_stands_beside_genevas(browser: Chrome, house: Serving) -> None:
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    browser.get(f"http://localhost:{house.port}/")
    due = browser.find_element(By.CLASS_NAME, "due").text
    assert due.endswith("14 February 2025, 24:00 Geneva (CET) · 15 February at 08:00 (your time)")
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Paris"})
    browser.refresh()
    assert browser.find_element(By.CLASS_NAME, "due").text.endswith("24:00 Geneva (CET)")


def _assert_not_blank(browser: Chrome, file: Path) -> None:
    """A picture of a page in ink holds many shades; a blank one shrinks to almost nothing."""
    assert browser.save_screenshot(str(file))
    assert file.stat().st_size > 20_000
