"""Tables typed with blanks or tabs, and lines that merely hold wide gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.columns import aligned_tables, cells, with_tables
from wgtr.reading.wrapping import Line

TABLE = ["Time          Item", "10:00         Opening", "10:15         Reports"]


def tables(*texts: str) -> list[tuple[int, int]]:
    return list(aligned_tables([Line(place, text) for place, text in enumerate(texts, start=1)]))


def test_lines_with_columns_at_the_same_places_are_a_table() -> None:
    assert tables("Words.", *TABLE, "", "Words.") == [(1, 4)]


def test_two_tables_are_two() -> None:
    assert tables(*TABLE, "", "A    B    C", "1    2    3") == [(0, 3), (4, 6)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Time          Item"],
        ["Time          Item", "10:00     Opening"],
        ["1.    Opening", "2.    Reports"],
        ["-     Opening", "-     Reports"],
        ["A  N  N  E  X", "A  N  N  E  X"],
        ["A N N E X  A", "N O T E S  B"],
        ["      Opening", "      Reports"],
        ["Opening", "Reports"],
    ],
)
def test_other_lines_are_none(lines: list[str]) -> None:
    assert tables(*lines) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("10:00         Opening", ["10:00", "Opening"]),
        ("  10:00\tOpening of it\tRoom  ", ["10:00", "Opening of it", "Room"]),
        ("10:00 \t Opening", ["10:00", "Opening"]),
        ("Opening of the meeting", ["Opening of the meeting"]),
        ("", []),
    ],
)
def test_a_row_is_divided_at_its_gaps(line: str, words: list[str]) -> None:
    assert cells(line) == words


@given(st.text(alphabet="ab \t", max_size=60))
def test_cells_lose_no_letter(line: str) -> None:
    assert "".join("".join(cells(line)).split()) == "".join(line.split())


def page_line(text: str, **block: str) -> Block:
    return Block(1, (Run(text),), page=1, **block)  # type: ignore[arg-type] # style and number


def test_lines_of_a_page_parted_by_tabs_are_a_table() -> None:
    found = with_tables(
        [page_line("Words."), page_line("10:00\tOpening"), page_line("10:15\tReports")]
    )

    assert [block.kind for block in found] == [BlockKind.PARAGRAPH, BlockKind.TABLE]
    assert found[1].rows == (("10:00", "Opening"), ("10:15", "Reports"))


@pytest.mark.parametrize(
    "blocks",
    [
        [page_line("10:00\tOpening")],
        [page_line("10:00\tOpening"), page_line("10:15\tReports\tRoom")],
        [page_line("1.\tOpening"), page_line("2.\tReports")],
        [page_line("10:00\tOpening", style="header"), page_line("10:15\tReports", style="header")],
        [Block(1, (Run("10:00\tOpening"),)), Block(2, (Run("10:15\tReports"),))],
    ],
)
def test_other_blocks_stay_as_they_are(blocks: list[Block]) -> None:
    assert with_tables(blocks) == blocks
