"""What a redline shows, settled to the last word; `templates/rendering/redline.html` draws it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from wgtr.rendering.printed import Pieces
from wgtr.tree.comparison import Op, Status
from wgtr.tree.comparison.tables import RowStatus
from wgtr.tree.languages import Language

FOLDED_FROM = 3  # a single unchanged paragraph between two changes is context, not clutter


class Role(StrEnum):
    """What a block is."""

    MASTHEAD = "masthead"
    TITLE = "title"
    PROVISION = "provision"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, were taken out or were put in. With `look`, only how they look changed."""

    op: Op
    pieces: Pieces
    look: bool = False


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A row of a table."""

    status: RowStatus
    cells: tuple[Stretches, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the masthead, a part's title, a provision or a note.

    `number` is what is printed now, `old_number` what was, where that differs. `other` is the
    anchor of the place it moved to or from. `label` names it in the summary.
    """

    role: Role
    status: Status
    anchor: str
    language: Language
    number: str | None = None
    old_number: str | None = None
    depth: int = 1
    kind: str = ""
    heading: Stretches = ()
    body: Stretches = ()
    rows: tuple[RedlineRow, ...] = ()
    other: str | None = None
    along: bool = False
    label: str = ""

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to see: neither words nor number differ."""
        return self.status in {Status.UNCHANGED, Status.RENUMBERED}


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the summary: what happened, and to which blocks."""

    status: Status
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """A whole redline in one language. `elsewhere` are other languages in which words differ."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    elsewhere: tuple[Language, ...] = ()

    def runs(self) -> Iterator[tuple[bool, tuple[Block, ...]]]:
        """The blocks in order; each run says whether it may be folded away."""
        for quiet, among in groupby(self.blocks, key=lambda block: block.quiet):
            run = tuple(among)
            yield quiet and len(run) >= FOLDED_FROM, run

    def summary(self) -> tuple[Told, ...]:
        """What happened, the rarest kinds of reading first: changed, added, removed, moved."""
        order = (Status.CHANGED, Status.ADDED, Status.REMOVED, Status.MOVED, Status.RENUMBERED)
        told = (
            Told(s, tuple(b for b in self.blocks if b.status is s and not b.along)) for s in order
        )
        return tuple(line for line in told if line.blocks)

    @property
    def empty(self) -> bool:
        """Whether both texts print the same in this language."""
        return all(block.status is Status.UNCHANGED for block in self.blocks)
