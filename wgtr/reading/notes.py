"""Foot- and endnotes: taking note bodies out of the paragraphs, and tying calls to them.

Three habits are read: notes the word processor keeps (blocks of kind NOTE), notes typed under a
heading such as "Endnotes" or at a page's foot, and marks typed as raised digits, `[1]` or `*`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from wgtr.reading.blocks import BlockKind
from wgtr.reading.entries import Entry, Look, trimmed
from wgtr.reading.markers import Marker
from wgtr.reading.mending import cut_in_two
from wgtr.reading.wrapping import glue
from wgtr.tree.edits import cut
from wgtr.tree.numerals import ARABIC_INDIC, CIRCLED
from wgtr.tree.provisions import Inlines, Span, SpanKind, plain

_BRACKETED = re.compile(r"\[([0-9٠-٩]{1,3}|\*{1,3})\]")
_TYPED_NUMBER = re.compile(r"(?:\[([0-9٠-٩]{1,3})\]|([0-9٠-٩]{1,3})(?:[.)、．]|\s))\s*(?=\S)")
# (1) behind a word: "13 (3)" and "13(3)" name paragraphs and call nothing.
_ROUND_CALL = re.compile(r"(?<=[^\W\d_]) ?\(([0-9٠-٩]{1,2})\)|(?<=[.,;:»”])\(([0-9٠-٩]{1,2})\)")
_CIRCLED_CALL = re.compile(f"([{CIRCLED}])")
_STARRED = re.compile(r"(\*{1,3}|[†‡])\s?(?=\S)")
_STAR_CALL = re.compile(r"(?<=[\w.,;:”»)’])(\*{1,3}|[†‡])(?!\w)")
_FIGURES = {"decimal", "arabic-indic", "full-width", "circled"}
_WESTERN = str.maketrans(ARABIC_INDIC, "0123456789")


@dataclass(slots=True)
class FoundNote:
    """A note as it stands in the file: its key, its mark as printed, its words."""

    key: str
    mark: str | None
    inlines: Inlines
    line: int
    split: bool = False
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Notes:
    """All notes of a file in order, and the calls that found no note."""

    found: list[FoundNote]
    strays: list[tuple[Entry, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Taken:
    """The notes taken so far: the word processor's by their key, and the highest typed number."""

    found: list[FoundNote] = field(default_factory=list)
    kept: dict[str, FoundNote] = field(default_factory=dict)
    highest: int = 0

    def add(self, note: FoundNote) -> None:
        """Take one more."""
        self.found.append(note)
        if note.mark is None:
            self.kept[note.key] = note
        elif note.mark.isdigit():
            self.highest = max(self.highest, int(note.mark))


def take_notes(entries: list[Entry], zone: set[int]) -> tuple[list[Entry], Notes]:
    """Divide entries into text and notes.

    `zone` holds the places of entries under a notes heading, where "1." opens a note too.
    """
    called = {call for entry in entries for call in _calls(entry.inlines)}
    text: list[Entry] = []
    taken = _Taken()
    for place, entry in enumerate(entries):
        note = _opened(entry, called, taken, in_zone=place in zone)
        if note is not None:
            taken.add(note)
        elif place in zone and taken.found:
            _continue(taken.found[-1], entry)
        elif entry.block.kind is BlockKind.NOTE and f"key:{entry.block.note}" in taken.kept:
            _continue(taken.kept[f"key:{entry.block.note}"], entry)
        else:
            text.append(entry)
    return text, Notes(taken.found)


def tie_calls(entries: Iterable[Entry], notes: Notes) -> None:
    """Let every call name the note it calls ("n3"); remember those that call none."""
    places = _places(notes.found)
    for entry in entries:
        entry.inlines = tuple(_tied(entry, span, places, notes) for span in entry.inlines)
    for note in notes.found:
        carrier = replace(note.entries[0], inlines=note.inlines)
        note.inlines = tuple(_tied(carrier, span, places, notes) for span in note.inlines)


def with_typed_calls(entries: list[Entry], marks: set[str]) -> None:
    """Read `[1]` and `word*` as calls where a note of that mark is in the file."""
    for entry in entries:
        entry.inlines = tuple(s for span in entry.inlines for s in _parted(span, marks))


def typed_marks(entries: list[Entry], zone: set[int]) -> set[str]:
    """The marks of `[1]`- and `*`-style notes, known by the notes that begin with them."""
    marks: set[str] = set()
    called = _circled_inside(entries)
    for place, entry in enumerate(entries):
        head = _head(entry)
        bracket = _BRACKETED.match(head)
        star = _STARRED.match(head) if entry.marker is None else None
        if bracket:
            marks.add(_mark(bracket[1]))
        elif star:
            marks.add(star[1])
        elif place in zone and entry.marker is not None:
            marks |= _numbered_marks(entry.marker)
        elif entry.marker is not None and entry.marker.printed in called:
            marks.add(_mark(entry.marker.printed))
    return marks


def _circled_inside(entries: list[Entry]) -> set[str]:
    """The circled numbers that stand inside or behind words, as calls do."""
    return {sign for entry in entries for sign in entry.text[1:] if sign in CIRCLED}


def _numbered_marks(marker: Marker) -> set[str]:
    """How a note numbered by hand may be called: ① by itself, 1. and 1) and (1) by (1)."""
    value = next((str(value) for system, value in marker.values if system in _FIGURES), "")
    if marker.printed in CIRCLED:
        return {value}
    return {f"({value})"} if value else set()


def _mark(typed: str) -> str:
    """A mark in its plainest form: ① and ١ are 1."""
    circled = CIRCLED.find(typed)
    return str(circled + 1) if circled >= 0 else typed.translate(_WESTERN)


