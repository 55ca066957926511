"""Days, hours and deadlines in words, the same words everywhere, in the page's language."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache

from babel.dates import format_date
from flask import Flask
from flask_babel import gettext

from wgtr.core.clock import GENEVA
from wgtr.core.digits import digits, ngettext
from wgtr.core.directions import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT
from wgtr.core.languages import ARABIC, current, in_arabic_digits
from wgtr.core.paths import agendas_folder

CHINESE, RUSSIAN = "zh", "ru"
JOINED = {"ar": ("-", " - "), CHINESE: ("日至", "至")}
"""What stands between the days of a span, within a month and beyond, where it is no dash."""
MOST = 4096
"""How many written days are kept: formatting one costs more than all else on a line."""


def day(value: date) -> str:
    """Write a day with its year, as papers write it: 28 February 2025."""
    return _written(f"{value.day}", value, current().code)


def day_of_year(value: date) -> str:
    """Write a day without its year: 28 February."""
    return _without_year(f"{value.day}", value, current().code)


def month(value: date) -> str:
    """Write the month of a day alone: February."""
    if current().code == ARABIC:
        return _forms(ARABIC).months[value.month - 1]
    if current().code == CHINESE:
        return f"{value.month}月"
    # Babel 2.18: a language that has no name of its own for a month alone gives that of the one
    # asked before. Only Russian has one that differs from the month's name in a date.
    form = "LLLL" if current().code == RUSSIAN else "MMMM"
    return _alone(form, value, current().formats)


def year(value: date) -> str:
    """Write the year of a day: 2025; Chinese says that it is a year."""
    return f"{value.year}年" if current().code == CHINESE else digits(value.year)


def year_stands_first() -> bool:
    """Whether the year is said before the month."""
    return current().code == CHINESE


def days_of_month(first: date, last: date) -> str:
    """Write days under the name of their month: 20–21; those of two months by their names."""
    if (first.year, first.month) != (last.year, last.month):
        return f"{day_of_year(first)} – {day_of_year(last)}"
    return digits(first.day) if first == last else _in_order(f"{first.day}–{last.day}")


def weekday(value: date) -> str:
    """Write the day of the week: Friday."""
    return _alone("EEEE", value, current().formats)


def days(first: date, last: date) -> str:
    """Write a span of days: 25–29 August 2025; a single day as a day."""
    if first == last:
        return day(first)
    code = current().code
    within, between = JOINED.get(code, ("–", " – "))
    if (first.year, first.month) == (last.year, last.month):
        return _written(f"{first.day}{within}{last.day}", last, code)
    begins = day_of_year(first) if first.year == last.year and code != CHINESE else day(first)
    ends = day_of_year(last) if first.year == last.year and code == CHINESE else day(last)
    return f"{begins}{between}{ends}"


@dataclass(frozen=True)
class _Form:
    """How a language writes a day: its form with {day}, {month}, {year}, and its months."""

    form: str
    months: tuple[str, ...]


@cache
def _forms(code: str) -> _Form:
    """The form that the house's papers have (`agendas/house-style/style.toml`): one for both."""
    style = tomllib.loads((agendas_folder() / "house-style" / "style.toml").read_text("utf-8"))
    told = style["dates"][code]
    return _Form(told["form"], tuple(told["months"]))


@lru_cache(MOST)
def _written(of_month: str, value: date, code: str) -> str:
    form = _forms(code)
    said = form.form.replace("{day}", of_month).replace("{year}", f"{value.year}")
    return _of(code, said.replace("{month}", form.months[value.month - 1]))


@lru_cache(MOST)
def _without_year(of_month: str, value: date, code: str) -> str:
    form = _forms(code)
    at, ends = form.form.index("{month}"), form.form.index("{month}") + len("{month}")
    part = form.form[at:] if form.form.index("{year}") < at else form.form[:ends]
    said = part.replace("{day}", of_month).replace("{month}", form.months[value.month - 1])
    return _of(code, said)


def _of(code: str, said: str) -> str:
    return in_arabic_digits(said) if code == ARABIC else said


@lru_cache(MOST)
def _alone(form: str, value: date, locale: str) -> str:
    return format_date(value, form, locale=locale)


def _in_order(figures: str) -> str:
    """Keep figures in one piece: from left to right, in Arabic from right to left as its papers."""
    begins = RIGHT_TO_LEFT if current().code == ARABIC else LEFT_TO_RIGHT
    return f"{begins}{digits(figures)}{END}"


def hours(opens: time, closes: time) -> str:
    """Write a span of hours as programmes print it in all six languages: 10:00–13:00."""
    return _in_order(f"{opens:%H:%M}–{closes:%H:%M}")


def utc_hour(instant: datetime) -> str:
    """Write the hour of an instant in UTC: 23:00 UTC."""
    return f"{LEFT_TO_RIGHT}{digits(f'{instant.astimezone(UTC):%H:%M}')} UTC{END}"


def moment(instant: datetime) -> str:
    """Write an instant as Geneva's clocks show it: 8 February 2025, 10:00 CET."""
    there = instant.astimezone(GENEVA)
    hour = f"{LEFT_TO_RIGHT}{digits(f'{there:%H:%M}')} {there:%Z}{END}"
    return f"{day(there.date())}{gettext(', ')}{hour}"


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
    for write in (day, day_of_year, month, year, weekday, utc_hour, moment, left, listed, digits):
        app.jinja_env.filters[write.__name__] = write
    app.jinja_env.globals.update(
        days=days,
        days_of_month=days_of_month,
        hours=hours,
        deadline=deadline,
        year_stands_first=year_stands_first,
    )
