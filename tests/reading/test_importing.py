"""What a long or odd file costs: an answer within five seconds, or one sentence."""

import time
from contextlib import suppress

import pytest

from tests.reading.hostile.word_files import paragraph, word_file
from tests.reading.lines import LISTS
from wgtr.reading.blocks import Unreadable
from wgtr.reading.importing import MOST_PARAGRAPHS, imported
from wgtr.tree.languages import Language

SECONDS = 5.0
SENTENCE = "The Chair of the working group will open the meeting and give the floor to all of it."
ROWS = {
    "paragraphs": "{} " + SENTENCE,
    "numbers": "{}. the of and",
    "one number": "1. the of and",
    "bullets": "- the of and",
    "mixed lists": "{list} the of and",
    "greetings": "Dear colleagues,",
    "letters": "Dear colleagues, {}\n\nYours sincerely,",
    "annexes": "Annex {}",
    "titles": "AGENDA OF THE MEETING {}",
    "notes": "¹ the of and {}",
    "numbered notes": "[{}] the of and",
    "days": "Monday, 29 January 2025, 10:00-13:00",
    "page numbers": "Page {} of 9",
    "tables": "| the | of {} |",
    "cut sentences": "and {} " + SENTENCE.removesuffix("."),
}
LISTS_OF_MANY_KINDS = ("1.", "a.", "i)", "(a)", "A.", "(1)", "1)", "I.", "1.1", "2.", "(b)")


def rows(pattern: str, count: int) -> bytes:
    lines = [
        pattern.format(place % 999, list=LISTS_OF_MANY_KINDS[place * place % 11])
        for place in range(count)
    ]
    return "\n\n".join([SENTENCE, SENTENCE, *lines])[:380_000].encode()


@pytest.mark.parametrize("kind", ROWS)
def test_the_longest_text_that_is_read_is_read_in_time(kind: str) -> None:
    share = 1 + ROWS[kind].count("\n\n")
    data = rows(ROWS[kind], MOST_PARAGRAPHS // share - 10)

    started = time.process_time()
    imported(data, "agenda.txt", Language.EN, LISTS)

    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    "words",
    [
        SENTENCE + "\n",
        "the of and " * 35_000,
        "of" + " " * 390_000 + "it",
        "the¹²³" * 60_000,
        "the [1] " * 45_000,
        "**of** " * 40_000,
        "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep " * 10_000,
        "x" * 1_000_000,
    ],
    ids=lambda words: words[:8],
)
def test_one_long_paragraph_is_read_or_refused_in_time(words: str) -> None:
    started = time.process_time()
    with suppress(Unreadable):
        imported(f"{SENTENCE * 3}\n\n{words}".encode(), "agenda.txt", Language.EN, LISTS)

    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_more_than_that_is_refused_in_a_sentence(form: str) -> None:
    count = MOST_PARAGRAPHS + 1
    word = word_file("".join(paragraph(f"{place} {SENTENCE}") for place in range(count)))
    data = word if form == "docx" else rows(ROWS["numbers"], count)

    with pytest.raises(Unreadable, match="far longer than any agenda: send the agenda alone"):
        imported(data, f"agenda.{form}", None, LISTS)


def test_the_language_is_found_out_of_old_encodings() -> None:
    words = "Рабочая группа рассмотрит доклады и обсудит, что помогло бы им в этой работе. " * 4

    assert imported(words.encode("cp1251"), "a.txt", None, LISTS)["language"] == "ru"


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_a_seventh_language_is_asked_for(form: str) -> None:
    german = "Die Arbeitsgruppe wird die Berichte prüfen, die von den Staaten vorgelegt wurden."
    data = word_file(paragraph(german)) if form == "docx" else german.encode()

    with pytest.raises(Unreadable, match="cannot be told from these words"):
        imported(data, f"agenda.{form}", None, LISTS)


def test_a_short_chinese_text_is_no_russian_in_another_encoding() -> None:
    head = "示例条约\n透明度工作组\n\n附加说明的议程草案\n\n"
    text = f"{head}一、会议开幕\n\n主席将宣布会议开幕。\n\n二、报告情况\n\n三、其他事项\n"

    made = imported(text.encode("gb18030"), "a.txt", None, LISTS)

    assert (made["language"], made["parts"][0]["title"]) == ("zh", "附加说明的议程草案")
