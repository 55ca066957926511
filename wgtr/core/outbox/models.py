"""Tables of the outbox: a row for each message to one address, and its attachments."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.core.database import Base, kept_as


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message: its name, media type (with parameters) and bytes."""

    name: str
    media_type: str
    content: bytes


class MailState(StrEnum):
    """What became of a message; REFUSED was refused for good or given up, and says why."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"


class OutboxMessage(Base):
    """One message to one address, as it was posted, and what became of it.

    `key` makes the Message-ID: it stays the same however often it is sent, so that what arrives
    twice after a crash is told to be the same. `about` names what it is about ("submission:12").
    `answer` is what the receiving server, or we, said of the last attempt.
    """

    __tablename__ = "outbox_messages"
    __table_args__ = (
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_a_time"),
        CheckConstraint("state <> 'refused' OR answer <> ''", name="refused_says_why"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    recipient: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    about: Mapped[str] = mapped_column(String(200), index=True)
    posted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    posted_by: Mapped[str] = mapped_column(String(200))
    state: Mapped[MailState] = mapped_column(kept_as(MailState), index=True)
    attempts: Mapped[int]
    tried_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    answer: Mapped[str] = mapped_column(Text)
    attachments: Mapped[list["OutboxAttachment"]] = relationship(
        order_by="OutboxAttachment.position", lazy="raise_on_sql"
    )


class OutboxAttachment(Base):
    """A file of a message."""

    __tablename__ = "outbox_attachments"

    message_id: Mapped[int] = mapped_column(ForeignKey("outbox_messages.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary)
