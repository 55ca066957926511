"""What every file format is first turned into: a flat list of blocks, in reading order.

A block is one paragraph (or one table) as the file holds it, with whatever the format tells
about it: its automatic number, its style, its indentation, which words are bold or raised, where
links lead and where notes are called. Nothing is interpreted here: whether "1." opens an agenda
item or a paragraph of a letter is decided later (`structure.py`), from blocks alone.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a file format itself says a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE = "table"
    NOTE = "note"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look.

    `note` is the file's own key of a foot- or endnote called here (then `text` is the printed
    mark, or empty where the format numbers notes itself). `link` is the address as written.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table of a file, in reading order.

    `line` counts from 1: the physical line in plain text, the paragraph in Word and ODT, the
    line in a PDF. `number` is an automatic number as it would be printed ("1.", "a)", "•" for
    any bullet), which is not part of `runs`. `level` is the depth of a heading or list entry,
    from 1. `style` is the style's name as the file has it, or one of ours: "header", "footer" (once
    each, without page numbers), "toc", "hidden". `align` is "start", "center", "end" or "justify",
    in reading direction; `indent` is in points. `note` is the key of the note this block belongs
    to, for blocks of kind NOTE. `rows` holds a table's cells as plain text; notes called in them
    stand as textless `runs` of the table. A picture with room for a paragraph is a block of kind
    PICTURE, with what its author says it shows as its text (`pictures.py`).
    """

    line: int
    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: str | None = None
    style: str | None = None
    align: str | None = None
    indent: float = 0.0
    page: int | None = None
    note: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The block's plain text, without its automatic number."""
        return "".join(run.text for run in self.runs)


class Unreadable(ValueError):
    """The file cannot be read; the message is one sentence a delegate understands."""
