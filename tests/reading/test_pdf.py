"""PDFs as blocks: lines to paragraphs, notes, headers, and letters in reading order."""

from collections import Counter
from contextlib import closing

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file, width_of
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.files import read_blocks


def read(*sheets: Sheet) -> list[Block]:
    return read_blocks(pdf_file(sheets), "agenda.pdf", language="en")


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in read(*sheets)]


def full(words: str, letters: int = 74) -> str:
    """Words, repeated to a line that fills the column."""
    line = (f"{words} " * letters)[:letters].rstrip()
    return line + "m" * (letters - len(line))


def test_full_lines_go_on_and_short_ones_end_a_paragraph() -> None:
    first = full("the working group")
    assert texts(
        Sheet(lines(first, "will meet.", first, "and", "", "Next one.", first, "ends here."))
    ) == [f"{first} will meet.", f"{first} and", "Next one.", f"{first} ends here."]


def test_a_list_mark_always_opens_a_paragraph() -> None:
    line = full("something to be done")
    marks = ["1.", "(b)", "iii)", "1.2.", "•", "–", "а)", "三、"]
    blocks = texts(Sheet(lines(*(f"{mark} {line[:66]}" for mark in marks))))
    assert [text.split()[0] for text in blocks] == marks


def test_numbers_within_a_sentence_open_nothing() -> None:
    first = full("the report was due on the day before the")[:70]
    assert texts(Sheet(lines(f"{first} day", "31 May 2025, which is a day."))) == [
        f"{first} day 31 May 2025, which is a day."
    ]


def test_a_hanging_entry_holds_together() -> None:
    line = full("it is long enough for two lines", 68)
    second = Text(90, 684, "and its second line.")
    entry = [Text(72, 700, f"1. {line}"), second, Text(72, 668, "2. Next.")]
    assert texts(Sheet(entry)) == [f"1. {line} and its second line.", "2. Next."]


def test_a_gap_parts_paragraphs() -> None:
    line = full("a line that is full to its end")
    assert texts(Sheet(lines(line, line, "", line))) == [f"{line} {line}", line]


def test_a_paragraph_goes_on_over_the_page() -> None:
    line = full("a line that is full to its end")
    pages = (Sheet(lines(line, line)), Sheet(lines("and goes on here.", top=700)))
    assert texts(*pages) == [f"{line} {line} and goes on here."]


def test_hyphens_at_line_ends() -> None:
    one = full("the parties met in the hall", 68) + " trans"
    two = full("it was a matter of the well", 69) + " long"
    three = full("see https://example.org/a", 65) + " https://e.org/x"
    sheet = Sheet(lines(f"{one}-", "parency and a long-term plan.", "", f"{two}-", "term plan."))
    first, second = texts(sheet)
    assert first.endswith("transparency and a long-term plan.")
    assert second.endswith("long-term plan.")
    (address,) = texts(Sheet(lines(f"{three}-", "y/z for the text.")))
    assert address.endswith("https://e.org/x-y/z for the text.")


def test_chinese_lines_join_without_a_blank() -> None:
    line = "各代表团将有机会就报告提交的现状和挑战交流意见并提出建议供工作组审议和通过"
    assert texts(Sheet(lines(line[:37], "然后休会。"))) == [f"{line[:37]}然后休会。"]


def test_the_thin_space_beside_chinese_is_no_blank() -> None:
    places = ((72, "2025"), (98.5, "年度"), (125, "12"), (139.5, "月份"))
    assert texts(Sheet([Text(x, 700, text) for x, text in places])) == ["2025年度12月份"]


def test_headers_and_footers_come_once_and_page_numbers_not_at_all() -> None:
    sheets = [
        Sheet(
            [
                Text(72, 800, "ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda"),
                *lines(f"Text of page {number} is here."),
                Text(72, 40, "Example, not an official document"),
                Text(290, 25, f"Page {number} of 3"),
            ]
        )
        for number in (1, 2, 3)
    ]
    assert [(b.style, b.text) for b in read(*sheets)] == [
        ("header", "ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda"),
        (None, "Text of page 1 is here."),
        (None, "Text of page 2 is here."),
        (None, "Text of page 3 is here."),
        ("footer", "Example, not an official document"),
    ]


def test_a_line_at_the_edge_of_one_page_is_text() -> None:
    sheet = Sheet([Text(72, 810, "1 January 2025"), *lines("Text.")])
    assert texts(sheet) == ["1 January 2025", "Text."]


def footnoted(page: int, mark: str, note: str) -> Sheet:
    text = f"The text of page {page} calls a note"
    return Sheet(
        [
            Text(72, 700, text),
            Text(72 + width_of(text), 705, mark, size=7),
            *lines("and goes on after it, as long as it takes.", "More text.", top=684),
            Text(72, 104, mark, size=6),
            Text(76, 100, note, size=9),
            Text(72, 88, f"and the second line of the note {note}.", size=9),
        ]
    )


