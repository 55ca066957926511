"""Two columns of text on a page: between which margins each line stands.

The order of the lines is the file's own, which nearly every writer gives column by column. What
columns change is where a line is full: a line of a narrow column ends early and yet goes on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from wgtr.reading.pdf.lines import Line

_FEWEST_LINES = 5  # of a column
_LEAST_WIDTH = 0.25  # of the page's text: a narrower row of lines is a table's first column
_LEAST_GUTTER = 8.0  # points
_LEAST_BESIDE = 0.5  # of the shorter column, that must stand beside the other
_MOST_LINES = 200  # on a page


@dataclass(frozen=True, slots=True)
class Columns:
    """The margins of a document's text, and by number of those lines that stand in columns."""

    left: float
    right: float
    own: dict[int, tuple[float, float]] = field(default_factory=dict)

    def bounds(self, line: Line) -> tuple[float, float]:
        """Return the left and right margin between which a line stands."""
        return self.own.get(line.number, (self.left, self.right))

    def same(self, one: Line, other: Line) -> bool:
        """Whether two lines stand between the same margins."""
        return self.bounds(one) == self.bounds(other)


def columns_of(lines: list[Line]) -> Columns:
    """Find the pages set in two columns and the margins of both."""
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    own: dict[int, tuple[float, float]] = {}
    for _, page in groupby(lines, key=lambda line: line.page):
        for side in _sides(list(page), right - left):
            bounds = min(line.left for line in side), max(line.right for line in side)
            own |= {line.number: bounds for line in side}
    return Columns(left, right, own)


def _sides(lines: list[Line], width: float) -> tuple[list[Line], ...]:
    """The lines of the left and of the right column; nothing where a page has no two columns."""
    if len(lines) > _MOST_LINES:
        return ()
    for gutter in sorted({line.left for line in lines}):
        before = [line for line in lines if line.right <= gutter - _LEAST_GUTTER]
        behind = [line for line in lines if line.left >= gutter]
        across = len(lines) - len(before) - len(behind)
        if across * 3 <= len(lines) and _are_columns(before, behind, width):
            return before, behind
    return ()


def _are_columns(before: list[Line], behind: list[Line], width: float) -> bool:
    """Whether two rows of lines are long, wide, one after the other and beside one another."""
    if min(len(before), len(behind)) < _FEWEST_LINES:
        return False
    wide = all(_width(side) >= _LEAST_WIDTH * width for side in (before, behind))
    in_order = before[-1].number < behind[0].number
    return wide and in_order and _beside(before, behind)


def _width(lines: Iterable[Line]) -> float:
    """How wide the text of a column is, its longest line taken for all."""
    return max(line.right - line.left for line in lines)


def _beside(before: list[Line], behind: list[Line]) -> bool:
    heights = [(min(x.y for x in side), max(x.y for x in side)) for side in (before, behind)]
    common = min(top for _, top in heights) - max(bottom for bottom, _ in heights)
    return common >= _LEAST_BESIDE * min(top - bottom for bottom, top in heights)
