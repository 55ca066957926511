"""How an issued text stands on a page: what is listed, where its anchors lead, what goes beside it.

Templates draw `Printed` texts (templates/documents/tree.html); what they need to know besides is
said here, so that a page holds the same words and numbers as the files.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from wgtr.rendering.blanks import held
from wgtr.rendering.printed import Piece, Printed, PrintedPart, PrintedProvision, Said
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, SpanKind

ISOLATE, POP = "\u2066", "\u2069"
LISTED = frozenset({Kind.TASK, Kind.QUESTION, Kind.BULLET})
DEEPEST_HEADING = 6
# "15 (2-4)", "10:00–13:00", "13/2025": Arabic would turn the order of the figures around.
_RANGE = re.compile(r"[0-9]+(?:\s?[-–—/:.(]\s?[0-9]+\)?)+")


@dataclass(frozen=True)
class Run:
    """Siblings of one kind that follow one another; `listed` ones are a list to who hears them."""

    listed: bool
    members: tuple[PrintedProvision, ...]


def runs(siblings: Sequence[PrintedProvision]) -> list[Run]:
    """Divide siblings into runs, in order."""
    divided = groupby(siblings, key=lambda one: one.source.kind in LISTED and one.source.kind)
    return [Run(bool(kind), tuple(members)) for kind, members in divided]


def ranges_isolated(text: str) -> str:
    """Keep ranges of figures in their own order inside a text that runs from right to left."""
    return _RANGE.sub(lambda hit: f"{ISOLATE}{hit[0]}{POP}", text)


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    words: str
    address: str


@dataclass(frozen=True)
class Place:
    """Where a text stands: the page's language, what of the text is on it, what goes beside it.

    `here` maps each anchor on the page to the number of the first call of it (for notes); other
    anchors are found at the address `elsewhere`. `beside` holds links by provision id.
    """

    language: Language
    here: Mapping[str, int]
    elsewhere: str = ""
    below: int = 1
    beside: Mapping[str, Sequence[Link]] = field(default_factory=dict)

    def held(self, piece: Piece) -> str:
        """The words of a piece, with no-break blanks where its language wants them."""
        return held(piece.text, piece.kind, self.language)

    def address(self, piece: Piece) -> str:
        """Where a piece leads: out of the house, on this page, or on the document's own."""
        if piece.kind is SpanKind.LINK:
            return piece.to or ""
        return f"#{piece.to}" if piece.to in self.here else f"{self.elsewhere}#{piece.to}"

    def call(self, piece: Piece) -> str:
        """The anchor of a note call: its note leads back to the first one on the page."""
        first = piece.call == self.here.get(piece.to or "", 1)
        return f"call-{piece.to}" if first else f"call-{piece.to}-{piece.call}"

    def level(self, one: PrintedProvision) -> int:
        """The level of a provision's heading on this page."""
        return min(one.level + self.below, DEEPEST_HEADING)

    def about(self, one: PrintedProvision) -> Sequence[Link]:
        """What goes beside a provision."""
        return self.beside.get(one.source.id, ())


def anchors_on_page(printed: Printed, parts: Sequence[PrintedPart]) -> dict[str, int]:
    """The anchors of a page that shows `parts` and the notes, for `Place.here`."""
    here = {note.anchor: 0 for note in printed.notes}
    for part in parts:
        here[part.anchor] = 0
        for piece in _pieces(part):
            if piece.kind is SpanKind.NOTE and piece.to in here:
                here[piece.to] = here[piece.to] or piece.call
        here |= {one.anchor: 0 for one in part.walk()}
    return here


def prepared_by(printed: Printed) -> dict[str, list[str]]:
    """The anchors of the provisions that prepare others (a letter's questions), by whose id."""
    found: dict[str, list[str]] = {}
    for one in printed.walk():
        for item in one.source.about:
            found.setdefault(item, []).append(one.anchor)
    return found


def _pieces(part: PrintedPart) -> Iterator[Piece]:
    yield from part.title.body
    for one in part.walk():
        yield from _said(one.said)


def _said(said: Said) -> Iterator[Piece]:
    yield from said.heading
    yield from said.body
    for row in said.rows:
        for cell in row:
            yield from cell
