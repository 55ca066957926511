"""The table of mandates."""

from datetime import date, datetime
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

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.verbs import OperativeVerb
from wgtr.core.database import Base, Wording, kept_as
from wgtr.texts.models import KeptText, TextVersion


class MandateState(StrEnum):
    """How far a mandate is: worked on, put to the Conference, approved by it."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"


class Attribute(StrEnum):
    """What Rule 42 lets the Conference determine for a body, besides the mandate itself."""

    MATTERS = "matters"
    OFFICERS = "officers"
    COMPOSITION = "composition"
    SIZE = "size"
    DURATION = "duration"
    BUDGET = "budget"


class Mandate(Base):
    """A body's mandate from one Conference to the next.

    The Conference `since` decides on it, and its work leads to the Conference `until`. `starts`
    and `ends` are its first and last day, September to August. `basis` says in words what it rests
    on. `attributes` holds, by `Attribute`, wordings of what is known. `topic_paragraph` is the id
    of the paragraph under which topics of the workplan are taken up.

    Once approved nothing of it changes (a trigger sees to it): `approved_version` is the text as
    approved. `verb`, `paragraph` and `decided_on` are the Conference's decision; what our sources
    do not give is None and may be filled in later, once.
    """

    __tablename__ = "mandates"
    __table_args__ = (
        UniqueConstraint("body_id", "since_id", "until_id"),
        CheckConstraint("starts < ends", name="starts_before_it_ends"),
        CheckConstraint("since_id <> until_id", name="between_two_conferences"),
        CheckConstraint(
            "(state = 'approved') = (approved_version_id IS NOT NULL)", name="approved_is_fixed"
        ),
        CheckConstraint(
            "state = 'approved' OR num_nonnulls(verb, paragraph, decided_on) = 0",
            name="decided_when_approved",
        ),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    since_id: Mapped[int] = mapped_column(ForeignKey("conferences.id"), index=True)
    until_id: Mapped[int] = mapped_column(ForeignKey("conferences.id"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]
    basis: Mapped[Wording] = mapped_column(JSONB)
    attributes: Mapped[dict[str, Wording]] = mapped_column(JSONB)
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"), unique=True)
    topic_paragraph: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[MandateState] = mapped_column(kept_as(MandateState))
    proposed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    approved_version_id: Mapped[int | None] = mapped_column(ForeignKey("text_versions.id"))
    amended: Mapped[bool]
    verb: Mapped[OperativeVerb | None] = mapped_column(kept_as(OperativeVerb))
    paragraph: Mapped[str | None] = mapped_column(String(20))
    decided_on: Mapped[date | None]

    body: Mapped[Body] = relationship(lazy="raise")
    since: Mapped[Conference] = relationship(lazy="raise", foreign_keys=[since_id])
    until: Mapped[Conference] = relationship(lazy="raise", foreign_keys=[until_id])
    text: Mapped[KeptText] = relationship(lazy="raise")
    approved_version: Mapped[TextVersion | None] = relationship(lazy="raise")
