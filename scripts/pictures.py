# ruff: noqa: INP001 - a script, started with python -m from the checkout; it is no package
"""Take the pictures of docs/design.md and the guides from the program itself.

    .venv/bin/python -m scripts.pictures [NAME ...]

It serves a demonstration in a folder of its own and needs chromium and chromium-driver. Names
limit what is taken: `strip`, `agenda-phone`. Run it by hand when the look has changed.
"""

import shutil
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from tests.factories.serving import serving

DOCS = Path(__file__).resolve().parents[1] / "docs"
MEETING = "/meetings/csp11-wgtr-2025-02-28/"
AGENDA = "/documents/ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda/"
GIVEN_ELSEWHERE = "/documents/ATT-CSP10.WGTR-2024-CHAIR-800-Conf.Rep/"
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en"]
DESK, PHONE, AROUND = 1132, 375, 12
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Picture:
    """What to take: an element of a page (`where`), or the top of the page, `tall` pixels.

    `press` is a button to press first: an empty form then comes back with what is wrong.
    """

    name: str
    page: str
    where: str | None = None
    wide: int = DESK
    tall: int = 900
    language: str = "en"
    schemes: tuple[str, ...] = ("light",)
    folder: str = "guide"
    press: str | None = None

    def file(self, scheme: str) -> Path:
        """Where the picture is kept."""
        ending = f"-{scheme}" if len(self.schemes) > 1 else ""
        return DOCS / self.folder / f"{self.name}{ending}.png"


def part(name: str, page: str, where: str, wide: int = 760) -> Picture:
    """A part of a page for docs/design.md, on light and dark screens."""
    return Picture(name, page, where, wide=wide, schemes=SCHEMES, folder="design")


PICTURES = [
    part("bar", "/", ".bar"),
    part("strip", MEETING, ".strip", wide=DESK),
    part("item", MEETING, "#p30"),
    part("notes", MEETING, ".notes .note"),
    part("documents", MEETING, "aside section"),
    part("questions", AGENDA, "#annex-a .question_group"),
    part("files", AGENDA, "section:has(> .files)"),
    part("notice", GIVEN_ELSEWHERE, "main"),
    part("empty", "/meetings/csp9/", "main"),
    replace(part("form", "/sign-in", "main"), press="main button"),
    Picture("home", "/", tall=800),
    Picture("meeting", MEETING, tall=1100),
    Picture("meeting-phone", MEETING, wide=PHONE, tall=812),
    Picture("meeting-phone-arabic", MEETING, wide=PHONE, tall=812, language="ar"),
    Picture("document", AGENDA, tall=1000),
]


@contextmanager
def browser() -> Iterator[Chrome]:
    """Give a browser without a window."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as profile:
        for option in [*OPTIONS, f"--user-data-dir={profile}"]:
            options.add_argument(option)
        driver = Chrome(options, Service(shutil.which("chromedriver")))
        try:
            yield driver
        finally:
            driver.quit()


def take(driver: Chrome, house: str, picture: Picture, scheme: str) -> None:
    """Take one picture."""
    size = {"width": picture.wide, "height": picture.tall, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    driver.get(f"{house}{picture.page}?lang={picture.language}")
    if picture.press is not None:
        driver.find_element(By.CSS_SELECTOR, picture.press).click()
    file = picture.file(scheme)
    file.parent.mkdir(parents=True, exist_ok=True)
    clip: dict[str, float] = {"x": 0, "y": 0, "width": picture.wide, "height": picture.tall}
    if picture.where is not None:
        clip = _around(driver.find_element(By.CSS_SELECTOR, picture.where).rect)
    shot = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True}
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", shot)
    file.write_bytes(b64decode(taken["data"]))


def _around(rect: dict[str, float]) -> dict[str, float]:
    """A place on the page with a little of what is around it."""
    return {
        "x": max(0, rect["x"] - AROUND),
        "y": max(0, rect["y"] - AROUND),
        "width": rect["width"] + 2 * AROUND,
        "height": rect["height"] + 2 * AROUND,
    }


def main(wanted: list[str]) -> None:
    """Take the pictures that were asked for, or all."""
    with tempfile.TemporaryDirectory(prefix="wgtr-pictures-") as folder:
        Path(folder).chmod(0o711)
        with serving(Path(folder) / "var") as run, browser() as driver:
            for picture in PICTURES:
                if not wanted or picture.name in wanted:
                    for scheme in picture.schemes:
                        take(driver, f"http://localhost:{run.port}", picture, scheme)


if __name__ == "__main__":
    main(sys.argv[1:])
