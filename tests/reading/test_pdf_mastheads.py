"""The head of a PDF's first page: full lines stand apart unless the words go on."""

from pathlib import Path

import pytest

from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file
from wgtr.reading.files import read_blocks

FILES = Path(__file__).parent / "pdf_files"
LETTER = ("", "Dear delegates,", "", "The Chair will open the meeting and welcome all.")


def full(start: str, end: str) -> str:
    """A line that fills the column."""
    return f"{start} {'m' * (72 - len(start) - len(end))} {end}"


def read(*head: str, body: tuple[str, ...] = LETTER) -> list[str]:
    blocks = read_blocks(pdf_file([Sheet(lines(*head, *body))]), "a.pdf", language="en")
    said = [block.text for block in blocks]
    return said[: len(said) - sum(map(bool, body))]


ISSUED = full("Issued by the Working Group on", "Reports")


@pytest.mark.parametrize(
    "below",
    [
        "Original: English",
        "Original : anglais",
        "Подлинник: английский",
        "Язык оригинала: английский",
        "8 January 2027",
        "29 de enero de 2027",
        "ATT/CSP13.WGTR/2027/CHAIR/9100/Agenda",
        "Thirteenth Conference of States Parties",
    ],
)
def test_a_new_thing_below_a_full_line_stands_alone(below: str) -> None:
    assert read(ISSUED, below) == [ISSUED, below]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (full("Issued by the Working Group on Transparency", "and"), "Reporting"),
        (full("Issued by the Working Group on", "Reports"), "submitted by States"),
        (full("Issued by: the Working Group on Effective", "Treaty"), "Implementation"),
        (full("MEETING OF THE WORKING GROUP ON EFFECTIVE", "TREATY"), "IMPLEMENTATION"),
        (full("Meeting of the Working Group", "on"), "8 January 2027"),
    ],
)
def test_a_thing_that_goes_on_holds_together(above: str, below: str) -> None:
    assert read(above, below) == [f"{above} {below}"]


def test_a_short_name_at_a_line_s_end_wants_no_more() -> None:
    above = full("Issued by the Conference on", "Arms")
    assert read(above, "Geneva and New York") == [above, "Geneva and New York"]


def test_what_follows_a_symbol_or_a_date_of_a_full_line_stands_alone() -> None:
    symbol = f"ATT/CSP13.WGTR/2027/CHAIR/9100/{'m' * 40}"
    assert read(symbol, "annotated agenda") == [symbol, "annotated agenda"]


def test_the_first_sentence_is_no_masthead() -> None:
    first, second = full("This agenda was drawn up by the", "Effective"), full("Treaty", "Open")
    said = (first, second, "Group, as the Conference asked.")
    assert read("8 January 2027", "", *said, body=()) == ["8 January 2027", " ".join(said)]


def test_later_pages_have_none() -> None:
    sheets = [Sheet([Text(72, 700, "8 January 2027")]), Sheet(lines(ISSUED, "Office"))]
    blocks = read_blocks(pdf_file(sheets), "a.pdf", language="en")
    assert [block.text for block in blocks] == ["8 January 2027", f"{ISSUED} Office"]


def test_the_masthead_of_a_word_processor_s_pdf_is_line_by_line() -> None:
    blocks = read_blocks((FILES / "masthead.fr.pdf").read_bytes(), "a.pdf", language="fr")
    ends = [" ".join(block.text.split()[-3:]) for block in blocks[1:4]]
    assert ends == ["2 février 2018", "l’établissement de rapports", "Original : anglais"]
