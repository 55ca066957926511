# ruff: noqa: INP001 - a script, started with python -m from the checkout; it is no package
"""Take the pictures of docs/design.md and the guides from the program itself.

    .venv/bin/python -m scripts.pictures [NAME ...]

It serves a demonstration in a folder of its own and needs chromium and chromium-driver. Names
limit what is taken: `strip`, `agenda-phone`. Run it by hand when the look has changed.

Specimens (scripts/specimens/) are what no page shows at once: they stand on a page of the program
in its own stylesheet. `data-size`, `data-ground`, `data-ink` and `data-fill` name tokens,
`data-wide` is in pixels, and `data-force` a state that the browser is told to be in (hover, focus).
"""

import shutil
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from tests.factories.serving import serving
from tests.journeys.desk import Desk
from tests.rendering.papers import paper
from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import load_style
from wgtr.rendering.redline import redline
from wgtr.rendering.redline.page import redline_page
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, Wording

DOCS = Path(__file__).resolve().parents[1] / "docs"
MEETING = "/meetings/csp11-wgtr-2025-02-28/"
AGENDA = "/documents/ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda/"
GIVEN_ELSEWHERE = "/documents/ATT-CSP10.WGTR-2024-CHAIR-800-Conf.Rep/"
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en"]
DESK, PHONE, AROUND = 1132, 375, 12
COLOURS = 128
"""Of a picture: ours have a dozen, the rest are the edges of letters."""
SCHEMES = ("light", "dark")
QUESTIONS = "/texts/questions-wgtr-1/"
PODIUM = ("section:has(> #year)", "section:has(> #podium)")
SPECIMENS = Path(__file__).parent / "specimens"
FORCED = {"hover": ["hover"], "focus": ["focus", "focus-visible"]}
LAYING_OUT = """
document.querySelector("main").innerHTML = arguments[0];
const each = (name, set) => document.querySelectorAll(`[data-${name}]`).forEach(
  (one) => set(one.style, one.dataset[name]));
each("size", (style, token) => style.fontSize = `var(--${token})`);
each("weight", (style, weight) => style.fontWeight = weight);
each("face", (style, token) => style.fontFamily = `var(--${token})`);
each("ground", (style, token) => Object.assign(style, {
  background: `var(--${token})`, padding: "10px" }));
each("ink", (style, token) => style.color = `var(--${token})`);
each("fill", (style, token) => Object.assign(style, {
  background: `var(--${token})`, display: "inline-block", blockSize: "12px" }));
each("wide", (style, pixels) => style.inlineSize = `${pixels}px`);
"""
MAIL = """From: Mission of Japan <mission.japan@jp.demo.example.org>
Subject: Written input (example)
Date: Thu, 06 Feb 2025 17:12:00 +0900

Dear Secretariat,
please find our remarks on item 3.
"""


@dataclass(frozen=True)
class Picture:
    """What to take: an element of a page (`where`), or the top of the page, `tall` pixels.

    Of two elements it is all from the one to the other.

    `press` is a button to press first: an empty form then comes back with what is wrong. `seat` is
    the account of a demonstration that looks at it, and `before` what that person does there first.
    """

    name: str
    page: str
    where: str | tuple[str, str] | None = None
    wide: int = DESK
    tall: int = 900
    language: str = "en"
    schemes: tuple[str, ...] = ("light",)
    folder: str = "guide"
    press: str | None = None
    seat: str = ""
    before: Callable[[Desk], None] | None = None
    specimen: Callable[[], str] | None = None

    def file(self, scheme: str) -> Path:
        """Where the picture is kept."""
        ending = f"-{scheme}" if len(self.schemes) > 1 else ""
        return DOCS / self.folder / f"{self.name}{ending}.png"


def part(name: str, page: str, where: str, wide: int = 760) -> Picture:
    """A part of a page for docs/design.md, on light and dark screens."""
    return Picture(name, page, where, wide=wide, schemes=SCHEMES, folder="design")


def specimen(name: str, wide: int = 760, drawn: Callable[[], str] | None = None) -> Picture:
    """A specimen for docs/design.md: of the file of its name, or as it is `drawn`."""
    read = drawn or (lambda: (SPECIMENS / f"{name}.html").read_text("utf-8"))
    return replace(part(name, "/", "main > :first-child", wide=wide), specimen=read)


