"""Keys of symbols: one address and one identity each, whatever the disguise."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.symbol_texts import ATT, BOTH, REPORT, TEXTS
from wgtr.tree.symbols import (
    NotASymbol,
    from_slug,
    identity_key,
    parse,
    slug,
    text_of_slug,
)


@given(TEXTS, TEXTS)
def test_slugs_are_inverse_and_differ(one: str, other: str) -> None:
    first, second = parse(one, BOTH), parse(other, BOTH)
    address = slug(first)
    assert from_slug(address, BOTH) == first
    assert address.isascii()
    assert all(each.isalnum() or each in "-._~" for each in address)
    assert (address == slug(second)) == (one == other)


@given(st.text("ATCSPWGR./-~_012e5F", max_size=40))
def test_what_is_read_out_of_an_address_has_that_address(address: str) -> None:
    try:
        read = from_slug(address, BOTH)
    except NotASymbol:
        return
    assert slug(read) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ATT/CSP1/2015",
        "ATT-CSP1-2015-",
        "ATT-CSP1~2D2015",
        "ATT~2FCSP1-2015",
        "~",
        "a b",
        "ATT-CSP1-2015\n",
    ],
)
def test_an_address_that_is_no_slug_is_refused(address: str) -> None:
    with pytest.raises(NotASymbol):
        from_slug(address, BOTH)


def test_an_address_in_lower_case_still_leads_to_the_register() -> None:
    address = slug(parse(REPORT, ATT)).lower()
    assert identity_key(text_of_slug(address)) == identity_key(REPORT)


INVISIBLE = [
    "\u200b",
    "\u200d",
    "\u00ad",
    "\u202e",
    "\u2066",
    "\u2069",
    "\ufeff",
    "\u2060",
    "\ufe0f",
    "\u034f",
    "\u3164",
    "\u180e",
    "\U000e0041",
    "\x00",
    "\n",
    " ",
    "\u00a0",
    "\u3000",
]


def wide(character: str) -> str:
    return chr(ord(character) + 0xFEE0)


DISGUISES: list[Callable[[str], str]] = [
    str.lower,
    str.upper,
    str.swapcase,
    lambda text: "".join(map(wide, text)),
]


@given(
    TEXTS,
    st.sampled_from(DISGUISES),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(INVISIBLE))),
)
def test_case_width_and_invisible_characters_make_no_second_symbol(
    text: str,
    disguise: Callable[[str], str],
    inserted: list[tuple[int, str]],
) -> None:
    other = disguise(text)
    for place, character in inserted:
        at = place % (len(other) + 1)
        other = other[:at] + character + other[at:]
    assert identity_key(other) == identity_key(text)


@given(st.text() | st.text("ﬀﬃẞßİıſΣςͅ\u0345\u1e9e\u03b1\u0301\u200b\ufb03K Ａ", max_size=12))
def test_the_identity_key_is_idempotent(text: str) -> None:
    key = identity_key(text)
    assert identity_key(key) == key
    assert unicodedata.is_normalized("NFKC", key)


@pytest.mark.parametrize(
    "other", ["\u0410TT/CSP1/2015/1", "ATT/CSP1/2015/2", "ATT/CSP1/2015/1/Rev.1", "ATT/CSP1/20151"]
)
def test_different_symbols_have_different_keys(other: str) -> None:
    assert identity_key(other) != identity_key("ATT/CSP1/2015/1")
