"""Tables of the workplan's topics and of those who present under them."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Identity, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.accounts.models import Delegation
from wgtr.bodies.models import Body, Conference
from wgtr.core.database import Base, Wording, kept_as
from wgtr.documents.models import StoredFile
from wgtr.meetings.models import Meeting, Sitting
from wgtr.texts.models import KeptText


class TopicStatus(StrEnum):
    """How far a topic is; a deferred one says why."""

    PLANNED = "planned"
    PREPARED = "prepared"
    DISCUSSED = "discussed"
    CONCLUDED = "concluded"
    DEFERRED = "deferred"


class PresenterState(StrEnum):
    """How far the arrangement with a presenter is."""

    INVITED = "invited"
    AGREED = "agreed"
    RECEIVED = "received"
    DECLINED = "declined"


class Topic(Base):
    """A topic of a body's workplan, at its place in the plan's order.

    `conference` is the one whose cycle it is meant for; None while that is open. Several topics
    may be meant for one cycle. `meeting` and `sitting` say when it is taken up, in a sitting of
    three hours as a rule. `text` holds its question groups and questions, kept as a text of kind
    annex-of-questions. `reason` says why it is deferred.
    """

    __tablename__ = "topics"
    __table_args__ = (
        UniqueConstraint("body_id", "position", deferrable=True, initially="DEFERRED"),
        CheckConstraint("position > 0", name="placed_from_one"),
        CheckConstraint("status <> 'deferred' OR reason <> ''", name="deferred_has_a_reason"),
        CheckConstraint("sitting_id IS NULL OR meeting_id IS NOT NULL", name="sits_in_a_meeting"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    position: Mapped[int]
    conference_id: Mapped[int | None] = mapped_column(ForeignKey("conferences.id"), index=True)
    title: Mapped[Wording] = mapped_column(JSONB)
    aim: Mapped[Wording] = mapped_column(JSONB)
    status: Mapped[TopicStatus] = mapped_column(kept_as(TopicStatus))
    reason: Mapped[str] = mapped_column(String(400))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    sitting_id: Mapped[int | None] = mapped_column(
        ForeignKey("sittings.id", ondelete="SET NULL"), index=True
    )
    text_id: Mapped[int | None] = mapped_column(ForeignKey("texts.id"), unique=True)

    body: Mapped[Body] = relationship(lazy="raise")
    conference: Mapped[Conference | None] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    sitting: Mapped[Sitting | None] = relationship(lazy="raise")
    text: Mapped[KeptText | None] = relationship(lazy="raise")
    presenters: Mapped[list["Presenter"]] = relationship(
        lazy="raise", order_by="Presenter.position", back_populates="topic"
    )


class Presenter(Base):
    """A delegation, or an invited stakeholder by name, that presents under a topic.

    `minutes` is the time kept for it, None while that is open; `language` what it will speak.
    `file` names, by its hash, what was received, where it was received here, and `file_name` is the
    name that it was sent with.
    """

    __tablename__ = "presenters"
    __table_args__ = (
        UniqueConstraint("topic_id", "position", deferrable=True, initially="DEFERRED"),
        CheckConstraint("num_nonnulls(delegation_id, name) = 1", name="one_who_presents"),
        CheckConstraint("minutes > 0", name="speaks_some_time"),
        CheckConstraint("(file IS NULL) = (file_name IS NULL)", name="file_has_a_name"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    position: Mapped[int]
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegations.id"), index=True)
    name: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))
    state: Mapped[PresenterState] = mapped_column(kept_as(PresenterState))
    file: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str | None] = mapped_column(String(2))
    minutes: Mapped[int | None]

    topic: Mapped[Topic] = relationship(lazy="raise_on_sql", back_populates="presenters")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise")
    stored: Mapped[StoredFile | None] = relationship(lazy="raise")
