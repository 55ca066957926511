"""Blocks → a text: the whole way from a file's paragraphs to a tree, in ten steps.

No paragraph may vanish. What has no place in the tree is handed back with the reason, and
`lost_entries` proves after every reading that each entry is in the tree, in a note, in a masthead
or among the unplaced; what is not is added there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from wgtr.reading.agendas import build_agenda
from wgtr.reading.annexes import build_annex
from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.building import Node
from wgtr.reading.columns import with_tables
from wgtr.reading.completeness import lost_entries
from wgtr.reading.dates import dates_in, days_in
from wgtr.reading.entries import Entry, Look, entries_of, trimmed
from wgtr.reading.fitting import Ids, fitted
from wgtr.reading.furniture import (
    PAGE_NUMBER,
    Unplaced,
    without_contents,
    without_furniture,
    without_page_heads,
    without_running_headers,
)
from wgtr.reading.headings import annex_heading, is_notes_heading
from wgtr.reading.hours import hours_in
from wgtr.reading.letters import build_letter
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.reading.linking import with_links
from wgtr.reading.mastheads import read_masthead
from wgtr.reading.mending import mended
from wgtr.reading.notes import (
    FoundNote,
    Notes,
    take_notes,
    tie_calls,
    typed_marks,
    with_typed_calls,
)
from wgtr.reading.pictures import pictures_in, without_pictures
from wgtr.reading.wrapping import ends_sentence
from wgtr.reading.zones import Division, Zone, ZoneKind, divide
from wgtr.tree.languages import Language  # noqa: TC001 - as elsewhere: types are imported plainly
from wgtr.tree.provisions import (
    Inlines,
    Masthead,
    Note,
    Part,
    Sitting,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)
from wgtr.tree.symbols import Grammars

REPEATED_HEADING = "heading repeated at the top of a page"
NOTES_HEADING = "second heading of notes"


@dataclass(slots=True)
class Reading:
    """What a file turned out to hold.

    `lines` gives each provision's line in the file, by id; `nodes` what it was read from; `strays`
    are note marks that call no note; `notes` are the notes as found; `odd` are lines of a paper's
    masthead that no masthead has.
    """

    text: Text
    unplaced: list[Unplaced]
    lines: dict[str, int]
    nodes: dict[str, Node] = field(default_factory=dict)
    notes: list[FoundNote] = field(default_factory=list)
    strays: list[tuple[Entry, str]] = field(default_factory=list)
    odd: list[Entry] = field(default_factory=list)


def read_text(blocks: Sequence[Block], lexicon: Lexicon, grammars: Grammars) -> Reading:
    """Read an annotated agenda from its blocks, in the lexicon's language."""
    every = entries_of(with_tables(without_pictures(blocks)), lexicon)
    entries, unplaced = _without_page(every, lexicon)
    unplaced += [Unplaced(shown.text, why, shown.line) for shown, why in pictures_in(blocks)]
    zone, headings = _notes_zone(entries, lexicon)
    headed = [entries[place] for place in sorted(headings)]
    unplaced += [Unplaced(entry.printed, NOTES_HEADING, entry.line) for entry in headed[1:]]
    marks = typed_marks(entries, zone)
    with_typed_calls(entries, marks)
    body, notes = take_notes(*_without(entries, headings, zone))
    division = divide(mended(body), lexicon)
    unplaced += _take_running_headers(division)
    tie_calls(_every_entry(division), notes)
    reading = _assembled(division, notes, lexicon, grammars)
    if headed:
        title = {lexicon.language: headed[0].text}
        reading.text = replace(reading.text, notes_title=title)
    unplaced += lost_entries(every, reading.text, unplaced)
    reading.unplaced = sorted(unplaced, key=lambda line: line.line)
    return reading


def _without_page(entries: list[Entry], lexicon: Lexicon) -> tuple[list[Entry], list[Unplaced]]:
    kept, first = without_furniture(entries, lexicon)
    numbers = {line.line for line in first if line.reason == PAGE_NUMBER}
    kept, second = without_page_heads(kept, numbers)
    kept, third = without_contents(kept, lexicon)
    return kept, first + second + third


def _notes_zone(entries: list[Entry], lexicon: Lexicon) -> tuple[set[int], set[int]]:
    """The places of entries under a notes heading, and of the headings themselves."""
    zone: set[int] = set()
    headings: set[int] = set()
    inside = False
    for place, entry in enumerate(entries):
        if is_notes_heading(entry, lexicon) and _notes_follow(entries, place):
            inside = True
            headings.add(place)
        elif annex_heading(entry, lexicon) is not None:
            inside = False
        elif inside:
            zone.add(place)
    return zone or trailing_notes(entries, lexicon), headings


