"""How the time of a topic's sitting is shared: what presenters take, what is left for the floor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

USUAL_SITTING = 180
"""Minutes: the workplan keeps one sitting of three hours for its topic (DOMAIN 4)."""


@dataclass(frozen=True)
class Share:
    """Minutes of the sitting, minutes that presenters take, and what is left (below 0: over)."""

    sitting: int
    presenters: int

    @property
    def left(self) -> int:
        """Minutes that remain for questions and the floor."""
        return self.sitting - self.presenters


def length_of(opens: time, closes: time) -> int:
    """Give the minutes between two hours of a day."""
    day = date.min
    return int((datetime.combine(day, closes) - datetime.combine(day, opens)).total_seconds()) // 60


def share(sitting: int | None, minutes: Iterable[int | None]) -> Share:
    """Share a sitting (in minutes, else the usual one) among presenters; open times count none."""
    return Share(sitting or USUAL_SITTING, sum(each or 0 for each in minutes))
