"""Pieces → runs: look, direction and script of every stretch, links, note calls, symbols."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, properties, text, value
from wgtr.ooxml.writing.numbering import arabic_look
from wgtr.ooxml.writing.package import Links
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import Piece, Pieces, Said
from wgtr.rendering.word.styles import style_id
from wgtr.tree.languages import Language
from wgtr.tree.provisions import SpanKind

# In Arabic, ranges in European digits read from left to right: "10:00–13:00".
_RANGE = re.compile(r"([0-9]+(?:\s?[-–—/:.(]\s?[0-9]+\)?)+)")
_RIGHT = {"R", "AL"}
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—·]")
_STYLES = {SpanKind.SYMBOL: "Symbol", SpanKind.PLACE: "Place"}


@dataclass(slots=True)
class Calls:
    """How notes are called: Word's id and mark of each note that is an endnote, by its anchor.

    `marks` holds the mark of a note that Word shall not number itself; `names` the bookmark that
    stands on its first call; `digits` is the numeral system of the paper.
    """

    digits: str = "decimal"

    ids: dict[str, int] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Runs:
    """Writes the runs of one part of the package (body, endnotes), whose links it collects."""

    style: HouseStyle
    language: Language
    links: Links
    calls: Calls
    bookmarks: "Bookmarks"
    in_notes: bool = False

    def inlines(self, pieces: Pieces, said: Said) -> Iterator[Element]:
        """The content of a paragraph."""
        for piece in pieces:
            if piece.kind is SpanKind.NOTE:
                yield from self._call(piece)
            elif piece.text:
                yield from self._linked(piece, said)

    def words(self, words: str, *, style: str | None = None) -> Iterator[Element]:
        """Words of the paper itself, outside any provision."""
        said = Said(self.language)
        yield from self._styled(Piece(words), said, [value("rStyle", style)] if style else [])

    def _linked(self, piece: Piece, said: Said) -> Iterator[Element]:
        if piece.to is None or piece.kind not in {SpanKind.LINK, SpanKind.REFERENCE}:
            name = _STYLES.get(piece.kind)
            yield from self._styled(piece, said, [value("rStyle", name)] if name else [])
            return
        runs = list(self._styled(piece, said, [value("rStyle", "Hyperlink")]))
        if piece.kind is SpanKind.REFERENCE:
            yield make("hyperlink", *runs, anchor=self.bookmarks.of(piece.to), history=1)
        else:
            yield make("hyperlink", *runs, r_id=self.links.to_address(piece.to), history=1)

    def _styled(self, piece: Piece, said: Said, look: list[Element]) -> Iterator[Element]:
        look = [*look, *_switched("b", on=piece.strong), *_switched("i", on=piece.emphasis)]
        for words, right in self._by_direction(piece.text, symbol=piece.kind is SpanKind.SYMBOL):
            yield run(text(words), [*_copied(look), *self._script(words, said, right=right)])

    def _by_direction(self, words: str, *, symbol: bool) -> Iterator[tuple[str, bool]]:
        """Words cut where their direction must be said; only Arabic papers need cuts."""
        if self.language.direction == "ltr":
            yield words, has_right(words)
            return
        for place, part in enumerate([words] if symbol else _RANGE.split(words)):
            if part:
                left = symbol or place % 2 == 1 or (has_left(part) and not has_right(part))
                yield part, not left

    def _script(self, words: str, said: Said, *, right: bool) -> list[Element]:
        """What Word must be told of a run's script and language."""
        told = [make("rFonts", hint="eastAsia")] if _WIDE.search(words) else []
        told += [make("rtl")] if right else []
        if said.language is not self.language:
            tag = self.style.tags[said.language]
            name = {Language.AR: "bidi", Language.ZH: "eastAsia"}.get(said.language, "val")
            told += [make("lang", **{name: tag}), value("color", self.style.colours["quiet"])]
        return told

    def _call(self, piece: Piece) -> Iterator[Element]:
        look = [
            value("rStyle", style_id("endnote reference")),
            *counted_look(self.calls.digits),
        ]
        anchor = piece.to
        if anchor is None or anchor not in self.calls.ids:
            runs = run(text(piece.text), look)
            target = self.bookmarks.known(f"note {anchor}")
            yield make("hyperlink", runs, anchor=target, history=1) if target else runs
        elif self.in_notes or anchor in self.calls.called:
            yield from self._repeated(piece, anchor, look)
        else:
            self.calls.called.add(anchor)
            yield from self.bookmarks.around(self.calls.names[anchor], [self._first(anchor, look)])

    def _first(self, anchor: str, look: list[Element]) -> Element:
        mark = self.calls.marks.get(anchor)
        reference = make("endnoteReference", id=self.calls.ids[anchor])
        if mark is None:
            return run([reference], look)
        marked = make("endnoteReference", customMarkFollows=1, id=self.calls.ids[anchor])
        return run([marked, *text(mark)], look)

    def _repeated(self, piece: Piece, anchor: str, look: list[Element]) -> Iterator[Element]:
        """A further call of a note: a field that shows the first call's number."""
        code = make("instrText")
        code.text = f" NOTEREF {self.calls.names[anchor]} \\f \\h "
        for content in (
            [value_of_field("begin")],
            [code],
            [value_of_field("separate")],
            text(piece.text),
            [value_of_field("end")],
        ):
            yield run(content, _copied(look))