def _opened(entry: Entry, called: set[str], taken: _Taken, *, in_zone: bool) -> FoundNote | None:
    """The note this entry opens, if it opens one."""
    if entry.block.kind is BlockKind.NOTE:
        return None if f"key:{entry.block.note}" in taken.kept else _kept(entry)
    first = entry.inlines[0] if entry.inlines else Span()
    typed = first.kind is SpanKind.NOTE and (first.target or "").startswith("mark:")
    if typed and entry.marker is None:
        return _note(entry, (first.target or "").removeprefix("mark:"), entry.inlines[1:])
    if in_zone:
        return _typed(entry, taken)
    if entry.marker is not None and entry.marker.printed in CIRCLED:
        mark = _mark(entry.marker.printed)
        return _note(entry, mark, entry.inlines) if f"mark:{mark}" in called else None
    star = _STARRED.match(_head(entry)) if entry.marker is None else None
    if star and f"mark:{star[1]}" in called:
        return _note(entry, star[1], cut(entry.inlines, star.end())[1])
    return None


def _typed(entry: Entry, taken: _Taken) -> FoundNote | None:
    """A note under a notes heading: numbered by hand or by the word processor."""
    expected = taken.highest + 1
    marker = entry.marker
    plain_number = marker is not None and not (marker.parent or marker.extra or marker.label)
    marks = marker.values if marker is not None and plain_number else ()
    values = [value for system, value in marks if system in _FIGURES]
    if values and (expected in values or not taken.found):
        number = expected if expected in values else values[0]
        return _note(entry, str(number), entry.inlines)
    hit = _TYPED_NUMBER.match(entry.text) if entry.marker is None else None
    if hit and (hit[1] or int(hit[2]) == expected):
        mark = (hit[1] or hit[2]).translate(_WESTERN)
        return _note(entry, mark, cut(entry.inlines, hit.end())[1])
    star = _STARRED.match(entry.text) if entry.marker is None else None
    return _note(entry, star[1], cut(entry.inlines, star.end())[1]) if star else None


def _kept(entry: Entry) -> FoundNote:
    inlines = entry.inlines
    if inlines and inlines[0].kind is SpanKind.NOTE:
        inlines = inlines[1:]
    return FoundNote(
        f"key:{entry.block.note}", None, trimmed(inlines), entry.line, entry.split, [entry]
    )


def _note(entry: Entry, mark: str, inlines: Inlines) -> FoundNote:
    even = mark.translate(_WESTERN)
    return FoundNote(f"mark:{even}", even, trimmed(inlines), entry.line, entry.split, [entry])


def _continue(note: FoundNote, entry: Entry) -> None:
    """A further paragraph of a note stands on a new line of it; a cut sentence is joined."""
    number = f"{entry.marker.printed} " if entry.marker else ""
    body = (Span(entry.printed),) if entry.is_table else entry.inlines
    cut = cut_in_two(replace(note.entries[-1], look=Look.BODY), replace(entry, look=Look.BODY))
    joint = glue(note.entries[-1].text, entry.text) if cut else "\n" + number
    between = (Span(joint),) if joint else ()
    note.inlines = (*note.inlines, *between, *body)
    note.split = note.split or entry.split or cut
    note.entries.append(entry)


def _calls(inlines: Inlines) -> Iterator[str]:
    for span in inlines:
        if span.kind is SpanKind.NOTE and span.target:
            yield span.target


def _places(found: list[FoundNote]) -> dict[str, list[tuple[int, int]]]:
    """For each call the notes it may mean: the line of each, in order, and its place from 1."""
    places: dict[str, list[tuple[int, int]]] = {}
    for place, note in enumerate(found, 1):
        places.setdefault(note.key, []).append((note.line, place))
    return {call: sorted(notes) for call, notes in places.items()}


def _tied(
    entry: Entry, span: Span, places: Mapping[str, list[tuple[int, int]]], notes: Notes
) -> Span:
    """A call with the note it means: where notes begin anew on each page, the next one below."""
    if span.kind is not SpanKind.NOTE or not (span.target or "").startswith(("key:", "mark:")):
        return span
    kind, _, mark = (span.target or "").partition(":")
    may = places.get(f"{kind}:{mark.translate(_WESTERN) if kind == 'mark' else mark}")
    if may:
        below = bisect_left(may, (entry.line, 0))
        return replace(span, target=f"n{may[min(below, len(may) - 1)][1]}")
    notes.strays.append((entry, mark))
    return replace(span, target=f"?{mark}")


def _parted(span: Span, marks: set[str]) -> Iterator[Span]:
    """Words divided at the typed calls in them."""
    if span.kind is not SpanKind.WORDS or not marks:
        yield span
        return
    position = 0
    patterns = (_BRACKETED, _STAR_CALL, _CIRCLED_CALL, _ROUND_CALL)
    hits = [hit for pattern in patterns for hit in pattern.finditer(span.text)]
    for hit in sorted(hits, key=lambda h: h.start()):
        mark = _mark(next(filter(None, hit.groups())))
        known = f"({mark})" in marks if hit[0].endswith(")") else mark in marks
        if known and hit.start() >= position:
            if hit.start() > position:
                yield replace(span, text=span.text[position : hit.start()])
            yield Span(kind=SpanKind.NOTE, target=f"mark:{mark}")
            position = hit.end()
    if position < len(span.text):
        yield replace(span, text=span.text[position:])


def _head(entry: Entry) -> str:
    return plain(entry.inlines[:2])[:20] if not entry.is_table else ""
