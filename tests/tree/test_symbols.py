"""Symbols: reading, printing, keys and finding hold for every symbol of any grammar."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.core.paths import agendas_folder
from wgtr.tree.symbols import (
    BadGrammar,
    Grammars,
    NotASymbol,
    compose,
    find_symbols,
    from_slug,
    grammars_from,
    identity_key,
    parse,
    revised,
    slug,
    sort_key,
    text_of_slug,
)
from wgtr.tree.symbols.elements import Ending, Listed, Number
from wgtr.tree.symbols.forms import Option, Piece

ATT = grammars_from(
    tomllib.loads((agendas_folder() / "att" / "symbols.toml").read_text(encoding="utf-8")),
)
# A second body, of the United Nations' habit, with marks the first one does not use.
SECOND = """
body = "CCW"

[element.body]
pattern = "[A-Z]{2,5}[.][1-9]"
expected = "a body"
known = ["GGE.1"]

[element.year]
number = [1980, 2099]
expected = "a year"

[element.series]
values = ["WP", "INF", "MISC-#", "CRP_#"]
expected = "a series"

[element.number]
number = [0, 99]
expected = "a number"

[element.revision]
spelt = ["/Rev.#", "-R#"]
expected = "a revision"

[element.corrigendum]
spelt = ["/Corr.#"]
expected = "a corrigendum"

[[generation]]
generation = 0
forms = ["CCW/{body}/{year}/[{series}.]{number}[{revision}][{corrigendum}]"]
order = ["year", "body", "series", "number", "revision"]
examples = ["CCW/GGE.1/2024/WP.3/Rev.1", "CCW/GGE.1/2023/2"]
"""
CCW = grammars_from(tomllib.loads(SECOND))
BOTH = ATT + CCW
REPORT = "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep"
REAL = [
    REPORT,
    "ATT/CSP1/2015/WP.6/Rev.1/Corr",
    "ATT/CSP1/CONF.3",
    "ATT/CSP1/2015",
    "ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev1",
    "ATT/CSP10/2024/PRES/782/WG.WP.IAC",
    "CCW/GGE.1/2024/WP.3/Rev.1",
]
SMALL = st.integers(1, 99)


def words_with_numbers(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(words), SMALL).map(
        lambda drawn: drawn[0].replace("#", str(drawn[1]))
    )


def written_piece(piece: Piece) -> st.SearchStrategy[str]:
    match piece:
        case str():
            return st.just(piece)
        case Option():
            return st.just("") | written_pieces(piece.pieces)
        case Number():
            return st.integers(piece.lowest, piece.highest).map(str)
        case Listed():
            return words_with_numbers(piece.words)
        case Ending():
            return words_with_numbers(piece.spellings)
        case _:
            fits = st.from_regex(piece.pattern, fullmatch=True)
            return fits.filter(
                lambda word: any(r.end == len(word) for r in piece.readings(word, 0))
            )


def written_pieces(pieces: tuple[Piece, ...]) -> st.SearchStrategy[str]:
    return st.tuples(*map(written_piece, pieces)).map("".join)


def texts_of(grammars: Grammars) -> st.SearchStrategy[str]:
    """Texts drawn from the data itself, not from the code that reads them."""
    return st.one_of([written_pieces(form.pieces) for form in grammars])


TEXTS = texts_of(BOTH)


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


def test_nothing_is_found_without_a_grammar() -> None:
    assert find_symbols(REPORT, ()) == []
    with pytest.raises(NotASymbol):
        parse(REPORT, ())


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


def test_refusing_a_huge_text_takes_no_time() -> None:
    began = process_time()
    with pytest.raises(NotASymbol):
        parse("ATT/CSP10.WGTR/2024/CHAIR/800/" + "A." * 500_000, ATT)
    assert process_time() - began < 0.5


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


def test_a_second_body_needs_data_only() -> None:
    read = parse("CCW/GGE.1/2024/WP.3/Rev.1", CCW)
    assert (read.body, read.year, read.series, read.number, read.revision) == (
        "GGE.1",
        2024,
        "WP",
        3,
        1,
    )
    assert read.conference is None
    with pytest.raises(NotASymbol, match="a series or a number"):
        parse("CCW/GGE.1/2024/XX.3", CCW)
    with pytest.raises(NotASymbol):
        parse(REPORT, CCW)


@pytest.mark.parametrize(
    ("line", "other", "why"),
    [
        ("number = [0, 99]", "number = [9, 0]", "lowest and the highest"),
        ("number = [0, 99]", "number = 7", "lowest and the highest"),
        ("number = [0, 99]", "numbers = [0, 99]", "numbers"),
        ("number = [0, 99]", 'number = [0, 99]\nvalues = ["A"]', "exactly one"),
        ('expected = "a number"', "", "expected"),
        ('known = ["GGE.1"]', 'known = ["gge.1"]', "gge.1"),
        ('known = ["GGE.1"]', 'not_like = ["nothing"]', "nothing"),
        ('known = ["GGE.1"]', 'fills = "organ"', "organ"),
        ('known = ["GGE.1"]', 'longest = "long"', "longest"),
        ('known = ["GGE.1"]', 'known = "GGE.1"', "known"),
        ('"[A-Z]{2,5}[.][1-9]"', '"[A-Z"', "pattern"),
        ('["WP", "INF", "MISC-#", "CRP_#"]', "[]", "list of words"),
        ('["WP", "INF", "MISC-#", "CRP_#"]', '["W P"]', "list of words"),
        ("[{revision}]", "[{revision}", "bracket"),
        ("[{revision}]", "{revision}]", "bracket"),
        ("[{revision}]", "[{revisions}]", "revisions"),
        ("[{revision}]", "[{revision} ]", "not understood"),
        ('"CCW/{body}', '"{body}', "fixed letters"),
        ('order = ["year"', 'order = ["date"', "date"),
        ("generation = 0", 'generation = "none"', "generation"),
        ('"CCW/GGE.1/2023/2"', '"CCW/GGE.1/2023"', "its own example"),
        ("[[generation]]", "[generation]", "generation"),
    ],
)
def test_a_wrong_line_of_a_grammar_is_named(line: str, other: str, why: str) -> None:
    assert line in SECOND
    with pytest.raises(BadGrammar, match=why) as refusal:
        grammars_from(tomllib.loads(SECOND.replace(line, other)))
    assert str(refusal.value).endswith(".")
