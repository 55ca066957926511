"""Endnotes as Word's own, and what Word has no endnote for.

Word numbers endnotes by their calls. Where the paper's numbers are not 1, 2, 3 in that order, or
are written in a way Word does not count in, the notes carry their marks themselves. A note that
nothing in the text calls cannot be an endnote: it is printed under the notes' heading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wgtr.ooxml.writing.elements import Element, make, text, value
from wgtr.rendering.printed import Pieces, Printed, PrintedNote, Said
from wgtr.rendering.word.lists import FORMATS
from wgtr.rendering.word.paragraphs import Paragraphs
from wgtr.rendering.word.runs import Calls, counted_look, run
from wgtr.rendering.word.styles import NOTE_UNCALLED, NOTES_TITLE, style_id
from wgtr.tree.languages import Language
from wgtr.tree.numbering import PLACEHOLDER
from wgtr.tree.numerals import system_for
from wgtr.tree.provisions import SpanKind

_STYLE = "endnote text"
_REFERENCE = style_id("endnote reference")
NOTES_TITLE_PLACE = "notes title"  # where the notes' heading stands, among a paper's bookmarks


def note_place(anchor: str, part: str = "") -> str:
    """Where a note stands, or its "text" or "table" below its heading."""
    return f"note {anchor} {part}".rstrip()


def calls_of(printed: Printed, *, marked: bool = False) -> tuple[Calls, str | None]:
    """Which notes are endnotes and how they are called; and Word's number format for them.

    The format is None where Word shall not number the notes, as with `marked`.
    """
    order = list(dict.fromkeys(_called(printed)))
    ids = {anchor: place for place, anchor in enumerate(order, start=1)}
    calls = Calls(printed.digits, ids)
    calls.names = {anchor: f"_Note_{place}" for anchor, place in calls.ids.items()}
    form = _form(printed.note_pattern, printed.language, len(order))
    numbers = {note.anchor: note for note in printed.notes}
    in_order = [note.anchor for note in printed.notes if note.anchor in calls.ids] == order
    first = [note.anchor for note in printed.notes][: len(order)] == order
    labelled = any(numbers[anchor].source.label is not None for anchor in order)
    if marked or form is None or labelled or not (in_order and first):
        calls.marks = {anchor: numbers[anchor].number or "*" for anchor in order}
        return calls, None
    return calls, form


def endnotes(printed: Printed, paragraphs: Paragraphs) -> Element:
    """The root of endnotes.xml: two separators, then the notes in the order of their calls."""
    calls = paragraphs.runs.calls
    title = _title(printed, paragraphs) if calls.ids and not uncalled(printed, calls) else None
    root = make(
        "endnotes", _separator("separator", -1, title), _separator("continuationSeparator", 0)
    )
    notes = {note.anchor: note for note in printed.notes}
    for anchor, number in calls.ids.items():
        mark = calls.marks.get(anchor)
        shown = [make("endnoteRef")] if mark is None else text(mark)
        look = [value("rStyle", _REFERENCE), *counted_look(calls.digits)]
        lead = [run(shown, look), run(text(" "), [])]
        _write(paragraphs, notes[anchor], _STYLE, lead)
        root.append(make("endnote", *paragraphs.written, id=number))
        paragraphs.written = []
    return root


def uncalled(printed: Printed, calls: Calls) -> list[PrintedNote]:
    """The notes that nothing in the text calls."""
    return [note for note in printed.notes if note.anchor not in calls.ids]


def _title(printed: Printed, paragraphs: Paragraphs) -> Element:
    """The notes' heading is their separator: so it stands right above them, wherever they are."""
    paragraphs.words(NOTES_TITLE, printed.notes_title, place=NOTES_TITLE_PLACE)
    return paragraphs.written.pop()


def uncalled_note(paragraphs: Paragraphs, note: PrintedNote) -> None:
    """Write a note as paragraphs of the body."""
    look = [value("rStyle", _REFERENCE)]
    lead = [run(text(note.number), look), run(text(" "), [])] if note.number else []
    _write(paragraphs, note, NOTE_UNCALLED, lead)


def _write(paragraphs: Paragraphs, note: PrintedNote, style: str, lead: Iterable[Element]) -> None:
    """A note's heading, body and table; its mark stands before the first of them."""
    said, place = note.said, note_place(note.anchor)
    if said.heading:
        bold = tuple(replace(piece, strong=True) for piece in said.heading)
        content = paragraphs.runs.inlines(bold, said)
        paragraphs.add(style, content, said, place=place, before=lead)
        lead, place = (), note_place(note.anchor, "text")
    if said.body or not said.heading:
        content = paragraphs.runs.inlines(said.body, said)
        paragraphs.add(style, content, said, place=place, before=lead)
    if said.rows:
        paragraphs.table(said.rows, said, note_place(note.anchor, "table"))


def _separator(kind: str, number: int, title: Element | None = None) -> Element:
    spacing = make("pPr", make("spacing", before=0, after=0))
    line = make("p", spacing, make("r", make(kind)))
    return make("endnote", line if title is None else title, type=kind, id=number)


def _form(pattern: str, language: Language, count: int) -> str | None:
    """Word's number format for a pattern that is nothing but a number it counts as we do."""
    hit = PLACEHOLDER.fullmatch(pattern)
    form, largest = FORMATS.get(system_for(hit[1], language) if hit else "", ("", 0))
    return form if count <= largest and form else None


def _called(printed: Printed) -> Iterator[str]:
    """The anchors of notes as the body calls them, with repeats."""
    for part in printed.parts:
        yield from _calls_in(part.title)
        for provision in part.walk():
            yield from _calls_in(provision.said)


def _calls_in(said: Said) -> Iterator[str]:
    cells: list[Pieces] = [cell for row in said.rows for cell in row]
    for pieces in (said.heading, said.body, *cells):
        for piece in pieces:
            if piece.kind is SpanKind.NOTE and piece.to is not None:
                yield piece.to
