"""Days, hours and deadlines in words, the same words everywhere, in the page's language."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton
from flask import Flask
from flask_babel import gettext, ngettext

from wgtr.core.clock import GENEVA
from wgtr.core.directions import END, LEFT_TO_RIGHT
from wgtr.core.languages import current

MOST = 4096
"""How many written days are kept: formatting one costs more than all else on a line."""


def day(value: date) -> str:
    """Write a day with its year: 28 February 2025."""
    return _written("long", value, current().formats)


def day_of_year(value: date) -> str:
    """Write a day without its year: 28 February."""
    return _by_skeleton("MMMMd", value, current().formats)


def month(value: date) -> str:
    """Write the month of a day alone: February."""
    return _written("LLLL", value, current().formats)


def year(value: date) -> str:
    """Write the year of a day: 2025."""
    return _written("y", value, current().formats)


def days_of_month(first: date, last: date) -> str:
    """Write days under the name of their month: 20–21; those of two months by their names."""
    if (first.year, first.month) != (last.year, last.month):
        return f"{day_of_year(first)} – {day_of_year(last)}"
    return f"{first.day}" if first == last else f"{LEFT_TO_RIGHT}{first.day}–{last.day}{END}"


def weekday(value: date) -> str:
    """Write the day of the week: Friday."""
    return _written("EEEE", value, current().formats)


def days(first: date, last: date) -> str:
    """Write a span of days: 25–29 August 2025; a single day as a day."""
    return day(first) if first == last else _span(first, last, current().formats)


@lru_cache(MOST)
def _written(form: str, value: date, locale: str) -> str:
    return format_date(value, form, locale=locale)


@lru_cache(MOST)
def _by_skeleton(skeleton: str, value: date, locale: str) -> str:
    return str(format_skeleton(skeleton, value, locale=locale))


@lru_cache(MOST)
def _span(first: date, last: date, locale: str) -> str:
    return str(format_interval(first, last, "yMMMMd", locale=locale))


def hours(opens: time, closes: time) -> str:
    """Write a span of hours as programmes print it in all six languages: 10:00–13:00."""
    return f"{LEFT_TO_RIGHT}{opens:%H:%M}–{closes:%H:%M}{END}"


def utc_hour(instant: datetime) -> str:
    """Write the hour of an instant in UTC: 23:00 UTC."""
    return f"{LEFT_TO_RIGHT}{instant.astimezone(UTC):%H:%M} UTC{END}"


def moment(instant: datetime) -> str:
    """Write an instant as Geneva's clocks show it: 8 February 2025, 10:00 CET."""
    there = instant.astimezone(GENEVA)
    return f"{day(there.date())}{gettext(', ')}{LEFT_TO_RIGHT}{there:%H:%M %Z}{END}"


def left(span: timedelta) -> str:
    """Write how long something is still off, in its two largest units: 6 days 13 hours."""
    minutes = max(0, int(span.total_seconds())) // 60
    whole_days, hours_left, minutes_left = minutes // 1440, minutes // 60 % 24, minutes % 60
    said = [
        (whole_days, ngettext("%(num)d day", "%(num)d days", whole_days)),
        (hours_left, ngettext("%(num)d hour", "%(num)d hours", hours_left)),
        (minutes_left, ngettext("%(num)d minute", "%(num)d minutes", minutes_left)),
    ]
    while len(said) > 1 and not said[0][0]:
        del said[0]
    return " ".join(words for number, words in said[:2] if number or len(said) == 1)


def listed(parts: Iterable[str]) -> str:
    """Join sentences' parts as the pages do."""
    return " · ".join(part for part in parts if part)


def deadline(last_day: date, place: str, zone_mark: str) -> str:
    """Write a date-only deadline: 14 February 2025, 24:00 Geneva (CET)."""
    values = {"day": day(last_day), "place": place, "zone": zone_mark}
    return str(gettext("%(day)s, 24:00 %(place)s (%(zone)s)", **values))


def write_dates(app: Flask) -> None:
    """Give the templates of `app` these words as filters."""
    for write in (day, day_of_year, month, year, weekday, utc_hour, moment, left, listed):
        app.jinja_env.filters[write.__name__] = write
    app.jinja_env.globals.update(
        days=days, days_of_month=days_of_month, hours=hours, deadline=deadline
    )
