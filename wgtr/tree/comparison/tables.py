"""Rows of a table compared: which stayed, which came, which went, and the words in their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from wgtr.tree.comparison.tokens import cut
from wgtr.tree.comparison.words import Op, Segment, Segments, compared, is_changed, likeness
from wgtr.tree.provisions import Inlines, Rows, plain

_ALIKE = 0.4
_MOST_COMPARED = 4_000


class RowStatus(StrEnum):
    """What became of a row."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells. A row whose number of cells changed is removed and added."""

    status: RowStatus
    cells: tuple[Segments, ...]


def compared_rows(old: Rows, new: Rows) -> tuple[Row, ...]:
    """Compare two tables row by row."""
    pairs = aligned([_words(row) for row in old], [_words(row) for row in new])
    return tuple(
        made
        for one, other in pairs
        for made in _row(None if one is None else old[one], None if other is None else new[other])
    )


def rows_before(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of the old table."""
    return (row for row in rows if row.status is not RowStatus.ADDED)


def rows_after(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of the new table."""
    return (row for row in rows if row.status is not RowStatus.REMOVED)


def aligned(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair entries of two lists in order: equal ones first, then those that are much alike."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        if op == "equal":
            yield from zip(range(a1, a2), range(b1, b2), strict=True)
        else:
            yield from _paired(old, new, range(a1, a2), range(b1, b2))


def _paired(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], ours: range, theirs: range
) -> Iterator[tuple[int | None, int | None]]:
    """The pairs of a stretch in which nothing is equal, with as much in common as can be."""
    if not ours or not theirs or len(ours) * len(theirs) > _MOST_COMPARED:
        yield from ((one, None) for one in ours)
        yield from ((None, other) for other in theirs)
        return
    bags = {n: Counter(old[n]) for n in ours}, {n: Counter(new[n]) for n in theirs}
    alike = {
        (one, other): likeness(bags[0][one], bags[1][other]) for one in ours for other in theirs
    }
    place, further = ours.start, theirs.start
    for one, other in _best_path(alike, ours, theirs):
        yield from ((n, None) for n in range(place, one))
        yield from ((None, n) for n in range(further, other))
        yield one, other
        place, further = one + 1, other + 1
    yield from ((n, None) for n in range(place, ours.stop))
    yield from ((None, n) for n in range(further, theirs.stop))


def _best_path(
    alike: dict[tuple[int, int], float], ours: range, theirs: range
) -> list[tuple[int, int]]:
    """The pairs in order whose likenesses sum up to most (Needleman and Wunsch)."""
    best: dict[tuple[int, int], float] = {}
    for one in reversed(ours):
        for other in reversed(theirs):
            likeness_ = alike[one, other]
            taken = likeness_ + best.get((one + 1, other + 1), 0.0) if likeness_ >= _ALIKE else 0.0
            best[one, other] = max(
                taken, best.get((one + 1, other), 0.0), best.get((one, other + 1), 0.0)
            )
    path: list[tuple[int, int]] = []
    one, other = ours.start, theirs.start
    while one < ours.stop and other < theirs.stop and best[one, other] > 0:
        if best[one, other] == best.get((one + 1, other), 0.0):
            one += 1
        elif best[one, other] == best.get((one, other + 1), 0.0):
            other += 1
        else:
            path.append((one, other))
            one, other = one + 1, other + 1
    return path


def _words(row: tuple[Inlines, ...]) -> tuple[str, ...]:
    return tuple(word for cell in row for word in (*cut(plain(cell)), "\x1f") if not word.isspace())


def _row(old: tuple[Inlines, ...] | None, new: tuple[Inlines, ...] | None) -> Iterator[Row]:
    if old is not None and new is not None and len(old) == len(new):
        cells = tuple(compared(one, other) for one, other in zip(old, new, strict=True))
        changed = any(map(is_changed, cells))
        yield Row(RowStatus.CHANGED if changed else RowStatus.UNCHANGED, cells)
        return
    if old is not None:
        cells = tuple((Segment(Op.REMOVED, old=cell),) if cell else () for cell in old)
        yield Row(RowStatus.REMOVED, cells)
    if new is not None:
        cells = tuple((Segment(Op.ADDED, new=cell),) if cell else () for cell in new)
        yield Row(RowStatus.ADDED, cells)
