"""When a table of a word-processor file is a table, and when it only arranges paragraphs.

Secretariats put mastheads, letters' heads and even whole texts into invisible tables. A grid is
read as a table (one block) only when it has at least two filled rows and two filled columns, no
cell holds a heading, a table or a long run of paragraphs, and it is not an invisible grid that
opens the document. All others give their paragraphs, row by row. A grid whose first column holds
nothing but list marks ("1.", "a)") gives one paragraph a row, with its mark before it.
"""

import re
from dataclasses import dataclass, replace

from wgtr.reading.blocks import Block, BlockKind, Run

MAX_COLUMNS = 64
_MOST_PARAGRAPHS = 6
_MARK = re.compile(r"[(（]?(?:\w{1,3}|[ivxlcIVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})+)([.)）、．:]{0,2})")
# Figures without a point may be a table's entries; beside sentences they number them.
_SENTENCE = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: what it holds, and how many columns it spans."""

    blocks: tuple[Block, ...]
    span: int = 1

    @property
    def text(self) -> str:
        """The cell's plain text: automatic numbers, one line for a paragraph."""
        return "\n".join(filter(None, (_plain(block) for block in self.blocks)))


Grid = list[list[Cell]]


def blocks_of_table(grid: Grid, *, line: int, visible: bool, opening: bool) -> list[Block]:
    """Return one TABLE block, or the paragraphs of a grid that is no table.

    `line` is the table's place in the file, `visible` whether it draws lines, `opening` whether
    no text stands before it. Notes called in a table's cells stand as textless runs of its block.
    """
    filled = [row for row in grid if any(cell.text for cell in row)]
    if _only_arranges(filled, visible=visible, opening=opening):
        return [block for row in filled for cell in row for block in cell.blocks]
    if _is_marked_list(filled):
        return [block for row in filled for block in _marked(row)]
    calls = tuple(
        Run("", note=run.note)
        for row in filled
        for cell in row
        for block in cell.blocks
        for run in block.runs
        if run.note is not None
    )
    rows = tuple(_row(row) for row in filled)
    return [Block(line, calls, BlockKind.TABLE, rows=rows)]


def _plain(block: Block) -> str:
    if block.kind is BlockKind.TABLE:
        return "\n".join("\t".join(row) for row in block.rows)
    return " ".join(filter(None, (block.number, block.text.strip())))


def _row(row: list[Cell]) -> tuple[str, ...]:
    """The cells' texts; a cell over several columns leaves the others empty."""
    texts: list[str] = []
    for cell in row:
        texts += [cell.text, *([""] * (min(cell.span, MAX_COLUMNS) - 1))]
    return tuple(texts[:MAX_COLUMNS])


def _only_arranges(filled: Grid, *, visible: bool, opening: bool) -> bool:
    if len(filled) < 2 or max(map(_filled_columns, filled)) < 2:  # noqa: PLR2004 - two make a grid
        return True
    if opening and not visible:
        return True
    # Columns past the most we keep would vanish from the rows; as paragraphs they do not.
    if any(sum(cell.span for cell in row) > MAX_COLUMNS for row in filled):
        return True
    cells = [cell for row in filled for cell in row]
    return any(_is_text(cell) for cell in cells)


def _filled_columns(row: list[Cell]) -> int:
    return sum(1 for cell in row if cell.text)


def _is_text(cell: Cell) -> bool:
    """Whether a cell holds a piece of running text rather than a table's entry."""
    kinds = {block.kind for block in cell.blocks}
    return len(cell.blocks) > _MOST_PARAGRAPHS or bool(kinds & {BlockKind.HEADING, BlockKind.TABLE})


def _is_marked_list(filled: Grid) -> bool:
    if any(len(row) != 2 for row in filled):  # noqa: PLR2004 - mark and text
        return False
    marks = [_MARK.fullmatch(row[0].text) for row in filled if row[0].text]
    if not marks or not all(marks):
        return False
    return all(mark and mark[1] for mark in marks) or _holds_sentences(filled)


def _holds_sentences(filled: Grid) -> bool:
    return sum(len(row[1].text) for row in filled) >= _SENTENCE * len(filled)


def _marked(row: list[Cell]) -> list[Block]:
    """The row's paragraphs, the mark of its first cell put before the first of them."""
    mark, blocks = row[0].text, list(row[1].blocks)
    if not mark or not blocks:
        return [*row[0].blocks, *blocks]
    first = blocks[0]
    if first.number is None and row[0].blocks[0].number == mark:
        return [replace(first, number=mark, kind=BlockKind.LIST_ITEM), *blocks[1:]]
    return [replace(first, runs=(Run(f"{mark}\t"), *first.runs)), *blocks[1:]]
