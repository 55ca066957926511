"""Whether written input is on time: one rule, from the instant at which it reached us.

A call is open until the end of a day in the meeting's zone, exclusive (`meetings/deadlines.py`). An
extension, which is made by notice and never to an earlier day, opens a second band. What comes
later still is late: taken and marked so where the deadline is soft (comments), refused where it is
hard (proposals on the FAQ, DOMAIN 5).
"""

from datetime import datetime
from enum import StrEnum


class Strength(StrEnum):
    """What a deadline does: a hard one shuts the door, a soft one marks what comes after it."""

    SOFT = "soft"
    HARD = "hard"


class Band(StrEnum):
    """Where an instant lies: before the deadline as announced, before the extended one, after."""

    ON_TIME = "on_time"
    EXTENDED = "extended"
    LATE = "late"


def to_the_millisecond(instant: datetime) -> datetime:
    """Cut an instant to whole milliseconds: what a receipt prints is what decides."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def band_of(received: datetime, *, ends: datetime, extended: datetime | None = None) -> Band:
    """Tell the band of what was `received`; `ends` and `extended` no longer belong to it."""
    if received < ends:
        return Band.ON_TIME
    if extended is not None and received < extended:
        return Band.EXTENDED
    return Band.LATE


def is_taken(band: Band, strength: Strength) -> bool:
    """Tell whether input of a band is taken from a delegation by itself."""
    return band is not Band.LATE or strength is Strength.SOFT
