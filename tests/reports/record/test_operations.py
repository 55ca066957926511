"""Writing the record: versions, clashes, doubled sends, order, striking."""

from datetime import date
from typing import Any

import pytest

from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegation
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.meetings.models import Meeting
from wgtr.reports.models import Capacity, Note, NoteKind, NoteVersion
from wgtr.reports.record.operations import (
    Content,
    NoteClash,
    Place,
    move_note,
    restore_note,
    save_note,
    strike_note,
)
from wgtr.reports.record.queries import notes_of


def save(meeting: Meeting, name: str = "one", words: str = "rates fall", **more: Any) -> Note:
    kind = more.pop("kind", NoteKind.INTERVENTION)
    on_top_of, by = more.pop("on_top_of", 0), more.pop("by", "recorder@example.org")
    content = Content(words={"en": words}, **more)
    place = Place(meeting=meeting, item="p1", kind=kind, token=name)
    return save_note(place=place, on_top_of=on_top_of, content=content, by=by)


def versions() -> int:
    return db.session.query(NoteVersion).count()


def test_each_change_is_a_version_and_an_event(database: Settings) -> None:
    meeting = make_meeting()
    note = save(meeting, delegation=make_delegation("CL"), capacity=Capacity.GROUP, group="GRULAC")
    again = save(meeting, words="rates are falling", on_top_of=1, delegation=make_delegation("CL"))
    assert again is note
    assert (note.version, note.words, note.group) == (2, {"en": "rates are falling"}, "")
    assert versions() == 2
    events = db.session.query(AuditEvent).filter_by(subject=f"record:{meeting.slug}")
    assert [each.action for each in events.order_by(AuditEvent.sequence)] == [
        "reports.add_note",
        "reports.save_note",
    ]


def test_sending_the_same_twice_makes_one_note_of_one_version(database: Settings) -> None:
    meeting = make_meeting()
    assert save(meeting) is save(meeting)
    assert (len(notes_of(meeting)), versions()) == (1, 1)


def test_who_did_not_see_the_latest_version_is_told_and_nothing_is_overwritten(
    database: Settings,
) -> None:
    meeting = make_meeting()
    save(meeting)
    save(meeting, words="theirs", on_top_of=1, by="chair@example.org")
    with pytest.raises(NoteClash) as clash:
        save(meeting, words="mine", on_top_of=1)
    assert clash.value.note.words == {"en": "theirs"}
    assert "chair@example.org" in str(clash.value)


def test_an_empty_note_is_not_kept_but_a_speaker_alone_is(database: Settings) -> None:
    meeting = make_meeting()
    with pytest.raises(RuleViolation):
        save(meeting, words="  ")
    assert save(meeting, words=" ", delegation=make_delegation("CL")).words == {}


def test_a_kind_keeps_only_what_belongs_to_it(database: Settings) -> None:
    meeting = make_meeting()
    due, chile = date(2025, 5, 31), make_delegation("CL")
    action = save(
        meeting, "a", kind=NoteKind.ACTION, owner="Secretariat", due=due, delegation=chile
    )
    said = save(meeting, "b", owner="Secretariat", due=due, delegation=chile)
    assert (action.owner, action.due, action.delegation_id) == ("Secretariat", due, None)
    assert (said.owner, said.due, said.delegation_id) == ("", None, chile.id)


def test_notes_stand_in_the_order_of_speaking_and_can_be_moved(database: Settings) -> None:
    meeting = make_meeting()
    for name in "abc":
        save(meeting, name, words=name)
    first, _, last = notes_of(meeting)
    move_note(note=last, up=True, by="recorder")
    move_note(note=first, up=True, by="recorder")
    db.session.flush()
    assert [note.token for note in notes_of(meeting)] == ["a", "c", "b"]


def test_a_struck_note_is_kept_and_can_come_back(database: Settings) -> None:
    meeting = make_meeting()
    note = save(meeting)
    strike_note(note=note, by="recorder")
    assert notes_of(meeting) == []
    assert notes_of(meeting, struck=True) == [note]
    restore_note(note=note, by="recorder")
    assert notes_of(meeting) == [note]
    assert versions() == 3
