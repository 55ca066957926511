"""Symbols in running text: all found, none invented, in bounded time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.symbol_texts import ATT, BOTH, TEXTS
from wgtr.tree.symbols import (
    find_symbols,
)


@given(
    TEXTS,
    st.sampled_from(["", " ", "（", "见", "و", "«", "\u200f", "("]),
    st.sampled_from(["", ".", ",", " и", "）", "。", "،", "的", "»", "\u200f", ";", "\n"]),
)
def test_every_symbol_is_found_in_running_text(text: str, before: str, after: str) -> None:
    found = find_symbols(before + text + after, BOTH)
    assert [(each.start, str(each.symbol), each.in_address) for each in found] == [
        (len(before), text, False)
    ]


@given(st.text() | st.text("ATT/CSP1.2015WRevhttps: \n", max_size=60))
def test_finding_never_fails_and_never_invents(text: str) -> None:
    for start, end, symbol, _ in find_symbols(text, BOTH):
        assert text[start:end] == str(symbol)


HOSTILE = {
    "prefixes": "ATT/",
    "conferences": "ATT/CSP",
    "serials": "ATT/CSP10.WGTR/2024/CHAIR/800/",
    "long words": "ATT/CSP10.WGTR/2024/CHAIR/800/" + "A" * 170 + " ",
    "endings": "ATT/CSP10.WGTR/2024/CHAIR/800/" + "RevAddCorr" * 6 + " ",
    "glued endings": "ATT/CSP10.WGTR/2024/CHAIR/800/Rep" + "Add1" * 14 + " ",
    "dotted words": "ATT/CSP10.WGTR/2024/CHAIR/800/" + "A." * 30 + "/",
    "addresses": "https://www.",
    "symbols in an address": "www.ATT/CSP1/2015/1",
    "digits": "1",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_100_kilobytes_of_hostile_text_are_searched_within_a_second(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = process_time()
    find_symbols(text, ATT)
    assert process_time() - began < 1