def a_redline() -> str:
    """Two papers compared as the program compares them: words, a paragraph gone, one moved."""
    words = (
        "The group reviews how many reports have come in.",
        "Delegations present what they have done to encourage reporting.",
        "The Secretariat informs about the online tool.",
        "The Chair introduces the topic.",
    )
    said = [_paragraph(place, each) for place, each in enumerate(words)]
    changed = _paragraph(0, "The group reviews how many reports have come in since CSP10.")
    old, new = (paper(*each) for each in (said, [changed, said[3], said[1]]))
    style = load_style(agendas_folder() / "house-style")
    page = redline_page(redline(old, new, Language.EN, style), style)
    return page[page.index('<div class="redline') : page.rindex("</div>") + len("</div>")]


def _paragraph(place: int, words: str) -> Provision:
    said = {Language.EN: Wording(body=(Span(words),))}
    return Provision(f"p{place}", Kind.PARAGRAPH, said, numbered=True)


def typing_input(desk: Desk) -> None:
    """Write under an item, as a delegate does."""
    desk.fill("words-item:p22", "We propose to compare the figures of three years, by region.")


def sending_input(desk: Desk) -> None:
    """Send what is written."""
    typing_input(desk)
    desk.tick("visibility", "everybody")
    desk.press("Send")
    desk.at(".receipt")


def taking_a_note(desk: Desk) -> None:
    """Keep one note, and begin the next."""
    said = {"Chile": "reporting rates are falling", "Japan": "the online tool helps"}
    for who, words in said.items():
        desk.fill("who", who)
        desk.fill("words", words)
        if who == "Chile":
            desk.press("Save, next")
            desk.at(".record li")


def dropping_a_mail(desk: Desk) -> None:
    """Let an e-mail be read."""
    with tempfile.NamedTemporaryFile("w", suffix=".eml") as file:
        file.write(MAIL)
        file.flush()
        desk.at("input[type=file]").send_keys(file.name)
        desk.press("Read it")
        desk.at("#arrived")


def preparing_a_paper(desk: Desk) -> None:
    """Make a paper of the topic's questions, without a symbol yet."""
    desk.press("Prepare it")
    desk.at("[name=dated]")


