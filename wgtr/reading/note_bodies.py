"""The body of a foot- or endnote, as the blocks that stand after the text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wgtr.reading.blocks import Block, BlockKind, Run


def as_note(blocks: Iterable[Block], key: str) -> Iterator[Block]:
    """Mark the blocks of one note's body with its key; a table in it stays a table.

    The blank that word processors put after a note's own mark is dropped.
    """
    for place, block in enumerate(blocks):
        runs = block.runs if place else _without_opening_blank(block.runs)
        kind = BlockKind.TABLE if block.kind is BlockKind.TABLE else BlockKind.NOTE
        yield replace(block, kind=kind, runs=runs, note=key)


def _without_opening_blank(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs:
        return runs
    first = replace(runs[0], text=runs[0].text.lstrip())
    return (first, *runs[1:]) if first.text or first.note else runs[1:]
