"""The Arms Trade Treaty's symbol grammar as data: the 43 real symbols, and what is none."""

import csv
import tomllib
from pathlib import Path

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.tree.symbols import (
    NotASymbol,
    find_symbols,
    from_slug,
    grammars_from,
    identity_key,
    parse,
    slug,
    sort_key,
)

ATT = grammars_from(
    tomllib.loads((agendas_folder() / "att" / "symbols.toml").read_text(encoding="utf-8")),
)
with (Path(__file__).parent / "real_symbols.csv").open(encoding="utf-8", newline="") as rows:
    REAL = list(csv.DictReader(rows))
NUMBERS = {"conference", "year", "serial", "revision", "corrigendum", "number", "generation"}
SEED = Path(__file__).parents[3] / "shared/seeds/att-csp11-wgtr-annotated-draft-agenda.zh.txt"
REPORT = "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep"


def expected(row: dict[str, str], name: str) -> int | str | None:
    if not row[name]:
        return None
    return int(row[name]) if name in NUMBERS else row[name]


def test_there_are_43_real_symbols() -> None:
    assert len({row["symbol"] for row in REAL}) == 43


@pytest.mark.parametrize("row", REAL, ids=[row["symbol"] for row in REAL])
def test_a_real_symbol_is_read_printed_and_addressed(row: dict[str, str]) -> None:
    read = parse(row["symbol"], ATT)
    for name in row.keys() - {"symbol"}:
        assert getattr(read, name) == expected(row, name), name
    assert read.addendum is None
    assert str(read) == row["symbol"]
    assert from_slug(slug(read), ATT) == read


def test_real_symbols_have_different_addresses_and_keys() -> None:
    read = [parse(row["symbol"], ATT) for row in REAL]
    assert len({slug(each) for each in read}) == 43
    assert len({slug(each).casefold() for each in read}) == 43
    assert len({identity_key(str(each)) for each in read}) == 43


def test_since_csp3_the_list_of_the_real_symbols_is_in_serial_order() -> None:
    listed = [row["symbol"] for row in REAL if row["generation"] == "1"]
    assert [str(each) for each in sorted((parse(t, ATT) for t in listed), key=sort_key)] == listed


def test_real_symbols_sort_by_conference_series_number_and_revision_first() -> None:
    in_order = sorted((parse(row["symbol"], ATT) for row in REAL), key=sort_key, reverse=True)
    in_order.reverse()
    assert [str(each).removeprefix("ATT/") for each in in_order[:26]] == [
        "CSP1/2015",
        "CSP1/2015/1",
        "CSP1/2015/1/Rev.1",
        "CSP1/2015/2",
        "CSP1/2015/3",
        "CSP1/2015/4",
        "CSP1/2015/5",
        "CSP1/2015/6",
        "CSP1/CONF/1",
        "CSP1/CONF/2",
        "CSP1/CONF.3",
        "CSP1/CONF/4",
        "CSP1/2015/INF.2",
        "CSP1/2015/INF.3",
        "CSP1/2015/INF.4",
        "CSP1/2015/WP.2",
        "CSP1/2015/WP.2/Rev.1",
        "CSP1/2015/WP.2/Rev.2",
        "CSP1/2015/WP.4/Rev.2",
        "CSP1/2015/WP.6/Rev.1",
        "CSP1/2015/WP.6/Rev.1/Corr",
        "CSP1/2015/WP.7",
        "CSP2/2016/5",
        "CSP2/2016/WP.4/Rev.1",
        "CSP3.WGETI/2017/CHAIR/158/Conf.Rep",
        "CSP3.WGTU/2017/CHAIR/160/Conf.Rep",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "An empty text"),
        ("ATT/CSP10.WGTR/2024/CHAIR/Conf.Rep", "after CHAIR a serial number of 1 to 4 digits is"),
        ("ATT/CSP10.WGTR/2024/CHAIR/80000/Conf.Rep", "after CHAIR a serial number of 1 to 4"),
        ("ATT/CSP10.WGTR/2024/CHAIR/0800/Conf.Rep", "after CHAIR a serial number of 1 to 4"),
        ("ATT/CSP10.WGTR/1999/CHAIR/800/Conf.Rep", "after WGTR a year from 2000 to 2099"),
        ("ATT/CSP10.WGTR/2024/chair/800/Conf.Rep", "after 2024 an author"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800", "after 800 “/” is expected"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/", "after 800 a stage (Conf, WG, M1) or a type"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf", "after Conf “.” is expected"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/conf.rep", "after 800 a stage"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf..Rep", "after Conf a type"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep.", "nothing more is expected, yet “.” follows"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep/", "nothing more is expected, yet “/” follows"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.RepRev", "“RepRev” is not understood"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep.Rev01", "“Rev01” is not understood"),
        ("ATT/CSP10.WGTR//2024/CHAIR/800/Conf.Rep", "after WGTR a year"),
        ("ATT//CSP1/2015/1", "at its beginning “ATT/CSP” is expected"),
        ("A/79/100", "at its beginning “ATT/CSP” is expected"),
        ("ATT/CSP0/2015/1", "after CSP the number of a Conference"),
        ("ATT/CSP100/2015/1", "after CSP the number of a Conference"),
        ("ATT/CSP1/2015/WP2", "after WP “.” or “/” is expected"),
        ("ATT/CSP1/2015/1/Rev1", "after 1 nothing more is expected, yet “/Rev1” follows"),
        ("ATT/CSP1/2015/1/Rev.1/Corr.1/Corr.2", "yet “/Corr.2” follows"),
        ("ATT/CSP1", "after CSP1 "),
        ("att/csp1/2015/1", "at its beginning “ATT/CSP” is expected"),
        ("ATTA/CSP1/2015/1", "at its beginning “ATT/CSP” is expected"),
        ("UN/CSP1/2015/1", "at its beginning"),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf. Rep", "U+0020 (SPACE)"),
        ("ATT/CSP10.WGTR/2024/\nCHAIR/800/Conf.Rep", "U+000A (a control character)"),
        ("\u0410TT/CSP1/2015/1", "U+0410 (CYRILLIC CAPITAL LETTER A)"),
        ("\uff21TT/CSP1/2015/1", "U+FF21 (FULLWIDTH LATIN CAPITAL LETTER A)"),
        ("ATT/CSP\u0661/2015/1", "U+0661 (ARABIC-INDIC DIGIT ONE)"),
        ("ATT/CSP1/2015/1\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("ATT/CSP1/2015/" + "1" * 9000, "longer than 200 characters"),
    ],
)
def test_what_is_no_symbol_is_refused_with_the_place(text: str, why: str) -> None:
    with pytest.raises(NotASymbol) as refusal:
        parse(text, ATT)
    sentence = str(refusal.value)
    assert why in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 400
    assert sentence.isprintable()


