"""Whatever the paragraphs are, none vanishes, and every number is as printed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.expectations import everything_said
from wgtr.core.paths import agendas_folder
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.commands import word_lists
from wgtr.reading.fitting import printed_number
from wgtr.reading.plain import blocks_of_text
from wgtr.reading.texts import read_text
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers

LISTS = word_lists(agendas_folder())
MARKS = (
    *(
        "1.",
        "2.",
        "3.",
        "12.",
        "(a)",
        "(b)",
        "a.",
        "b.",
        "h.",
        "i.",
        "i)",
        "ii)",
        "I.",
        "II.",
        "IV.",
    ),
    *(
        "1.1",
        "1.2.",
        "A.1.",
        "一、",
        "二、",
        "（一）",
        "①",
        "١.",
        "أ.",
        "ب -",
        "а)",
        "б)",
        "4 bis.",
    ),
    *(
        "Item 1:",
        "Item 2:",
        "Q1.",
        "-",
        "•",
        "*",
        "¹",
        "²",
        "[1]",
        "[2]",
        "10:00–13:00",
        "",
        "",
        "",
    ),
)
WORDS = (
    *("Opening of the meeting", "Any other business", "Annotated draft agenda", "Agenda"),
    *("Annex A", "Annex B-1: questions", "ANNEX", "Attachment 1", "Endnotes", "Notes", "Contents"),
    *("Dear colleagues,", "Yours sincerely,", "29 January 2025", "Original: English"),
    *("The Secretariat will brief the group.", "which it may do:", "Is it so?", "and so on"),
    *("Where reporting stands", "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep", "Page 3 of 9", "7"),
    *(
        "第二项",
        "其他事务",
        "附件A",
        "尾注",
        "工作组将讨论，并决定。",
        "مسائل أخرى",
        "المرفق ألف",
        "Прочие вопросы",
    ),
    *("the term¹ again²", "see [1] and word*", "m² of land", "A B C D E", "…… 5", "x" * 300),
)
lines = st.builds(
    lambda mark, words: f"{mark} {words}".strip(), st.sampled_from(MARKS), st.sampled_from(WORDS)
)
texts = st.lists(lines, max_size=25)
looks = st.sampled_from(("plain", "bold", "heading", "list", "table", "note"))


def block_of(line: str, look: str, place: int) -> Block:
    runs = (Run(line, bold=look == "bold"),)
    if look == "table":
        return Block(place, kind=BlockKind.TABLE, rows=((line, "cell"), ("x", line)))
    if look == "note":
        return Block(place, runs, BlockKind.NOTE, note=f"fn{place % 3}")
    kind = {"heading": BlockKind.HEADING, "list": BlockKind.LIST_ITEM}.get(look)
    return Block(place, runs, kind or BlockKind.PARAGRAPH, number="2." if look == "list" else None)


def check(blocks: list[Block], language: Language) -> None:
    reading = read_text(blocks, LISTS.lexicons[language], LISTS.grammars)
    written = to_json(reading.text, language)
    written["unplaced"] = [{"text": line.text} for line in reading.unplaced]
    said = letters(" ".join(everything_said(written)))
    for block in blocks:
        for words in (block.text, *(cell for row in block.rows for cell in row)):
            assert letters(words) in said, (words, written)
    counted = numbers(reading.text, language)
    for provision in reading.text.walk():
        assert counted.get(provision.id) == printed_number(reading.nodes[provision.id])
    assert to_json(from_json(written), language).items() <= written.items()


def letters(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalpha())


@given(texts, st.sampled_from((Language.EN, Language.ZH, Language.AR)))
def test_no_line_of_a_plain_text_vanishes(lines: list[str], language: Language) -> None:
    check(blocks_of_text("\n\n".join(lines)), language)


@given(texts, st.data())
def test_no_paragraph_of_an_office_file_vanishes(lines: list[str], data: st.DataObject) -> None:
    blocks = [block_of(line, data.draw(looks), place) for place, line in enumerate(lines, start=1)]

    check([block for block in blocks if block.text.strip() or block.rows], Language.EN)


@given(st.text(max_size=400), st.sampled_from(list(Language)))
def test_any_characters_are_read(text: str, language: Language) -> None:
    blocks = [block for block in blocks_of_text(text) if block.text.strip()]

    read_text(blocks, LISTS.lexicons[language], LISTS.grammars)


def test_hours_above_the_title_are_the_agendas() -> None:
    head = "Arms Trade Treaty\nFriday, 28 February 2025, 10:00-13:00 and 15:00-18:00, Geneva\n\n"
    items = "Annotated agenda\n\n1. Opening of the meeting\n\nThe Chair opens it.\n"

    reading = read_text(blocks_of_text(head + items), LISTS.lexicons[Language.EN], LISTS.grammars)

    assert [(s.date, s.starts, s.ends) for s in reading.text.parts[0].sittings] == [
        ("2025-02-28", "10:00", "13:00"),
        ("2025-02-28", "15:00", "18:00"),
    ]
