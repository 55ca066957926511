"""A real browser and a served demonstration for the journeys."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.factories.serving import Serving, serving

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


@pytest.fixture(scope="session")
def house() -> Iterator[Serving]:
    """Serve the demonstration, once for all journeys."""
    with tempfile.TemporaryDirectory(prefix="wgtr-test-") as folder:
        Path(folder).chmod(0o711)
        with serving(Path(folder) / "var") as run:
            yield run