def test_white_space_around_a_symbol_is_dropped() -> None:
    assert str(parse(f"\t {REPORT}\r\n", ATT)) == REPORT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提交的报告（ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep）的附件", [REPORT]),
        (
            "见ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep。另见ATT/CSP1/2015/WP.2/Rev.1，",
            [REPORT, "ATT/CSP1/2015/WP.2/Rev.1"],
        ),
        (
            "انظر الوثيقةATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep، وATT/CSP1/CONF/1؛",
            [REPORT, "ATT/CSP1/CONF/1"],
        ),
        ("\u200fATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep\u200f", [REPORT]),
        ("См. документ «ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep».", [REPORT]),
        ("Voir ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep\u00a0;", [REPORT]),
        ("véase ATT/CSP1/2015, ATT/CSP1/CONF.3.", ["ATT/CSP1/2015", "ATT/CSP1/CONF.3"]),
        ("The report (ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep), annex A¹", [REPORT]),
        (
            "**ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep**² and _ATT/CSP1/2015/1_",
            [REPORT, "ATT/CSP1/2015/1"],
        ),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep/附件A", [REPORT]),
        (
            "ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev1!",
            ["ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev1"],
        ),
        ("ATT/CSP10.WGTR/2024/CHAIR/80000/Conf.Rep", []),
        ("ATT/CSP10/2024/CHAIR/Conf.Rep", []),
        ("ATT/CSP10/2024/\nSEC/800/Conf.Rep", []),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep.Rev01", []),
        ("ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Re\u0440", []),
        ("SWATT/CSP1/2015/1", []),
        ("att/csp1/2015/1", []),
        ("", []),
    ],
)
def test_symbols_are_found_in_running_text(text: str, found: list[str]) -> None:
    got = find_symbols(text, ATT)
    assert [str(each.symbol) for each in got] == found
    assert [text[each.start : each.end] for each in got] == found
    assert not any(each.in_address for each in got)


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.example.org/{REPORT}",
        f"HTTP://example.org/files/{REPORT}.pdf",
        f"https://example.org/show?symbol={REPORT}&lang=zh",
        f"www.example.org/{REPORT}/",
        f"example.org/{REPORT}/annex-a",
    ],
)
def test_a_symbol_inside_a_web_address_says_so(address: str) -> None:
    text = f"报告（[{REPORT}]({address})）；另见{REPORT}。"
    found = find_symbols(text, ATT)
    assert [each.in_address for each in found] == [False, True, False]
    assert {str(each.symbol) for each in found} == {REPORT}


def test_the_symbols_of_the_official_text_are_found() -> None:
    if not SEED.exists():
        pytest.skip("the official text (../shared/seeds) is not beside this clone")
    found = find_symbols(SEED.read_text(encoding="utf-8"), ATT)
    assert [(str(each.symbol), each.in_address) for each in found] == [
        ("ATT/CSP4.WGTR/2018/CHAIR/358/Conf.Rep", False),
        ("ATT/CSP4.WGTR/2018/CHAIR/358/Conf.Rep", True),
        (REPORT, False),
    ]