def trailing_notes(entries: list[Entry], lexicon: Lexicon) -> set[int]:
    """The places of notes typed 1., 2. … without a heading behind the agenda.

    They are believed where there are as many as are called and they count from 1.
    """
    calls = {
        (span.target or "").removeprefix("mark:")
        for entry in entries
        for span in entry.inlines
        if span.kind is SpanKind.NOTE
    }
    annexes = (p for p, entry in enumerate(entries) if p and annex_heading(entry, lexicon))
    end = next(annexes, len(entries))
    start = end - len(calls)
    if not calls or start <= 0 or calls != {str(n) for n in range(1, len(calls) + 1)}:
        return set()
    fits = all(_has_figure(entries[start + n - 1], n) for n in range(1, len(calls) + 1))
    return set(range(start, end)) if fits and not _has_figure(entries[start - 1]) else set()


def _has_figure(entry: Entry, number: int | None = None) -> bool:
    """Whether an entry is a sentence with this figure before it, or with any."""
    marker = entry.marker
    if marker is None or marker.bullet or not ends_sentence(entry.text):
        return False
    return any(s == "decimal" and number in {None, value} for s, value in marker.values)


def _notes_follow(entries: list[Entry], place: int) -> bool:
    """Whether the next entry opens a note: by a raised mark, a bracket or a number."""
    if place + 1 == len(entries):
        return False
    following = entries[place + 1]
    if following.block.kind is BlockKind.NOTE:
        return True
    called = bool(following.inlines) and following.inlines[0].kind.value == "note"
    text = following.text
    return called or following.marker is not None or text[:1] in "[*†" or text[:1].isdigit()


def _without(entries: list[Entry], gone: set[int], zone: set[int]) -> tuple[list[Entry], set[int]]:
    """Entries less some, and the zone's places among those that stay."""
    kept = [place for place in range(len(entries)) if place not in gone]
    places = {new for new, old in enumerate(kept) if old in zone}
    return [entries[place] for place in kept], places


def _take_running_headers(division: Division) -> list[Unplaced]:
    known = {folded(line.text) for line in division.masthead if line.text}
    taken = [Unplaced(e.printed, REPEATED_HEADING, e.line) for e in division.repeated]
    for zone in division.zones:
        zone.entries, unplaced = without_running_headers(zone.entries, known)
        taken += unplaced
    return taken


def _every_entry(division: Division) -> Iterable[Entry]:
    zones = division.zones
    return chain(
        division.masthead,
        *(chain(z.masthead, z.title, z.entries, [z.opener] if z.opener else []) for z in zones),
    )


def _assembled(division: Division, notes: Notes, lexicon: Lexicon, grammars: Grammars) -> Reading:
    ids = Ids()
    masthead = read_masthead(division.masthead, lexicon, grammars)
    year = int(masthead.date[:4]) if masthead.date else None
    parts = tuple(_part(zone, lexicon, grammars, ids, year) for zone in division.zones)
    parts = _with_hours_above(parts, division, lexicon, year)
    masthead = _completed(masthead, parts)
    text = Text(
        kind=_kind(division, parts, lexicon),
        original_language=masthead.original_language or lexicon.language,
        masthead=masthead,
        parts=_distinct(parts),
        notes=tuple(_note(note, place, lexicon) for place, note in enumerate(notes.found, 1)),
        note_pattern=_note_pattern(notes),
    )
    text = with_links(text, lexicon, grammars)
    return Reading(text, [], ids.lines, ids.nodes, notes.found, notes.strays, division.odd)


def _kind(division: Division, parts: tuple[Part, ...], lexicon: Lexicon) -> str:
    """An annotated agenda, unless the file holds a mandate and nothing else."""
    alone = len(division.zones) == 1 and division.zones[0].kind is ZoneKind.ANNEX
    title = plain(parts[0].title.get(lexicon.language, ())) if alone else ""
    return "mandate" if lexicon["titles.mandate"].inside(title) else "annotated-agenda"


def _completed(masthead: Masthead, parts: tuple[Part, ...]) -> Masthead:
    """A text that begins with its title has its masthead in the agenda's lines."""
    inner = next((part.masthead for part in parts if part.masthead is not None), None)
    if inner is None:
        return masthead
    return replace(
        masthead,
        symbol=masthead.symbol or inner.symbol,
        date=masthead.date or inner.date,
        issued_by=masthead.issued_by or inner.issued_by,
        original_language=masthead.original_language or inner.original_language,
    )


