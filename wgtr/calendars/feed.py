"""Entries as an iCalendar feed (RFC 5545, 7986): the same entries give the same bytes.

A feed has no METHOD: it is read again and again, and asks nobody to accept anything. UIDs are
made from the meeting's name, so that a moved sitting stays one entry; SEQUENCE rises with each
change that the audit record holds, so that a client knows which of two copies is newer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from wgtr.calendars.zones import rules_of

PRODUCT = "-//wgtr//Meetings of working groups//EN"
EVERY = timedelta(hours=6)
"""How often a client should look again; deadlines are counted in days."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in a calendar, in the words that people read.

    `begins` and `ends` are instants, in a zone whose rule `zones.py` knows or in UTC, or days
    (the end is then the day after the last). `alarms` are counted back from the end. `changes`
    is how often it was changed, `changed` when last, both from the records.
    """

    uid: str
    begins: datetime | date
    ends: datetime | date
    summary: str
    description: str
    address: str
    changed: datetime
    changes: int
    place: str = ""
    busy: bool = False
    cancelled: bool = False
    alarms: Sequence[timedelta] = ()


def feed(entries: Iterable[Entry], *, name: str, language: str, address: str) -> bytes:
    """Write a feed called `name` with `entries` in order; `address` is where it is read again."""
    in_order = sorted(entries, key=lambda entry: (_instant(entry.begins), entry.uid))
    calendar = _heading(name, address)
    instants = [each.begins for each in in_order if isinstance(each.begins, datetime)]
    for rule in rules_of(instants):
        calendar.add_component(rule)
    for entry in in_order:
        calendar.add_component(_event(entry, language))
    written: bytes = calendar.to_ical()
    return written


def _heading(name: str, address: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("source", address, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", EVERY)
    return calendar


def _event(entry: Entry, language: str) -> Event:
    event = Event()
    said = {"LANGUAGE": language}
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("sequence", entry.changes)
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary, parameters=said)
    event.add("description", entry.description, parameters=said)
    if entry.place:
        event.add("location", entry.place, parameters=said)
    event.add("url", entry.address)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT")
    for before in () if entry.cancelled else entry.alarms:
        event.add_component(_alarm(entry, before, said))
    return event


def _alarm(entry: Entry, before: timedelta, said: dict[str, str]) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before, parameters={"RELATED": "END"})
    alarm.add("description", entry.summary, parameters=said)
    return alarm


def _instant(value: datetime | date) -> datetime:
    """An instant to sort by: days begin at midnight in UTC, which is near enough."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime(value.year, value.month, value.day, tzinfo=UTC)
