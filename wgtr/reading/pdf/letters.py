"""Characters of a PDF page, each with its place, put together to lines and spans of one look."""

import unicodedata
from dataclasses import dataclass, field

from wgtr.reading.pdf.direction import in_reading_order
from wgtr.reading.pdf.spacing import cell_gap_of, is_wide

_SAME_LINE = 0.5  # of the larger letter's size, between two baselines
_RAISED = 0.18  # of the line's letter size, above its baseline
_SMALLER = 0.85


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of one text object look: size in points."""

    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)  # not frozen: hundreds of thousands are made, and freezing costs most of it
class Letter:
    """One character with its place on the page.

    `made_up` where pdfium inserted a blank, `high` where a figure's shape hangs above its baseline.
    """

    text: str
    x: float
    right: float
    y: float
    look: Look
    made_up: bool
    link: str | None
    high: bool = False


@dataclass(slots=True)
class Line:
    """Letters on one baseline. `main` gives the line's size and baseline: its first largest."""

    main: Letter
    letters: list[Letter] = field(default_factory=list)

    def add(self, letter: Letter) -> None:
        """Add a letter at the line's end."""
        self.letters.append(letter)
        if letter.look.size > self.main.look.size:
            self.main = letter


def lines_of(letters: list[Letter]) -> list[Line]:
    """Put letters, in the order of the page's text, together to lines by their baselines.

    A raised mark stays in its line, though pdfium breaks the line there.
    """
    cell_gap = cell_gap_of(letters)
    lines: list[Line] = []
    for letter in letters:
        if letter.made_up:  # a blank has no place of its own: it belongs to what stands before it
            if lines:
                lines[-1].add(letter)
            continue
        if not lines or not _on(lines[-1], letter):
            lines.append(Line(letter))
        lines[-1].add(letter)
    lines = [line for line in lines if any(not each.text.isspace() for each in line.letters)]
    for line in lines:
        line.letters = in_reading_order(line.letters, cell_gap)
    return lines


def _on(line: Line, letter: Letter) -> bool:
    main = line.main
    size = max(main.look.size, letter.look.size)
    return abs(main.y - letter.y) < _SAME_LINE * size


def line_to_json(line: Line) -> list[object]:
    """Return a line as `[baseline, left, right, size, first word's width, spans]`."""
    main = line.main
    shown = [letter for letter in line.letters if not letter.text.isspace()]
    left = min(letter.x for letter in shown)
    right = max(letter.right for letter in shown)
    figures = [
        round(value, 2) for value in (main.y, left, right, main.look.size, _first_word(line))
    ]
    return [*figures, _spans(line.letters, main)]


def _first_word(line: Line) -> float:
    """The width of what no line break may part at the line's beginning.

    That is a word; in Chinese one letter, or an opening bracket with what follows it.
    """
    word: list[Letter] = []
    for letter in line.letters:
        if letter.text.isspace():
            if word:
                break
            continue
        wide = is_wide(letter.text)
        if word and wide and not _opens(word[-1].text):
            break
        word.append(letter)
        if wide and not _opens(letter.text):
            break
    return max(letter.right for letter in word) - min(letter.x for letter in word)


def _opens(text: str) -> bool:
    return unicodedata.category(text[0]) in {"Ps", "Pi"}


def _spans(letters: list[Letter], main: Letter) -> list[list[object]]:
    """The line's text in stretches of one look."""
    spans: list[list[object]] = []
    for letter in letters:
        raised = letter.high or (
            letter.look.size < _SMALLER * main.look.size
            and letter.y > main.y + _RAISED * main.look.size
        )
        style: list[object] = [letter.look.bold, letter.look.italic, raised, letter.link]
        if letter.text.isspace() and spans:
            # A blank looks like what stands before it, but is no part of a raised mark.
            style = [*spans[-1][1:3], False, spans[-1][4]]
        if spans and spans[-1][1:] == style:
            spans[-1][0] = f"{spans[-1][0]}{letter.text}"
        else:
            spans.append([letter.text, *style])
    return spans
