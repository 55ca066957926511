"""Tables of Conferences and bodies."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, Identity, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wgtr.core.database import Base, Wording


class Mode(StrEnum):
    """How people take part."""

    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    VIRTUAL = "virtual"
    WRITTEN = "written"


type_of_mode = Enum(
    Mode,
    native_enum=False,
    create_constraint=False,
    length=20,
    values_callable=lambda modes: [mode.value for mode in modes],
)


class Conference(Base):
    """A Conference of States Parties; a cycle of work runs from one to the next.

    Days are None where our sources do not give them.
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
    mode: Mapped[Mode] = mapped_column(type_of_mode)
    place: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))
    theme: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))

    @property
    def code(self) -> str:
        """Give the short name that documents use: `CSP11`."""
        return f"CSP{self.number}"


class Body(Base):
    """A body that meets between Conferences: a working group, the Bureau, a committee."""

    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[Wording] = mapped_column(JSONB)
