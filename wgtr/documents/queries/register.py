"""Reading the register of symbols."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from wgtr.core.database import Wording, db
from wgtr.documents.models import RegisteredSymbol, Revision, SerialCounter, SymbolState
from wgtr.tree.symbols import identity_key


@dataclass(frozen=True)
class RegisterLine:
    """A symbol of the register, with the address and title of the revision that carries it."""

    entry: RegisteredSymbol
    slug: str | None
    title: Wording | None


def symbol_registered(symbol: str) -> RegisteredSymbol | None:
    """Give the entry of a symbol, whatever its capitals; None where it is not in the register."""
    wanted = select(RegisteredSymbol).filter_by(identity_key=identity_key(symbol))
    return db.session.scalars(wanted).one_or_none()


def symbols_to_give() -> Sequence[RegisteredSymbol]:
    """Give the reserved symbols that no revision carries yet, by serial."""
    carried = select(Revision.symbol_id).where(Revision.symbol_id.is_not(None))
    wanted = select(RegisteredSymbol).filter_by(state=SymbolState.RESERVED)
    free = wanted.where(RegisteredSymbol.id.not_in(carried))
    return db.session.scalars(free.order_by(RegisteredSymbol.serial, RegisteredSymbol.id)).all()


def entry_with_slug(slug: str) -> RegisteredSymbol | None:
    """Give the entry whose address it is; None where it is nobody's."""
    return db.session.scalars(select(RegisteredSymbol).filter_by(slug=slug)).one_or_none()


def holder_of_serial(scope: str, serial: int) -> RegisteredSymbol | None:
    """Give the entry that a serial was given to first; its revisions refer to it."""
    wanted = select(RegisteredSymbol).filter_by(scope=scope, serial=serial, original_id=None)
    return db.session.scalars(wanted).one_or_none()


def counter_of(scope: str) -> SerialCounter | None:
    """Give the counter of a scope; None where its numbers have no beginning yet."""
    return db.session.get(SerialCounter, scope)


def register_listing(*, scope: str | None = None) -> list[RegisterLine]:
    """Give the register by serial, each original before what belongs to it; one statement."""
    wanted = select(RegisteredSymbol, Revision.slug, Revision.title).outerjoin(
        Revision, Revision.symbol_id == RegisteredSymbol.id
    )
    if scope is not None:
        wanted = wanted.where(RegisteredSymbol.scope == scope)
    in_order = (
        RegisteredSymbol.scope,
        RegisteredSymbol.serial.nulls_first(),
        *(
            func.coalesce(column, 0)
            for column in (
                RegisteredSymbol.revision,
                RegisteredSymbol.corrigendum,
                RegisteredSymbol.addendum,
            )
        ),
        RegisteredSymbol.symbol,
    )
    return [RegisterLine(*row) for row in db.session.execute(wanted.order_by(*in_order))]


def unexplained_serials(scope: str) -> Sequence[int]:
    """Give the numbers that the counter has passed and the register does not hold: none, ever."""
    counter = counter_of(scope)
    if counter is None:
        return ()
    passed = select(func.generate_series(counter.first, counter.last))
    known = select(RegisteredSymbol.serial).filter_by(scope=scope, original_id=None)
    return sorted(set(db.session.scalars(passed)) - set(db.session.scalars(known)))
