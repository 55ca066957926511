"""The one clock: what time it is, here and in Geneva, and where a demonstration's time begins.

Every instant in the program comes from `now()`; a test forbids `datetime.now` elsewhere. Stored
instants are UTC; people read them in the meeting's own zone.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

GENEVA = ZoneInfo("Europe/Zurich")
"""The zone that deadlines are counted in."""


@dataclass
class _Clock:
    ahead: timedelta = timedelta()
    frozen: datetime | None = None


_clock = _Clock()


def now() -> datetime:
    """Tell the present instant, in UTC."""
    if _clock.frozen is not None:
        return _clock.frozen
    return datetime.now(UTC) + _clock.ahead


def started_at() -> float:
    """Tell the machine's own time, in seconds since 1970: what `run_from` counts from."""
    return time.time()


def run_from(start: datetime, *, since: float) -> None:
    """Let the clock run on from `start`, which was the time at the machine's instant `since`.

    `since` (seconds since 1970) is handed from the supervisor to its children, so that a
    process started an hour later does not begin an hour behind the others.
    """
    _clock.ahead = start.astimezone(UTC) - datetime.fromtimestamp(since, UTC)


def freeze(instant: datetime | None) -> None:
    """Stop the clock at `instant`, for a test; None lets it run again, at the machine's time."""
    _clock.frozen = None if instant is None else instant.astimezone(UTC)
    _clock.ahead = timedelta()
