"""What is printed → pandoc's AST: the one form from which HTML, Markdown and PDF are drawn.

Made by us, element by element: no raw blocks, only links that were let through, ids in ASCII.
What a drawer may rely on:

* `Div.part` with class `letter`, `agenda` or `annex` and the part's id; annexes begin a page.
* `Div.provision` with its kind as a class, `numbered` and `titled` where it is, and the attributes
  `depth` and `number`. The provision's id stands on its Header if it has a heading, else on
  the Div. Its number is a `Span.number` at the beginning of the Header or first paragraph.
* `Div.children` holds what stands under it; bullets are a BulletList.
* A note call is a `Superscript` around a link of class `note-call`; notes are `Div.notes`, each a
  `Div.note` with links of class `back` to its calls.
* `untranslated` marks what stands in another language, with its `lang` and `dir`.
* Spans of class `symbol`, `place`, `reference`. In Arabic, symbols and ranges in European digits
  are isolated with U+2066 and U+2069, as every engine reorders them otherwise.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from wgtr.rendering.blanks import held
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import (
    DEEPEST_DRAWN,
    MastheadLine,
    Piece,
    Pieces,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    PrintedRows,
    Said,
)
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render
from wgtr.tree.provisions import Kind, SpanKind, Text
from wgtr.tree.references import Facts

Json = dict[str, Any]
API_VERSION = [1, 23, 1]
ISOLATE, POP = "\u2066", "\u2069"
# "15 (2-4)", "10:00–13:00", "13/2025": digits, signs between them, digits.
_RANGE = re.compile(r"[0-9]+(?:\s?[-–—/:.(]\s?[0-9]+\)?)+")
_BLANKS = re.compile(r"([ \t]+|\n)")
_LISTED = {Kind.TASK, Kind.QUESTION, Kind.BULLET}


def document(text: Text, language: Language, style: HouseStyle, facts: Facts | None = None) -> Json:
    """A text as a pandoc document in one language, ready for any of pandoc's writers."""
    return drawn(settled(text, language, style, facts), style)


def drawn(printed: Printed, style: HouseStyle) -> Json:
    """A printed paper as a pandoc document."""
    return _Drawing(printed, style).document()


def _element(kind: str, content: Any = None) -> Json:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def _attributes(anchor: str = "", classes: tuple[str, ...] = (), **pairs: str) -> list[Any]:
    return [anchor, list(classes), [[name, value] for name, value in pairs.items()]]


def _words(text: str) -> list[Json]:
    """Words, with blanks and line ends as pandoc has them."""
    made: list[Json] = []
    for piece in _BLANKS.split(text):
        if piece == "\n":
            made.append(_element("LineBreak"))
        elif piece.strip(" \t"):
            made.append(_element("Str", piece))
        elif piece:
            made.append(_element("Space"))
    return made


