"""Tables of the record of a meeting, with every version of every note, and of drafted reports."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.accounts.models import Delegation
from wgtr.bodies.models import Conference
from wgtr.core.database import Base, Wording, kept_as
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.facts import Act
from wgtr.texts.models import KeptText


class NoteKind(StrEnum):
    """What a note of the record holds."""

    INTERVENTION = "intervention"
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"
    ACTION = "action"


class Capacity(StrEnum):
    """In which capacity somebody takes the floor."""

    OWN = "own"
    GROUP = "group"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    PRESENTER = "presenter"
    OBSERVER = "observer"


NAMELESS = frozenset({Capacity.CHAIR, Capacity.SECRETARIAT})
"""Who needs no name: there is one of them."""


class Note(Base):
    """A note of the record: an intervention, a conclusion, a recommendation or an action.

    `item` is the id of the agenda item's provision (or of an item added at adoption), `position`
    its place among the notes of its kind there. `token` is made by the page that the note is typed
    on, so that sending it twice makes one note. `words` has the gist by language, first in
    `language`; `spoken` is the language spoken, where it was noted. `delegation` or `speaker` took
    the floor, for `group` where in that capacity. `owner` and `due` belong to actions. A note that
    was struck is kept and no longer counts.
    """

    __tablename__ = "notes"
    __table_args__ = (
        UniqueConstraint("meeting_id", "token"),
        CheckConstraint("version > 0", name="versions_from_one"),
        CheckConstraint("kind = 'intervention' OR delegation_id IS NULL", name="who_speaks"),
        CheckConstraint("kind = 'action' OR (owner = '' AND due IS NULL)", name="whose_action"),
        Index("ix_notes_meeting_id_item", "meeting_id", "item"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    token: Mapped[str] = mapped_column(String(40))
    item: Mapped[str] = mapped_column(String(200))
    kind: Mapped[NoteKind] = mapped_column(kept_as(NoteKind))
    position: Mapped[int]
    version: Mapped[int]
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegations.id"), index=True)
    speaker: Mapped[str] = mapped_column(String(200))
    capacity: Mapped[Capacity] = mapped_column(kept_as(Capacity))
    group: Mapped[str] = mapped_column(String(200))
    act: Mapped[Act] = mapped_column(kept_as(Act))
    spoken: Mapped[str] = mapped_column(String(2))
    language: Mapped[str] = mapped_column(String(2))
    words: Mapped[Wording] = mapped_column(JSONB)
    owner: Mapped[str] = mapped_column(String(200))
    due: Mapped[date | None]
    struck: Mapped[bool]
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(200))

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise")

    @property
    def lacks_speaker(self) -> bool:
        """Whether an intervention is nobody's yet; Chair and Secretariat need no name."""
        known = self.delegation_id is not None or self.speaker or self.capacity in NAMELESS
        return self.kind is NoteKind.INTERVENTION and not known

    @property
    def is_settled(self) -> bool:
        """Whether a report can say it: who spoke, and what was said."""
        return bool(self.words) and not self.lacks_speaker


class NoteVersion(Base):
    """A note as it was saved once; it never changes."""

    __tablename__ = "note_versions"

    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(200))


class ReportKind(StrEnum):
    """Which report it is: a Chair's of a meeting, or the Conference's."""

    CHAIR = "chair"
    CONFERENCE = "conference"


class DraftedReport(Base):
    """A report that was drafted from records and is worked on as a text.

    `generated` is the tree as drafted last; what differs from it in the text was changed by hand.
    `names_delegations` is the Chair's choice. A Chair's report belongs to a meeting.
    """

    __tablename__ = "drafted_reports"
    __table_args__ = (
        UniqueConstraint("meeting_id"),
        CheckConstraint("(kind = 'chair') = (meeting_id IS NOT NULL)", name="of_a_meeting"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[ReportKind] = mapped_column(kept_as(ReportKind))
    conference_id: Mapped[int] = mapped_column(ForeignKey("conferences.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"), unique=True)
    generated: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    generated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    generated_by: Mapped[str] = mapped_column(String(200))
    names_delegations: Mapped[bool]

    conference: Mapped[Conference] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    text: Mapped[KeptText] = relationship(lazy="raise")
