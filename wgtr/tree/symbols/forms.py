"""A form is one way to write a symbol: separators, elements and optional pieces in a row.

`walk` reads it and `written` prints it, both over the same pieces, so that printing is the
inverse of reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wgtr.tree.symbols.elements import Element, Reading

LONGEST = 200  # characters; no symbol is longer, so hostile text costs a bounded amount per start
NOTHING_MORE = "nothing more"


@dataclass(frozen=True)
class Option:
    """Pieces that stand together or not at all."""

    pieces: tuple["Piece", ...]


Piece = str | Element | Option
Readings = tuple[tuple[str, Reading], ...]


@dataclass(frozen=True)
class Form:
    """One way to write a symbol.

    `template` is the line in the data it was made from, `generation` the generation of symbols
    it belongs to, `order` the names of the parts by which that generation is sorted.
    """

    template: str
    generation: int
    order: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(repr=False)

    def fields(self) -> frozenset[str]:
        """Name the parts this form can hold."""
        return frozenset(_fields(self.pieces))

    def written(self, values: Mapping[str, int | str | None], spelling: Mapping[str, int]) -> str:
        """Print the parts; a part that is missing where it is needed leaves its place empty."""
        return _written(self.pieces, values, spelling)


Grammars = tuple[Form, ...]


def _fields(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Option):
            yield from _fields(piece.pieces)
        elif not isinstance(piece, str):
            yield piece.field


def _written(
    pieces: tuple[Piece, ...],
    values: Mapping[str, int | str | None],
    spelling: Mapping[str, int],
) -> str:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Option):
            if any(values.get(name) is not None for name in _fields(piece.pieces)):
                text += _written(piece.pieces, values, spelling)
        elif (value := values.get(piece.field)) is not None:
            text += piece.written(value, spelling.get(piece.field, 0))
    return text


@dataclass
class Reached:
    """How far reading came before it failed, and what was expected there: for the sentence."""

    at: int = 0
    expected: list[str] = field(default_factory=list)
    beginnings: list[str] = field(default_factory=list)

    def failed(self, at: int, expected: str, *, beginning: str = "") -> None:
        """Remember a failure, if none came further; `beginning` is how the text should begin."""
        if at > self.at:
            self.at, self.expected, self.beginnings = at, [], []
        if at == self.at and expected not in self.expected:
            self.expected.append(expected)
            if beginning:
                self.beginnings.append(beginning)


def walk(
    pieces: tuple[Piece, ...],
    text: str,
    at: int,
    reached: Reached,
) -> Iterator[tuple[int, Readings]]:
    """Yield every way to read `pieces` from `at` on: where it ends, and the readings by field."""
    if not pieces:
        yield at, ()
        return
    first, rest = pieces[0], pieces[1:]
    if isinstance(first, Option):
        yield from walk(first.pieces + rest, text, at, reached)
        yield from walk(rest, text, at, reached)
    elif isinstance(first, str):
        yield from _walk_separator(first, rest, text, at, reached)
    else:
        yield from _walk_element(first, rest, text, at, reached)


def _walk_separator(
    separator: str,
    rest: tuple[Piece, ...],
    text: str,
    at: int,
    reached: Reached,
) -> Iterator[tuple[int, Readings]]:
    if text.startswith(separator, at):
        yield from walk(rest, text, at + len(separator), reached)
        return
    same = 0
    while text[at + same : at + same + 1] == separator[same]:
        same += 1
    beginning = f"“{separator}”" if at == 0 else ""
    reached.failed(at + same, f"“{separator[same:]}”", beginning=beginning)


def _walk_element(
    element: Element,
    rest: tuple[Piece, ...],
    text: str,
    at: int,
    reached: Reached,
) -> Iterator[tuple[int, Readings]]:
    found = False
    for reading in element.readings(text, at):
        found = True
        for end, readings in walk(rest, text, reading.end, reached):
            yield end, ((element.field, reading), *readings)
    if not found:
        reached.failed(at, element.expected)
