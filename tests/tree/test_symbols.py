"""Symbols: reading, printing, building and sorting hold for every symbol of any grammar."""

import re
from dataclasses import FrozenInstanceError, replace
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.symbol_texts import ATT, BOTH, REAL, REPORT, TEXTS
from wgtr.tree.symbols import (
    NotASymbol,
    compose,
    find_symbols,
    parse,
    revised,
    sort_key,
)


@given(TEXTS)
def test_printing_is_the_inverse_of_reading(text: str) -> None:
    read = parse(text, BOTH)
    assert str(read) == text
    assert parse(str(read), BOTH) == read


@given(TEXTS)
def test_a_symbol_is_built_again_from_its_parts(text: str) -> None:
    read = parse(text, BOTH)
    parts: dict[str, Any] = read.parts()
    built = compose((read.form,), **parts)
    assert built.parts() == read.parts()
    assert replace(built, spelling=read.spelling) == read


@given(
    st.sampled_from(REAL),
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.integers(0, 4),
            st.text(max_size=3) | st.text("./-ACRaevdo019\n Ａ", max_size=4),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_a_changed_symbol_prints_back_or_is_refused(
    text: str, changes: list[tuple[int, int, str]]
) -> None:
    for place, length, new in changes:
        text = text[:place] + new + text[place + length :]
    for found in find_symbols(text, BOTH):
        assert str(found.symbol) == text[found.start : found.end]
    try:
        read = parse(text, BOTH)
    except NotASymbol:
        return
    assert str(read) == text.strip()


def test_nothing_is_found_without_a_grammar() -> None:
    assert find_symbols(REPORT, ()) == []
    with pytest.raises(NotASymbol):
        parse(REPORT, ())


def test_refusing_a_huge_text_takes_no_time() -> None:
    began = process_time()
    with pytest.raises(NotASymbol):
        parse("ATT/CSP10.WGTR/2024/CHAIR/800/" + "A." * 500_000, ATT)
    assert process_time() - began < 0.5


@given(TEXTS, TEXTS)
def test_two_symbols_sort_equal_only_if_they_are_the_same(one: str, other: str) -> None:
    first, second = sort_key(parse(one, BOTH)), sort_key(parse(other, BOTH))
    assert [first < second, first == second, first > second].count(True) == 1
    assert (first == second) == (one == other)


@given(st.lists(TEXTS, max_size=5), st.randoms())
def test_sorting_does_not_depend_on_the_order_before(texts: list[str], dice: Random) -> None:
    read = [parse(text, BOTH) for text in texts]
    shuffled = read.copy()
    dice.shuffle(shuffled)
    assert sorted(read, key=sort_key) == sorted(shuffled, key=sort_key)


@pytest.mark.parametrize(
    "in_order",
    [
        ["ATT/CSP2/2016/WP.4", "ATT/CSP10/2024/SEC/1/Rep"],
        ["ATT/CSP1/2015/2", "ATT/CSP1/2015/10", "ATT/CSP1/2015/INF.1", "ATT/CSP2/2016/1"],
        [
            "ATT/CSP3/2017/SEC/99/Rep",
            "ATT/CSP5/2019/SEC/442/Rep",
            "ATT/CSP5/2019/SEC/442/Rep.Rev1",
            "ATT/CSP5/2019/SEC/442/Rep.Rev1.Corr",
            "ATT/CSP5/2019/SEC/442/RepRev2",
            "ATT/CSP5/2019/SEC/442/Rep.Rev10",
            "ATT/CSP4/2018/SEC/443/Rep",
        ],
    ],
)
def test_symbols_sort_as_numbers_the_original_before_its_revisions(in_order: list[str]) -> None:
    read = [parse(text, ATT) for text in in_order]
    backwards = read[::-1]
    assert sorted(backwards, key=sort_key) == read


def test_a_new_symbol_is_built_from_parts() -> None:
    paper = compose(ATT, conference=11, year=2025, author="SEC", serial=9001, type="DrAgenda")
    assert str(paper) == "ATT/CSP11/2025/SEC/9001/DrAgenda"
    assert str(compose(ATT, conference=1, series="CONF", number=5)) == "ATT/CSP1/CONF/5"
    assert str(compose(ATT, conference=1, year=2015, corrigendum=2)) == "ATT/CSP1/2015/Corr.2"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"author": "chair"}, "an author"),
        ({"serial": 10_000}, "a serial number"),
        ({"serial": None}, "a serial number"),
        ({"serial": "800"}, "reads otherwise"),
        ({"type": "Conf.Rep"}, "reads otherwise"),
        ({"type": "RepRev1"}, "reads otherwise"),
        ({"type": "Rép"}, "U+00E9"),
        ({"type": None}, "a type"),
        ({"revision": 0}, "is no symbol"),
        ({"number": 3}, "joins"),
        ({"nonsense": 3}, "joins"),
        ({"year": True}, "a year"),
    ],
)
def test_parts_that_make_no_symbol_are_refused(wrong: dict[str, Any], why: str) -> None:
    parts: dict[str, Any] = {
        "conference": 11,
        "body": "WGTR",
        "year": 2025,
        "author": "CHAIR",
        "serial": 9001,
        "type": "Rep",
    }
    with pytest.raises(NotASymbol, match=re.escape(why)):
        compose(ATT, generation=1, **{**parts, **wrong})


def test_a_symbol_cannot_be_changed_into_what_does_not_print_back() -> None:
    read = parse("ATT/CSP1/2015/WP.6/Rev.1/Corr", ATT)
    with pytest.raises(FrozenInstanceError):
        read.number = 7  # type: ignore[misc]
    with pytest.raises(NotASymbol):
        replace(read, corrigendum=2)  # a bare Corr says 1
    with pytest.raises(NotASymbol):
        replace(read, spelling=(("corrigendum", 5),))
    with pytest.raises(NotASymbol):
        replace(read, serial=5)
    assert str(replace(read, number=7)) == "ATT/CSP1/2015/WP.7/Rev.1/Corr"


@pytest.mark.parametrize(
    ("text", "following"),
    [
        (REPORT, REPORT + ".Rev1"),
        ("ATT/CSP9/2023/SEC/773/Conf.FinRep.Rev2", "ATT/CSP9/2023/SEC/773/Conf.FinRep.Rev3"),
        (
            "ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev1",
            "ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev2",
        ),
        ("ATT/CSP1/2015/WP.6/Rev.1/Corr", "ATT/CSP1/2015/WP.6/Rev.2"),
    ],
)
def test_a_revision_keeps_its_serial_and_habit(text: str, following: str) -> None:
    assert str(revised(parse(text, ATT))) == following


@pytest.mark.parametrize("text", ["ATT/CSP1/2015/1/Add.1", "ATT/CSP1/2015/1/Rev.99"])
def test_what_has_no_next_revision_says_so(text: str) -> None:
    with pytest.raises(NotASymbol):
        revised(parse(text, ATT))
