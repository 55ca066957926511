"""Dates: a weekday that is another day's, a day no calendar has, a deadline after the meeting."""

import re
from collections.abc import Iterator
from datetime import date

from wgtr.reading.dates import Found, dates_in, western
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.texts import Reading

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BESIDE = re.compile(r"[\s,،，(（)）]*(?:de[lr]?|le|the|of|يوم)?[\s,،，(（)）]*")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def date_findings(
    reading: Reading, passages: list[Passage], lexicon: Lexicon, terms: Terms
) -> Iterator[Finding]:
    """Find wrong weekdays, impossible days, and deadlines after the meeting's first day."""
    first_day = _first_day(reading, passages, lexicon)
    for passage in passages:
        for sentence in passage.sentences:
            even = western(sentence.even)
            found = dates_in(even, lexicon)
            for message in _wrong_weekdays(even, found, terms):
                yield passage.finding("weekday-mismatch", message, sentence.raw)
            for message in _impossible(even, lexicon):
                yield passage.finding("date-impossible", message, sentence.raw)
            late = _late(even, found, first_day, terms)
            if late and passage.part == "letter":
                yield passage.finding("deadline-after-meeting", late, sentence.raw)


def _wrong_weekdays(even: str, found: list[Found], terms: Terms) -> Iterator[str]:
    for place, names in enumerate(terms.weekdays):
        for hit in names.hits(even):
            beside = (f for f in found if _stands_beside(even, hit.start, hit.end, f))
            day = next((f.day for f in beside), None)
            if day is not None and day.weekday() != place:
                yield (
                    f"{day.isoformat()} is a {_DAYS[day.weekday()]}, not a {_DAYS[place]}: "
                    "correct the date or the weekday."
                )


def _stands_beside(even: str, start: int, end: int, found: Found) -> bool:
    before = found.start >= end and _BESIDE.fullmatch(even[end : found.start])
    behind = start >= found.end and _BESIDE.fullmatch(even[found.end : start])
    return bool(before or behind)


def _impossible(even: str, lexicon: Lexicon) -> Iterator[str]:
    """Days that no calendar has, such as 31 February."""
    for year, month, day in _written(even, lexicon):
        try:
            date(year, month, day)
        except ValueError:
            yield f"There is no day {day} in month {month} of {year}: correct the date."


def _written(even: str, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    for hit in _CHINESE.finditer(even):
        yield int(hit[1]), int(hit[2]), int(hit[3])
    for number, names in enumerate(lexicon.months, 1):
        union = "|".join(map(re.escape, names))
        for hit in re.finditer(rf"(?<!\w)(\d{{1,2}}) (?:{union}) (\d{{4}})(?!\w)", even):
            yield int(hit[2]), number, int(hit[1])


def _late(even: str, found: list[Found], first_day: date | None, terms: Terms) -> str | None:
    sent = terms["sending.written"].inside(even) or "@" in even
    if first_day is None or not sent or not terms["dates.deadline"].inside(even):
        return None
    late = next((f.day for f in found if f.day >= first_day), None)
    if late is None or any(f.day < first_day for f in found):
        return None
    return (
        f"This deadline ({late.isoformat()}) is not before the meeting ({first_day.isoformat()}): "
        "correct one of the two."
    )


def _first_day(reading: Reading, passages: list[Passage], lexicon: Lexicon) -> date | None:
    """The meeting's first day: of its sittings, else of the agenda's headings; behind its issue."""
    issued = reading.text.masthead.date
    if issued is None:
        return None
    sittings = (s.date for part in reading.text.parts for s in part.sittings if s.date)
    days = [date.fromisoformat(day) for day in sittings]
    if not days:
        headings = (p for p in passages if p.part == "agenda" and p.is_heading)
        days = [found.day for p in headings for found in dates_in(p.words, lexicon)]
    return min((day for day in days if day > date.fromisoformat(issued)), default=None)
