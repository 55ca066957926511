"""A text → PDF: tagged, with its language, title and bookmarks; PDF/UA-1 and PDF/A-2a.

typst draws it from data (paper_data.py) with a drawing of ours (drawing.typ) and the house's look
(agendas/house-style/paper.typ). typst refuses to write a PDF/UA with a character it cannot show, so
there are never boxes in place of letters: the fonts usually needed are tried first, then the
whole ones, and then it is an error that names the characters. Same input, same bytes.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from wgtr.boxed.typst import CannotShow, Job, NoFont, TypstError, run_typst
from wgtr.rendering.fonts.faces import FontFolder, MissingFonts, font_folder
from wgtr.rendering.house_style import BadStyle, HouseStyle
from wgtr.rendering.pdf.paper_data import paper_data
from wgtr.rendering.printed import Printed
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.references import Facts

STANDARDS = ("ua-1", "a-2a")
LOOK = "paper.typ"
# Seconds for one paper: 560 pages take about 6 of them on an idle machine.
_LONGEST = 60
_TURNED = b"/ViewerPreferences<</DisplayDocTitle true/Direction/R2L>>"
_DRAWING = Path(__file__).with_name("drawing.typ")


class MissingGlyph(ValueError):
    """No font of ours has these `characters`: a private-use sign, say, or a script we lack."""

    def __init__(self, characters: str) -> None:
        named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in characters[:20])
        super().__init__(f"The fonts cannot show {named}.")
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Press:
    """What papers are printed with: the look of a house, and the fonts."""

    look: str = field(repr=False)
    fonts: FontFolder


def load_press(house_style: Path, fonts: Path) -> Press:
    """Load the look from a folder of house style, and find the folder of fonts whole.

    Raises MissingFonts, OSError where there is no look, BadStyle where it is no text.
    """
    folder = font_folder(fonts)
    try:
        return Press((house_style / LOOK).read_text("utf-8"), folder)
    except UnicodeDecodeError as why:
        raise BadStyle(f"{LOOK}: {why}") from why


def render_pdf(
    text: Text,
    language: Language,
    style: HouseStyle,
    press: Press,
    *,
    issued_at: datetime,
    facts: Facts | None = None,
) -> bytes:
    """A text as PDF in one language. `issued_at` (with its zone) is the date the file carries.

    Raises MissingGlyph, BadStyle where the look is wrong, MissingFonts where a font cannot be read,
    BoxedError where it takes too long or too much.
    """
    return print_pdf(settled(text, language, style, facts), style, press, issued_at=issued_at)


def print_pdf(printed: Printed, style: HouseStyle, press: Press, *, issued_at: datetime) -> bytes:
    """The same, of what is printed already."""
    paper = json.dumps(paper_data(printed, style), ensure_ascii=False)
    timestamp = int(issued_at.timestamp())

    def printed_with(folders: tuple[Path, ...]) -> bytes:
        source = f"{press.look}\n{_drawing()}"
        job = Job(source, {"paper": paper}, folders, timestamp, STANDARDS)
        return _readable_lines(run_typst(job, timeout=_LONGEST))

    try:
        try:
            return printed_with(press.fonts.usual)
        except CannotShow:
            return printed_with(press.fonts.whole)
    except CannotShow as missing:
        raise MissingGlyph(missing.characters) from None
    except NoFont as wrong:
        raise MissingFonts(f"{wrong} `make install` puts the fonts in their place.") from None
    except TypstError as wrong:
        raise BadStyle(f"{LOOK}: {wrong}") from None


def _readable_lines(pdf: bytes) -> bytes:
    """An Arabic paper whose symbol can be searched for and copied in Chrome and Edge.

    typst takes /Direction from the language, and lets nobody say otherwise. To PDF it only means
    on which side a viewer that shows two pages at once puts the first; but PDFium turns every line
    round for R2L, and a symbol or an address then comes out back to front (“AnnAgenda/9001/…/ATT”).
    Without it PDFium asks each line's own letters. Papers are read a page at a time: finding
    them weighs more than facing pages. What a screen reader follows, the tags and /Lang,
    stays. The new word is as long as the old, so no place in the file moves.
    """
    return pdf.replace(_TURNED, _TURNED.replace(b"R2L", b"L2R"))


@cache
def _drawing() -> str:
    return _DRAWING.read_text("utf-8")
