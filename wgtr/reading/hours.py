"""Spans of hours as the six languages print them: "10 a.m. to 1 p.m.", "с 10 до 13 часов".

Two times with a word or dash for "until" between them are a span. A bare number is a time only
before one that shows what it is by minutes, a unit or a half of the day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wgtr.reading.dates import western
from wgtr.reading.lexicon import folded
from wgtr.tree.numerals import readings

_UNTIL = re.compile(
    r"\s*(?:[-–—―‒~～至到]|to|until|till|à|a|au|hasta|до|по|الي|حتي)?\s*", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:\bbetween|\bentre|\bмежду|بين)\s*(?:las?\s|les\s)?$")
_AND = re.compile(r"\s*(?:and|et|y|и|و)\s*")
_NOON = 12
_EARLIEST = 7  # 1.10-2.20 is said of paragraphs
_LATEST_NOON = 3  # "1 at noon" is one o'clock
# Folded words: no capitals, no Arabic vowel signs, alif and ya in one form.
_MORNING = r"a\.?\s?m\b\.?|in the morning|du matin|de la ma[nñ]ana|утра|صباحا|ص(?!\w)|قبل الظهر"
_LATER = (
    r"p\.?\s?m\b\.?|in the (?:afternoon|evening)|de l'apr[eè]s-midi|du soir|de la (?:tarde|noche)"
    r"|дня|вечера|بعد الظهر|مساء|م(?!\w)"
)
_AT_NOON = r"noon|ظهرا|من الظهر"
_NOON_ALONE = r"noon|midday|midi|mediod[ií]a|полу?дн[яь]|полдень|الظهر|正午"
_ARABIC = (
    "الواحده",
    "الثانيه",
    "الثالثه",
    "الرابعه",
    "الخامسه",
    "السادسه",
    "السابعه",
    "الثامنه",
    "التاسعه",
    "العاشره",
    "الحاديه عشره",
    "الثانيه عشره",
)
_ORDINAL = "|".join(sorted((word.replace("ه", "[ةه]") for word in _ARABIC), key=len, reverse=True))
_UNIT = (
    r"heures?\b|horas?\b|hours?\b|hrs?\b|hs\b|h\b|час(?:а|ов)?\b|ч\b|点钟|點鐘"
    r"|[时時点點]整?"
)


def _verbose(words: str) -> str:
    """A pattern for use among others that are set out with blanks."""
    return words.replace(" ", r"\s")


_TIME = re.compile(
    rf"""
    (?P<before>上午|早上|中午|下午|晚上)?\s*
    (?:(?P<clock>الساع[ةه])\s+|las?\s+|les\s+)?
    (?:
      (?<!\w)(?P<noon>{_verbose(_NOON_ALONE)})(?!\w)
    | (?<![\d.:/])(?<!\d[hч])
      (?:(?P<hour>\d{{1,2}})|(?P<han>[一二三四五六七八九十]{{1,3}})(?=\s*[时時点點])
        |(?<!\w)(?P<ordinal>{_verbose(_ORDINAL)})(?!\w))
      (?:
        \s*(?P<mark>[:.h时時点點]|\s?ч\.?\s?|/(?=[03]0))\s*(?P<minute>\d{{2}})(?!\d)\s*(?:分|мин\b\.?)?
      | \s*[时時点點]\s*(?P<few>\d|[一二三四五六七八九十]{{1,3}})\s*分
      | \s*[时時点點]\s*(?P<han_half>半)
      | \s+و?(?P<half_past>النصف|والنصف)
      )?
      (?:\s*(?P<unit>{_UNIT})\.?)?
      (?:\s*\(?(?:cet|cest|gmt|utc)\)?)?
      (?:\s*(?:(?P<morning>{_verbose(_MORNING)})|(?P<later>{_verbose(_LATER)})|(?P<at_noon>{_verbose(_AT_NOON)})))?
      (?!\d|[.:/]\d)
    )
    """,
    re.VERBOSE,
)
_MILITARY = re.compile(
    r"(?<![\d.:/])([01]\d|2[0-4])([0-5]\d)\s*(?:hrs?|hours)?\s*(?:[-–—]|to|until)\s*"
    r"([01]\d|2[0-4])([0-5]\d)\s*(?:hrs?|hours)\b"
)


@dataclass(frozen=True, slots=True)
class _Time:
    """A time as printed: `half` is "a", "p", "n" (noon) or None; `shown`: it is no bare number."""

    start: int
    end: int
    hour: int
    minute: int
    half: str | None
    shown: bool
    dotted: bool


def hours_in(words: str) -> list[tuple[str, str]]:
    """Every span of hours in reading order, as ("10:00", "13:00"); an end may be past midnight."""
    even = western(folded(words))
    found = sorted([*_spans(even), *_military(even)])
    return list(dict.fromkeys((starts, ends) for _, starts, ends in found))


def _spans(even: str) -> Iterator[tuple[int, str, str]]:
    taken = -1
    for first, last in pairwise(_times(even)):
        if first.start < taken or not _are_joined(even, first, last):
            continue
        starts, ends = _written(*_on_the_clock(first, last))
        if starts and ends:
            taken = last.end
            yield first.start, starts, ends


def _military(even: str) -> Iterator[tuple[int, str, str]]:
    """Hours without a sign between: "1000-1300 hrs"."""
    for hit in _MILITARY.finditer(even):
        yield hit.start(), f"{hit[1]}:{hit[2]}", f"{hit[3]}:{hit[4]}"


def _times(even: str) -> list[_Time]:
    return [_time(hit) for hit in _TIME.finditer(even)]


def _time(hit: re.Match[str]) -> _Time:
    if hit["noon"]:
        return _Time(hit.start(), hit.end(), _NOON, 0, "n", shown=True, dotted=False)
    half = _half(hit)
    minute, hour = _minute(hit), _hour(hit)
    worded = bool(hit["han"] or hit["ordinal"] or hit["unit"] or hit["clock"] or half)
    told = bool(hit["minute"] or hit["few"] or hit["han_half"] or hit["half_past"])
    dotted = hit["mark"] == "." and not worded
    return _Time(hit.start(), hit.end(), hour, minute, half, shown=worded or told, dotted=dotted)


def _hour(hit: re.Match[str]) -> int:
    if hit["ordinal"]:
        return 1 + _ARABIC.index(hit["ordinal"].replace("ة", "ه"))
    return int(hit["hour"]) if hit["hour"] else _chinese(hit["han"])


def _minute(hit: re.Match[str]) -> int:
    if hit["han_half"] or hit["half_past"]:
        return 30
    few = hit["few"] or "0"
    return int(hit["minute"] or (few if few.isdecimal() else _chinese(few)))


def _chinese(number: str) -> int:
    return dict(readings(number)).get("chinese", 99)


def _half(hit: re.Match[str]) -> str | None:
    if hit["morning"] or hit["before"] in {"上午", "早上"}:
        return "a"
    if hit["later"] or hit["before"] in {"下午", "晚上"}:
        return "p"
    return "n" if hit["at_noon"] or hit["before"] == "中午" else None


def _are_joined(even: str, first: _Time, last: _Time) -> bool:
    """Whether two times are the ends of one span: "10-13 h", never "items 3 to 6"."""
    gap = even[first.end : last.start]
    until = gap.strip() and _UNTIL.fullmatch(gap)
    between = _AND.fullmatch(gap) and _BETWEEN.search(even[: first.start])
    if not (until or between) or not last.shown:
        return False
    if first.dotted and last.dotted:
        return first.hour >= _EARLIEST
    return first.shown or not last.dotted


def _on_the_clock(first: _Time, last: _Time) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both times in 24 hours: "3-6 p.m." and "上午10时至1时" end in the afternoon."""
    starts, ends = _alone(first), _alone(last)
    if last.half is None and first.half and last.hour <= _NOON:
        later = first.half != "a" or last.hour < first.hour
        ends = last.hour % _NOON + _NOON * (later or last.hour == _NOON)
    if first.half is None and last.half and first.hour <= _NOON:
        before = first.hour % _NOON < last.hour % _NOON
        starts = first.hour % _NOON + _NOON * (last.half == "p" and before)
        starts = first.hour if last.half == "n" else starts
    return (starts, first.minute), (ends, last.minute)


def _alone(time: _Time) -> int:
    """A time's hour by its own half of the day; "15 heures de l'après-midi" is 15."""
    if time.half is None or time.hour > _NOON:
        return time.hour
    if time.half == "n":
        return time.hour + _NOON * (time.hour <= _LATEST_NOON)
    return time.hour % _NOON + _NOON * (time.half == "p")


def _written(*times: tuple[int, int]) -> list[str | None]:
    made = (f"{hour:02d}:{minute:02d}" for hour, minute in times)
    # 24:00 is how a day ends.
    return [each if each <= "24:00" and each[3:] < "60" else None for each in made]
