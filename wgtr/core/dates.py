"""Days, hours and deadlines in words, the same words everywhere, in the page's language."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from babel.dates import format_date, format_interval, format_skeleton
from babel.units import format_unit
from flask import Flask
from flask_babel import gettext

from wgtr.core.languages import current

MINUTE, HOUR, DAY = 60, 3600, 86400


def day(value: date) -> str:
    """Write a day with its year: 28 February 2025."""
    return format_date(value, "long", locale=current().formats)


def day_of_year(value: date) -> str:
    """Write a day without its year: 28 February."""
    return str(format_skeleton("MMMMd", value, locale=current().formats))


def weekday(value: date) -> str:
    """Write the day of the week: Friday."""
    return format_date(value, "EEEE", locale=current().formats)


def days(first: date, last: date) -> str:
    """Write a span of days: 25–29 August 2025; a single day as a day."""
    if first == last:
        return day(first)
    return str(format_interval(first, last, "yMMMMd", locale=current().formats))


def hours(opens: time, closes: time) -> str:
    """Write a span of hours as programmes print it in all six languages: 10:00–13:00."""
    return f"{opens:%H:%M}–{closes:%H:%M}"


def utc_hour(instant: datetime) -> str:
    """Write the hour of an instant in UTC: 23:00 UTC."""
    return f"{instant.astimezone(UTC):%H:%M} UTC"


def left(span: timedelta) -> str:
    """Write how long something is still off, in its two largest units: 6 days, 14 hr."""
    seconds = max(0, int(span.total_seconds()))
    counted = (
        ("duration-day", seconds // DAY),
        ("duration-hour", seconds % DAY // HOUR),
        ("duration-minute", seconds % HOUR // MINUTE),
    )
    largest = next((index for index, (_, number) in enumerate(counted) if number), 2)
    said = [
        format_unit(number, unit, length="long", locale=current().formats)
        for unit, number in counted[largest : largest + 2]
        if number or unit == "duration-minute" and largest == 2  # noqa: PLR2004 - the last unit
    ]
    return " ".join(said)


def listed(parts: Iterable[str]) -> str:
    """Join sentences' parts as the pages do."""
    return " · ".join(part for part in parts if part)


def deadline(last_day: date, place: str, zone_mark: str) -> str:
    """Write a date-only deadline: 14 February 2025, 24:00 Geneva (CET)."""
    return gettext(
        "%(day)s, 24:00 %(place)s (%(zone)s)", day=day(last_day), place=place, zone=zone_mark
    )


def write_dates(app: Flask) -> None:
    """Give the templates of `app` these words as filters."""
    for write in (day, day_of_year, weekday, utc_hour, left, listed):
        app.jinja_env.filters[write.__name__] = write
    app.jinja_env.globals.update(days=days, hours=hours, deadline=deadline)
