"""Tables of the register of symbols: what was given, to whom, and what became of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Identity,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from wgtr.core.database import Base, kept_as


class SymbolState(StrEnum):
    """What became of a symbol; TAKEN was given outside this system, by another body or before."""

    RESERVED = "reserved"
    ISSUED = "issued"
    VOID = "void"
    TAKEN = "taken"


class RegisteredSymbol(Base):
    """A symbol that was given; it stays in the register for good.

    `scope` is what its serials are counted in (`ATT`). `identity_key` makes it unique whatever its
    capitals. `original_id` names, for a revision, corrigendum or addendum, the symbol it belongs
    to, whose serial it keeps: the database refuses another one. An original's serial is its
    own. `reason` says why a symbol is void.
    """

    __tablename__ = "registered_symbols"
    __table_args__ = (
        UniqueConstraint("id", "serial"),
        # A column of the key is empty for an original (nothing to check) and for symbols of the
        # generation without serials.
        ForeignKeyConstraint(
            ["original_id", "serial"], ["registered_symbols.id", "registered_symbols.serial"]
        ),
        Index(
            "uq_registered_symbols_scope_serial",
            "scope",
            "serial",
            unique=True,
            postgresql_where=text("original_id IS NULL"),
        ),
        CheckConstraint("state <> 'void' OR reason <> ''", name="void_has_a_reason"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    scope: Mapped[str] = mapped_column(String(20))
    symbol: Mapped[str] = mapped_column(String(200))
    identity_key: Mapped[str] = mapped_column(String(200), unique=True)
    slug: Mapped[str] = mapped_column(String(600), unique=True)
    serial: Mapped[int | None]
    revision: Mapped[int | None]
    corrigendum: Mapped[int | None]
    addendum: Mapped[int | None]
    original_id: Mapped[int | None]
    state: Mapped[SymbolState] = mapped_column(kept_as(SymbolState))
    purpose: Mapped[str] = mapped_column(String(400))
    reason: Mapped[str] = mapped_column(String(400))
    entered_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    entered_by: Mapped[str] = mapped_column(String(200))


class SerialCounter(Base):
    """How far the serials of a scope are given out: all from `first` to `last` are in the register.

    The row is locked while a number is given, so that two at once get two numbers, and a
    transaction that ends in nothing leaves no gap. `last` is `first - 1` before the first one.
    """

    __tablename__ = "serial_counters"
    __table_args__ = (CheckConstraint("first > 0 AND last >= first - 1", name="counts_up"),)

    scope: Mapped[str] = mapped_column(String(20), primary_key=True)
    first: Mapped[int]
    last: Mapped[int]
