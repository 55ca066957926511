"""The file divided into zones: masthead, letter, agenda, annexes, each with its entries.

The division looks for few sure signs: a greeting and a complimentary close make a letter; a line
with the words of the agenda's title opens the agenda; a line that is only "Annex B-1" (or that and
a title) opens an annex. What stands between the letter's signature and the agenda is the agenda's
own masthead.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from wgtr.reading.blocks import BlockKind
from wgtr.reading.entries import Entry, Look, all_bold
from wgtr.reading.headings import (
    AnnexHeading,
    agenda_title,
    annex_heading,
    is_closing,
    is_greeting,
    is_item,
    slot,
)
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.reading.mastheads import is_field, issued_by
from wgtr.reading.paper_titles import title_below
from wgtr.reading.plain import FOLLOWS_CLOSELY
from wgtr.reading.wrapping import ends_sentence, width

_LONGEST_MASTHEAD = 12
_FULL_TITLE_LINE = 30  # a centred line this long may fill the page
_LONGEST_MASTHEAD_LINE = 130
_LONGEST_WIDE_LINE = 90  # columns: Chinese says more in fewer


class ZoneKind(StrEnum):
    """The parts a text may have, as the import's JSON calls them."""

    LETTER = "letter"
    AGENDA = "agenda"
    ANNEX = "annex"


@dataclass(slots=True)
class Zone:
    """One part's entries, with its own masthead lines, label and title where it has them."""

    kind: ZoneKind
    entries: list[Entry] = field(default_factory=list)
    masthead: list[Entry] = field(default_factory=list)
    title: list[Entry] = field(default_factory=list)
    heading: AnnexHeading | None = None
    opener: Entry | None = None


@dataclass(slots=True)
class Division:
    """The whole file: what stands above everything, then the zones in order."""

    masthead: list[Entry]
    zones: list[Zone]
    repeated: list[Entry] = field(default_factory=list)
    odd: list[Entry] = field(default_factory=list)  # masthead lines that no masthead has


def divide(entries: list[Entry], lexicon: Lexicon) -> Division:
    """Divide a file's entries; every entry ends up in exactly one place."""
    letters = _letters(entries, lexicon)
    agendas = _agenda_openers(entries, letters, lexicon)
    annexes = _annexes(entries, agendas, lexicon)
    mandate = None if annexes else _lone_mandate(entries, lexicon)
    openers = _openers(entries, letters, agendas, annexes)
    if mandate is not None:
        openers = {mandate: ZoneKind.ANNEX}
    first = min(openers, default=0)
    head = next((p for p, e in enumerate(entries[:first]) if _is_content(e)), first)
    division = Division(entries[:head], [])
    stray = entries[head:first]
    ends = [*sorted(openers)[1:], len(entries)]
    for (place, kind), end in zip(sorted(openers.items()), ends, strict=False):
        zone = _zone(entries[place:end], kind, annexes.get(place), lexicon)
        _adopt_masthead(division, zone, kind, lexicon)
        _adopt_title_line(division, zone)
        division.zones.append(zone)
    _give_back(division, stray)
    _take_title(division, lexicon)
    _take_repeated(division, annexes, lexicon)
    return division


def _agenda_openers(entries: list[Entry], letters: list[range], lexicon: Lexicon) -> list[int]:
    """Where an agenda's title stands; inside a letter such a line is its subject."""
    inside = set(chain.from_iterable(letters))
    titles = [
        place
        for place, entry in enumerate(entries)
        if place not in inside and agenda_title(entry, lexicon)
    ]
    chosen: list[int] = []
    for place in titles:
        if not chosen or _is_another_agenda(entries, chosen[-1], place, lexicon):
            chosen.append(place)
    return chosen or _untitled_agenda(entries, letters, lexicon)


