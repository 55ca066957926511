"""What is a number before a paragraph and what only looks like one, in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import lexicon
from wgtr.reading.markers import Marker, automatic_marker, marker_of
from wgtr.tree.numerals import render

# language, paragraph, the number as printed, one of its readings, the words left
NUMBERED = (
    ("en", "1. Opening", "1.", ("decimal", 1), "Opening"),
    ("en", "1.Opening", "1.", ("decimal", 1), "Opening"),
    ("en", "(a) reports", "(a)", ("latin-lower", 1), "reports"),
    ("en", "( 1 ) reports", "(1)", ("decimal", 1), "reports"),
    ("en", "(aa) reports", "(aa)", ("latin-lower", 27), "reports"),
    ("en", "i) reports", "i)", ("roman-lower", 1), "reports"),
    ("en", "i) reports", "i)", ("latin-lower", 9), "reports"),
    ("en", "IV. Reports", "IV.", ("roman-upper", 4), "Reports"),
    ("en", "7\tReports", "7", ("decimal", 7), "Reports"),
    ("en", "3 bis. Reports", "3 bis.", ("decimal", 3), "Reports"),
    ("en", "Item 3: Reports", "Item 3:", ("decimal", 3), "Reports"),
    ("en", "Item 3 – Reports", "Item 3 –", ("decimal", 3), "Reports"),
    ("en", "Item 3 bis: Reports", "Item 3 bis:", ("decimal", 3), "Reports"),
    ("en", "Item 3", "Item 3", ("decimal", 3), ""),
    ("en", "Agenda item 5. Reports", "Agenda item 5.", ("decimal", 5), "Reports"),
    ("en", "Q4. Do you?", "Q4.", ("decimal", 4), "Do you?"),
    ("fr", "1°) Ouverture", "1°)", ("decimal", 1), "Ouverture"),
    ("fr", "2/ Rapports", "2/", ("decimal", 2), "Rapports"),
    ("fr", "Point 3 : Rapports", "Point 3 :", ("decimal", 3), "Rapports"),
    ("fr", "1er point. Ouverture", "1er point.", ("decimal", 1), "Ouverture"),
    ("fr", "2e point : Rapports", "2e point :", ("decimal", 2), "Rapports"),
    ("fr", "5 ter. Rapports", "5 ter.", ("decimal", 5), "Rapports"),
    ("es", "1.- Apertura", "1.-", ("decimal", 1), "Apertura"),
    ("es", "1.º Apertura", "1.º", ("decimal", 1), "Apertura"),
    ("es", "Tema 2. Informes", "Tema 2.", ("decimal", 2), "Informes"),
    ("es", "Pregunta 4. ¿Hay?", "Pregunta 4.", ("decimal", 4), "¿Hay?"),
    ("ru", "Пункт 3. Отчёты", "Пункт 3.", ("decimal", 3), "Отчёты"),
    ("ru", "1-й пункт. Открытие", "1-й пункт.", ("decimal", 1), "Открытие"),
    ("ru", "б) отчёты", "б)", ("cyrillic-lower", 2), "отчёты"),
    ("ru", "и) отчёты", "и)", ("cyrillic-standard-lower", 8), "отчёты"),
    ("ar", "١- افتتاح", "١-", ("arabic-indic", 1), "افتتاح"),
    ("ar", "1-افتتاح", "1-", ("decimal", 1), "افتتاح"),
    ("ar", "١ـ افتتاح", "١ـ", ("arabic-indic", 1), "افتتاح"),
    ("ar", "(ب) التقارير", "(ب)", ("abjad", 2), "التقارير"),
    ("ar", "هـ - التقارير", "هـ-", ("abjad", 5), "التقارير"),
    ("ar", "ت) التقارير", "ت)", ("hijai", 3), "التقارير"),
    ("ar", "البند ٣: التقارير", "البند ٣:", ("arabic-indic", 3), "التقارير"),
    ("ar", "ثانيا - التقارير", "ثانياً -", ("arabic-ordinal", 2), "التقارير"),
    ("ar", "أولًا: افتتاح", "أولاً:", ("arabic-ordinal", 1), "افتتاح"),
    ("zh", "十一、报告", "十一、", ("chinese", 11), "报告"),
    ("zh", "（三）报告", "（三）", ("chinese", 3), "报告"),
    ("zh", "第二项：通过议程", "第二项", ("chinese", 2), "通过议程"),
    ("zh", "议程项目3：报告", "议程项目3：", ("decimal", 3), "报告"),
    ("zh", "１．报告", "１．", ("full-width", 1), "报告"),
    ("zh", "②报告", "②", ("circled", 2), "报告"),
    ("zh", "乙、报告", "乙、", ("stems", 2), "报告"),
    ("zh", "1.1报告", "1.1", ("decimal", 1), "报告"),
)
NO_NUMBER = (
    *(("en", words) for words in ("2025. That year", "1000. x", "2025 was", "1 January 2025")),
    *(("en", words) for words in ("10.00 Opening", "10:00-13:00", "12:30 lunch", "3D printing")),
    *(("en", words) for words in ("e.g. reports", "U.S. Department", "A delegation", "I think")),
    *(("en", words) for words in ("(see) below", "(1 of 2", "1,5 million", "1/2 of them", "0. x")),
    *(("en", words) for words in ("Item 3 will be taken up", "Items 3 and 4", "Item: x", "-5 °C")),
    *(("fr", words) for words in ("1er janvier 2025", "N° 3 des rapports", "M.Dupont", "À 10 h")),
    *(("ru", words) for words in ("в мае", "№ 5", "1-й квартал. Итоги")),
    *(("ar", words) for words in ("ثانيا قال الرئيس", "1-5 من", "أ-ب من", "٢٠٢٥ كان")),
    *(("zh", words) for words in ("一个国家", "十月一日", "二〇二五年", "第二次会议", "1月29日")),
)


@pytest.mark.parametrize(("language", "text", "printed", "reading", "rest"), NUMBERED)
def test_a_number_is_taken_off(
    language: str, text: str, printed: str, reading: tuple[str, int], rest: str
) -> None:
    marker = marker_of(text, lexicon(language))

    assert marker is not None
    assert marker.printed == printed
    assert reading in marker.values
    assert text[marker.length :] == rest


@pytest.mark.parametrize(("language", "text"), NO_NUMBER)
def test_what_only_looks_like_a_number_stays(language: str, text: str) -> None:
    assert marker_of(text, lexicon(language)) is None


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "▪", "\uf0b7"])
def test_bullets_are_all_one(mark: str) -> None:
    marker = marker_of(f"{mark} reports", lexicon("en"))

    assert marker is not None
    assert (marker.bullet, marker.printed, marker.length) == (True, "•", 2)


@pytest.mark.parametrize(
    ("text", "printed", "parent", "reading"),
    [
        ("1.2 Reports", "1.2", "1", ("decimal", 2)),
        ("1.2. Reports", "1.2.", "1", ("decimal", 2)),
        ("3.1.4 Reports", "3.1.4", "3.1", ("decimal", 4)),
        ("B.2 Reports", "B.2", "B", ("decimal", 2)),
        ("١.٢ التقارير", "١.٢", "١", ("arabic-indic", 2)),
    ],
)
def test_a_nested_number_names_its_parent(
    text: str, printed: str, parent: str, reading: tuple[str, int]
) -> None:
    marker = marker_of(text, lexicon("en"))

    assert marker is not None
    assert (marker.printed, marker.parent) == (printed, parent)
    assert marker.values == (reading,)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("\u200f1. افتتاح", "افتتاح"),
        ("1\u200f.\u200f افتتاح", "افتتاح"),
        ("\u202b١.\u202c افتتاح", "افتتاح"),
        ("\u200fالبند\u200f 3:\u200f افتتاح", "افتتاح"),
        ("\u200e• افتتاح", "افتتاح"),
    ],
)
def test_direction_marks_hide_no_number(text: str, rest: str) -> None:
    marker = marker_of(text, lexicon("ar"))

    assert marker is not None
    assert text[marker.length :] == rest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1. x", "2. y"),
        ("a) x", "ii) y"),
        ("Item 1: x", "ITEM 2: y"),
        ("1er point. x", "2e point. y"),
        ("1.1 x", "7.12 y"),
    ],
)
def test_entries_of_one_list_have_one_shape(one: str, other: str) -> None:
    assert shape(one) == shape(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1. x", "1) x"),
        ("a) x", "(a) x"),
        ("1. x", "1.1. x"),
        ("1.1 x", "1.1.1 x"),
        ("1: x", "Item 1: x"),
    ],
)
def test_other_ways_of_writing_have_other_shapes(one: str, other: str) -> None:
    assert shape(one) != shape(other)


@pytest.mark.parametrize(
    ("number", "printed", "bullet"),
    [("1.", "1.", False), ("(a)", "(a)", False), ("3", "3", False), ("•", "•", True)],
)
def test_a_word_processors_number_is_printed_as_it_stands(
    number: str, printed: str, *, bullet: bool
) -> None:
    marker = automatic_marker(number, lexicon("en"))

    assert marker is not None
    assert (marker.printed, marker.bullet, marker.length) == (printed, bullet, 0)


@pytest.mark.parametrize("number", ["", " ", "Chapter"])
def test_a_word_processors_words_are_no_number(number: str) -> None:
    assert automatic_marker(number, lexicon("en")) is None


@given(
    st.integers(1, 50),  # what people letter: aa and xlviii, but neither aaa nor xci
    st.sampled_from(("decimal", "latin-lower", "roman-lower", "arabic-indic", "cyrillic-lower")),
    st.sampled_from((("", "."), ("", ")"), ("(", ")"))),
)
def test_what_a_pattern_writes_is_read_back(
    number: int, system: str, around: tuple[str, str]
) -> None:
    written = render(number, system)

    marker = marker_of(f"{around[0]}{written}{around[1]} words", lexicon("en"))

    assert marker is not None
    assert (system, number) in marker.values
    assert marker.pattern(system).replace(f"{{{system}}}", written) == marker.printed


@given(st.text(max_size=80), st.sampled_from(("ar", "en", "es", "fr", "ru", "zh")))
def test_a_marker_takes_no_more_than_there_is(text: str, language: str) -> None:
    marker = marker_of(text, lexicon(language))

    assert marker is None or 0 < marker.length <= len(text)


def shape(text: str) -> tuple[str, str, str]:
    marker = marker_of(text, lexicon("fr" if "point" in text else "en"))
    assert isinstance(marker, Marker)
    return marker.shape
