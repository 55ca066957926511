"""Tables of Conferences and bodies."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Identity, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.accounts.models import Delegation, Person
from wgtr.core.database import Base, Wording, kept_as


class Mode(StrEnum):
    """How people take part."""

    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    VIRTUAL = "virtual"
    WRITTEN = "written"


class OfficeTitle(StrEnum):
    """What somebody does for a body in a cycle; a body has one Chair or several Co-chairs."""

    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    ASSISTANT = "assistant"
    FACILITATOR = "facilitator"


class Conference(Base):
    """A Conference of States Parties; a cycle of work runs from one to the next.

    Days are None where our sources do not give them; `presidency` is the country of the President.
    """

    __tablename__ = "conferences"
    __table_args__ = (
        CheckConstraint("number > 0", name="numbered_from_one"),
        CheckConstraint("starts <= ends", name="starts_before_it_ends"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    mode: Mapped[Mode] = mapped_column(kept_as(Mode))
    place: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))
    theme: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))
    presidency: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))

    @property
    def code(self) -> str:
        """Give the short name that documents use: `CSP11`."""
        return f"CSP{self.number}"


class Body(Base):
    """A body that meets between Conferences: a working group, the Bureau, a committee.

    `about` says in a sentence or two what it is, as far as a source tells.
    """

    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[Wording] = mapped_column(JSONB)
    about: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))


class Office(Base):
    """An office in a body for the cycle that leads to a Conference.

    `delegation_id` is the country by which documents name the officer ("Chair, Chile"); the
    person may be unknown here, or change while the country stays.
    """

    __tablename__ = "offices"
    __table_args__ = (
        UniqueConstraint("body_id", "conference_id", "title", "person_id"),
        CheckConstraint("num_nonnulls(person_id, delegation_id) > 0", name="held_by_somebody"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conferences.id"), index=True)
    title: Mapped[OfficeTitle] = mapped_column(kept_as(OfficeTitle))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegations.id"), index=True)

    body: Mapped[Body] = relationship(lazy="raise")
    conference: Mapped[Conference] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise")
