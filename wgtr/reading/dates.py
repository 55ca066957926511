"""Dates and hours as the six languages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.numerals import ARABIC_INDIC, FULL_WIDTH

Months = tuple[tuple[str, ...], ...]
_DIGITS = str.maketrans(ARABIC_INDIC + FULL_WIDTH, "0123456789" * 2)
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_HOUR = r"(\d{1,2})\s*(?:[:.h]|\s?ч\.?\s?)\s*(\d{2})"
_UNTIL = r"\s*(?:[-–—~～至]|to|à|a las|a|hasta|до|الي(?: الساعه| الساعة)?)\s*"
_HOURS = re.compile(_HOUR + _UNTIL + _HOUR)
_CHINESE_HOUR = r"(上午|中午|下午|晚上)?\s*(\d{1,2})\s*[时点]\s*(?:(\d{1,2})\s*分|(半))?"
_CHINESE_HOURS = re.compile(_CHINESE_HOUR + r"\s*(?:至|到|[-–—])\s*" + _CHINESE_HOUR)
_NOON = 12
_WORDED_HOUR = r"(\d{1,2})\s*(?:heures?|horas?|час(?:а|ов)?|h)\b(?:\s*(\d{2}))?"
_WORDED_HOURS = re.compile(_WORDED_HOUR + r"\s*(?:[-–—]|à|a(?: las)?|до|et)\s*" + _WORDED_HOUR)
_SEPARATORS = r"(?:\s+|\s*[.,،]\s*|\s+de\s+|\s+of\s+|-)"


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
        yield from _checked(year, _month(hit[2], lexicon), int(hit[1]), hit.start(), hit.end())


def _any_month(months: Months) -> str:
    """A pattern of every name of a month, the longest first."""
    names = sorted({n for names in months for n in names}, key=len, reverse=True)
    return "|".join(map(re.escape, names))


@lru_cache(maxsize=16)
def _yearless_pattern(months: Months) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(\d{{1,2}})(?:er|º)?(?:\s+de)?\s+({_any_month(months)})(?!\w)")


def dates_in(words: str, lexicon: Lexicon) -> list[Found]:
    """Every full date (day, month, year) in `words`, in reading order."""
    even = western(folded(words))
    found = [*_numeric(even), *_named(even, lexicon)]
    return sorted(found, key=lambda f: f.start)


def hours_in(words: str) -> list[tuple[str, str]]:
    """Every span of hours, as ("10:00", "13:00")."""
    even = western(folded(words))
    spans = []
    for hit in _HOURS.finditer(even):
        starts, ends = _clock(hit[1], hit[2]), _clock(hit[3], hit[4])
        if starts and ends:
            spans.append((starts, ends))
    return list(dict.fromkeys([*spans, *_worded_hours(even), *_chinese_hours(even)]))


def _worded_hours(even: str) -> Iterator[tuple[str, str]]:
    """Hours in words: "de 10 heures à 13 heures"."""
    for hit in _WORDED_HOURS.finditer(even):
        starts, ends = _clock(hit[1], hit[2] or "00"), _clock(hit[3], hit[4] or "00")
        if starts and ends:
            yield starts, ends


def _chinese_hours(even: str) -> Iterator[tuple[str, str]]:
    """Chinese hours: 下午3时至6时 is 15:00 to 18:00; an hour without half of the day keeps it."""
    for hit in _CHINESE_HOURS.finditer(even):
        starts = _chinese_clock(hit[1], hit[2], hit[3], hit[4])
        ends = _chinese_clock(hit[5] or hit[1], hit[6], hit[7], hit[8])
        if starts and ends:
            yield starts, ends


def _chinese_clock(
    half: str | None, hour: str, minute: str | None, half_past: str | None
) -> str | None:
    later = half in {"下午", "晚上", "中午"} and int(hour) < _NOON
    return _clock(str(int(hour) + _NOON * later), f"{int(minute or (30 if half_past else 0)):02d}")


def _clock(hour: str, minute: str) -> str | None:
    fits = int(hour) < 25 and int(minute) < 60  # noqa: PLR2004 - 24:00 is how a day ends
    return f"{int(hour):02d}:{minute}" if fits else None


def _numeric(even: str) -> Iterator[Found]:
    for pattern, order in ((_CHINESE, (1, 2, 3)), (_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for hit in pattern.finditer(even):
            year, month, day = (int(hit[place]) for place in order)
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
        rf"(?P<day>\d{{1,2}})(?:er|º|-?го|st|nd|rd|th)?{sep}+(?P<month>{month}){sep}+"
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
