"""What stands at the head of every page but the first: symbol, else title, and the date."""

import re
import unicodedata
from datetime import date

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import MastheadRole, Printed

_NUMBER = re.compile(r"\d+")
WIDEST_HEAD = 64  # letters beside a date on one line
_WIDEST_SYMBOL = 96  # over two lines


def running_name(printed: Printed) -> str:
    """The symbol, over two lines if need be; a title on one line."""
    if printed.symbol:
        return shortened(printed.symbol, _WIDEST_SYMBOL)
    return shortened(printed.title, WIDEST_HEAD)


def fits_beside_a_date(name: str) -> bool:
    """Whether a name and a date have room on one line."""
    return sum(map(_width, name)) <= WIDEST_HEAD


def running_date(printed: Printed, style: HouseStyle) -> str | None:
    """The paper's date as its masthead writes it, else as the house does."""
    if printed.date is None:
        return None
    for line in printed.masthead:
        if line.role is MastheadRole.DATE or _says(line.text, printed.date):
            return line.text.strip()
    return style.day(printed.date, printed.language, printed.digits)


def _says(line: str, day: str) -> bool:
    """Whether a line's figures are those of a date: "2025年1月29日" of 2025-01-29."""
    try:
        told = date.fromisoformat(day)
    except ValueError:
        return False
    figures = [int(figure) for figure in _NUMBER.findall(line)]
    needed, all_told = {told.year, told.day}, {told.year, told.month, told.day}
    return len(figures) == len(set(figures)) and needed <= set(figures) <= all_told


def shortened(title: str, widest: float) -> str:
    """A name that is no wider than so many Latin letters, cut between words.

    Half a word at the head of every page would be worse than three dots.
    """
    width, kept = 0.0, 0
    for place, letter in enumerate(title, start=1):
        width += _width(letter)
        kept = place if width <= widest else kept
    if kept == len(title):
        return title
    whole, blank, _rest = title[: kept + 1].rpartition(" ")
    return f"{(whole if blank else title[:kept]).rstrip(' ,;:–—-(')}…"


def _width(letter: str) -> float:
    """How wide a letter is beside a Latin one, as our fonts set it."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.0
    return 1.25 if unicodedata.bidirectional(letter) == "AL" else 1.0
