"""Paragraphs that a page cut in two are joined; paragraphs beside one another are not."""

import pytest

from tests.reading.lines import entries, entry, title
from wgtr.reading.blocks import BlockKind
from wgtr.reading.mending import cut_in_two, mended

CUT = {
    "en": (
        "The working group will consider the reports that States Parties have sent in the course",
        "of the year, and exchange views on them.",
    ),
    "fr": (
        "Le groupe de travail examinera les rapports que les États parties ont présentés au cours",
        "de l’année, et procédera à un échange de vues.",
    ),
    "ru": (
        "Рабочая группа рассмотрит доклады, представленные государствами-участниками в течение",
        "прошедшего года, и проведёт обмен мнениями.",
    ),
    "ar": (
        "سينظر الفريق العامل في التقارير التي قدمتها الدول الأطراف، وسيتبادل الآراء بشأن",
        "ما يساعد الدول التي لم تقدم أي تقرير.",
    ),
    "zh": (
        "工作组将审议各缔约国在本年度内提交的报告，并就如何",
        "帮助尚未提交报告的缔约国交换意见。",
    ),
}


@pytest.mark.parametrize("language", CUT)
def test_a_cut_sentence_is_whole_again_and_remembered(language: str) -> None:
    found = mended(entries(CUT[language], language))

    between = "" if language == "zh" else " "
    assert [(each.text, each.split) for each in found] == [(between.join(CUT[language]), True)]


def test_a_paragraph_cut_twice_is_joined_twice() -> None:
    first, second = CUT["en"]
    lines = (first, second.removesuffix(" on them."), "on what would help.")

    assert [each.text for each in mended(entries(lines))] == [" ".join(lines)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CUT["en"][0] + " 2025.", CUT["en"][1]),  # the sentence had ended
        (CUT["en"][0], "The year was long."),  # another begins
        (CUT["en"][0], "(a) the year, and more;"),  # an entry of a list
        (CUT["en"][0], "- the year, and more;"),
        (CUT["en"][0], "2025 was the year."),
        ("Reports of", "the year"),  # too short to fill a line
        ("The words that follow are said to be", '"the year" by all.'),
    ],
)
def test_what_is_no_cut_stays_apart(first: str, second: str) -> None:
    found = mended(entries((first, second)))

    assert len(found) == 2
    assert not any(each.split for each in found)


def test_a_heading_or_table_is_never_joined_to_a_paragraph() -> None:
    first, second = (entry(words) for words in CUT["en"])
    table = entry("", kind=BlockKind.TABLE, rows=(("the year",),))

    assert cut_in_two(first, second)
    assert not cut_in_two(first, title("the year"))
    assert not cut_in_two(first, table)
    assert not cut_in_two(table, second)


def test_two_notes_are_never_joined() -> None:
    one, other = (
        entry(words, kind=BlockKind.NOTE, note=key)
        for words, key in zip(CUT["en"], ("fn1", "fn2"), strict=True)
    )

    assert not cut_in_two(one, other)


def test_a_bold_heading_over_two_lines_is_one_and_no_defect() -> None:
    found = mended(
        [entry("Reports of States Parties", bold=True), entry("and their use", bold=True)]
    )

    assert [(each.text, each.split) for each in found] == [
        ("Reports of States Parties and their use", False)
    ]


@pytest.mark.parametrize("number", ["Item 1", "Agenda item 1", "Item 1:"])
def test_a_number_on_its_own_line_has_its_title_on_the_next(number: str) -> None:
    (item,) = mended(entries([number, "Welcome"]))

    assert (item.marker and item.marker.printed, item.text) == (number, "Welcome")


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("Item 1", "The Chair will open the meeting, and thank the delegations for coming."),
        ("Item 1", "Friday, 28 February 2025, 10:00-13:00"),
        ("Item 1", "Item 2"),
        ("Item 1. Welcome", "Reports"),
    ],
)
def test_what_is_no_title_is_not_taken_for_one(number: str, following: str) -> None:
    assert len(mended(entries([number, following]))) == len([number, following])
