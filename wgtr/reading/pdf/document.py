"""A PDF as blocks: header once, text, footnotes, footer once."""

from collections import Counter
from collections.abc import Iterator

from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.pdf.brackets import turn_brackets
from wgtr.reading.pdf.columns import Columns, columns_of
from wgtr.reading.pdf.edges import take_edges
from wgtr.reading.pdf.lines import Line, Page, read_pages
from wgtr.reading.pdf.notes import take_footnotes
from wgtr.reading.pdf.paragraphs import (
    Paragraph,
    is_right_to_left,
    joined_runs,
    opens_entry,
    paragraphs_of,
    words_of,
)
from wgtr.reading.pictures import picture_page

_NEAR = 0.03  # of the text's width: how far a line may be off


def blocks_of_pdf(data: bytes) -> list[Block]:
    """Return the blocks of a PDF that holds text. Raises Unreadable with one sentence."""
    pages = read_pages(data)
    pictures = list(_pictures(pages))
    turn_brackets(pages)
    words = words_of([line for page in pages for line in page.lines])
    edges = take_edges(pages)
    notes = take_footnotes(pages, _body_size(pages))
    lines = [line for page in pages for line in page.lines]
    columns = columns_of(lines)
    page_width = max((page.width for page in pages), default=0.0)
    blocks = [_edge(line, "header") for line in edges.header]
    blocks += [_block(p, words, columns) for p in paragraphs_of(lines, page_width, columns)]
    for note in notes:
        runs = joined_runs(note.lines, words)
        first = note.lines[0]
        blocks.append(Block(first.number, runs, BlockKind.NOTE, page=first.page, note=note.key))
    return [*blocks, *(_edge(line, "footer") for line in edges.footer), *pictures]


def _pictures(pages: list[Page]) -> Iterator[Block]:
    """The pages that are no text, each behind the last line before it."""
    line = 1
    for page in pages:
        if page.shows:
            yield picture_page(line, page.number, page.shows)
        line = max([line, *(each.number for each in page.lines)])


def _body_size(pages: list[Page]) -> float:
    """The size most letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edge(line: Line, style: str) -> Block:
    return Block(line.number, line.runs, style=style, page=line.page)


def _block(paragraph: Paragraph, words: Counter[str], columns: Columns) -> Block:
    first = paragraph.lines[0]
    left, right = columns.bounds(first)
    rtl = is_right_to_left(first.text)
    indent = right - first.right if rtl else first.left - left
    return Block(
        first.number,
        joined_runs(paragraph.lines, words),
        align=_alignment(paragraph.lines, left, right),
        indent=round(max(0.0, indent), 1),
        page=first.page,
    )


def _alignment(lines: list[Line], left: float, right: float) -> str | None:
    """How short lines stand between the margins ("center", "end"); None for running text."""
    near = (right - left) * _NEAR
    sides = [(line.left - left, right - line.right) for line in lines]
    hanging = len(lines) > 1 and opens_entry(lines[0])
    if not hanging and all(abs(before - after) <= near for before, after in sides):
        return "center" if any(before > near for before, _ in sides) else None
    if all(after <= near and before > (right - left) / 3 for before, after in sides):
        return "start" if is_right_to_left(lines[0].text) else "end"
    return None
