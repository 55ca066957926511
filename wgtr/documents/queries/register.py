"""Reading the register of symbols."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import false, func, or_, select

from wgtr.core.database import Wording, db
from wgtr.documents.families import are_family, bare, scope_of
from wgtr.documents.models import RegisteredSymbol, Revision, SerialCounter, SymbolState
from wgtr.tree.symbols import Symbol, identity_key


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


def is_free(entry: RegisteredSymbol) -> bool:
    """Whether a symbol is reserved and no revision carries it yet."""
    if entry.state is not SymbolState.RESERVED:
        return False
    carried = select(Revision.id).filter_by(symbol_id=entry.id)
    return db.session.scalar(carried) is None


def entry_of(symbol: Symbol) -> RegisteredSymbol | None:
    """Give the entry of a symbol, however its ending is spelt (`.Rev1`, `Rev1`), or None.

    One paper has one number in its family, whatever stands before it.
    """
    found = symbol_registered(str(symbol))
    first = None if found is not None else first_of_family(symbol)
    if first is None:
        return found
    family = or_(RegisteredSymbol.id == first.id, RegisteredSymbol.original_id == first.id)
    ending = {name: getattr(symbol, name) for name in ("revision", "corrigendum", "addendum")}
    wanted = select(RegisteredSymbol).where(family).filter_by(**ending)
    return db.session.scalars(wanted.order_by(RegisteredSymbol.id)).first()


def symbols_to_give() -> Sequence[RegisteredSymbol]:
    """Give the reserved symbols that a new paper may have, by serial.

    No revision carries them yet, and they do not mend a paper that is here: its next revision or
    corrigendum takes up its own.
    """
    carried = select(Revision.symbol_id).where(Revision.symbol_id.is_not(None))
    wanted = select(RegisteredSymbol).filter_by(state=SymbolState.RESERVED)
    mends = or_(
        RegisteredSymbol.revision.is_not(None), RegisteredSymbol.corrigendum.is_not(None)
    ) & RegisteredSymbol.original_id.in_(carried)
    free = wanted.where(RegisteredSymbol.id.not_in(carried), ~func.coalesce(mends, false()))
    return db.session.scalars(free.order_by(RegisteredSymbol.serial, RegisteredSymbol.id)).all()


def entry_with_slug(slug: str) -> RegisteredSymbol | None:
    """Give the entry whose address it is; None where it is nobody's."""
    return db.session.scalars(select(RegisteredSymbol).filter_by(slug=slug)).one_or_none()


def holder_of_serial(scope: str, serial: int) -> RegisteredSymbol | None:
    """Give the entry that a serial was given to first; its revisions refer to it."""
    wanted = select(RegisteredSymbol).filter_by(scope=scope, serial=serial, original_id=None)
    return db.session.scalars(wanted).one_or_none()


def first_of_family(symbol: Symbol) -> RegisteredSymbol | None:
    """Give the entry that a revision's, corrigendum's or addendum's symbol goes back to."""
    first = bare(symbol)
    if symbol.serial is None:
        return symbol_registered(str(first))
    holder = holder_of_serial(scope_of(symbol), symbol.serial)
    return holder if holder is not None and are_family(symbol, holder.symbol) else None


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
