"""What belongs to a page is taken out and told; what belongs to the text stays."""

import pytest

from tests.reading.lines import entries, entry, lexicon
from wgtr.reading.blocks import BlockKind
from wgtr.reading.furniture import (
    CONTENTS,
    ORNAMENT,
    PAGE_FOOTER,
    PAGE_HEADER,
    PAGE_NUMBER,
    is_page_number,
    without_contents,
    without_furniture,
    without_page_heads,
    without_running_headers,
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", words) for words in ("3", "- 3 -", "3/9", "(3)", "[12]", "Page 3", "PAGE 3 of 9")),
        *(("fr", words) for words in ("Page 3 sur 9", "page 3/9")),
        *(("es", words) for words in ("Página 3 de 9", "pág. 3")),
        *(("ru", words) for words in ("Страница 3 из 9", "стр. 3")),
        *(("ar", words) for words in ("٣", "الصفحة ٣ من ٩", "صفحة 3")),
        *(("zh", words) for words in ("第 3 页", "第3页，共9页", "第3页 共9页")),
    ],
)
def test_a_page_number_is_known(language: str, words: str) -> None:
    assert is_page_number(words, lexicon(language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(
            ("en", words)
            for words in ("3 reports", "Page three", "2025-01-29", "10:00", "Pages", "")
        ),
        *(("en", words) for words in ("10000", "3.", "Page 3 of the report", "Item 3")),
        *(("zh", words) for words in ("第三项", "第3项", "3个")),
    ],
)
def test_other_figures_are_none(language: str, words: str) -> None:
    assert not is_page_number(words, lexicon(language))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Page 3 of 9", PAGE_NUMBER),
        ("– 3 –", PAGE_NUMBER),
        ("* * *", ORNAMENT),
        ("________", ORNAMENT),
    ],
)
def test_furniture_is_taken_out_with_its_reason(line: str, reason: str) -> None:
    kept, unplaced = without_furniture(entries(("Words.", line, "More.")), lexicon("en"))

    assert [each.text for each in kept] == ["Words.", "More."]
    assert [(each.reason, each.line) for each in unplaced] == [(reason, 2)]


def test_a_footer_is_one_whatever_it_says() -> None:
    kept, unplaced = without_furniture([entry("Words of a footer.", style="footer")], lexicon("en"))

    assert kept == []
    assert [(each.text, each.reason) for each in unplaced] == [("Words of a footer.", PAGE_FOOTER)]


def test_a_number_that_a_word_processor_counts_is_no_page_number() -> None:
    kept, _ = without_furniture([entry("2025", number="3.")], lexicon("en"))

    assert [each.text for each in kept] == ["2025"]


def test_a_table_of_figures_stays() -> None:
    table = entry("", kind=BlockKind.TABLE, rows=(("3", "4"),))

    assert without_furniture([table], lexicon("en")) == ([table], [])


def test_a_table_of_contents_goes_with_its_heading() -> None:
    lines = (
        "Contents",
        "I. Opening ........ 2",
        "II. Reports …… 3",
        "I. Opening",
        "Contents of reports",
    )

    kept, unplaced = without_contents(entries(lines), lexicon("en"))

    assert [each.text for each in kept] == ["Opening", "Contents of reports"]
    assert {each.reason for each in unplaced} == {CONTENTS}


def test_the_word_contents_alone_is_no_table_of_contents() -> None:
    made = entries(("Contents", "The reports say much.", "See pages 2 to 9"))

    assert without_contents(made, lexicon("en")) == (made, [])


def test_a_line_of_the_masthead_said_again_is_a_running_header() -> None:
    made = entries(("Words.", "ARMS TRADE TREATY", "1. Arms Trade Treaty"))

    kept, unplaced = without_running_headers(made, {"arms trade treaty"})

    assert [each.text for each in kept] == ["Words.", "Arms Trade Treaty"]
    assert [(each.text, each.reason) for each in unplaced] == [("ARMS TRADE TREATY", PAGE_HEADER)]


def test_a_head_that_each_page_repeats_stays_once() -> None:
    page = ("Arms Trade Treaty", "Words.", "More words.")
    made = entries(page * 3)

    kept, unplaced = without_page_heads(made, {3, 6})

    assert [each.text for each in kept].count("Arms Trade Treaty") == 1
    assert [each.line for each in unplaced if each.text == "Arms Trade Treaty"] == [4, 7]


@pytest.mark.parametrize("numbers", [set[int](), {100}])
def test_what_is_repeated_far_from_page_numbers_stays(numbers: set[int]) -> None:
    made = entries(("Break", "Words.") * 4)

    assert without_page_heads(made, numbers) == (made, [])