def _part(zone: Zone, lexicon: Lexicon, grammars: Grammars, ids: Ids, year: int | None) -> Part:
    language = lexicon.language
    title = _title(zone)
    kind: str = zone.kind.value
    nodes = _nodes(zone, plain(title), lexicon)
    own = read_masthead(zone.masthead, lexicon, grammars) if zone.masthead else None
    part = Part(
        id=_part_id(zone),
        kind=kind,
        label=zone.heading.label if zone.heading else None,
        label_word={language: zone.heading.word} if zone.heading else {},
        title={language: title} if title else {},
        masthead=own,
        sittings=tuple(_sittings(zone, lexicon, year)) if zone.kind is ZoneKind.AGENDA else (),
    )
    return fitted(part, nodes, language, ids)


def _nodes(zone: Zone, title: str, lexicon: Lexicon) -> list[Node]:
    if zone.kind is ZoneKind.LETTER:
        return build_letter(zone.entries)
    if zone.kind is ZoneKind.AGENDA:
        return build_agenda(zone.entries, lexicon)
    return build_annex(zone.entries, title, lexicon)[1]


def _title(zone: Zone) -> Inlines:
    """A title of several lines is one title; a title behind an annex's label is its title."""
    if zone.heading is not None and zone.heading.title:
        return (Span(zone.heading.title), *_note_calls(zone))
    spans: list[Span] = []
    for entry in zone.title:
        gap = "" if not spans or _is_wide(plain(tuple(spans))[-1:]) else " "
        spans += [Span(gap), *entry.inlines] if gap else list(entry.inlines)
    return trimmed(tuple(spans))


def _note_calls(zone: Zone) -> Inlines:
    opener = zone.opener.inlines if zone.opener else ()
    return tuple(span for span in opener if span.kind.value == "note")


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\uffef"


def _part_id(zone: Zone) -> str:
    """An id in ASCII, from the kind and the label where the label is."""
    if zone.heading is None or zone.kind is not ZoneKind.ANNEX:
        return zone.kind.value
    label = zone.heading.label or ""
    ascii_label = label if label.isascii() else "-".join(f"{ord(c):x}" for c in label)
    return f"annex-{ascii_label.lower()}".rstrip("-")


def _distinct(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Appendix 1 and Annex 1 share a label, but no id."""
    seen: dict[str, int] = {}
    made = []
    for part in parts:
        seen[part.id] = seen.get(part.id, 0) + 1
        again = seen[part.id] > 1
        made.append(replace(part, id=f"{part.id}-{seen[part.id]}") if again else part)
    return tuple(made)


def _sittings(zone: Zone, lexicon: Lexicon, year: int | None) -> Iterator[Sitting]:
    """The meeting's slots: hours, with the date of the same line or of the last heading above."""
    day: str | None = None
    year = _year(zone, lexicon) or year
    for entry in chain(zone.masthead, zone.title, zone.entries):
        if entry.is_table or len(entry.text) > _LONGEST_SLOT or entry.marker is not None:
            continue
        hours = hours_in(entry.text)
        found = days_in(entry.text, lexicon, year) if hours or entry.look is not Look.BODY else []
        day = found[-1].day.isoformat() if found else day
        for starts, ends in hours:
            yield Sitting(day, starts, ends)


def _with_hours_above(
    parts: tuple[Part, ...], division: Division, lexicon: Lexicon, year: int | None
) -> tuple[Part, ...]:
    """An agenda that begins the file and has no hours of its own has those of the masthead."""
    if not parts or parts[0].kind != ZoneKind.AGENDA.value or parts[0].sittings:
        return parts
    above = Zone(ZoneKind.AGENDA, masthead=division.masthead)
    return (replace(parts[0], sittings=tuple(_sittings(above, lexicon, year))), *parts[1:])


def _year(zone: Zone, lexicon: Lexicon) -> int | None:
    """The year that days without one are in: the title's, or the last one in the masthead."""
    lines = [entry.text for entry in (*zone.title, *reversed(zone.masthead))]
    found = (dates_in(line, lexicon) for line in lines)
    return next((dates[-1].day.year for dates in found if dates), None)


_LONGEST_SLOT = 120


def _note(note: FoundNote, place: int, lexicon: Lexicon) -> Note:
    star = note.mark if note.mark and not note.mark.isdigit() else None
    wording: dict[Language, Wording] = {lexicon.language: Wording(body=trimmed(note.inlines))}
    return Note(id=f"n{place}", wording=wording, label=star)


def _note_pattern(notes: Notes) -> str:
    """Notes count in 1, 2, 3 in every language, as their calls are set."""
    return "{decimal}" if notes.found else "{digit}"
