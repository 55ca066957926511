"""Pictures, whose words no reader here can tell: each is listed with the reason, none is silent.

A small picture (an emblem, a signature) says nothing that is missed; one as large as a paragraph
may.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from wgtr.reading.blocks import Block, BlockKind, Run

# Points: as wide as half a column of text and as high as four of its lines.
_LEAST_WIDTH, _LEAST_HEIGHT = 200.0, 60.0
_ONE = {
    "picture": "page {0} is a picture: its text cannot be read",
    "mostly": "page {0} is mostly a picture: text in it cannot be read",
    "drawing": "page {0} is a drawing: its text cannot be read",
    "broken": "page {0} is damaged: its text cannot be read",
}
_MANY = {
    "picture": "pages {0} to {1} are pictures: their text cannot be read",
    "mostly": "pages {0} to {1} are mostly pictures: text in them cannot be read",
    "drawing": "pages {0} to {1} are drawings: their text cannot be read",
    "broken": "pages {0} to {1} are damaged: their text cannot be read",
}
PICTURE = "a picture stands here: text in it cannot be read"


def is_large(width: float | None, height: float | None) -> bool:
    """Whether a picture of this size (points, None where unsaid) has room for a paragraph."""
    return (width is None or width >= _LEAST_WIDTH) and (height is None or height >= _LEAST_HEIGHT)


def picture(line: int, said: str = "") -> Block:
    """A picture in a text; `said` is what its author says it shows."""
    return Block(line, (Run(said),) if said else (), BlockKind.PICTURE)


def picture_page(line: int, page: int, shows: str) -> Block:
    """A page that shows no text but a "picture", a "drawing", or nothing, being "broken"."""
    return Block(line, (), BlockKind.PICTURE, style=shows, page=page)


def pictures_in(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Each picture with why it has no place; pages in a row that are alike come as one."""
    row: list[Block] = []
    shown = [block for block in blocks if block.kind is BlockKind.PICTURE]
    for block, following in pairwise([*shown, None]):
        if block is None:
            continue
        row.append(block)
        if following is None or not _goes_on(block, following):
            yield row[0], _reason(row)
            row = []


def without_pictures(blocks: Iterable[Block]) -> list[Block]:
    """The blocks that are text."""
    return [block for block in blocks if block.kind is not BlockKind.PICTURE]


def _goes_on(block: Block, following: Block) -> bool:
    if block.page is None or following.page is None:
        return False
    return following.page == block.page + 1 and following.style == block.style


def _reason(row: Sequence[Block]) -> str:
    first, last = row[0], row[-1]
    if first.page is None:
        return PICTURE
    forms = _ONE if first is last else _MANY
    return forms[first.style or "picture"].format(first.page, last.page)