@dataclass(slots=True)
class Bookmarks:
    """Names that Word accepts (letters, figures, underscores; 40 at most), one for each place."""

    names: dict[str, str] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)

    def shared(self) -> "Bookmarks":
        """The same names for another paper of the same file, where other places stand."""
        return Bookmarks(self.names, set(), self._taken)

    def of(self, place: str) -> str:
        """The name of a place, always the same."""
        if place not in self.names:
            base = re.sub(r"[^A-Za-z0-9_]", "_", place)[:34]
            name, again = base, 1
            while name.lower() in self._taken:
                again += 1
                name = f"{base}_{again}"
            self._taken.add(name.lower())
            self.names[place] = name
        return self.names[place]

    def known(self, place: str) -> str | None:
        """The name of a place that has one already."""
        return self.names.get(place)

    def at(self, place: str) -> str | None:
        """The name of a place that was written; None where nothing stands."""
        name = self.names.get(place)
        return name if name in self.standing else None

    def around(self, name: str, content: Iterable[Element]) -> Iterator[Element]:
        """Content with a bookmark around it."""
        self.standing.add(name)
        place = len(self.standing)
        yield make("bookmarkStart", id=place, name=name)
        yield from content
        yield make("bookmarkEnd", id=place)


def run(content: Iterable[Element], look: Iterable[Element]) -> Element:
    """A run."""
    return make("r", properties("rPr", look), *content)


def counted_look(digits: str) -> list[Element]:
    """What Word must be told of a number that it counts itself, in a numeral system."""
    return [*arabic_look()] if digits == "arabic-indic" else []


def value_of_field(kind: str) -> Element:
    """A mark of a field: begin, separate or end."""
    return make("fldChar", fldCharType=kind)


def simple_field(instruction: str, shown: str, look: Iterable[Element] = ()) -> Element:
    """A field with what it last showed."""
    return make("fldSimple", run(text(shown), _copied(look)), instr=f" {instruction} ")


def has_right(words: str) -> bool:
    """Whether words hold a letter that is written from right to left."""
    return not words.isascii() and any(unicodedata.bidirectional(c) in _RIGHT for c in words)


def has_left(words: str) -> bool:
    """Whether words hold a letter that is written from left to right."""
    return any(unicodedata.bidirectional(c) == "L" for c in words)


def _switched(name: str, *, on: bool) -> list[Element]:
    """Bold or italic, for all scripts."""
    return [make(name), make(f"{name}Cs")] if on else []


def _copied(look: Iterable[Element]) -> list[Element]:
    """Fresh elements: one element cannot stand in two places."""
    return [copy(element) for element in look]


def drop_dead_anchors(roots: Iterable[Element], standing: set[str]) -> None:
    """Links into the paper whose place was not written (a provision without words) are words."""
    for root in roots:
        for link in list(root.iter(W + "hyperlink")):
            anchor, parent = link.get(W + "anchor"), link.getparent()
            if anchor is not None and anchor not in standing and parent is not None:
                place = parent.index(link)
                parent[place : place + 1] = list(link)
