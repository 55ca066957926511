"""Characters of a PDF page, each with its place, put together to lines and spans of one look."""

import unicodedata
from dataclasses import dataclass, field

from wgtr.reading.pdf.direction import in_reading_order

_SAME_LINE = 0.5  # of the larger letter's size, between two baselines
_RAISED = 0.18  # of the line's letter size, above its baseline
_SMALLER = 0.85
_CELL_GAP = 2.5  # of the letter size: so wide a blank parts the cells of a table
_THIN = 0.33  # of the letter size


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
        line.letters = in_reading_order(line.letters)
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
    before: Letter | None = None
    for place, letter in enumerate(letters):
        text = _with_blank(letter, before, letters[place + 1 : place + 2])
        if not text:
            continue
        raised = letter.high or (
            letter.look.size < _SMALLER * main.look.size
            and letter.y > main.y + _RAISED * main.look.size
        )
        style: list[object] = [letter.look.bold, letter.look.italic, raised, letter.link]
        if letter.text.isspace() and spans:  # a blank looks like what stands before it
            style = spans[-1][1:]
        if spans and spans[-1][1:] == style:
            spans[-1][0] = f"{spans[-1][0]}{text}"
        else:
            spans.append([text, *style])
        if not letter.made_up:
            before = letter
    return spans


def _with_blank(letter: Letter, before: Letter | None, following: list[Letter]) -> str:
    """The letter's text: a wide gap is a tab, a blank pdfium made up beside Chinese is none."""
    if letter.made_up:
        return "" if _is_only_spacing(before, following) else letter.text
    gap = max(letter.x - before.right, before.x - letter.right) if before else 0.0
    if before and gap > _CELL_GAP * letter.look.size and not before.text.isspace():
        return "\t" + letter.text
    return letter.text


def _is_only_spacing(before: Letter | None, following: list[Letter]) -> bool:
    """Whether a made-up blank is the thin space that is set between Chinese and other letters."""
    if before is None or not following:
        return False
    after = following[0]
    both = (before.text, after.text)
    beside_chinese = any(map(is_wide, both)) and all(text[-1:].isalnum() for text in both)
    return beside_chinese and after.x - before.right < _THIN * before.look.size


def is_wide(text: str) -> bool:
    """Whether a character is of a script written without blanks (Chinese, and its marks)."""
    return bool(text) and unicodedata.east_asian_width(text[0]) in {"W", "F"}