def _letters(entries: list[Entry], lexicon: Lexicon) -> list[range]:
    """From each greeting to its complimentary close."""
    found: list[range] = []
    greeting: int | None = None
    for place, entry in enumerate(entries):
        if greeting is not None and is_closing(entry, lexicon):
            found.append(range(greeting, place + 1))
            greeting = None
        elif greeting is None and is_greeting(entry, lexicon):
            greeting = place
    if greeting is not None:  # no close follows: each greeting stands for itself
        rest = range(greeting, len(entries))
        found += [range(p, p + 1) for p in rest if is_greeting(entries[p], lexicon)]
    return found


def _is_another_agenda(entries: list[Entry], above: int, place: int, lexicon: Lexicon) -> bool:
    """A title below an agenda's items that says more than "Agenda" opens a second agenda."""
    between = entries[above:place]
    items = any(e.marker is not None and not e.marker.bullet for e in between)
    bare = lexicon["titles.agenda"].equals(entries[place].text)
    annotations = lexicon["titles.annotations"].equals(entries[place].text)
    return items and not bare and not annotations and entries[place].look is Look.HEADING


def _untitled_agenda(entries: list[Entry], letters: list[range], lexicon: Lexicon) -> list[int]:
    """Without a title, the agenda begins at its opening or its first number after the letter."""
    begin = letters[0].stop if letters else 0
    opened = _first(entries, lambda e: _opens_agenda(e, lexicon), begin)
    if opened is not None:
        return [opened]
    return [] if letters or not entries else [0]


def _openers(
    entries: list[Entry],
    letters: list[range],
    agendas: list[int],
    annexes: dict[int, AnnexHeading],
) -> dict[int, ZoneKind]:
    """Where each part begins."""
    openers = dict.fromkeys(annexes, ZoneKind.ANNEX)
    first_annex = min(annexes, default=len(entries))
    for place in agendas:
        if place < first_annex or entries[place].look is Look.HEADING:
            openers[place] = ZoneKind.AGENDA
    for letter in letters:
        openers[letter.start] = ZoneKind.LETTER
    return openers


def _lone_mandate(entries: list[Entry], lexicon: Lexicon) -> int | None:
    """Where a file that holds no agenda and no letter has a mandate's title."""
    if any(agenda_title(e, lexicon) or is_greeting(e, lexicon) for e in entries):
        return None
    first = _first(entries, _is_content)
    above = entries if first is None else entries[:first]
    return _first(above, lambda entry: _is_mandate_title(entry, lexicon))


def _is_mandate_title(entry: Entry, lexicon: Lexicon) -> bool:
    loose = entry.marker is None and not entry.is_table and entry.look is not Look.BODY
    return loose and lexicon["titles.mandate"].inside(entry.text) is not None


def _zone(
    entries: list[Entry], kind: ZoneKind, heading: AnnexHeading | None, lexicon: Lexicon
) -> Zone:
    if kind is ZoneKind.AGENDA:
        return _agenda(entries, lexicon)
    if kind is ZoneKind.ANNEX and heading is None:
        taken = _title_length(entries, lexicon)
        return Zone(kind, entries[taken:], title=entries[:taken])
    if heading is None:
        return Zone(kind, entries)
    zone = Zone(kind, entries[1:], heading=heading, opener=entries[0])
    if not heading.title and zone.entries and _may_be_title(zone.entries[0], lexicon):
        taken = _title_length(zone.entries, lexicon)
        zone.title, zone.entries = zone.entries[:taken], zone.entries[taken:]
    return zone


def _adopt_masthead(division: Division, zone: Zone, kind: ZoneKind, lexicon: Lexicon) -> None:
    """An agenda or letter takes the masthead lines at the end of the part before it."""
    if kind is ZoneKind.ANNEX or not division.zones:
        return
    above = division.zones[-1]
    start = _masthead_start(above, division.masthead, lexicon)
    zone.masthead = [*above.entries[start:], *zone.masthead]
    above.entries = above.entries[:start]
    _adopt_label(zone, lexicon)


def _adopt_label(zone: Zone, lexicon: Lexicon) -> None:
    """An agenda that is itself an annex to the letter has its label above its masthead."""
    for entry in zone.masthead:
        heading = annex_heading(entry, lexicon)
        if heading is not None and heading.label and not heading.title:
            zone.heading, zone.opener = heading, entry
            zone.masthead = [line for line in zone.masthead if line is not entry]
            return


