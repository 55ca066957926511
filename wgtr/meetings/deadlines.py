"""When a deadline given as a day ends, and what is due next for a meeting.

A date-only deadline ends with that day in the meeting's zone, exclusive: written input "until
14 February 2025" is on time before 2025-02-14T23:00:00Z. In that zone's words this is 24:00.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class State(StrEnum):
    """Where a step stands: behind us, the next one, or further on."""

    PAST = "past"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True)
class Step:
    """Something that happens by the end of a day: its name, the day, its end, where it stands."""

    name: str
    day: date
    ends: datetime
    state: State


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant, in UTC, that no longer belongs to `day` in `zone`."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)


def zone_mark(day: date, zone: ZoneInfo) -> str:
    """Give the short name that `zone` bears as `day` ends there: CET or CEST in Geneva."""
    last_second = end_of_day(day, zone) - timedelta(seconds=1)
    return last_second.astimezone(zone).tzname() or zone.key


def steps(
    days: Iterable[tuple[str, date | None]],
    zone: ZoneInfo,
    now: datetime,
    done: Collection[str] = (),
) -> list[Step]:
    """Sort named days into steps; those without a day are left out, the first to come is next.

    What is `done` is past, even before its day has ended.
    """
    dated = sorted(((day, name) for name, day in days if day is not None), key=lambda pair: pair[0])
    made: list[Step] = []
    next_found = False
    for day, name in dated:
        ends = end_of_day(day, zone)
        if ends <= now or name in done:
            state = State.PAST
        else:
            state = State.LATER if next_found else State.NEXT
            next_found = True
        made.append(Step(name, day, ends, state))
    return made
