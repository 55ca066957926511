"""Dates as the six languages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.numerals import ARABIC_INDIC, CHINESE_DIGITS, FULL_WIDTH, readings

Months = tuple[tuple[str, ...], ...]
_DIGITS = str.maketrans(ARABIC_INDIC + FULL_WIDTH, "0123456789" * 2)
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_CHINESE_DAY = re.compile(
    rf"([{CHINESE_DIGITS}]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_CHINESE_YEAR = str.maketrans(CHINESE_DIGITS, "0123456789")
_SEPARATORS = r"(?:\s+|\s*[.,،]\s*|\s+del?\s+|\s+of\s+|-)"


@dataclass(frozen=True, slots=True)
class Found:
    """A date found in words, and where it stood in their folded form."""

    day: date
    start: int
    end: int


def western(words: str) -> str:
    """Words with 0-9 for Arabic-Indic and full-width digits."""
    return words.translate(_DIGITS)


def days_in(words: str, lexicon: Lexicon, year: int | None) -> list[Found]:
    """Full dates, and days and months without a year, taken to be in `year` where that is known."""
    found = dates_in(words, lexicon)
    if found or year is None:
        return found
    return list(_yearless(western(folded(words)), lexicon, year))


def _yearless(even: str, lexicon: Lexicon, year: int) -> Iterator[Found]:
    for hit in re.finditer(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日", even):
        yield from _checked(year, int(hit[1]), int(hit[2]), hit.start(), hit.end())
    for hit in _yearless_pattern(lexicon.months).finditer(even):
        month = _month(hit["month"] or hit["month2"], lexicon)
        yield from _checked(year, month, int(hit["day"] or hit["day2"]), hit.start(), hit.end())


def _any_month(months: Months) -> str:
    """A pattern of every name of a month, the longest first."""
    names = sorted({n for names in months for n in names}, key=len, reverse=True)
    return "|".join(map(re.escape, names))


@lru_cache(maxsize=16)
def _yearless_pattern(months: Months) -> re.Pattern[str]:
    names = _any_month(months)
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|o|th)?(?:\s+de)?\s+(?P<month>{names})(?!\w)"
        rf"|(?<!\w)(?P<month2>{names})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)"
    )


def dates_in(words: str, lexicon: Lexicon) -> list[Found]:
    """Every full date (day, month, year) in `words`, in reading order."""
    even = western(folded(words))
    found = [*_numeric(even), *_named(even, lexicon)]
    return sorted(found, key=lambda f: f.start)


def _numeric(even: str) -> Iterator[Found]:
    for pattern, order in ((_CHINESE, (1, 2, 3)), (_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for hit in pattern.finditer(even):
            year, month, day = (int(hit[place]) for place in order)
            yield from _checked(year, month, day, hit.start(), hit.end())
    for hit in _CHINESE_DAY.finditer(even):
        year = int(hit[1].translate(_CHINESE_YEAR))
        month, day = (dict(readings(hit[place])).get("chinese", 0) for place in (2, 3))
        yield from _checked(year, month, day, hit.start(), hit.end())


def _named(even: str, lexicon: Lexicon) -> Iterator[Found]:
    for hit in _pattern(lexicon.months).finditer(even):
        month = _month(hit["month"] or hit["month2"], lexicon)
        day = int(hit["day"] or hit["day2"])
        yield from _checked(int(hit["year"] or hit["year2"]), month, day, hit.start(), hit.end())


def _month(name: str, lexicon: Lexicon) -> int:
    return 1 + next(place for place, names in enumerate(lexicon.months) if name in names)


@lru_cache(maxsize=16)
def _pattern(months: Months) -> re.Pattern[str]:
    month, sep = _any_month(months), _SEPARATORS
    day_first = (
        rf"(?P<day>\d{{1,2}})(?:er|\.?o|-?го|st|nd|rd|th)?{sep}+(?P<month>{month}){sep}+"
        r"(?P<year>\d{4})"
    )
    month_first = (
        rf"(?P<month2>{month})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    )
    return re.compile(rf"(?<![\w])(?:{day_first}|{month_first})(?!\d)")


def _checked(year: int, month: int, day: int, start: int, end: int) -> Iterator[Found]:
    """A date that is in the calendar; "31 February" is no date."""
    try:
        yield Found(date(year, month, day), start, end)
    except ValueError:
        return
