"""How long a mandate lasts: from the September after one Conference to the August of the next."""

from datetime import date
from typing import NamedTuple

FIRST_MONTH, LAST_MONTH, LAST_DAY = 9, 8, 31


class Period(NamedTuple):
    """First and last day."""

    starts: date
    ends: date


def period_between(since: date, until: date) -> Period:
    """The period of a mandate between Conferences that begin on these days.

    September to August (DOMAIN 3), by the years in which the two Conferences are held.
    """
    return Period(date(since.year, FIRST_MONTH, 1), date(until.year, LAST_MONTH, LAST_DAY))
