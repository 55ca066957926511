"""Tables typed with blanks: lines whose columns begin at the same places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.wrapping import Line, opens_entry

# Looked for where blanks begin, so that a long run of them is walked once.
_GAP = re.compile(r"(?<!\s)(?:\s{2,}|\t)(?=\S)")
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_FEWEST_LETTERS = 5


def aligned_tables(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of lines (first, one past the last) that are rows of one table."""
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end - start >= _FEWEST_ROWS:
            yield start, end
            start = end
        else:
            start += 1


def cells(line: str) -> list[str]:
    """The words of a row, cell by cell."""
    return [cell for cell in _GAP.split(line.strip()) if cell]


def _table_end(lines: list[Line], start: int) -> int:
    columns = _columns(lines[start].text)
    end = start
    while end < len(lines) and columns and _columns(lines[end].text) == columns:
        end += 1
    return end


def _columns(line: str) -> tuple[int, ...]:
    """Where the columns begin; nothing for a line that is no row."""
    indent = len(line) - len(line.lstrip())
    begins = tuple(hit.end() for hit in _GAP.finditer(line) if hit.start() > indent)
    few = len(begins) + 1 < _FEWEST_COLUMNS
    return () if few or opens_entry(line) or _is_spaced_word(line) else (indent, *begins)


def _is_spaced_word(line: str) -> bool:
    """Whether a line is a word with its letters apart: "A N N E X   A"."""
    letters = line.split()
    return len(letters) >= _FEWEST_LETTERS and all(len(c) == 1 and c.isalpha() for c in letters)


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which lines of a page set in columns (their cells parted by tabs) are tables."""
    made: list[Block] = []
    for columns, members in groupby(blocks, key=_tabbed_columns):
        rows = list(members)
        if columns >= _FEWEST_COLUMNS and len(rows) >= _FEWEST_ROWS:
            cells_of_rows = tuple(tuple(row.text.split("\t")) for row in rows)
            made.append(replace(rows[0], runs=(), kind=BlockKind.TABLE, rows=cells_of_rows))
        else:
            made.extend(rows)
    return made


def _tabbed_columns(block: Block) -> int:
    """How many cells a line of a page has; 0 for what is no such line."""
    listed = block.kind is not BlockKind.PARAGRAPH or opens_entry(block.text)
    paged = block.page is not None and block.note is None and block.style is None
    return block.text.count("\t") + 1 if paged and not listed else 0
