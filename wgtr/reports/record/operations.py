"""Writing the record: a note is saved, reworded, moved, struck and restored; nothing is lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from wgtr.accounts.models import Delegation
from wgtr.core import audit, clock
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.facts import Act
from wgtr.reports.models import Capacity, Note, NoteKind, NoteVersion


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a note says. `words` has the gist by language code, first in `language`."""

    words: Wording
    language: str = "en"
    delegation: Delegation | None = None
    speaker: str = ""
    capacity: Capacity = Capacity.OWN
    group: str = ""
    act: Act = Act.NOTED
    spoken: str = ""
    owner: str = ""
    due: date | None = None

    def columns(self, kind: NoteKind) -> dict[str, Any]:
        """The columns that it fills; what another kind of note has is left empty."""
        speaks, acts = kind is NoteKind.INTERVENTION, kind is NoteKind.ACTION
        words = {code: said.strip() for code, said in self.words.items() if said.strip()}
        return {
            "words": words,
            "language": self.language,
            "delegation_id": self.delegation.id if speaks and self.delegation else None,
            "speaker": self.speaker.strip() if speaks else "",
            "capacity": self.capacity if speaks else Capacity.OWN,
            "group": self.group.strip() if speaks else "",
            "act": self.act if speaks else Act.NOTED,
            "spoken": self.spoken if speaks else "",
            "owner": self.owner.strip() if acts else "",
            "due": self.due if acts else None,
        }


class NoteClash(Exception):
    """Somebody saved the note meanwhile; `note` is as it is stored now."""

    def __init__(self, note: Note) -> None:
        self.note = note
        super().__init__(f"{note.saved_by} saved this note meanwhile")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a note stands: under an agenda item, by the id of its provision; `token` names it."""

    meeting: Meeting
    item: str
    kind: NoteKind
    token: str


def save_note(*, place: Place, on_top_of: int, content: Content, by: str) -> Note:
    """Save a note at its place: a new one for an unknown token, else a version of that.

    `on_top_of` is the version that the person had before them, 0 for a new note. Saving what is
    stored already makes no version, so that a page may send twice. Raises NoteClash where somebody
    saved meanwhile, RuleViolation where there is nothing to save.
    """
    columns = content.columns(place.kind)
    if not columns["words"] and not columns["speaker"] and columns["delegation_id"] is None:
        raise RuleViolation("Write who spoke or what was said; an empty note is not kept.")
    _lock(place.meeting)
    note = _with_token(place)
    if note is None:
        return _add(place, columns, by)
    if all(getattr(note, name) == value for name, value in columns.items()):
        return note
    if note.version != on_top_of:
        raise NoteClash(note)
    return _change(note, columns, by, "reports.save_note")


def strike_note(*, note: Note, by: str) -> Note:
    """Strike a note: it stays in the record, and no longer counts."""
    return _change(note, {"struck": True}, by, "reports.strike_note")


def restore_note(*, note: Note, by: str) -> Note:
    """Let a struck note count again."""
    return _change(note, {"struck": False}, by, "reports.restore_note")


def move_note(*, note: Note, up: bool, by: str) -> None:
    """Change a note's place with the one before it (`up`) or after it; at the end it stays."""
    _lock(note.meeting)
    beside = select(Note).filter_by(meeting_id=note.meeting_id, item=note.item, kind=note.kind)
    beside = beside.where(~Note.struck)
    if up:
        beside = beside.where(Note.position < note.position).order_by(Note.position.desc())
    else:
        beside = beside.where(Note.position > note.position).order_by(Note.position)
    other = db.session.scalars(beside.limit(1)).one_or_none()
    if other is None:
        return
    note.position, other.position = other.position, note.position
    detail = {"note": note.id, "position": note.position, "other": other.id}
    audit.record(actor=by, action="reports.move_note", subject=_subject(note), detail=detail)


def _lock(meeting: Meeting) -> None:
    """Put those who write one meeting's record in a row; references to the meeting go on."""
    wanted = select(Meeting.id).filter_by(id=meeting.id).with_for_update(key_share=True)
    db.session.execute(wanted)


def _with_token(place: Place) -> Note | None:
    wanted = select(Note).filter_by(meeting_id=place.meeting.id, token=place.token)
    wanted = wanted.options(joinedload(Note.delegation))
    note = db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if note is not None:
        set_committed_value(note, "meeting", place.meeting)
    return note


def _add(place: Place, columns: dict[str, Any], by: str) -> Note:
    last = select(func.max(Note.position)).filter_by(meeting_id=place.meeting.id, item=place.item)
    position = (db.session.scalar(last) or 0) + 1
    note = Note(**vars(place), position=position, version=0, struck=False)
    return _change(note, columns, by, "reports.add_note")


def _change(note: Note, columns: dict[str, Any], by: str, action: str) -> Note:
    """Write columns as the next version, with its event."""
    for name, value in columns.items():
        setattr(note, name, value)
    note.version += 1
    note.saved_at, note.saved_by = clock.now(), by
    db.session.add(note)
    db.session.flush()
    content = content_of(note)
    db.session.add(
        NoteVersion(
            note_id=note.id,
            number=note.version,
            content=content,
            saved_at=note.saved_at,
            saved_by=by,
        )
    )
    detail = {"note": note.id, "version": note.version, **content}
    audit.record(actor=by, action=action, subject=_subject(note), detail=detail)
    return note


def content_of(note: Note) -> dict[str, Any]:
    """What a note says, as JSON that a reader in ten years understands."""
    return {
        "item": note.item,
        "kind": note.kind.value,
        "delegation": note.delegation_id,
        "speaker": note.speaker,
        "capacity": note.capacity.value,
        "group": note.group,
        "act": note.act.value,
        "spoken": note.spoken,
        "language": note.language,
        "words": note.words,
        "owner": note.owner,
        "due": note.due and note.due.isoformat(),
        "struck": note.struck,
    }


def _subject(note: Note) -> str:
    return f"record:{note.meeting.slug}"
