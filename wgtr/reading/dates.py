"""Dates and hours as the six languages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.numerals import ARABIC_INDIC, CHINESE_DIGITS, FULL_WIDTH, readings

_Span = tuple[int, str, str]
Months = tuple[tuple[str, ...], ...]
_DIGITS = str.maketrans(ARABIC_INDIC + FULL_WIDTH, "0123456789" * 2)
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_UNTIL = r"\s*(?:[-–—~～至]|to|until|à|a las|a|hasta|до|الي(?: الساعه| الساعة)?)\s*"
# UN papers write 10.00, 10:00, 10 h 00, 10 ч 00 and in Arabic 10/00, which elsewhere is a date.
_HOUR = r"(?<![\d.:/])(\d{1,2})\s*(?:[:.h]|\s?ч\.?\s?|/(?=[03]0))\s*(\d{2})(?!\d)"
_HOURS = re.compile(_HOUR + _UNTIL + _HOUR)
_UNIT = r"\s*(?:heures?|horas?|час(?:а|ов)?|h)\b(?:\s*(\d{2}))?"
_WORDED_HOURS = re.compile(rf"(?<![\d.:])(\d{{1,2}})(?:{_UNIT})?{_UNTIL}(\d{{1,2}}){_UNIT}")
_HALF = r"(?:([ap])\.?\s?m\b\.?|(noon))"
_HALVES = re.compile(
    rf"(?<![\d.:])(\d{{1,2}})(?:[:.](\d{{2}}))?\s*{_HALF}?{_UNTIL}"
    rf"(?:(\d{{1,2}})(?:[:.](\d{{2}}))?\s*)?{_HALF}"
)
_CHINESE_HOUR = r"(上午|中午|下午|晚上)?\s*(\d{1,2})\s*[时点]\s*(?:(\d{1,2})\s*分|(半))?"
_CHINESE_HOURS = re.compile(_CHINESE_HOUR + r"\s*(?:至|到|[-–—])\s*" + _CHINESE_HOUR)
_NOON = 12
_EARLIEST = 7  # 1.10-2.20 is said of paragraphs
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


def hours_in(words: str) -> list[tuple[str, str]]:
    """Every span of hours in reading order, as ("10:00", "13:00"); an end may be past midnight."""
    even = western(folded(words))
    halves = list(_halves(even))
    # "12:00-1:00 p.m." is no span from noon to one at night.
    rest = _HALVES.sub(lambda hit: " " * len(hit[0]), even)
    found = sorted([*halves, *_clock_hours(rest), *_worded_hours(rest), *_chinese_hours(rest)])
    return list(dict.fromkeys((starts, ends) for _, starts, ends in found))


def _clock_hours(even: str) -> Iterator[_Span]:
    """Hours in figures: "10.00-13.00", "10:00 to 13:00"."""
    for hit in _HOURS.finditer(even):
        dotted = "." in hit[0] and ":" not in hit[0]
        if not dotted or int(hit[1]) >= _EARLIEST:
            yield from _span(hit, _clock(hit[1], hit[2]), _clock(hit[3], hit[4]))


def _worded_hours(even: str) -> Iterator[_Span]:
    """Hours in words: "de 10 heures à 13 heures", "с 10 до 13 часов"."""
    for hit in _WORDED_HOURS.finditer(even):
        yield from _span(hit, _clock(hit[1], hit[2] or "00"), _clock(hit[3], hit[4] or "00"))


def _halves(even: str) -> Iterator[_Span]:
    """Hours of the half days: "10 a.m. to 1 p.m.", "3-6 p.m.", "10 a.m. to noon"."""
    for hit in _HALVES.finditer(even):
        hour, last = int(hit[1]) % _NOON, int(hit[5] or _NOON) % _NOON
        later = hit[7] == "p" or bool(hit[8])
        first_later = hit[3] == "p" or bool(hit[4])
        if not hit[3] and not hit[4]:  # "3-6 p.m.", but "10-1 p.m."
            first_later = later and hour < last
        if int(hit[1]) <= _NOON and int(hit[5] or _NOON) <= _NOON:
            starts = _clock(str(hour + _NOON * first_later), hit[2] or "00")
            yield from _span(hit, starts, _clock(str(last + _NOON * later), hit[6] or "00"))


def _span(hit: re.Match[str], starts: str | None, ends: str | None) -> Iterator[_Span]:
    if starts and ends:
        yield hit.start(), starts, ends


def _chinese_hours(even: str) -> Iterator[_Span]:
    """Chinese hours: 下午3时至6时 is 15:00 to 18:00, and 上午10时至1时 ends after noon."""
    for hit in _CHINESE_HOURS.finditer(even):
        starts = _chinese_clock(hit[1], hit[2], hit[3], hit[4])
        past_noon = hit[1] == "上午" and not hit[5] and int(hit[6]) < int(hit[2])
        half = "下午" if past_noon else hit[5] or hit[1]
        yield from _span(hit, starts, _chinese_clock(half, hit[6], hit[7], hit[8]))


def _chinese_clock(
    half: str | None, hour: str, minute: str | None, half_past: str | None
) -> str | None:
    later = half in {"下午", "晚上", "中午"} and int(hour) < _NOON
    return _clock(str(int(hour) + _NOON * later), f"{int(minute or (30 if half_past else 0)):02d}")


def _clock(hour: str, minute: str) -> str | None:
    time = f"{int(hour):02d}:{minute}"
    return time if time <= "24:00" and minute < "60" else None  # 24:00 is how a day ends


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
