"""Reading the record."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from wgtr.core.database import db
from wgtr.meetings.models import Meeting
from wgtr.reports.models import Note, NoteVersion


def _whole() -> Select[Note]:
    return select(Note).options(joinedload(Note.delegation), joinedload(Note.meeting))


def notes_of(meeting: Meeting, *, item: str | None = None, struck: bool = False) -> Sequence[Note]:
    """Give the notes of a meeting, or of one of its items, in order; or those struck."""
    wanted = _whole().filter_by(meeting_id=meeting.id, struck=struck)
    if item is not None:
        wanted = wanted.filter_by(item=item)
    return db.session.scalars(wanted.order_by(Note.item, Note.position, Note.id)).all()


def note_numbered(meeting: Meeting, number: int) -> Note | None:
    """Give a meeting's note by its id; None where the meeting has no such note."""
    wanted = _whole().filter_by(id=number, meeting_id=meeting.id)
    return db.session.scalars(wanted).one_or_none()


def versions_of_note(note: Note) -> Sequence[NoteVersion]:
    """Give every version of a note, the latest first."""
    wanted = select(NoteVersion).filter_by(note_id=note.id)
    return db.session.scalars(wanted.order_by(NoteVersion.number.desc())).all()
