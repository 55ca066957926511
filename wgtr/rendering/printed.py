"""What a paper prints in one language: every word, number and anchor settled, nothing yet drawn.

`settling.py` makes it from a text; HTML, Markdown, PDF (through ast.py) and Word are drawn from
it. So the formats cannot differ in what they say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from wgtr.tree.languages import Language
from wgtr.tree.numbering import DEFAULT_NOTE_PATTERN
from wgtr.tree.provisions import Note, Part, Provision, SpanKind, Text

# Deeper provisions are printed as if they stood this deep: no page has room for a hundred steps.
DEEPEST_DRAWN = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words as printed, one for each span of the text.

    `to` is what it leads to: a link's address, or the anchor of a note or provision; None where
    it leads nowhere. `call` counts the calls of one note, from 1.
    """

    text: str
    kind: SpanKind = SpanKind.WORDS
    to: str | None = None
    emphasis: bool = False
    strong: bool = False
    call: int = 0


Pieces = tuple[Piece, ...]
PrintedRows = tuple[tuple[Pieces, ...], ...]


def words_of(pieces: Pieces) -> str:
    """The words alone, without note marks."""
    return "".join(piece.text for piece in pieces if piece.kind is not SpanKind.NOTE)


class MastheadRole(StrEnum):
    """What a line of the masthead tells."""

    SYMBOL = "symbol"
    DATE = "date"
    EXAMPLE = "example"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class MastheadLine:
    """A line above a text; its language where that is not the paper's."""

    text: str
    role: MastheadRole = MastheadRole.LINE
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A wording as printed, in the language it stands in."""

    language: Language
    heading: Pieces = ()
    body: Pieces = ()
    rows: PrintedRows = ()


@dataclass(frozen=True, slots=True)
class PrintedProvision:
    """A provision as printed. `level` is that of its heading (2 to 6), `depth` counts from 1."""

    source: Provision
    anchor: str
    number: str | None
    said: Said
    level: int
    depth: int
    children: "tuple[PrintedProvision, ...]" = ()

    @property
    def titled(self) -> bool:
        """Whether it has a heading to print."""
        return bool(self.said.heading)

    def walk(self) -> "Iterator[PrintedProvision]":
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part as printed; `label` is the line above an annex's title ("Annex A")."""

    source: Part
    anchor: str
    masthead: tuple[MastheadLine, ...]
    label: str | None
    title: Said
    provisions: tuple[PrintedProvision, ...]

    @property
    def is_annex(self) -> bool:
        """Whether the part comes after the text proper."""
        return self.source.kind not in {"letter", "agenda"}

    def walk(self) -> Iterator[PrintedProvision]:
        """Every provision, in reading order."""
        for provision in self.provisions:
            yield from provision.walk()


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note as printed; `calls` says how often it is called."""

    source: Note
    anchor: str
    number: str
    said: Said
    calls: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole paper in one language. Its notes are printed after `notes_after` parts.

    `borrowed` says what stands in which other language, because the paper's lacks it: by the id of
    part or provision, "note" and "masthead" with an id, or "masthead" alone. `digits` is the
    numeral system of whatever is counted in digits, as are its notes by `note_pattern`.
    """

    source: Text
    language: Language
    title: str
    symbol: str | None
    date: str | None
    masthead: tuple[MastheadLine, ...]
    parts: tuple[PrintedPart, ...]
    notes: tuple[PrintedNote, ...]
    notes_title: str
    notes_after: int
    notice: str | None = None
    example: str | None = None
    note_pattern: str = DEFAULT_NOTE_PATTERN
    digits: str = "decimal"
    anchors: dict[str, str] = field(default_factory=dict)
    borrowed: dict[str, Language] = field(default_factory=dict)

    def walk(self) -> Iterator[PrintedProvision]:
        """Every provision of every part, in reading order."""
        for part in self.parts:
            yield from part.walk()
