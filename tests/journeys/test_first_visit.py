"""A first visit in a real browser: home, meetings, Arabic."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from tests.factories.serving import Serving, serving
from wgtr.core.languages import LANGUAGES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromium-driver: make test installs them where there is apt",
    ),
]
OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--lang=en",
]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chrome]:
    """Give a browser that starts as new."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for option in [*OPTIONS, f"--user-data-dir={tmp_path}"]:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, Service(shutil.which("chromedriver")))
    try:
        driver.set_window_size(1280, 900)
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="module")
def house() -> Iterator[Serving]:
    """Serve the demonstration, once for all visits."""
    with tempfile.TemporaryDirectory(prefix="wgtr-test-") as folder:
        Path(folder).chmod(0o711)
        with serving(Path(folder) / "var") as run:
            yield run


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
        for page in ("/", "/meetings/", "/meetings/csp11/", "/nowhere"):
            browser.get(f"http://localhost:{house.port}{page}?lang={language}")
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide == 375, f"{page} is {wide} pixels wide in {language}"


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