def _adopt_title_line(division: Division, zone: Zone) -> None:
    """A title may begin on the line above the one that has the agenda's words."""
    lines = zone.masthead or (division.masthead if not division.zones else [])
    if not zone.title or zone.kind is not ZoneKind.AGENDA or not lines:
        return
    above, first = lines[-1], zone.title[0]
    sized = above.block.kind is first.block.kind is BlockKind.HEADING
    bold = above.look is first.look is Look.HEADING and all_bold(above) and all_bold(first)
    if (sized and above.block.level == first.block.level) or bold:
        zone.title = [lines.pop(), *zone.title]


def _masthead_start(above: Zone, masthead: list[Entry], lexicon: Lexicon) -> int:
    """Where, among a part's last lines, the next part's masthead begins."""
    known = {folded(entry.text) for entry in masthead}
    known |= {folded(name) for e in masthead if (name := issued_by(e.text, lexicon))}
    closing = _first(above.entries, lambda e: is_closing(e, lexicon))
    begin = len(above.entries) - _LONGEST_MASTHEAD if closing is None else closing + 1
    start = len(above.entries)
    for place in range(len(above.entries) - 1, max(begin, 0) - 1, -1):
        entry = above.entries[place]
        said = _said_before(entry, known)
        if not said and (entry.look is Look.BODY or entry.marker is not None):
            break
        if said or is_field(entry, lexicon) or annex_heading(entry, lexicon) is not None:
            start = place
    return start


def _said_before(entry: Entry, known: set[str]) -> bool:
    """Whether a line repeats the first masthead, perhaps several of its lines at once."""
    words = folded(entry.text)
    if words in known or len(words) > _LONGEST_MASTHEAD_LINE:
        return words in known
    for line in sorted(filter(None, known), key=len, reverse=True):
        words = words.replace(line, "")
    return not words.strip()


def _give_back(division: Division, stray: list[Entry]) -> None:
    """What stood above the first title and is no masthead line opens the first part."""
    if stray and division.zones:
        division.zones[0].entries = [*stray, *division.zones[0].entries]
    elif stray:
        division.zones.append(Zone(ZoneKind.AGENDA, stray))


def _take_title(division: Division, lexicon: Lexicon) -> None:
    """A paper that is no agenda has its title as the last lines of its masthead."""
    zone = division.zones[0] if division.zones else None
    if zone is None or zone.kind is not ZoneKind.AGENDA or zone.title or zone.heading is not None:
        return
    loose = 0
    if not division.masthead:  # a text without numbers begins with its masthead
        loose = next((p for p, e in enumerate(zone.entries) if _is_text(e)), len(zone.entries))
    own = zone.masthead if loose else []
    found = title_below([*division.masthead, *own, *zone.entries[:loose]], lexicon)
    division.odd = found.odd
    if found.title:
        division.masthead, zone.title = found.masthead, found.title
        zone.masthead = [] if loose else zone.masthead
        zone.entries = [*found.rest, *zone.entries[loose:]]
    elif found.rest and not loose:
        division.masthead, zone.entries = found.masthead, [*found.rest, *zone.entries]


def _is_text(entry: Entry) -> bool:
    return entry.look is Look.BODY or entry.marker is not None or entry.is_table


def _first(entries: list[Entry], test: Callable[[Entry], bool], start: int = 0) -> int | None:
    found = (place for place in range(start, len(entries)) if test(entries[place]))
    return next(found, None)


def _opens_agenda(entry: Entry, lexicon: Lexicon) -> bool:
    loose = entry.marker is None and entry.look is not Look.BODY
    return (loose and lexicon["words.opening"].inside(entry.text) is not None) or (
        entry.marker is not None and not entry.marker.bullet
    )


