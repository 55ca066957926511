"""A PDF's pages and lines, as the boxed process gives them."""

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from sys import executable
from typing import Any

from wgtr.boxed.process import BoxedError, Limits, run_boxed
from wgtr.reading.blocks import Run, Unreadable

# Reading must end within five seconds, starting and stopping the process included.
_LIMITS = Limits(wall=4, cpu=5, memory=400 * 1024 * 1024)
_ROOT = str(Path(__file__).parents[3])
_PROGRAM = (
    f"import sys; sys.path.insert(0, {_ROOT!r}); from wgtr.reading.pdf.extract import main; main()"
)
_SENTENCES = {
    "encrypted": "The PDF is protected by a password: ask the sender for it without one.",
    "broken": "The PDF is damaged or cut off: ask the sender for it again.",
    "pages": "The PDF has more than 1,000 pages: send the agenda alone.",
    "long": "The PDF holds more text than 60 full pages: send the agenda alone.",
    "no-text": "This PDF holds pictures of pages, no text: ask for the Word file or have it"
    " recognised first.",
    "no-letters": "This PDF does not say which letters it shows: ask for the Word file.",
    "time": "The PDF takes too long to read: ask the sender for the Word file.",
    "memory": "The PDF takes too much memory to read: ask the sender for the Word file.",
    "output": "The PDF holds more text than 60 full pages: send the agenda alone.",
    "failed": "The PDF is damaged: ask the sender for it again, or for the Word file.",
}
_BLANKS_AT_TAB = re.compile(r" *\t *")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places and widths in points, `y` from the page's bottom."""

    number: int
    page: int
    y: float
    left: float
    right: float
    size: float
    first_word: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line's plain text."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of the line's letters are bold."""
        return all(run.bold for run in self.runs if run.text.strip())


@dataclass(slots=True)
class Page:
    """One page: its size in points, its lines as the file gives them, and what it shows instead."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    shows: str = ""


def read_pages(data: bytes) -> list[Page]:
    """Return the pages of a PDF. Raises Unreadable with one sentence."""
    try:
        answer = json.loads(run_boxed([executable, "-I", "-B", "-c", _PROGRAM], data, _LIMITS))
    except BoxedError as error:
        raise Unreadable(_SENTENCES[error.reason]) from None
    if "error" in answer:
        raise Unreadable(_SENTENCES[answer["error"]])
    pages = []
    count = 0
    for said in answer["pages"]:
        width, height = said["size"]
        page = Page(said["number"], width, height, shows=said["shows"])
        for line in said["lines"]:
            count += 1
            page.lines.append(_read_line(line, count, page.number))
        pages.append(page)
    return pages


def _read_line(said: list[Any], number: int, page: int) -> Line:
    y, left, right, size, first_word, spans = said
    runs = [Run(text, bold, italic, raised, link) for text, bold, italic, raised, link in spans]
    return Line(number, page, y, left, right, size, first_word, tuple(_trimmed(runs)))


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs without the blanks at both ends of their line."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs = [replace(run, text=_BLANKS_AT_TAB.sub("\t", run.text)) for run in runs]
        runs = [replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]]
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())]
    return runs
