"""Letters of one line put into reading order, where a line runs from right to left.

pdfium guesses the order letter by letter and goes wrong where figures, symbols and brackets stand
in Arabic. A line that holds Arabic is therefore read again from where its letters stand: from the
right, with each stretch of figures and foreign words from the left (the way the Unicode
bidirectional algorithm set it, in reverse).
"""

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from wgtr.reading.pdf.spacing import spaced

if TYPE_CHECKING:
    from wgtr.reading.pdf.letters import Letter

_ARABIC = {"R", "AL"}
_FROM_LEFT = {"L", "EN", "AN"}
_BETWEEN_FIGURES = {"ES", "CS", "ET"}
_LAM, _ALEFS = "\u0644", set("\u0627\u0623\u0625\u0622")


def in_reading_order(letters: "list[Letter]", cell_gap: float) -> "list[Letter]":
    """Return a line's letters in reading order, with blanks and tabs where its gaps show them."""
    if not _ARABIC & {_kind(letter) for letter in letters}:
        return spaced(letters if _runs_on(letters) else _by_place(letters), cell_gap)
    placed = spaced(_by_place(_ligatures_in_order(letters)), cell_gap, leftward=True)
    return _from_right(placed)


def _kind(letter: "Letter") -> str:
    return unicodedata.bidirectional(letter.text[0])


def _runs_on(letters: "list[Letter]") -> bool:
    """Whether letters stand from left to right, as they are given."""
    real = [letter for letter in letters if not letter.made_up]
    return all(first.x <= second.x + first.look.size for first, second in pairwise(real))


def _by_place(letters: "list[Letter]") -> "list[Letter]":
    """The line's own letters from left to right (marks that share a place stay as given)."""
    return sorted((each for each in letters if not each.made_up), key=lambda each: each.x)


def _from_right(letters: "list[Letter]") -> "list[Letter]":
    """Letters given from left to right, as they are read from right to left."""
    ordered: list[Letter] = []
    stretch: list[Letter] = []  # figures or foreign letters, met from their end
    waiting: list[Letter] = []  # signs after them, that may stand inside or outside
    for letter in _glyphs_from_right(letters):
        kind = _kind(letter)
        if kind in _FROM_LEFT:
            stretch += [*waiting, letter]
            waiting = []
        elif stretch and (kind in _BETWEEN_FIGURES or _may_join(letter, stretch)):
            waiting.append(letter)
        else:
            ordered += [*_from_left(stretch, ordered), *waiting, letter]
            stretch, waiting = [], []
    return [*ordered, *_from_left(stretch, ordered), *waiting]


def _may_join(letter: "Letter", stretch: "list[Letter]") -> bool:
    """Whether a blank or sign may stand within foreign words (figures alone are one word each)."""
    return _is_foreign(stretch) and _kind(letter) in {"WS", "ON", "CS", "ES", "NSM"}


def _from_left(stretch: "list[Letter]", before: "list[Letter]") -> "list[Letter]":
    """A stretch met from its end, as it is read.

    Figures that are Arabic, or follow Arabic letters, are joined by a separator as in 10:00, but
    not by a hyphen (rules W2 and W4 of UAX 9): the sides of "10:00-13:00" are set from the right.
    """
    if _is_foreign(stretch) or not _are_arabic(stretch, before):
        return stretch[::-1]
    read: list[Letter] = []
    number: list[Letter] = []
    for letter in stretch:
        if _kind(letter) in {"ES", "ET"}:
            read += [*reversed(number), letter]
            number = []
        else:
            number.append(letter)
    return [*read, *reversed(number)]


def _is_foreign(stretch: "list[Letter]") -> bool:
    return any(_kind(each) == "L" for each in stretch)


def _are_arabic(figures: "list[Letter]", before: "list[Letter]") -> bool:
    """Whether figures are Arabic, or European ones that follow Arabic letters."""
    if any(_kind(each) == "AN" for each in figures):
        return True
    strong = (kind for kind in map(_kind, reversed(before)) if kind in {"L", *_ARABIC})
    return next(strong, "L") in _ARABIC


def _glyphs_from_right(letters: "list[Letter]") -> "list[Letter]":
    """Letters from the right, those of one glyph in the order in which they are read."""
    groups: list[list[Letter]] = []
    for letter in letters:
        if groups and groups[-1][0].x == letter.x:
            groups[-1].append(letter)
        else:
            groups.append([letter])
    return [letter for group in reversed(groups) for letter in group]


def _ligatures_in_order(letters: "list[Letter]") -> "list[Letter]":
    """Letters with lam before alef where both come from one glyph, which pdfium turns round."""
    ordered = list(letters)
    for place, (first, second) in enumerate(pairwise(letters)):
        same_glyph = (first.x, first.right, first.y) == (second.x, second.right, second.y)
        if same_glyph and second.text == _LAM and first.text in _ALEFS:
            ordered[place], ordered[place + 1] = second, first
    return ordered
