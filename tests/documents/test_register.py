"""Symbols are given once; numbers count up without a gap that nobody can explain."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from tests.factories.documents import FIRST, SOMEBODY, grammars, make_symbol, symbol_of
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db, working_on
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.documents.models import RegisteredSymbol, SymbolState
from wgtr.documents.operations import begin_serials, enter_taken, give_up, reserve, reserve_next
from wgtr.documents.queries import (
    counter_of,
    register_listing,
    symbol_registered,
    unexplained_serials,
)
from wgtr.tree.symbols import NotASymbol

PAPER = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"


def events() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def serials() -> list[int | None]:
    return [line.entry.serial for line in register_listing()]


def test_numbers_count_up_with_one_event_each(database: Settings) -> None:
    made = [make_symbol(type=kind).symbol for kind in ("AnnAgenda", "DrWP", "IntroPaper")]
    db.session.commit()
    assert made[0] == PAPER
    assert serials() == [9001, 9002, 9003]
    assert events() == 1 + 3


def test_numbers_taken_outside_are_passed_over(database: Settings) -> None:
    make_symbol()
    for text_ in ("ATT/CSP11.WGETI/2025/CHAIR/9002/DrAgenda", "ATT/CSP11/2025/SEC/9004/Note"):
        enter_taken(symbol=symbol_of(text_), purpose="WGETI", by=SOMEBODY)
    assert [make_symbol(type=f"Paper{n}").serial for n in range(2)] == [9003, 9005]
    assert unexplained_serials("ATT") == []


def test_a_number_that_comes_to_nothing_is_given_again(database: Settings) -> None:
    make_symbol()
    db.session.commit()
    make_symbol(type="DrWP")
    db.session.rollback()
    assert make_symbol(type="IntroPaper").serial == 9002


def test_a_number_given_up_is_void_with_a_reason_and_not_given_again(database: Settings) -> None:
    entry = make_symbol()
    with pytest.raises(RuleViolation, match="Say why"):
        give_up(entry=entry, reason=" ", by=SOMEBODY)
    give_up(entry=entry, reason="The paper was not needed.", by=SOMEBODY)
    assert (entry.state, entry.reason) == (SymbolState.VOID, "The paper was not needed.")
    with pytest.raises(RuleViolation, match="not reserved"):
        give_up(entry=entry, reason="Again.", by=SOMEBODY)
    assert make_symbol(type="DrWP").serial == 9002
    assert unexplained_serials("ATT") == []


def test_a_revision_and_a_corrigendum_keep_the_serial(database: Settings) -> None:
    first = make_symbol()
    for ending in (".Rev1", ".Rev1.Corr1", ".Add1"):
        entry = reserve(symbol=symbol_of(PAPER + ending), purpose="", by=SOMEBODY)
        assert (entry.serial, entry.original_id) == (9001, first.id)
    listed = [line.entry.symbol.removeprefix(PAPER) for line in register_listing()]
    assert listed == ["", ".Add1", ".Rev1", ".Rev1.Corr1"]
    assert make_symbol(type="DrWP").serial == 9002


@pytest.mark.parametrize(
    ("symbol", "sentence"),
    [
        (PAPER, "in the register already"),
        ("ATT/CSP11.WGTU/2025/CHAIR/9001/DrAgenda", "Number 9001 is given already"),
        ("ATT/CSP11.WGTU/2025/CHAIR/9001/DrAgenda.Rev1", "Number 9001 is given already"),
    ],
)
def test_nothing_is_given_twice(database: Settings, symbol: str, sentence: str) -> None:
    make_symbol()
    for give in (reserve, enter_taken):
        with pytest.raises(RuleViolation, match=sentence):
            give(symbol=symbol_of(symbol), purpose="", by=SOMEBODY)
    assert serials() == [9001]


def test_capitals_make_no_other_symbol(database: Settings) -> None:
    make_symbol()
    assert symbol_registered(PAPER.lower()) is not None
    assert symbol_registered(PAPER.replace("9001", "9002")) is None


def test_old_symbols_without_serial_are_kept_too(database: Settings) -> None:
    for each in ("ATT/CSP1/2015/WP.6/Rev.1", "ATT/CSP1/2015/WP.6", "ATT/CSP1/CONF/1"):
        enter_taken(symbol=symbol_of(each), purpose="", by=SOMEBODY)
    assert serials() == [None, None, None]


def test_numbers_need_a_beginning_and_have_one(database: Settings) -> None:
    with pytest.raises(RuleViolation, match="no beginning"):
        make_without_beginning()
    begin_serials(scope="ATT", first=FIRST, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="began with 9001"):
        begin_serials(scope="ATT", first=1, by=SOMEBODY)


def make_without_beginning() -> None:
    reserve_next(grammars=grammars(), parts={}, scope="ATT", purpose="", by=SOMEBODY)


def test_numbers_begin_behind_what_was_agreed_before(database: Settings) -> None:
    for number in (9001, 9002):
        symbol = symbol_of(f"ATT/CSP11/2025/SEC/{number}/Note")
        enter_taken(symbol=symbol, purpose="", by=SOMEBODY)
    assert make_symbol().serial == 9003


def test_parts_that_make_no_symbol_use_up_no_number(database: Settings) -> None:
    make_symbol()
    with pytest.raises(NotASymbol):
        make_symbol(author="nobody at all")
    assert make_symbol(type="DrWP").serial == 9002


def test_twenty_at_once_get_twenty_numbers(database: Settings) -> None:
    begin_serials(scope="ATT", first=FIRST, by=SOMEBODY)
    db.session.commit()
    together = threading.Barrier(20)

    def reserve_one(number: int) -> int | None:
        with working_on(database.database_url or ""):
            together.wait()
            entry = make_symbol(type=f"Paper{number}")
            db.session.commit()
            return entry.serial

    with ThreadPoolExecutor(20) as people:
        given = list(people.map(reserve_one, range(20)))
    assert sorted(given) == list(range(FIRST, FIRST + 20))  # type: ignore[type-var]
    assert unexplained_serials("ATT") == []
    assert verify(all_links()).sequence == 21


CHANGES: list[tuple[str, type[Exception], str]] = [
    ("update registered_symbols set symbol = 'x'", IntegrityError, "does not change"),
    ("update registered_symbols set serial = 9009", IntegrityError, "does not change"),
    ("update registered_symbols set state = 'void'", IntegrityError, "void_has_a_reason"),
    ("update registered_symbols set state = 'taken'", IntegrityError, "does not change"),
    ("update registered_symbols set reason = 'x'", IntegrityError, "does not change"),
    ("delete from registered_symbols", ProgrammingError, "permission denied"),
    ("update serial_counters set last = last - 1", IntegrityError, "only count up"),
    ("update serial_counters set last = last + 1", IntegrityError, "9002 of ATT is not"),
    ("delete from serial_counters", ProgrammingError, "permission denied"),
]


@pytest.mark.parametrize(("statement", "error", "words"), CHANGES)
def test_the_database_itself_refuses_to_forget_or_to_leave_a_gap(
    database: Settings, statement: str, error: type[Exception], words: str
) -> None:
    make_symbol()
    db.session.commit()

    def change() -> Any:
        db.session.execute(text(statement))
        db.session.commit()

    with pytest.raises(error, match=words):
        change()


def test_the_database_refuses_a_revision_with_another_serial(database: Settings) -> None:
    first = make_symbol()
    values = {name: getattr(first, name) for name in ("scope", "purpose", "reason", "entered_at")}
    wrong = RegisteredSymbol(
        **values,
        symbol="x",
        identity_key="x",
        slug="x",
        serial=9002,
        original_id=first.id,
        state=SymbolState.TAKEN,
        entered_by="x",
    )
    db.session.add(wrong)
    with pytest.raises(IntegrityError, match="original_id_serial"):
        db.session.flush()


def test_the_counter_tells_how_far_it_is(database: Settings) -> None:
    make_symbol()
    counter = counter_of("ATT")
    assert counter is not None
    assert (counter.first, counter.last) == (9001, 9001)
    assert counter_of("UN") is None
    assert unexplained_serials("UN") == ()
