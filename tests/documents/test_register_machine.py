"""Whatever a secretariat does to the register, in any order, it says what a plain model says."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import create_engine

from tests.factories.documents import FIRST, PARTS, SOMEBODY, grammars, symbol_of
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.documents.models import SymbolState
from wgtr.documents.operations import begin_serials, enter_taken, give_up, reserve, reserve_next
from wgtr.documents.queries import register_listing, symbol_registered, unexplained_serials

STEM = "ATT/CSP11.WGTR/2025/CHAIR"
serials = st.integers(FIRST, FIRST + 8)
kinds = st.sampled_from(("AnnAgenda", "DrWP"))
endings = st.sampled_from(("", ".Rev1", ".Corr1"))


class Register(RuleBasedStateMachine):
    """`given` maps each symbol to its state; each serial belongs to the first that had it."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, str] = {}
        self.last = FIRST - 1

    def kind_of(self, serial: int) -> str | None:
        found = (each for each in self.given if f"/{serial}/" in each)
        return next((each.rsplit("/", 1)[1].split(".")[0] for each in found), None)

    def is_free(self, symbol: str, serial: int, kind: str) -> bool:
        return symbol not in self.given and self.kind_of(serial) in {None, kind}

    def pass_over(self) -> None:
        while self.kind_of(self.last + 1) is not None:
            self.last += 1

    @contextmanager
    def refused_unless(self, *, allowed: bool) -> Iterator[None]:
        refused = False
        try:
            yield
            db.session.commit()
        except RuleViolation:
            refused = True
            db.session.rollback()
        assert refused is not allowed

    @rule(kind=kinds, keep=st.booleans())
    def next_number(self, kind: str, keep: bool) -> None:  # noqa: FBT001 - drawn by name
        self.pass_over()
        parts = PARTS | {"type": kind}
        entry = reserve_next(grammars=grammars(), parts=parts, scope="ATT", purpose="", by=SOMEBODY)
        assert entry.serial == self.last + 1
        if keep:
            self.given[entry.symbol] = "reserved"
            db.session.commit()
        else:
            db.session.rollback()

    @rule(serial=serials, kind=kinds, ending=endings, outside=st.booleans())
    def this_very_symbol(
        self,
        serial: int,
        kind: str,
        ending: str,
        outside: bool,  # noqa: FBT001 - drawn by name
    ) -> None:
        symbol = f"{STEM}/{serial}/{kind}{ending}"
        allowed = self.is_free(symbol, serial, kind)
        give = enter_taken if outside else reserve
        with self.refused_unless(allowed=allowed):
            give(symbol=symbol_of(symbol), purpose="", by=SOMEBODY)
        if allowed:
            self.given[symbol] = "taken" if outside else "reserved"

    @rule(data=st.data())
    def give_one_up(self, data: st.DataObject) -> None:
        if not self.given:
            return
        symbol = data.draw(st.sampled_from(sorted(self.given)))
        entry = symbol_registered(symbol.lower())
        assert entry is not None
        allowed = self.given[symbol] == "reserved"
        with self.refused_unless(allowed=allowed):
            give_up(entry=entry, reason="Not needed.", by=SOMEBODY)
        if allowed:
            self.given[symbol] = "void"

    @invariant()
    def it_says_what_was_done(self) -> None:
        entries = [line.entry for line in register_listing()]
        assert {each.symbol: each.state for each in entries} == {
            symbol: SymbolState(state) for symbol, state in self.given.items()
        }
        held = [each.serial for each in entries if each.original_id is None]
        assert len(held) == len(set(held))
        assert unexplained_serials("ATT") == []


def test_the_register_keeps_its_word(database: Settings) -> None:
    begin_serials(scope="ATT", first=FIRST, by=SOMEBODY)
    db.session.commit()
    owner = create_engine(database.owner_database_url or "")

    class Fresh(Register):
        def __init__(self) -> None:
            db.session.rollback()
            with owner.begin() as connection:
                connection.exec_driver_sql("truncate registered_symbols, serial_counters cascade")
            begin_serials(scope="ATT", first=FIRST, by=SOMEBODY)
            db.session.commit()
            super().__init__()

    few = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Fresh, settings=few)
    finally:
        owner.dispose()
