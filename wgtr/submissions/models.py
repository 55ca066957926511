"""Tables of calls for input, submissions with their answers and files, and receipts."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.accounts.models import Delegation, Person
from wgtr.core.database import Base, kept_as
from wgtr.documents.models import StoredFile
from wgtr.meetings.deadlines import end_of_day
from wgtr.meetings.models import Meeting
from wgtr.submissions.bands import Band, Strength
from wgtr.submissions.places import PlaceKind
from wgtr.submissions.visibility import Visibility


class CallKind(StrEnum):
    """What is asked for: comments on the agenda's items and questions, or changes to the FAQ."""

    COMMENTS = "comments"
    FAQ = "faq"


class Channel(StrEnum):
    """How input came in."""

    FORM = "form"
    FILE = "file"
    MAIL = "mail"


class State(StrEnum):
    """Where a submission stands. Only drafts change; SUPERSEDED was replaced by a later one."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Call(Base):
    """A call for written input to a meeting: open until the end of the day `until` there.

    `extended_until` is a later day, given by notice with a reason. `last_number` is the number
    given last; whoever submits holds the row until the transaction ends.
    """

    __tablename__ = "calls"
    __table_args__ = (
        UniqueConstraint("meeting_id", "kind"),
        CheckConstraint("extended_until > until", name="never_to_an_earlier_day"),
        CheckConstraint("last_number >= 0", name="numbered_from_one"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    kind: Mapped[CallKind] = mapped_column(kept_as(CallKind))
    strength: Mapped[Strength] = mapped_column(kept_as(Strength))
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    until: Mapped[date]
    extended_until: Mapped[date | None]
    extended_because: Mapped[str] = mapped_column(String(400))
    last_number: Mapped[int]

    meeting: Mapped[Meeting] = relationship(lazy="raise")

    @property
    def ends(self) -> datetime:
        """Give the first instant, in UTC, that is no longer on time."""
        return end_of_day(self.until, self.meeting.zone)

    @property
    def extended_ends(self) -> datetime | None:
        """Give the first instant that is no longer within the extension; None without one."""
        later = self.extended_until
        return None if later is None else end_of_day(later, self.meeting.zone)

    @property
    def last_day(self) -> date:
        """Give the last day on which input is not late."""
        return self.extended_until or self.until

    @property
    def closes(self) -> datetime:
        """Give the first instant, in UTC, that is late."""
        return self.extended_ends or self.ends

    @property
    def is_hard(self) -> bool:
        """Tell whether what is late is refused."""
        return self.strength is Strength.HARD


class Submission(Base):
    """What a delegation sends in answer to a call, as a draft first.

    `token` names the form it was typed in: pressed twice, it is found again. `received_at` is when
    it reached us, to the millisecond. `text_sha256` is the file that holds the words as sent.

    Of an e-mail that the Secretariat logs, `sender` is its From, `mail_received_at` what the e-mail
    says of its arrival, `arrived_at` what counts, with `received_because` where the two differ;
    `mail_sha256` is the e-mail itself.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("call_id", "number"),
        CheckConstraint(
            "(state = 'draft') = (number IS NULL) AND (number IS NULL) = (received_at IS NULL)"
            " AND (number IS NULL) = (band IS NULL) AND (number IS NULL) = (text_sha256 IS NULL)",
            name="sent_is_whole",
        ),
        CheckConstraint(
            "state = 'draft' OR (delegation_id IS NOT NULL AND visibility IS NOT NULL)",
            name="sent_by_somebody_for_somebody",
        ),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegations.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    token: Mapped[str] = mapped_column(String(36), unique=True)
    channel: Mapped[Channel] = mapped_column(kept_as(Channel))
    state: Mapped[State] = mapped_column(kept_as(State), index=True)
    visibility: Mapped[Visibility | None] = mapped_column(kept_as(Visibility))
    language: Mapped[str] = mapped_column(String(2))
    number: Mapped[int | None]
    received_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    received_because: Mapped[str] = mapped_column(String(400))
    mail_received_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    arrived_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    mail_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    sender: Mapped[str] = mapped_column(String(400))
    band: Mapped[Band | None] = mapped_column(kept_as(Band))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"), index=True)
    text_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    is_example: Mapped[bool]

    call: Mapped[Call] = relationship(lazy="raise")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    replaces: Mapped["Submission | None"] = relationship(lazy="raise", remote_side="Submission.id")
    answers: Mapped[list["Answer"]] = relationship(
        lazy="raise", order_by="Answer.position", cascade="all, delete-orphan"
    )
    files: Mapped[list["AttachedFile"]] = relationship(
        lazy="raise", order_by="AttachedFile.position", cascade="all, delete-orphan"
    )
    receipt: Mapped["Receipt | None"] = relationship(lazy="raise", uselist=False)

    @property
    def is_empty(self) -> bool:
        """Tell whether it has neither words nor files."""
        return not self.answers and not self.files


class Answer(Base):
    """Words about one place of the paper that the call rests on.

    `provision` is the place's permanent id; `label` says what the place was called when the words
    were typed, should a later revision no longer have it.
    """

    __tablename__ = "answers"

    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[PlaceKind] = mapped_column(kept_as(PlaceKind))
    provision: Mapped[str] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))


class AttachedFile(Base):
    """A file of a submission, under the name that its sender gave it; the bytes are `files`."""

    __tablename__ = "attached_files"

    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))

    file: Mapped[StoredFile] = relationship(lazy="raise")


class Receipt(Base):
    """What the sender holds: every fact of a submission, and the SHA-256 of those facts.

    `number` is its address, `event` the audit event that holds the hash too. Nothing of it changes;
    what became of the submission later is said by the submission.
    """

    __tablename__ = "receipts"

    number: Mapped[str] = mapped_column(String(120), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), unique=True)
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    facts: Mapped[dict[str, object]] = mapped_column(JSONB)
    sha256: Mapped[str] = mapped_column(String(64))
    event: Mapped[int] = mapped_column(ForeignKey("audit_events.sequence"))