def _is_content(entry: Entry) -> bool:
    """Whether an entry above the title is more than a masthead line: sentence, list, table."""
    numbered = entry.marker is not None and not entry.marker.bullet
    columns = width(entry.text[: 2 * _LONGEST_MASTHEAD_LINE])
    wide = columns > len(entry.text[: 2 * _LONGEST_MASTHEAD_LINE])
    longest = _LONGEST_WIDE_LINE if wide else _LONGEST_MASTHEAD_LINE
    long = entry.look is Look.BODY and columns > longest and ends_sentence(entry.text)
    return numbered or long or entry.is_table


def _agenda(entries: list[Entry], lexicon: Lexicon) -> Zone:
    zone, rest = Zone(ZoneKind.AGENDA), entries
    if rest and agenda_title(rest[0], lexicon):
        taken = _title_length(rest, lexicon)
        zone.title, rest = rest[:taken], rest[taken:]
    lines = 0
    while lines < len(rest) and _is_masthead_line(rest[lines], zone, lexicon):
        lines += 1
    zone.masthead, zone.entries = rest[:lines], rest[lines:]
    return zone


def _is_masthead_line(entry: Entry, zone: Zone, lexicon: Lexicon) -> bool:
    """A line under the title that still belongs to the masthead: a field, a body's name."""
    if entry.marker is not None or entry.look is Look.BODY or slot(entry, lexicon):
        return False
    said = {folded(line.text) for line in zone.masthead}
    treaty = lexicon["masthead.treaty"].inside(entry.text) is not None
    opening = lexicon["words.opening"].inside(entry.text) is not None
    field_line = is_field(entry, lexicon)
    return not opening and (field_line or treaty or folded(entry.text) in said)


def _title_length(entries: list[Entry], lexicon: Lexicon) -> int:
    """How many lines a title takes: those that follow closely and look the same."""
    length = 1
    while length < len(entries):
        entry = entries[length]
        says_else = slot(entry, lexicon) or is_field(entry, lexicon) or is_item(entry, lexicon)
        if says_else or not _continues_title(entries[length - 1], entry):
            break
        length += 1
    return length


def _continues_title(above: Entry, entry: Entry) -> bool:
    loose = entry.marker is None and entry.look is not Look.BODY and not entry.is_table
    if not loose:
        return False
    close = entry.block.style == FOLLOWS_CLOSELY
    full = above.block.align == "center" or len(above.text) >= _FULL_TITLE_LINE
    centred = full and entry.block.align == "center"
    same = above.block.style == entry.block.style and above.look == entry.look
    return close or (centred and same)


def _annexes(entries: list[Entry], agendas: list[int], lexicon: Lexicon) -> dict[int, AnnexHeading]:
    """The annexes' headings by place: each label once, lists of annexes and running heads aside."""
    start = min(agendas, default=len(entries))
    found = {
        place: heading
        for place, entry in enumerate(entries)
        if place > start and (heading := annex_heading(entry, lexicon)) is not None
    }
    by_label: dict[tuple[str, str | None], list[int]] = {}
    for place, heading in found.items():
        by_label.setdefault((folded(heading.word), heading.label), []).append(place)
    chosen = {_real_one(places, found) for places in by_label.values()}
    return {place: found[place] for place in sorted(chosen)}


def _real_one(places: list[int], found: dict[int, AnnexHeading]) -> int:
    """Of several headings with one label: the first that is not within a list of annexes."""
    return next((place for place in places if place + 1 not in found), places[0])


def _take_repeated(division: Division, annexes: dict[int, AnnexHeading], lexicon: Lexicon) -> None:
    """Running heads: the heading of an annex that has begun already."""
    labels = {(folded(h.word), h.label) for h in annexes.values()}
    for zone in division.zones:
        entries, zone.entries = zone.entries, []
        for entry in entries:
            heading = annex_heading(entry, lexicon) if zone.kind is ZoneKind.ANNEX else None
            known = heading is not None and (folded(heading.word), heading.label) in labels
            (division.repeated if known else zone.entries).append(entry)


def _may_be_title(entry: Entry, lexicon: Lexicon) -> bool:
    loose = entry.marker is None and not entry.is_table and entry.look is not Look.BODY
    return loose and annex_heading(entry, lexicon) is None