class _Drawing:
    """One paper being drawn."""

    def __init__(self, printed: Printed, style: HouseStyle) -> None:
        self.printed = printed
        self.style = style
        self.isolates = printed.language.direction == "rtl"

    def document(self) -> Json:
        """The whole document."""
        blocks = [*self._head(), *self._parts()]
        return {"pandoc-api-version": API_VERSION, "meta": self._meta(), "blocks": blocks}

    def _meta(self) -> Json:
        printed = self.printed
        said = {
            "lang": self.style.tags[printed.language],
            "dir": printed.language.direction,
            "pagetitle": printed.title,
            "symbol": printed.symbol,
            "date-iso": printed.date,
            "example": printed.example,
        }
        return {name: _element("MetaString", value) for name, value in said.items() if value}

    def _head(self) -> Iterator[Json]:
        if self.printed.notice:
            notice = _element("Para", _words(self.printed.notice))
            yield _element("Div", [_attributes("", ("notice",)), [notice]])
        yield from self._masthead(self.printed.masthead)

    def _masthead(self, lines: tuple[MastheadLine, ...]) -> Iterator[Json]:
        if lines:
            made = [self._masthead_line(line) for line in lines]
            yield _element("Div", [_attributes("", ("masthead",)), made])

    def _masthead_line(self, line: MastheadLine) -> Json:
        symbol = line.role == "symbol"
        words = self._symbol(line.text) if symbol else self._running(line.text)
        borrowed = self._borrowed(Said(line.language)) if line.language else _attributes()
        attributes = ["", [f"masthead-{line.role}", *borrowed[1]], borrowed[2]]
        return _element("Div", [attributes, [_element("Para", words)]])

    def _parts(self) -> Iterator[Json]:
        for place, part in enumerate(self.printed.parts):
            if place == self.printed.notes_after:
                yield from self._notes()
            yield self._part(part)
        if self.printed.notes_after >= len(self.printed.parts):
            yield from self._notes()

    def _part(self, part: PrintedPart) -> Json:
        kind = part.source.kind if part.source.kind in {"letter", "agenda"} else "annex"
        titled = bool(part.label or part.title.body)
        blocks = list(self._masthead(part.masthead))
        if titled:
            blocks.append(self._part_title(part))
        blocks += self._provisions(part.provisions)
        attributes = _attributes("" if titled else part.anchor, ("part", kind))
        return _element("Div", [attributes, blocks])

    def _part_title(self, part: PrintedPart) -> Json:
        words = self._marked(part.title, self._inlines(part.title.body))
        if part.label:
            label = _element("Span", [_attributes("", ("annex-label",)), _words(part.label)])
            words = [label, *([_element("LineBreak"), *words] if words else [])]
        return _element("Header", [1, _attributes(part.anchor, ("part-title",)), words])

    def _marked(self, said: Said, words: list[Json]) -> list[Json]:
        """Words in another language than the paper's, in a span that says so."""
        if said.language is self.printed.language or not words:
            return words
        return [_element("Span", [self._borrowed(said), words])]

    def _borrowed(self, said: Said) -> list[Any]:
        language = said.language
        return _attributes(
            "", ("untranslated",), lang=self.style.tags[language], dir=language.direction
        )

    def _provisions(self, siblings: tuple[PrintedProvision, ...]) -> list[Json]:
        """Siblings in order; a run of bullets, tasks or questions is a list to those who hear."""
        blocks: list[Json] = []
        for kind, run in groupby(siblings, key=_list_of):
            members = list(run)
            if kind is Kind.BULLET:
                items = [self._provision(member) for member in members]
                blocks.append(_element("BulletList", items))
                continue
            made = [block for member in members for block in self._provision(member, kind)]
            attributes = _attributes("", ("list",), role="list")
            blocks += [_element("Div", [attributes, made])] if kind else made
        return blocks

    def _provision(self, provision: PrintedProvision, listed: Kind | None = None) -> list[Json]:
        """The provision's Div; what is nested deeper than pages can show follows it."""
        blocks = self._said(provision)
        after: list[Json] = []
        if provision.children:
            below = self._provisions(provision.children)
            if provision.depth < DEEPEST_DRAWN:
                blocks.append(_element("Div", [_attributes("", ("children",)), below]))
            else:
                after = below
        return [_element("Div", [self._attributes(provision, listed), blocks]), *after]

    def _attributes(self, provision: PrintedProvision, listed: Kind | None) -> list[Any]:
        classes = ["provision", provision.source.kind.value]
        classes += ["numbered"] if provision.number else []
        classes += ["titled"] if provision.titled else []
        pairs = {"depth": str(provision.depth)}
        if provision.number:
            pairs["number"] = provision.number
        if listed not in {None, Kind.BULLET}:
            pairs["role"] = "listitem"
        anchor = "" if provision.titled else provision.anchor
        said = provision.said
        if said.language is not self.printed.language:
            classes.append("untranslated")
            pairs |= {"lang": self.style.tags[said.language], "dir": said.language.direction}
        return _attributes(anchor, tuple(classes), **pairs)

    def _said(self, provision: PrintedProvision) -> list[Json]:
        """Heading, body and table of one provision, its number before the first of them."""
        said, number = provision.said, self._number(provision.number)
        blocks: list[Json] = []
        if said.heading:
            words = [*number, *self._inlines(said.heading)]
            attributes = _attributes(provision.anchor, (f"{provision.source.kind.value}-title",))
            blocks.append(_element("Header", [provision.level, attributes, words]))
            number = []
        if said.body or number:
            blocks.append(_element("Para", [*number, *self._inlines(said.body)]))
        if said.rows:
            blocks.append(self._table(said.rows))
        return blocks

    @staticmethod
    def _number(number: str | None) -> list[Json]:
        if not number:
            return []
        span = _element("Span", [_attributes("", ("number",)), _words(number)])
        return [span, _element("Space")]

    def _table(self, rows: PrintedRows) -> Json:
        """A table whose first row is its head; short rows are filled up."""
        width = max(map(len, rows), default=0) or 1
        made = [self._row(row, width) for row in rows]
        plain = [_element("AlignDefault"), _element("ColWidthDefault")]
        body = [_attributes(), 0, [], made[1:]]
        head, foot = [_attributes(), made[:1]], [_attributes(), []]
        return _element("Table", [_attributes(), [None, []], [plain] * width, head, [body], foot])

    def _row(self, row: tuple[Pieces, ...], width: int) -> list[Any]:
        cells = [*row, *([()] * (width - len(row)))]
        return [_attributes(), [self._cell(cell) for cell in cells]]

    def _cell(self, cell: Pieces) -> list[Any]:
        words = self._inlines(cell)
        content = [_element("Plain", words)] if words else []
        return [_attributes(), _element("AlignDefault"), 1, 1, content]

    def _notes(self) -> list[Json]:
        if not self.printed.notes:
            return []
        title = _words(self.printed.notes_title)
        heading = _element("Header", [1, _attributes("", ("notes-title",)), title])
        notes = [self._note(note) for note in self.printed.notes]
        attributes = _attributes("", ("notes",), role="doc-endnotes")
        return [_element("Div", [attributes, [heading, *notes]])]

    def _note(self, note: PrintedNote) -> Json:
        said, number = note.said, self._number(note.number)
        blocks: list[Json] = []
        if said.heading:
            title = _element("Strong", self._inlines(said.heading))
            blocks.append(_element("Para", [*number, title]))
            number = []
        blocks.append(_element("Para", [*number, *self._inlines(said.body)]))
        blocks += [self._table(said.rows)] if said.rows else []
        if note.calls:
            blocks.append(_element("Plain", self._backs(note)))
        borrowed = said.language is not self.printed.language
        attributes = self._borrowed(said) if borrowed else _attributes()
        attributes[0] = f"note-{note.anchor}"
        attributes[1] = ["note", *attributes[1]]
        return _element("Div", [attributes, blocks])

    def _backs(self, note: PrintedNote) -> list[Json]:
        """A link to each place the note is called from."""
        label = self.style.words["back"][self.printed.language]
        made: list[Json] = []
        for call in range(1, note.calls + 1):
            said = f"{label} {render(call, self.printed.digits)}"
            attributes = _attributes("", ("back",), **{"aria-label": said})
            arrow = [_element("Str", "↩\ufe0e")]
            made += [_element("Space")] if made else []
            made.append(_element("Link", [attributes, arrow, [f"#{_call(note.anchor, call)}", ""]]))
        return made

    def _inlines(self, pieces: Pieces) -> list[Json]:
        return [element for piece in pieces for element in self._piece(piece)]

    def _piece(self, piece: Piece) -> list[Json]:
        words = self._meaning(piece)
        if piece.emphasis and words:
            words = [_element("Emph", words)]
        return [_element("Strong", words)] if piece.strong and words else words

    def _meaning(self, piece: Piece) -> list[Json]:
        if piece.kind is SpanKind.NOTE:
            return [self._note_call(piece)]
        if piece.kind is SpanKind.SYMBOL:
            return self._symbol(piece.text)
        words = self._running(held(piece.text, piece.kind, self.printed.language))
        if piece.kind is SpanKind.LINK and piece.to and words:
            return [_element("Link", [_attributes(), words, [piece.to, ""]])]
        if piece.kind is SpanKind.REFERENCE and piece.to and words:
            attributes = _attributes("", ("reference",))
            return [_element("Link", [attributes, words, [f"#{piece.to}", ""]])]
        if piece.kind is SpanKind.PLACE and words:
            return [_element("Span", [_attributes("", ("place",)), words])]
        return words

    def _note_call(self, piece: Piece) -> Json:
        mark = _words(piece.text)
        if piece.to is not None:
            anchor = _call(piece.to, piece.call)
            attributes = _attributes(anchor, ("note-call",), role="doc-noteref")
            mark = [_element("Link", [attributes, mark, [f"#note-{piece.to}", ""]])]
        return _element("Superscript", mark)

    def _symbol(self, text: str) -> list[Json]:
        """A document symbol, left to right whatever stands around it."""
        if not text:
            return []
        words = _words(f"{ISOLATE}{text}{POP}" if self.isolates else text)
        return [_element("Span", [_attributes("", ("symbol",), dir="ltr"), words])]

    def _running(self, text: str) -> list[Json]:
        if self.isolates:
            text = _RANGE.sub(lambda hit: f"{ISOLATE}{hit[0]}{POP}", text)
        return _words(text)


def _list_of(provision: PrintedProvision) -> Kind | None:
    """The kind of list a provision is an entry of; None for what is in no list."""
    kind = provision.source.kind
    entry = kind in _LISTED and not provision.titled
    if kind is Kind.BULLET:
        return kind if entry and not provision.number else None
    return kind if entry and provision.number else None


def _call(anchor: str, call: int) -> str:
    return f"call-{anchor}" if call == 1 else f"call-{anchor}-{call}"
