"""What is taken off the edges of pages: running heads once, page numbers, and nothing else."""

import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file, width_of
from wgtr.reading.blocks import Block
from wgtr.reading.files import read_blocks
from wgtr.reading.page_edges import is_page_frame, is_page_number, running_head

HERE = Path(__file__).parent
PDFS = sorted(
    path
    for folder in ("agendas", "more_agendas", "pdf_files")
    for path in (HERE / folder).glob("*.pdf")
)
SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda"


def read(*sheets: Sheet) -> list[Block]:
    return read_blocks(pdf_file(sheets), "agenda.pdf", language="en")


def centred(text: str, y: float = 780) -> Text:
    return Text((595 - width_of(text)) / 2, y, text)


@pytest.mark.parametrize(
    "headings",
    [
        ("Annex B-1", "Annex B-2"),
        ("Приложение 1", "Приложение 2"),
        ("附件1", "附件2"),
        ("Anexo 1.", "Anexo 2."),
        ("Annexe A", "Annexe B"),
    ],
)
def test_headings_that_count_are_text_on_every_page(headings: tuple[str, str]) -> None:
    sheets = [
        Sheet([Text(72, 810, SYMBOL), centred(heading), *lines("Its text."), Text(290, 40, number)])
        for heading, number in zip(headings, "12", strict=True)
    ]
    assert [(b.style, b.text) for b in read(*sheets)] == [
        ("header", SYMBOL),
        *((None, text) for heading in headings for text in (heading, "Its text.")),
    ]


def test_a_running_head_may_hold_the_page_number() -> None:
    heads = [f"{SYMBOL} - Page {number} of 3" for number in (1, 2, 3)]
    sheets = [Sheet([Text(72, 810, head), *lines("Its text.")]) for head in heads]
    assert [b.text for b in read(*sheets) if b.style == "header"] == heads[:1]
    assert [b.text for b in read(*sheets) if b.style is None] == ["Its text."] * 3


def test_the_same_words_at_another_height_are_text() -> None:
    sheets = [Sheet([Text(72, y, "Annex"), *lines("Its text.")]) for y in (810, 770)]
    assert [b.text for b in read(*sheets)] == ["Annex", "Its text."] * 2


@pytest.mark.parametrize(
    "number",
    [
        *("3", "- 3 -", "– 3 –", "3/9", "Page 3 of 9", "p. 3", "Page 3 sur 9", "Página 3 de 9"),
        *("стр. 3 из 9", "Страница 3", "3 с.", "第3页", "第 3 页 共 9 页", "صفحة ٣ من ٩", "٣"),
    ],
)
def test_page_numbers_in_six_languages(number: str) -> None:
    assert is_page_number(number)
    foot = Text(250, 40, number)
    if number.startswith("صفحة"):  # set in pieces from the right, its figures being one each
        foot = Text(300, 40, number, leftward=True)
    sheets = [Sheet([*lines("Its text."), foot])] * 2
    assert [b.text for b in read(*sheets)] == ["Its text.", "Its text."]


@pytest.mark.parametrize(
    "words", ["Annex 1", "Day 3", "2025", "1.", "3)", "(3)", "No. 3", "12 May"]
)
def test_figures_in_a_line_of_words_are_no_page_number(words: str) -> None:
    assert not is_page_number(words)
    assert running_head(words) == words


def test_only_what_is_left_of_a_page_number_is_its_frame() -> None:
    assert all(map(is_page_frame, ["Page of", "第页共页", "стр. из"]))
    assert not any(map(is_page_frame, ["Page 3", "Annex", "Pages to come"]))


def told(text: str) -> Counter[str]:
    """The letters and figures of a text, Arabic letter shapes made plain."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(letter for letter in plain if letter.isalnum())


def raw_lines(data: bytes) -> set[str]:
    """The different lines of a PDF as pdfium itself gives them, but for bare page numbers."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    found = {line.strip() for page in pages for line in page.splitlines()}
    return {line for line in found if not is_page_number(line)}


def lost(data: bytes, language: str = "en") -> Counter[str]:
    """What stands in the PDF's own text more often than in the blocks, repeated lines once."""
    found: Counter[str] = Counter()
    for block in read_blocks(data, "agenda.pdf", language=language):
        mark = (block.note or "").rpartition(":")[2]  # a footnote is given without its own
        found += told(block.text + mark)
    expected: Counter[str] = Counter()
    for line in raw_lines(data):
        expected += told(line)
    return expected - found


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_no_letter_of_a_page_is_lost(path: Path) -> None:
    assert lost(path.read_bytes()) == Counter()


HEADS = st.sampled_from(["Annex", "Annex 1", "Annex 2", "Day 1", "Agenda 3 | 1", "1", "- 2 -", ""])
EDGES = st.tuples(HEADS, HEADS, HEADS, HEADS)


@settings(max_examples=60, deadline=None)
@given(st.lists(EDGES, min_size=1, max_size=5))
def test_no_line_vanishes_at_an_edge(pages: list[tuple[str, str, str, str]]) -> None:
    places = (810, 780, 60, 30)
    sheets = [
        Sheet(
            [Text(72, 420, "Its text.")]
            + [Text(72, y, head) for y, head in zip(places, page, strict=True) if head]
        )
        for page in pages
    ]
    said = {running_head(block.text) for block in read(*sheets)}
    assert said >= {running_head(head) for page in pages for head in page} - {""}
