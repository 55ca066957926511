"""Marks, cuts and lists that only look like defects, and those that are."""

import pytest

from tests.reading.findings.planted import LISTS, codes_in
from wgtr.reading.blocks import Block, Run
from wgtr.reading.findings import find
from wgtr.reading.texts import read_text
from wgtr.tree.languages import Language

AGENDA = """Annotated agenda

1. State of the courses

{first}

2. Course material

{second}

Any other business

Notes

¹ The list of courses is kept by the Secretariat and shows their language.

² The catalogue of material was made by three Parties.
"""


def codes(first: str, second: str) -> list[str]:
    return codes_in(AGENDA.format(first=first, second=second), Language.EN)


def test_a_second_call_where_the_note_is_meant_is_no_defect() -> None:
    first = "The Secretariat will present the list of courses.¹ The catalogue follows.²"

    assert codes(first, "The plan rests on the list of courses¹ and on the catalogue.²") == []


def test_a_second_call_at_a_sentences_end_is_left_in_peace() -> None:
    first = "The Secretariat will present the list of courses.¹ The catalogue follows.²"

    assert codes(first, "Two delegations will speak.¹") == []


def test_a_second_call_beside_another_notes_is_a_defect() -> None:
    first = "The Secretariat will present the list of courses.¹"
    second = "The catalogue of material² that three Parties¹ made will be shown."

    assert codes(first, second) == ["stray-note-marker"]


def test_notes_called_out_of_order_are_found() -> None:
    assert codes("The catalogue comes first.²", "The list of courses is next.¹") == ["note-order"]


def test_a_paragraph_that_a_printed_page_cut_is_no_defect() -> None:
    first = "The Secretariat will present the list of courses,¹ of which many delegations asked for"
    cut = f"{first}\n\n{{page}}and say what each of them has cost.²"

    assert codes(cut.format(page=""), "Two will speak.") == ["split-paragraph"]
    assert codes(cut.format(page="- 3 -\n\n"), "Two will speak.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("31 February 2031 is the last day.", ["date-impossible"]),
        ("28 February 2031 is the last day.", []),
        ("It will deal with: a) courses; b) teachers; 1) pilots.", []),
        ("It will deal with courses (in English.", ["unbalanced-brackets"]),
        ("It knows that that is so, as he had had it.", []),
    ],
)
def test_slips_and_dates(words: str, expected: list[str]) -> None:
    assert codes(f"The list of courses.¹ {words}", "The catalogue.²") == expected


MANDATE = """Annotated agenda

1. Mandate

The draft is in the annex.

Annex

Draft mandate

1. The Working Group will:

a. look at the courses; and

b. report to the Conference{stop}

{rest}

2. It meets once a year.
"""


@pytest.mark.parametrize(
    ("stop", "rest", "expected"),
    [
        (".", "The Conference meets in June.", []),
        (";", "and will do so once a year.", []),
        (".", "conference and its Secretariat.", ["split-paragraph"]),
    ],
)
def test_what_follows_a_list_is_a_tail_only_in_mid_sentence(
    stop: str, rest: str, expected: list[str]
) -> None:
    assert codes_in(MANDATE.format(stop=stop, rest=rest), Language.EN) == expected


def test_in_chinese_a_sentence_may_begin_with_the_last_word() -> None:
    text = MANDATE.format(stop="。", rest="{rest}").replace("report to the Conference", "支持工作")
    text = text.replace("Annotated agenda", "议程")

    assert codes_in(text.format(rest="工作将在六月开始。"), Language.ZH) == []
    assert codes_in(text.format(rest="工作以及秘书处的合作。"), Language.ZH) == ["split-paragraph"]


def test_an_annex_that_another_report_has_is_not_missed() -> None:
    text = "{}\n\nAnnex A\n\nQuestions\n\n1. Who?\n\n2. When?\n"
    here = AGENDA.format(first="See Annex {}.¹", second="It is known from Annex C to the report.²")

    assert codes_in(text.format(here.format("A")), Language.EN) == []
    assert codes_in(text.format(here.format("B")), Language.EN) == ["missing-annex"]


def test_words_without_end_do_not_hold_the_machine_up() -> None:
    hostile = "主席联合主席协调人，第十届缔约国会议通过“文件甲乙丙丁"
    blocks = [Block(line, (Run(hostile * 300),)) for line in range(1, 80)]
    reading = read_text(blocks, LISTS.lexicons[Language.ZH], LISTS.grammars)
    terms = LISTS.terms[Language.ZH]

    assert len(find(reading, LISTS.lexicons[Language.ZH], terms, LISTS.grammars)) < 1000