PICTURES = [
    part("bar", "/", ".bar"),
    part("strip", MEETING, ".strip", wide=DESK),
    part("item", MEETING, "#p30"),
    part("notes", MEETING, ".notes .note"),
    part("documents", MEETING, "section:has(> #documents)"),
    part("questions", AGENDA, "#annex-a .question_group"),
    part("files", AGENDA, "section:has(> .files)"),
    part("notice", GIVEN_ELSEWHERE, "main"),
    part("empty", "/meetings/csp7/", "section:has(> #papers)"),
    part("calls", MEETING, ".calls", wide=DESK),
    part("year", "/meetings/csp10/", "section:has(> .year)", wide=DESK),
    specimen("type"),
    specimen("colours"),
    specimen("space", wide=600),
    specimen("states"),
    specimen("controls", wide=860),
    specimen("redline", drawn=a_redline),
    replace(part("form", "/sign-in", "main"), press="main button"),
    Picture("home", "/", tall=800),
    Picture("meeting", MEETING, tall=1100),
    Picture("meeting-phone", MEETING, wide=PHONE, tall=812),
    Picture("meeting-phone-arabic", MEETING, wide=PHONE, tall=812, language="ar"),
    Picture("document", AGENDA, tall=1000),
    Picture("chair-meeting", MEETING, PODIUM, wide=PHONE, seat="chair"),
    Picture("chair-script", f"{MEETING}script/", wide=760, tall=860, seat="chair"),
    Picture(
        "delegate-write",
        f"{MEETING}input/comments/write",
        ("h1", '[name="words-item:p22"]'),
        wide=640,
        seat="delegate.mexico",
        before=typing_input,
    ),
    Picture(
        "delegate-receipt",
        f"{MEETING}input/comments/write",
        ("h1", ".receipt > div:nth-child(6)"),
        wide=600,
        seat="delegate.mexico",
        before=sending_input,
    ),
    Picture(
        "recorder-note",
        f"{MEETING}record/p22/",
        wide=760,
        tall=760,
        seat="recorder",
        before=taking_a_note,
    ),
    Picture(
        "secretariat-log",
        "/input/log/",
        wide=760,
        tall=720,
        seat="secretariat",
        before=dropping_a_mail,
    ),
    Picture(
        "secretariat-issue",
        "/issuing/texts/questions-wgtr-1/",
        "main",
        wide=760,
        seat="secretariat",
        before=preparing_a_paper,
    ),
    Picture("translator-text", f"{QUESTIONS}?in=fr", wide=900, tall=620, seat="translator"),
    Picture("translator-edit", f"{QUESTIONS}p/p48/edit?in=fr", "main", wide=900, seat="translator"),
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


def take(desk: Desk, picture: Picture, scheme: str) -> None:
    """Take one picture."""
    driver = desk.browser
    _sit_down(desk, picture.seat)
    size = {"width": picture.wide, "height": picture.tall, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    further = "&" if "?" in picture.page else "?"
    desk.go(f"{picture.page}{further}lang={picture.language}")
    if picture.before is not None:
        picture.before(desk)
    if picture.specimen is not None:
        _lay_out(driver, picture.specimen())
    if picture.press is not None:
        driver.find_element(By.CSS_SELECTOR, picture.press).click()
    file = picture.file(scheme)
    file.parent.mkdir(parents=True, exist_ok=True)
    clip: dict[str, float] = {"x": 0, "y": 0, "width": picture.wide, "height": picture.tall}
    if picture.where is not None:
        ends = (picture.where,) if isinstance(picture.where, str) else picture.where
        clip = _around([driver.find_element(By.CSS_SELECTOR, each).rect for each in ends])
    # Beyond the viewport the browser lays a page out anew, and may set an Arabic one aside.
    beyond = picture.where is not None
    shot = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": beyond}
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", shot)
    file.write_bytes(in_few_colours(b64decode(taken["data"])))


def _lay_out(driver: Chrome, specimen: str) -> None:
    """Put a specimen into the page, in the tokens and states that it names."""
    driver.execute_script(LAYING_OUT, specimen)
    driver.execute_cdp_cmd("DOM.enable", {})
    driver.execute_cdp_cmd("CSS.enable", {})
    root = driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    for state, forced in FORCED.items():
        asked = {"nodeId": root, "selector": f"[data-force={state}]"}
        for node in driver.execute_cdp_cmd("DOM.querySelectorAll", asked)["nodeIds"]:
            told = {"nodeId": node, "forcedPseudoClasses": forced}
            driver.execute_cdp_cmd("CSS.forcePseudoState", told)


def in_few_colours(png: bytes) -> bytes:
    """Give a picture a palette: a third of the size, and nothing of a page is lost to the eye.

    The palette covers the colours that are there, so that one word in green stays green, and
    then settles on those that fill most of it, so that grounds keep theirs exactly.
    """
    kept = BytesIO()
    with Image.open(BytesIO(png)) as taken:
        drawn = taken.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
    drawn.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _sit_down(desk: Desk, seat: str) -> None:
    """Let the person of an account look, or for pictures of the public pages nobody."""
    if seat:
        desk.take_a_seat(seat)
    else:
        desk.browser.delete_all_cookies()


def _around(rects: list[dict[str, float]]) -> dict[str, float]:
    """The place that holds all of them, with a little of what is around it."""
    left, top = (min(each[side] for each in rects) for side in ("x", "y"))
    right = max(each["x"] + each["width"] for each in rects)
    bottom = max(each["y"] + each["height"] for each in rects)
    return {
        "x": max(0, left - AROUND),
        "y": max(0, top - AROUND),
        "width": right - left + 2 * AROUND,
        "height": bottom - top + 2 * AROUND,
    }


def main(wanted: list[str]) -> None:
    """Take the pictures that were asked for, or all."""
    with tempfile.TemporaryDirectory(prefix="wgtr-pictures-") as folder:
        Path(folder).chmod(0o711)
        with serving(Path(folder) / "var") as run, browser() as driver:
            desk = Desk(driver, run)
            for picture in PICTURES:
                if not wanted or picture.name in wanted:
                    for scheme in picture.schemes:
                        take(desk, picture, scheme)


if __name__ == "__main__":
    main(sys.argv[1:])
