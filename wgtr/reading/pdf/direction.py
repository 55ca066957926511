"""Letters of one line put into reading order, where a line runs from right to left.

pdfium guesses the order letter by letter and goes wrong where figures, symbols and brackets stand
in Arabic. A line that holds Arabic is therefore read again from where its letters stand: from the
right, with each stretch of figures and foreign words from the left (the way the Unicode
bidirectional algorithm set it, in reverse).
"""

import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from wgtr.reading.pdf.spacing import spaced

if TYPE_CHECKING:
    from wgtr.reading.pdf.letters import Letter

_ARABIC = {"R", "AL"}
_FROM_LEFT = {"L", "EN", "AN"}
_BETWEEN_FIGURES = {"ES", "CS", "ET"}
_LAM, _ALEFS = "\u0644", set("\u0627\u0623\u0625\u0622")
_TURNED = str.maketrans("()[]{}«»", ")(][}{»«")
_OPENING, _CLOSING = set("([{«"), set(")]}»")


def in_reading_order(letters: "list[Letter]", cell_gap: float) -> "list[Letter]":
    """Return a line's letters in reading order, with blanks and tabs where its gaps show them."""
    if not _ARABIC & {_kind(letter) for letter in letters}:
        return spaced(letters if _runs_on(letters) else _by_place(letters), cell_gap)
    placed = spaced(_by_place(_ligatures_in_order(letters)), cell_gap, leftward=True)
    return _parted(_brackets_turned(_from_right(placed)))


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
            ordered += [*reversed(stretch), *waiting, letter]
            stretch, waiting = [], []
    return [*ordered, *reversed(stretch), *waiting]


def _may_join(letter: "Letter", stretch: "list[Letter]") -> bool:
    """Whether a blank or sign may stand within foreign words (figures alone are one word each)."""
    foreign = any(_kind(each) == "L" for each in stretch)
    return foreign and _kind(letter) in {"WS", "ON", "CS", "ES", "NSM"}


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


def _brackets_turned(letters: "list[Letter]") -> "list[Letter]":
    """Brackets as they are read: some writers store the shape drawn, which is the mirrored one."""
    brackets = [letter.text for letter in letters if letter.text in _OPENING | _CLOSING]
    if not brackets or brackets[0] in _OPENING:
        return letters
    return [replace(letter, text=letter.text.translate(_TURNED)) for letter in letters]


def _parted(letters: "list[Letter]") -> "list[Letter]":
    """The letters with a blank between a closing bracket and a word, where the gap is too small."""
    parted: list[Letter] = []
    for letter in letters:
        if parted and parted[-1].text in _CLOSING and _kind(letter) in _ARABIC:
            parted.append(replace(parted[-1], text=" ", made_up=True, high=False))
        parted.append(letter)
    return parted