def test_footnotes_that_are_called_are_notes() -> None:
    blocks = read(footnoted(1, "1", "The first note"), footnoted(2, "2", "The second note"))
    calls = [run for block in blocks for run in block.runs if run.note and block.note is None]
    assert calls == [Run("1", raised=True, note="p1:1"), Run("2", raised=True, note="p2:2")]
    notes = [(b.note, b.text) for b in blocks if b.kind is BlockKind.NOTE]
    assert notes == [
        ("p1:1", "The first note and the second line of the note The first note."),
        ("p2:2", "The second note and the second line of the note The second note."),
    ]


def test_small_print_that_nothing_calls_stays_text() -> None:
    sheet = Sheet([*lines("Text without a call."), Text(72, 100, "1 Small print.", size=9)])
    blocks = read(sheet)
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, "Text without a call."),
        (BlockKind.PARAGRAPH, "1 Small print."),
    ]


def test_bold_titles_stand_alone_and_centred_ones_join() -> None:
    line = full("text that fills its line")
    title = "A TITLE THAT IS AS WIDE AS THE COLUMN ALLOWS IT TO BE AND IS NEARLY FULL"
    rest = "AND GOES ON"
    sheet = Sheet(
        [
            Text((592 - width_of(title)) / 2, 760, title),
            Text((592 - width_of(rest)) / 2, 744, rest),
            Text(72, 700, "Heading", bold=True),
            Text(72, 684, line),
            Text(72, 668, "ends."),
        ]
    )
    blocks = read(sheet)
    assert [b.text for b in blocks] == [f"{title} {rest}", "Heading", f"{line} ends."]
    assert blocks[0].align == "center"
    assert blocks[1].runs[0].bold
    assert not blocks[2].runs[0].bold


def test_cells_of_a_table_are_parted_by_tabs() -> None:
    places = ((72, 700, "10:00"), (200, 700, "Opening"), (72, 684, "11:00"), (200, 684, "Item 1"))
    rows = [Text(*place) for place in places]
    assert texts(Sheet(rows)) == ["10:00\tOpening", "11:00\tItem 1"]


def test_links_lead_where_the_page_says() -> None:
    sheet = Sheet(
        lines("See the site for more."), links=[(95, 695, 139, 715, "https://example.org/")]
    )
    (block,) = read(sheet)
    linked = [run for run in block.runs if run.link]
    assert [run.text.strip() for run in linked] == ["the site"]
    assert linked[0].link == "https://example.org/"


def test_arabic_reads_from_the_right_with_figures_from_the_left() -> None:
    pieces = ("الاجتماع ", "28", " شباط (فبراير) ", "CSP11/2025", " القادم.")
    placed: list[Text] = []
    x = 500.0
    for piece in pieces:
        start = x
        x -= 6 * len(piece)
        foreign = piece.isascii()
        placed.append(Text(x if foreign else start, 700, piece, leftward=not foreign))
    assert texts(Sheet(placed)) == ["".join(pieces)]


def test_arabic_letter_shapes_become_letters() -> None:
    shapes = "\ufee3\ufeae\ufea3\ufe92\ufe8e"  # initial, final … forms of marhaban
    assert texts(Sheet([Text(500, 700, shapes, leftward=True)])) == ["مرحبا"]


def test_line_and_page_say_where_a_block_stands() -> None:
    blocks = read(Sheet(lines("One.", "Two.")), Sheet(lines("Three.")))
    assert [(b.line, b.page, b.indent) for b in blocks] == [(1, 1, 0.0), (2, 1, 0.0), (3, 2, 0.0)]


PLACES = st.tuples(st.integers(40, 400), st.integers(30, 810))
WORDS = st.text(st.sampled_from("abcdeЖя会议 1.,-()"), min_size=2, max_size=40)
SIZES = st.sampled_from([6, 9, 12, 20])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(PLACES, WORDS, SIZES, st.booleans()), max_size=8), max_size=3))
def test_no_letter_is_lost_wherever_it_stands(
    pages: list[list[tuple[tuple[int, int], str, int, bool]]],
) -> None:
    """Each page's own word keeps its lines from being headers that repeat."""
    sheets = [
        Sheet(
            [Text(72, 420, f"page {'xyz'[number]}")]
            + [
                Text(x, y, f"{text}{'xyz'[number]}", size, bold)
                for (x, y), text, size, bold in page
            ]
        )
        for number, page in enumerate(pages)
    ] or [Sheet([Text(72, 420, "page")])]
    given = Counter(letter for letter in _pdfium_letters(sheets) if letter.isalpha())
    found = Counter(letter for text in texts(*sheets) for letter in text if letter.isalpha())
    assert given - found == Counter()


def _pdfium_letters(sheets: list[Sheet]) -> str:
    """What pdfium itself gives: it leaves out what is printed over, or a point beside, the same."""
    with closing(PdfDocument(pdf_file(sheets))) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)
