"""A cycle along a line: its months, and in each what took place or is to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

MOST_MONTHS = 14
"""A cycle lasts a year or so; more months than that have no room for words beside one another."""
USUAL_MONTHS = 12


@dataclass(frozen=True)
class Mark:
    """Something on a line: its days, what it is called, where it leads, and which kind it is."""

    first: date
    last: date
    words: str
    address: str
    kind: str


@dataclass(frozen=True)
class Month:
    """A month of a line by its first day, with its marks in order; today is in one `is_now`.

    `after_gap` tells that months before it, outside the cycle, are left out.
    """

    first: date
    is_now: bool
    after_gap: bool
    marks: Sequence[Mark] = field(default=())


def year_line(
    marks: Sequence[Mark], *, before: date | None, ends: date | None, today: date
) -> list[Month]:
    """Put marks into the months of a cycle, none where its months are not known.

    `before` is the last day of the Conference before, `ends` that of the cycle's own. Where the
    one before is not known, the line shows the year up to the end. Outside the cycle it shows only
    months in which something is marked, the nearest ones where there are too many.
    """
    if ends is None:
        return []
    own = list(_months(_begin(before, ends), _month(ends)))
    if len(own) > MOST_MONTHS:
        return []
    months = sorted([*own, *_outside(marks, own)])
    return [
        Month(
            month,
            month == _month(today),
            place > 0 and month != _next(months[place - 1]),
            [each for each in _sorted(marks) if _in(each, month)],
        )
        for place, month in enumerate(months)
    ]


def _begin(before: date | None, ends: date) -> date:
    """The month after the Conference before; where that is not known, a year is shown."""
    return _earlier(_month(ends), USUAL_MONTHS - 1) if before is None else _next(_month(before))


def _outside(marks: Sequence[Mark], own: Sequence[date]) -> list[date]:
    """The months with marks before and after a cycle's `own`, as many as there is room for."""
    if not own:
        return []
    marked = {_month(mark.first) for mark in marks}.difference(own)
    near = sorted(marked, key=lambda month: max(own[0] - month, month - own[-1]))
    return near[: MOST_MONTHS - len(own)]


def _sorted(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.first, mark.last, mark.words))


def _days(marks: Sequence[Mark]) -> list[date]:
    return [mark.first for mark in marks]


def _in(mark: Mark, month: date) -> bool:
    return _month(mark.first) == month


def _month(day: date) -> date:
    return day.replace(day=1)


def _next(month: date) -> date:
    return _month(month + timedelta(days=31))


def _earlier(month: date, months: int) -> date:
    for _ in range(months):
        month = _month(month - timedelta(days=1))
    return month


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = _next(first)
