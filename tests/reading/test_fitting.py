"""Numbers are computed in an imported text, and still come out as the paper has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import entries, lexicon
from wgtr.reading.agendas import build_agenda
from wgtr.reading.fitting import Ids, fitted, printed_number
from wgtr.tree.languages import Language
from wgtr.tree.numbering import part_numbers
from wgtr.tree.provisions import Part


def fit(*lines: str, language: str = "en") -> tuple[Part, Ids]:
    ids = Ids()
    nodes = build_agenda(entries(lines, language), lexicon(language))
    return fitted(Part("agenda", "agenda"), nodes, Language(language), ids), ids


def numbers(*lines: str, language: str = "en") -> list[str]:
    part, _ = fit(*lines, language=language)
    return list(part_numbers(part, Language(language)).values())


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", ["1.", "2.", "3."]),
        ("en", ["1.", "3.", "4."]),
        ("en", ["4.", "5.", "6."]),
        ("en", ["1.", "2.", "2 bis.", "3."]),
        ("en", ["1.", "1.1", "1.2", "2.", "2.1"]),
        ("en", ["I.", "II.", "III."]),
        ("en", ["Item 1:", "Item 2:"]),
        ("fr", ["Point 1.", "Point 2."]),
        ("es", ["1.-", "2.-"]),
        ("ru", ["Пункт 1.", "Пункт 2."]),
        ("ru", ["а)", "б)", "в)", "г)", "д)", "е)", "ж)", "и)"]),
        ("ar", ["١-", "٢-", "٣-"]),
        ("ar", ["أ)", "ب)", "ت)"]),
        ("ar", ["1-", "2-"]),
        ("zh", ["一、", "（一）", "（二）", "二、"]),
        ("zh", ["第一项", "第二项"]),
    ],
)
def test_numbers_come_out_as_printed(language: str, marks: list[str]) -> None:
    lines = [f"{mark} {'报告' if language == 'zh' else 'Reports'}" for mark in marks]

    assert numbers(*lines, language=language) == marks


def test_the_usual_way_of_writing_is_the_parts_and_no_provisions_own() -> None:
    part, _ = fit("1. Opening:", "(a) one;", "(b) two.", "2. Reports")

    assert set(part.numbering.values()) == {"{decimal}.", "({latin-lower})"}
    assert {provision.pattern for provision in part.walk()} == {None}


def test_a_count_that_goes_on_as_expected_needs_no_start() -> None:
    part, _ = fit("1. Opening", "2. Reports", "5. Dates", "6. Rules")

    assert [provision.start for provision in part.provisions] == [None, None, 5, None]


def test_ids_tell_the_line_they_came_from() -> None:
    part, ids = fit("1. Opening", "Words.", "2. Reports")

    lines = [ids.lines[provision.id] for provision in part.walk()]
    assert lines == [1, 2, 3]
    assert len(set(ids.lines)) == 3


def test_a_mark_that_is_no_number_is_words_again() -> None:
    part, _ = fit("1. Opening of it", "g) The Chair opens.", "99.9 percent of them agree.")

    said = [p.wording[Language.EN].body for p in part.walk() if not p.numbered]
    assert [spans[0].text + spans[1].text for spans in said] == [
        "g) The Chair opens.",
        "99.9 percent of them agree.",
    ]


marks = st.sampled_from(
    ["1.", "2.", "3.", "7.", "a)", "b)", "i)", "(a)", "I.", "1.1", "1.2", "2 bis.", "Item 1:", "أ)"]
)


@given(st.lists(marks, max_size=20))
def test_any_row_of_numbers_comes_out_as_printed(found: list[str]) -> None:
    part, ids = fit(*(f"{mark} Reports" for mark in found))

    counted = part_numbers(part, Language.EN)
    for provision in part.walk():
        assert counted.get(provision.id) == printed_number(ids.nodes[provision.id])
