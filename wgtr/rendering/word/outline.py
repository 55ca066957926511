"""The outline of a paper, as its Word file carries it (wgtr/ooxml/writing/outline.py says why).

The form is that of the import's JSON with other values where words would stand:

* words: `{"at": bookmark, "sum": digest, "spans": [...]}`; a span is `{"n": length}` with `kind`,
  `target`, `emphasis`, `strong` where they are not as usual, and `words` for a cross-reference
  that says `{number}`. A note call has the length of what is printed for it as plain words.
* a masthead's `lines` are places among its printed lines, or a blank line itself.
* `worded: false` is a provision without words in any language; `language` names another language
  than the paper's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wgtr.ooxml.writing.outline import digest
from wgtr.rendering.printed import (
    MastheadLine,
    Piece,
    Pieces,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    Said,
)
from wgtr.rendering.spans import clean
from wgtr.rendering.word.body import line_place, table_place, text_place
from wgtr.rendering.word.endnotes import NOTES_TITLE_PLACE, note_place
from wgtr.rendering.word.runs import Bookmarks, Calls
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Masthead,
    Provision,
    Span,
    SpanKind,
    Wording,
    Wordings,
)

Json = dict[str, Any]
CELL_END = "\x1f"


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a heading, a body (None where none was written) and a table stand."""

    heading: str
    body: str | None
    rows: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Draws up the outline of one paper."""

    printed: Printed
    bookmarks: Bookmarks
    calls: Calls

    def json(self) -> Json:
        """The outline."""
        text, language = self.printed.source, self.printed.language
        return {
            "kind": text.kind,
            "language": language.value,
            "original_language": text.original_language.value,
            "note_pattern": text.note_pattern,
            "notes_title": self._notes_title(text.notes_title.get(language)),
            "masthead": self._masthead(text.masthead, "masthead", self.printed.masthead),
            "parts": [self._part(part) for part in self.printed.parts],
            "notes": [self._note(note) for note in self._in_order()],
        }

    def _in_order(self) -> Iterable[PrintedNote]:
        printed = {note.source.id: note for note in self.printed.notes}
        return (printed[note.id] for note in self.printed.source.notes)

    def _notes_title(self, own: str | None) -> Json | None:
        """Where the text's own heading of the notes stands; itself where it is not printed."""
        name = self.bookmarks.at(NOTES_TITLE_PLACE)
        if own is None or (name and clean(own) == self.printed.notes_title):
            return None if own is None else {"at": name}
        return {"words": clean(own)}

    def _masthead(self, masthead: Masthead, holder: str, printed: tuple[MastheadLine, ...]) -> Json:
        language = self.printed.language
        original = masthead.original_language
        lines = masthead.lines.get(language)
        shown = [line.text for line in printed]
        return _said(
            symbol=masthead.symbol,
            date=masthead.date,
            issued_by=masthead.issued_by.get(language),
            original_language=original.value if original else None,
            at=[self.bookmarks.of(line_place(holder, n)) for n in range(len(shown))],
            sum=digest("\n".join(shown)),
            lines=None if lines is None else list(_line_places(lines, shown)),
        )

    def _part(self, part: PrintedPart) -> Json:
        source, language = part.source, self.printed.language
        own = source.masthead
        return _said(
            id=source.id,
            kind=source.kind,
            label=source.label,
            label_word=source.label_word.get(language),
            numbering=dict(source.numbering) or None,
            sittings=[[s.date, s.starts, s.ends] for s in source.sittings] or None,
            masthead=None if own is None else self._masthead(own, part.anchor, part.masthead),
            title=self._title(part),
            provisions=[self._provision(provision) for provision in part.provisions],
        )

    def _title(self, part: PrintedPart) -> Json:
        """The title's spans; `label` is what stands on the line before it."""
        said = part.title
        source = part.source.title.get(said.language)
        words = self._words(part.anchor, source or (), said.body)
        untitled = True if source is None else None
        named = _said(language=self._other(said), label=part.label, untitled=untitled)
        return words | named

    def _provision(self, provision: PrintedProvision) -> Json:
        source, said = provision.source, provision.said
        listed = bool(provision.number) or source.kind is Kind.BULLET
        body = text_place(provision) if said.body or (listed and not said.heading) else None
        first = not (said.heading or body)
        places = _Places(provision.anchor, body, table_place(provision, first=first))
        return _said(
            id=source.id,
            kind=source.kind.value,
            number=provision.number,
            **_numbering(source),
            **self._wording(source.wording, said, places),
            children=[self._provision(child) for child in provision.children] or None,
        )

    def _note(self, note: PrintedNote) -> Json:
        said, head = note.said, note_place(note.anchor)
        body = note_place(note.anchor, "text") if said.heading else head
        places = _Places(
            head, body if said.body or not said.heading else None, note_place(note.anchor, "table")
        )
        wording = self._wording(note.source.wording, said, places)
        return _said(id=note.source.id, label=note.source.label, lead=self._lead(note), **wording)

    def _lead(self, note: PrintedNote) -> str:
        """What stands before a note's words: Word's own number is no words."""
        if note.anchor in self.calls.ids:
            return f"{self.calls.marks.get(note.anchor, '')} "
        return f"{note.number} " if note.number else ""

    def _wording(self, wordings: Wordings, said: Said, places: _Places) -> Json:
        wording = wordings.get(said.language)
        if wording is None:  # a number may stand there all the same
            body = self._words(places.body, (), ()) if places.body else None
            return {"worded": False} | ({"body": body} if body else {})
        head = self._words(places.heading, wording.heading, said.heading) if said.heading else None
        return {
            "language": self._other(said),
            "heading": head,
            "body": self._words(places.body, wording.body, said.body),
            "rows": self._rows(places.rows, wording, said) if said.rows else None,
        }

    def _other(self, said: Said) -> str | None:
        return None if said.language is self.printed.language else said.language.value

    def _words(self, place: str | None, inlines: Inlines, pieces: Pieces) -> Json:
        """Words by their spans; without a bookmark where none of them was written."""
        shown = "".join(map(self._visible, pieces))
        spans = [self._span(s, p) for s, p in zip(inlines, pieces, strict=True)]
        at = self.bookmarks.at(place) if place else None
        return _said(at=at, sum=digest(shown), spans=spans)

    def _rows(self, place: str, wording: Wording, said: Said) -> Json:
        cells = [
            [
                [self._span(*pair) for pair in zip(*cell, strict=True)]
                for cell in zip(*row, strict=True)
            ]
            for row in zip(wording.rows, said.rows, strict=True)
        ]
        shown = CELL_END.join(
            "".join(map(self._visible, cell)) for row in said.rows for cell in row
        )
        return _said(at=self.bookmarks.at(place), sum=digest(shown), cells=cells)

    def _span(self, span: Span, piece: Piece) -> Json:
        numbered = span.kind is SpanKind.REFERENCE and clean(span.text) != piece.text
        usual = span.kind is SpanKind.WORDS
        return _said(
            n=len(self._visible(piece)),
            kind=None if usual else span.kind.value,
            target=span.target,
            emphasis=span.emphasis or None,
            strong=span.strong or None,
            words=span.text if numbered else None,
        )

    def _visible(self, piece: Piece) -> str:
        """What a reader of the file finds as words for a piece: nothing for Word's own calls."""
        if piece.kind is SpanKind.NOTE and piece.to in self.calls.ids:
            return ""
        return piece.text


def _line_places(lines: tuple[str, ...], shown: list[str]) -> Iterable[int | str]:
    """Each line as a place among the printed ones; those repeat themselves once at most."""
    place = -1
    for line in map(clean, lines):
        if not line.strip():
            yield line
            continue
        if place < 0 or shown[place] != line:
            place += 1
        yield place


def _numbering(source: Provision) -> Json:
    return {
        "numbered": source.numbered or None,
        "pattern": source.pattern,
        "start": source.start,
        "label": source.label,
        "about": list(source.about) or None,
    }


def _said(**values: Any) -> Json:
    """What has a value."""
    return {name: value for name, value in values.items() if value is not None}
