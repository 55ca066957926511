"""Tables of agendas: what items rest on, what delegations propose, what a meeting adopted."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.accounts.models import Delegation, Person
from wgtr.core.database import Base, Wording, kept_as
from wgtr.mandates.models import Mandate
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText
from wgtr.workplan.models import Topic


class AgendaBasis(Base):
    """An item of an agenda rests on a paragraph of a mandate.

    `item` and `paragraph` are provisions' ids, in the agenda's text and in the mandate's.
    """

    __tablename__ = "agenda_bases"

    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(200), primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandates.id"), primary_key=True, index=True)
    paragraph: Mapped[str] = mapped_column(String(200), primary_key=True)

    text: Mapped[KeptText] = relationship(lazy="raise")
    mandate: Mapped[Mandate] = relationship(lazy="raise")


class AgendaTopic(Base):
    """A topic of the workplan is taken up under an item of an agenda.

    `annex` is the id of the part that holds its questions in the agenda's text, None without.
    """

    __tablename__ = "agenda_topics"

    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True, index=True)
    item: Mapped[str] = mapped_column(String(200))
    annex: Mapped[str | None] = mapped_column(String(200))

    text: Mapped[KeptText] = relationship(lazy="raise")
    topic: Mapped[Topic] = relationship(lazy="raise")


class ProposalState(StrEnum):
    """What became of a proposal; a declined one says why."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ItemProposal(Base):
    """A matter that a delegation proposes for “any other business” of a meeting.

    `person` is who proposed it for the delegation, `language` what it is worded in.
    """

    __tablename__ = "item_proposals"
    __table_args__ = (
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("state <> 'declined' OR reason <> ''", name="declined_has_a_reason"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided_or_proposed"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegations.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(4000))
    language: Mapped[str] = mapped_column(String(2))
    state: Mapped[ProposalState] = mapped_column(kept_as(ProposalState))
    reason: Mapped[str] = mapped_column(String(400))
    proposed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_by: Mapped[str | None] = mapped_column(String(200))

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    delegation: Mapped[Delegation] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")


class AdoptedAs(StrEnum):
    """How an item of the adopted agenda relates to the agenda that was issued."""

    ISSUED = "issued"
    MOVED = "moved"
    DEFERRED = "deferred"
    ADDED = "added"


class AdoptedAgenda(Base):
    """The agenda that a meeting adopted, compared with `text` at version `version`, as issued.

    `words` says in words how it differs; without differences it may be empty.
    """

    __tablename__ = "adopted_agendas"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"), index=True)
    version: Mapped[int]
    adopted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    recorded_by: Mapped[str] = mapped_column(String(200))
    words: Mapped[Wording] = mapped_column(JSONB)

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    text: Mapped[KeptText] = relationship(lazy="raise")
    items: Mapped[list["AdoptedItem"]] = relationship(
        lazy="raise", order_by="AdoptedItem.position", cascade="all, delete-orphan"
    )


class AdoptedItem(Base):
    """A place in the adopted agenda: an issued item by its provision's id, or one that was added.

    An added item has a `title`, and the `proposal` it comes from, if any. Deferred items stand
    last. `note` says what a record should say of the change.
    """

    __tablename__ = "adopted_items"
    __table_args__ = (
        UniqueConstraint("meeting_id", "position"),
        CheckConstraint("(state = 'added') = (item IS NULL)", name="issued_or_added"),
        CheckConstraint("state <> 'added' OR title IS NOT NULL", name="added_has_a_title"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("adopted_agendas.meeting_id", ondelete="CASCADE")
    )
    position: Mapped[int]
    item: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[AdoptedAs] = mapped_column(kept_as(AdoptedAs))
    title: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("item_proposals.id"), index=True)
    note: Mapped[str] = mapped_column(String(400))

    proposal: Mapped[ItemProposal | None] = relationship(lazy="raise")
