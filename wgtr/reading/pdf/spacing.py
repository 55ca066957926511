"""Blanks and tabs between the letters of a line, told from the gaps between them."""

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wgtr.reading.pdf.letters import Letter

_CELL_GAP = 2.5  # of the letter size: so wide a gap parts the cells of a table
_CELL_GAP_BESIDE_BLANKS = 0.8  # the same, on a page whose words are parted by blanks of its own
_ANY_BLANK = 0.18  # of the letter size: so wide a gap is a blank, where none is given
_THIN = 0.33  # of the letter size
_NEVER_AFTER_BLANK = set(")]}».,،؛:;")


def cell_gap_of(letters: "list[Letter]") -> float:
    """How wide a gap parts cells on this page, in letter sizes.

    Where words are parted by blanks in the file, a gap without one is no word's end; where a file
    holds none, gaps between words may be stretched to fill a line.
    """
    own = sum(1 for letter in letters if letter.text == " " and not letter.made_up)
    made_up = sum(1 for letter in letters if letter.made_up)
    return _CELL_GAP_BESIDE_BLANKS if own > made_up else _CELL_GAP


def spaced(letters: "list[Letter]", cell_gap: float, *, leftward: bool = False) -> "list[Letter]":
    """Return a line's letters with a tab in every wide gap, given from left to right.

    Blanks that pdfium made up are kept, but for the thin space that is set beside Chinese. Where
    it made up none, because the letters had to be put in order first, a gap shows a blank; the
    text then runs `leftward` or not.
    """
    placed: list[Letter] = []
    before: Letter | None = None
    blank: Letter | None = None
    for letter in letters:
        if letter.made_up:
            blank = letter
            continue
        if before is not None:
            placed += _between(before, letter, blank, cell_gap, leftward=leftward)
        placed.append(letter)
        before, blank = letter, None
    return placed


def is_wide(text: str) -> bool:
    """Whether a character is of a script written without blanks (Chinese, and its marks)."""
    return bool(text) and unicodedata.east_asian_width(text[0]) in {"W", "F"}


def _between(
    before: "Letter",
    after: "Letter",
    blank: "Letter | None",
    cell_gap: float,
    *,
    leftward: bool,
) -> "list[Letter]":
    """What stands between two letters: a tab, a blank or nothing."""
    gap = max(after.x - before.right, before.x - after.right)
    size = max(before.look.size, after.look.size)
    at_blank = before.text.isspace() or after.text.isspace()
    if gap > cell_gap * size and not at_blank:
        return [_made_up("\t", before)]
    if blank is not None:
        return [] if _is_only_spacing(before, after, gap) else [_made_up(" ", before)]
    close = (before.text if leftward else after.text) in _NEVER_AFTER_BLANK
    if gap > _ANY_BLANK * size and not at_blank and not close:
        return [_made_up(" ", before)]
    return []


def _made_up(text: str, before: "Letter") -> "Letter":
    return replace(before, text=text, x=before.right, made_up=True, high=False)


def _is_only_spacing(before: "Letter", after: "Letter", gap: float) -> bool:
    """Whether a made-up blank is the thin space that is set between Chinese and other letters."""
    both = (before.text, after.text)
    beside_chinese = any(map(is_wide, both)) and all(text[-1:].isalnum() for text in both)
    return beside_chinese and gap < _THIN * before.look.size
