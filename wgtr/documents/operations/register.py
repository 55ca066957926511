"""Giving symbols: reserved before they are issued, never twice, void with a reason.

A serial comes from a counter row that is locked until the transaction ends: of twenty at once,
nineteen wait. Where the transaction comes to nothing, so does the number: the next one gets it.
"""

from typing import Any

from sqlalchemy import select

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.families import are_family, scope_of
from wgtr.documents.models import RegisteredSymbol, SerialCounter, SymbolState
from wgtr.documents.queries.register import (
    counter_of,
    entry_of,
    holder_of_serial,
    is_free,
)
from wgtr.tree.symbols import Grammars, Symbol, compose, identity_key, slug


def begin_serials(*, scope: str, first: int, by: str) -> SerialCounter:
    """Let the serials of `scope` (`ATT`) begin at `first`; smaller ones were given before.

    Raises RuleViolation where they have begun.
    """
    there = counter_of(scope)
    if there is not None:
        raise RuleViolation(
            "The numbers of %(scope)s began with %(number)d already.",
            scope=scope,
            number=there.first,
        )
    counter = SerialCounter(scope=scope, first=first, last=first - 1)
    db.session.add(counter)
    db.session.flush()
    _catch_up(counter)
    audit.record(
        actor=by,
        action="documents.begin_serials",
        subject=f"register:{scope}",
        detail={"first": first},
    )
    return counter


def reserve_next(
    *, grammars: Grammars, parts: dict[str, Any], scope: str, purpose: str, by: str
) -> RegisteredSymbol:
    """Reserve the next serial of `scope` for a symbol of `parts` (conference, body, year …).

    Numbers that were taken outside are passed over. Raises RuleViolation where the numbers have no
    beginning, NotASymbol where the parts make no symbol; then nothing is given.
    """
    counter = _locked(scope)
    if counter is None:
        raise RuleViolation("The numbers of %(scope)s have no beginning yet.", scope=scope)
    _catch_up(counter)
    symbol = compose(grammars, serial=counter.last + 1, **parts)
    return _enter(symbol, SymbolState.RESERVED, counter=counter, purpose=purpose, by=by)


def reserve(*, symbol: Symbol, purpose: str, by: str) -> RegisteredSymbol:
    """Reserve this very symbol: a revision's, a corrigendum's, or one agreed on beforehand.

    Raises RuleViolation where it, or its serial for another document, was given.
    """
    counter = _locked(scope_of(symbol))
    return _enter(symbol, SymbolState.RESERVED, counter=counter, purpose=purpose, by=by)


def take_up(*, symbol: Symbol, purpose: str, by: str) -> RegisteredSymbol:
    """Give the entry of this very symbol: reserved early and still free, else reserved now.

    Translators and references need a number early, so a revision's symbol may be there before the
    revision is. Raises RuleViolation, saying what became of the symbol, where it is not free.
    """
    entry = entry_of(symbol)
    if entry is None:
        return reserve(symbol=symbol, purpose=purpose, by=by)
    if not is_free(entry):
        raise _refusal(entry)
    return entry


def _refusal(entry: RegisteredSymbol) -> RuleViolation:
    symbol = entry.symbol
    match entry.state:
        case SymbolState.RESERVED:
            return RuleViolation("%(name)s is prepared already.", name=symbol)
        case SymbolState.ISSUED:
            return RuleViolation("%(name)s is issued already and stays as it is.", name=symbol)
        case SymbolState.TAKEN:
            return RuleViolation("%(symbol)s was given outside this system.", symbol=symbol)
        case SymbolState.VOID:
            return RuleViolation(
                "%(symbol)s is void and is not given again: %(reason)s",
                symbol=symbol,
                reason=entry.reason,
            )


def enter_taken(*, symbol: Symbol, purpose: str, by: str) -> RegisteredSymbol:
    """Note a symbol that was given outside this system, so that its number is not given again."""
    counter = _locked(scope_of(symbol))
    return _enter(symbol, SymbolState.TAKEN, counter=counter, purpose=purpose, by=by)


def give_up(*, entry: RegisteredSymbol, reason: str, by: str) -> None:
    """Make a reserved symbol void, for a reason; its number is not given again.

    Raises RuleViolation without a reason, and where the symbol is not reserved (any more).
    """
    if not reason.strip():
        raise RuleViolation("Say why the symbol is void: every gap is explained.")
    lock_reserved(entry)
    _make_void(entry, reason)
    audit.record(
        actor=by,
        action="documents.give_up_symbol",
        subject=f"symbol:{entry.symbol}",
        detail={"reason": reason},
    )


def lock_reserved(entry: RegisteredSymbol) -> None:
    """Lock an entry that must be reserved still; raises RuleViolation where it is not."""
    refreshed = select(RegisteredSymbol).filter_by(id=entry.id).with_for_update()
    db.session.scalars(refreshed.execution_options(populate_existing=True)).one()
    if entry.state is not SymbolState.RESERVED:
        raise RuleViolation("%(symbol)s is not reserved (any more).", symbol=entry.symbol)


def _make_void(entry: RegisteredSymbol, reason: str) -> None:
    entry.state, entry.reason = SymbolState.VOID, reason
    db.session.flush()


def _locked(scope: str) -> SerialCounter | None:
    """The scope's counter as it stands now, ours until the transaction ends."""
    wanted = select(SerialCounter).filter_by(scope=scope).with_for_update()
    fresh = wanted.execution_options(populate_existing=True)
    return db.session.scalars(fresh).one_or_none()


def _catch_up(counter: SerialCounter) -> None:
    """Pass over the numbers behind `last` that are in the register."""
    known = select(RegisteredSymbol.serial).filter_by(scope=counter.scope, original_id=None)
    ahead = known.where(RegisteredSymbol.serial > counter.last)
    for serial in db.session.scalars(ahead.order_by(RegisteredSymbol.serial)):
        if serial != counter.last + 1:
            break
        counter.last = serial


def _enter(
    symbol: Symbol, state: SymbolState, *, counter: SerialCounter | None, purpose: str, by: str
) -> RegisteredSymbol:
    original = _original_of(symbol)
    entry = RegisteredSymbol(
        scope=scope_of(symbol),
        symbol=str(symbol),
        identity_key=identity_key(str(symbol)),
        slug=slug(symbol),
        serial=symbol.serial,
        revision=symbol.revision,
        corrigendum=symbol.corrigendum,
        addendum=symbol.addendum,
        original_id=original and original.id,
        state=state,
        purpose=purpose,
        reason="",
        entered_at=clock.now(),
        entered_by=by,
    )
    db.session.add(entry)
    db.session.flush()
    if counter is not None:
        _catch_up(counter)
    audit.record(
        actor=by,
        action="documents.enter_symbol",
        subject=f"symbol:{symbol}",
        detail={"state": state.value, "purpose": purpose},
    )
    return entry


def _original_of(symbol: Symbol) -> RegisteredSymbol | None:
    """The entry that holds the symbol's serial; raises RuleViolation where it is not of ours."""
    there = entry_of(symbol)
    if there is not None:
        raise RuleViolation("%(symbol)s is in the register already.", symbol=there.symbol)
    if symbol.serial is None:
        return None
    holder = holder_of_serial(scope_of(symbol), symbol.serial)
    if holder is not None and not are_family(symbol, holder.symbol):
        raise RuleViolation(
            "Number %(serial)d is given already: %(symbol)s.",
            serial=symbol.serial,
            symbol=holder.symbol,
        )
    return holder
