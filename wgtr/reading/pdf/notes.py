"""Footnotes of a PDF: smaller lines at a page's foot that a raised mark on the page calls.

Only what is sure is called a note: the mark that opens it stands raised in the page's text. What
is not sure stays a paragraph, and nothing is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wgtr.reading.blocks import Run
from wgtr.reading.pdf.lines import Line, Page

_SMALLER = 0.95
_MARK = re.compile(r"\s*([\d٠-٩]{1,3}|[*†‡§]{1,3}|[a-z])(?=\D|$)[.)]?\s*")


@dataclass(slots=True)
class Footnote:
    """One footnote: its key, its mark, and its lines without the mark."""

    key: str
    mark: str
    lines: list[Line] = field(default_factory=list)


def take_footnotes(pages: list[Page], body_size: float) -> list[Footnote]:
    """Take the footnotes off the pages; their calls in the text become note calls."""
    notes: list[Footnote] = []
    for page in pages:
        start = _start_of_foot(page, body_size)
        found = list(_footnotes(page.lines[start:], page.number))
        if not found:
            continue
        page.lines = _with_calls(page.lines[:start], found)
        notes += found
    return notes


def _start_of_foot(page: Page, body_size: float) -> int:
    """The index of the first line of the page's footnotes; the number of lines where it has none.

    Every line from there on is smaller than the text, or goes on a line that opens with a raised
    mark; the first opens with a mark that the text above calls.
    """
    start = len(page.lines)
    for index in range(len(page.lines) - 1, -1, -1):
        line = page.lines[index]
        mark = _mark_of(line, body_size)
        if mark is None and line.size > _SMALLER * body_size:
            if not _goes_on(page.lines[:index], body_size, page.lines[index]):
                break
            continue
        if mark is not None and mark in _raised_in(page.lines[:index]):
            start = index
    return start


def _goes_on(above: list[Line], body_size: float, line: Line) -> bool:
    """Whether a line as large as the text may be a note's second: a marked line is close above."""
    for candidate in reversed(above[-6:]):
        if _opens_raised(candidate) and _mark_of(candidate, body_size) is not None:
            return candidate.y > line.y
    return False


def _mark_of(line: Line, body_size: float) -> str | None:
    """The mark a footnote's first line opens with; None where it opens with none."""
    match = _MARK.match(line.text)
    if match is None or not (_opens_raised(line) or line.size <= _SMALLER * body_size):
        return None
    return match[1]


def _opens_raised(line: Line) -> bool:
    return bool(line.runs) and line.runs[0].raised


def _raised_in(lines: list[Line]) -> set[str]:
    """The raised marks within lines, not those that open one."""
    return {
        run.text.strip().strip("()")
        for line in lines
        for run in line.runs[1:]
        if run.raised and run.text.strip()
    }


def _footnotes(lines: list[Line], page: int) -> Iterator[Footnote]:
    note: Footnote | None = None
    for line in lines:
        match = _MARK.match(line.text)
        opens = match is not None and (note is None or _opens_raised(line) or _is_next(note, match))
        if opens and match is not None:
            if note is not None:
                yield note
            note = Footnote(f"p{page}:{match[1]}", match[1], [_without_mark(line, match.end())])
        elif note is not None:
            note.lines.append(line)
    if note is not None:
        yield note


def _is_next(note: Footnote, match: re.Match[str]) -> bool:
    both = note.mark.isdecimal() and match[1].isdecimal()
    return both and int(match[1]) == int(note.mark) + 1


def _without_mark(line: Line, length: int) -> Line:
    runs = []
    for run in line.runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:]:
            runs.append(replace(run, text=run.text[cut:], raised=run.raised and not cut))
    return replace(line, runs=tuple(runs))


def _with_calls(lines: list[Line], notes: list[Footnote]) -> list[Line]:
    """The lines with each raised mark made the call of its note.

    Where a page has two notes of one mark, the first call is the first note's.
    """
    keys: dict[str, list[str]] = {}
    for note in notes:
        same = keys.setdefault(note.mark, [])
        if same:
            note.key += f".{len(same) + 1}"
        same.append(note.key)
    return [
        replace(line, runs=tuple(_as_call(run, keys) if place else run for place, run in each))
        for line in lines
        for each in [list(enumerate(line.runs))]
    ]


def _as_call(run: Run, keys: dict[str, list[str]]) -> Run:
    waiting = keys.get(run.text.strip().strip("()"), []) if run.raised else []
    if not waiting:
        return run
    return replace(run, note=waiting.pop(0) if len(waiting) > 1 else waiting[0])
