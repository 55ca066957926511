"""Headers, footers and page numbers of a PDF: what repeats at the edge of its pages."""

import re
from dataclasses import dataclass, field

from wgtr.reading.page_edges import is_page_label
from wgtr.reading.pdf.lines import Line, Page

_EDGE = 0.12  # of the page's height, at its top and at its bottom
_DEEPEST = 4  # lines of a header or footer
_LEAST_SHARE = 0.4  # of the pages, that repeat a line
_COMPARED = 40  # pages: enough to know what repeats
_LONGEST = 9
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Edges:
    """The lines taken off the pages, each different one once."""

    header: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)


def take_edges(pages: list[Page]) -> Edges:
    """Take headers, footers and bare page numbers off the pages and return the first two.

    A line counts as one when it stands at the same edge of at least two pages and of two pages in
    five, page numbers aside; a bare page number also where there is only one page.
    """
    edges = Edges()
    for top, kept in ((True, edges.header), (False, edges.footer)):
        candidates = [_candidates(page, top=top) for page in pages]
        repeated = _repeated([line for lines in candidates for line in lines], len(pages))
        seen: set[str] = set()
        for page, lines in zip(pages, candidates, strict=True):
            for line in lines:
                numbered = is_page_label(line.text) and bool(_FIGURES.search(line.text))
                if not numbered and line.number not in repeated:
                    break  # what stands nearer to the text than a line of the text is text
                page.lines.remove(line)
                if not numbered and _skeleton(line) not in seen:
                    seen.add(_skeleton(line))
                    kept.append(line)
        kept.sort(key=lambda line: (line.page, -line.y))
    return edges


def _repeated(lines: list[Line], pages: int) -> set[int]:
    """The numbers of those lines that enough pages repeat."""
    least = max(2, round(_LEAST_SHARE * pages))
    alike: dict[str, list[Line]] = {}
    for line in lines:
        alike.setdefault(_skeleton(line), []).append(line)
    found: set[int] = set()
    for group in alike.values():
        for line in group:
            others = {other.page for other in group[:_COMPARED] if _repeats(line, other)}
            if len(others | {line.page}) >= min(least, _COMPARED):
                found.add(line.number)
    return found


def _repeats(line: Line, other: Line) -> bool:
    """Whether each figure is the same in both lines, or grows with the page as its number does."""
    steps = zip(_FIGURES.findall(line.text), _FIGURES.findall(other.text), strict=True)
    turned = line.page - other.page
    return all(
        mine == theirs or int(mine[:_LONGEST]) - int(theirs[:_LONGEST]) == turned
        for mine, theirs in steps
    )


def _candidates(page: Page, *, top: bool) -> list[Line]:
    """The lines at one edge of a page, the outermost first."""
    if top:
        lines = [line for line in page.lines if line.y > (1 - _EDGE) * page.height]
        lines.sort(key=lambda line: -line.y)
    else:
        lines = [line for line in page.lines if line.y < _EDGE * page.height]
        lines.sort(key=lambda line: line.y)
    notes = next((place for place, line in enumerate(lines) if _opens_note(line)), len(lines))
    return lines[: min(notes, _DEEPEST)]


def _opens_note(line: Line) -> bool:
    return bool(line.runs) and line.runs[0].raised


def _skeleton(line: Line) -> str:
    """The line's text, all figures made alike."""
    return _FIGURES.sub("#", " ".join(line.text.split()).casefold())
