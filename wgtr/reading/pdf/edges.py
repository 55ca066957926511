"""Headers, footers and page numbers of a PDF: what repeats at the edge of its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wgtr.reading.page_edges import is_page_number, running_head
from wgtr.reading.pdf.lines import Line, Page

_EDGE = 0.12  # of the page's height, at its top and at its bottom
_DEEPEST = 4  # lines of a header or footer
_LEAST_SHARE = 0.4  # of the pages, that repeat a line
_COMPARED = 40  # pages: enough to know what repeats
_AS_HIGH = 3.0  # points
_LONGEST = 9
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Edges:
    """The lines taken off the pages, each different one once."""

    header: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)


def take_edges(pages: list[Page]) -> Edges:
    """Take headers, footers and page numbers off the pages and return the first two.

    A header or footer has the same words, figures included, at the same height of at least two
    pages and of two pages in five; only a page number that it begins or ends with may differ.
    Of bare page numbers one is taken off each edge of a page. All else is text.
    """
    edges = Edges()
    for top, kept in ((True, edges.header), (False, edges.footer)):
        candidates = [_candidates(page, top=top) for page in pages]
        repeated = _repeated([each for lines in candidates for each in lines], len(pages))
        seen: set[str] = set()
        for page, lines in zip(pages, candidates, strict=True):
            for line in _taken(lines, repeated):
                page.lines.remove(line)
                words = running_head(line.text)
                if words and words not in seen:
                    seen.add(words)
                    kept.append(line)
        kept.sort(key=lambda line: (line.page, -line.y))
    return edges


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line near the edge of a page, and how far from it (points)."""

    line: Line
    depth: float


def _taken(lines: list[_Candidate], repeated: set[int]) -> Iterator[Line]:
    """The lines of one edge that are no text, up to the first that is."""
    numbered = False
    for line in (each.line for each in lines):
        if is_page_number(line.text) and not numbered:
            numbered = True
        elif line.number not in repeated:
            return
        yield line


def _repeated(lines: list[_Candidate], pages: int) -> set[int]:
    """The numbers of those lines that enough pages repeat."""
    least = max(2, round(_LEAST_SHARE * pages))
    alike: dict[str, list[_Candidate]] = {}
    for each in lines:
        if words := running_head(each.line.text):
            alike.setdefault(words, []).append(each)
    found: set[int] = set()
    for group in alike.values():
        for each in group:
            others = {other.line.page for other in group[:_COMPARED] if _repeats(each, other)}
            if len(others | {each.line.page}) >= min(least, _COMPARED):
                found.add(each.line.number)
    return found


def _repeats(each: _Candidate, other: _Candidate) -> bool:
    """Whether two lines of the same words stand as high; their page numbers grow with the page."""
    mine, theirs = (_FIGURES.findall(one.line.text) for one in (each, other))
    turned = each.line.page - other.line.page
    return (
        abs(each.depth - other.depth) <= _AS_HIGH
        and len(mine) == len(theirs)
        and all(
            first == second or int(first[:_LONGEST]) - int(second[:_LONGEST]) == turned
            for first, second in zip(mine, theirs, strict=True)
        )
    )


def _candidates(page: Page, *, top: bool) -> list[_Candidate]:
    """The lines at one edge of a page, the outermost first."""
    lines = [_Candidate(line, page.height - line.y if top else line.y) for line in page.lines]
    lines = [each for each in lines if each.depth < _EDGE * page.height]
    lines.sort(key=lambda each: each.depth)
    notes = (place for place, each in enumerate(lines) if _opens_note(each.line))
    return lines[: min(next(notes, len(lines)), _DEEPEST)]


def _opens_note(line: Line) -> bool:
    return bool(line.runs) and line.runs[0].raised
