"""From an address to a place in the record of a meeting, or 404."""

from dataclasses import dataclass

from flask import abort

from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda, MeetingItem, agenda_of
from wgtr.reports.models import Note
from wgtr.reports.record.queries import note_numbered


@dataclass(frozen=True)
class AtItem:
    """An item of a meeting's agenda, open in the record."""

    meeting: Meeting
    agenda: MeetingAgenda
    item: MeetingItem


@dataclass(frozen=True)
class AtNote:
    """A note, open in the record; its item may have left the agenda since."""

    meeting: Meeting
    note: Note


def item_from_url(*, slug: str, item: str) -> AtItem:
    """Give the item that the address names; answer 404 where there is none."""
    meeting = meeting_from_url(slug=slug)
    agenda = agenda_of(meeting)
    found = agenda.item(item)
    if found is None:
        abort(404)
    return AtItem(meeting, agenda, found)


def note_from_url(*, slug: str, number: int) -> AtNote:
    """Give the note that the address names; answer 404 where there is none."""
    meeting = meeting_from_url(slug=slug)
    note = note_numbered(meeting, number)
    if note is None:
        abort(404)
    return AtNote(meeting, note)
