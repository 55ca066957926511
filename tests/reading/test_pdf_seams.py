"""Blanks in a PDF's text: beside raised marks, at line ends, within addresses."""

from pathlib import Path

import pytest

from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file, width_of
from wgtr.reading.blocks import Block
from wgtr.reading.files import read_blocks

FILES = Path(__file__).parent / "pdf_files"
WIDTH = 74  # letters of a full line


def read(*sheets: Sheet) -> list[Block]:
    return read_blocks(pdf_file(sheets), "agenda.pdf", language="en")


def without_marks(block: Block) -> str:
    return "".join(run.text for run in block.runs if not run.raised)


def marked(before: str, mark: str, after: str, y: float = 700) -> list[Text]:
    """A line with a raised mark within."""
    start = 72 + width_of(before)
    return [
        Text(72, y, before),
        Text(start, y + 5, mark, size=7),
        Text(start + width_of(mark, 7), y, after),
    ]


@pytest.mark.parametrize(
    "after", [" and answer questions", " ; les questions", "; the rest", ", so"]
)
def test_blanks_after_a_raised_mark_are_no_part_of_it(after: str) -> None:
    (block,) = read(Sheet(marked("The figures", "1", after)))
    assert without_marks(block) == f"The figures{after}"
    assert [run.text for run in block.runs if run.raised] == ["1"]


def test_the_blank_of_a_line_s_end_is_no_part_of_a_raised_mark() -> None:
    first = ("the figures of the year " * 4)[: WIDTH - 2] + "m"
    (block,) = read(Sheet([*marked(first, "12", ""), *lines("and their trend.", top=684)]))
    assert without_marks(block) == f"{first} and their trend."
    assert [run.text for run in block.runs if run.raised] == ["12"]


def test_words_beside_the_marks_of_a_word_processor_s_pdf_stay_apart() -> None:
    blocks = read_blocks((FILES / "notes.en.pdf").read_bytes(), "notes.en.pdf", language="en")
    said = [without_marks(block) for block in blocks]
    assert "The Secretariat will present the figures and answer questions." in said
    assert "(b) Peer-to-peer help;" in said


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        ("https://example.org/A/B10.", "", "WGTR/2025/C/9001."),
        ("https://example.org/A/", "", "docs/en/index.html"),
        ("https://example.org/page?", "", "id=3 for more"),
        ("https://example.org/A-", "", "2025 for more"),
        ("https://example.org/A/.", " ", "The Chair will speak."),
        ("https://example.org/A/", " ", "and/or by letter"),
        ("on page A/B10.", " ", "WGTR/2025/C/9001."),
    ],
)
def test_an_address_goes_on_over_a_line_s_end(above: str, between: str, below: str) -> None:
    first = ("see the rules of procedure and " * 3)[: WIDTH - 1 - len(above)].rstrip() + " " + above
    first = first.replace("see ", "see " + "m" * (WIDTH - len(first)), 1)
    (block,) = read(Sheet(lines(first, below)))
    assert block.text == f"{first}{between}{below}"


def test_a_link_says_that_its_address_goes_on() -> None:
    address = "https://example.org/rules-ofprocedure"
    above = "m" * 50 + " https://example.org/rul"
    sheet = Sheet(lines(above, "es-ofprocedure for all."))
    sheet.links = [(370, 695, 520, 712, address), (70, 680, 155, 694, address)]
    (block,) = read(sheet)
    assert block.text == "m" * 50 + f" {address} for all."
