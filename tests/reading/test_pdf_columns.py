"""Pages in two columns: paragraphs are whole, in the order of the columns, and tables are none."""

from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file, width_of
from wgtr.reading.pdf import blocks_of_pdf
from wgtr.reading.pdf.columns import columns_of
from wgtr.reading.pdf.lines import read_pages

LEFT = (
    "1. The Chair will open the meet-",
    "ing at ten and will welcome all of",
    "the delegations.",
    "2. The secretariat will present all",
    "of the figures of this year, and say",
    "what is late.",
)
RIGHT = (
    "3. Delegations may speak of what",
    "they have done to send reports in",
    "time, and ask.",
    "4. The Chair will close the meeting",
    "at six, and thank all who came from",
    "afar.",
)
WHOLE = [
    "1. The Chair will open the meeting at ten and will welcome all of the delegations.",
    "2. The secretariat will present all of the figures of this year, and say what is late.",
    "3. Delegations may speak of what they have done to send reports in time, and ask.",
    "4. The Chair will close the meeting at six, and thank all who came from afar.",
]
TITLE = Text(72, 760, "Annotated agenda of the meeting of the Working Group on Transparency")


def page(*above: Text) -> Sheet:
    right = lines(*RIGHT, left=330)
    return Sheet([*above, *lines(*LEFT), *right])


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in blocks_of_pdf(pdf_file([sheet]))]


def test_paragraphs_of_two_columns_are_whole() -> None:
    assert texts(page()) == WHOLE


def test_a_title_across_both_columns_changes_nothing() -> None:
    assert texts(page(TITLE)) == [TITLE.text, *WHOLE]


def test_lines_of_a_column_have_its_margins() -> None:
    blocks = blocks_of_pdf(pdf_file([page(TITLE)]))
    assert [(block.indent, block.align) for block in blocks[1:]] == [(0.0, None)] * len(WHOLE)


def test_a_table_written_cell_by_cell_has_no_columns() -> None:
    hours = lines(*(f"{hour}:00" for hour in range(10, 17)))
    names = lines(*(f"Item {n} of the agenda of this day" for n in range(7)), left=150)
    cells = [cell for row in zip(hours, names, strict=True) for cell in row]
    for sheet in (Sheet([*hours, *names]), Sheet(cells)):
        found = [line for one in read_pages(pdf_file([sheet])) for line in one.lines]
        assert columns_of(found).own == {}


def test_one_column_is_no_two() -> None:
    text = [Text(72, 760 - 16 * n, "Words " * 12) for n in range(20)]
    assert width_of(text[0].text) > 0
    found = [line for one in read_pages(pdf_file([Sheet(text)])) for line in one.lines]
    assert columns_of(found).own == {}
