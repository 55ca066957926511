"""The rules of an annotated agenda: items with annotations, opening, other business, sittings."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from wgtr.reading.building import Builder, Node, heading, paragraph, titled
from wgtr.reading.entries import Entry, Look
from wgtr.reading.headings import is_item, slot
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.lists import Numbered, read_lists
from wgtr.tree.provisions import Kind

_LONGEST_PLAIN_HEADING = 8
_LONGEST_WIDE_HEADING = 16
_GROUP_SYSTEMS = {"latin-upper", "roman-upper"}


@dataclass(slots=True)
class _Reading:
    """What is known of an agenda while its entries are placed."""

    entries: list[Entry]
    lexicon: Lexicon
    lists: dict[int, Numbered]
    item_depth: int
    item_shapes: set[tuple[str, str, str]]
    has_styles: bool
    builder: Builder
    sub_kinds: dict[tuple[int, tuple[str, str, str]], Kind] = field(default_factory=dict)


def build_agenda(entries: list[Entry], lexicon: Lexicon) -> list[Node]:
    """Build the tree of an agenda, section by section where it has sections."""
    builder = Builder()
    starts = [place for place, entry in enumerate(entries) if _is_section(entry, lexicon)]
    for first, end in pairwise(sorted({0, *starts, len(entries)})):
        if first in starts:
            builder.add_section(heading(entries[first], _section_number(entries[first])))
        _build(entries[first + (first in starts) : end], lexicon, builder)
    return builder.top


def _build(entries: list[Entry], lexicon: Lexicon, builder: Builder) -> None:
    """Build a section: within it the items are numbered in one way."""
    lists = read_lists(entries)
    depth = _item_depth(entries, lists)
    reading = _Reading(
        entries=entries,
        lexicon=lexicon,
        lists=lists,
        item_depth=depth,
        item_shapes=_item_shapes(entries, lists, depth),
        has_styles=any(e.look is Look.HEADING for e in entries),
        builder=builder,
    )
    for place in range(len(entries)):
        _place(place, reading)


def _is_section(entry: Entry, lexicon: Lexicon) -> bool:
    """A heading over a list of items: "Provisional agenda", "II. Annotations"."""
    if entry.look is Look.BODY or entry.is_table:
        return False
    bare = entry.marker is None or not entry.marker.bullet
    annotations = lexicon["titles.annotations"].equals(entry.text)
    return bare and (annotations or lexicon["titles.agenda"].equals(entry.text))


def _section_number(entry: Entry) -> Numbered | None:
    """A section's number, if it has one; of two readings ("I") the Roman one."""
    if entry.marker is None or not entry.marker.values:
        return None
    system, value = entry.marker.values[-1]
    return Numbered(0, system, value, first=value == 1)


def _place(place: int, reading: _Reading) -> None:
    entry, numbered = reading.entries[place], reading.lists.get(place)
    if entry.marker is not None and entry.marker.bullet:
        reading.builder.add_bullet(Node(Kind.BULLET, entry, body=entry.inlines))
    elif numbered is not None:
        _add_numbered(entry, numbered, reading)
    elif slot(entry, reading.lexicon):
        reading.builder.add_section(heading(entry))
    elif is_item(entry, reading.lexicon):
        reading.builder.add_unnumbered(titled(Kind.ITEM, entry))
    elif _is_inner_heading(place, reading):
        reading.builder.add_loose(heading(entry))
    else:
        reading.builder.add_loose(paragraph(entry))


def _add_numbered(entry: Entry, numbered: Numbered, reading: _Reading) -> None:
    builder = reading.builder
    if numbered.depth < reading.item_depth:
        builder.add_section(heading(entry, numbered))
    elif numbered.depth == reading.item_depth and _has_item_shape(entry, reading):
        builder.add_numbered(titled(Kind.ITEM, entry, numbered))
        reading.sub_kinds.clear()
    else:
        _add_inner(entry, numbered, reading)


def _has_item_shape(entry: Entry, reading: _Reading) -> bool:
    return entry.marker is not None and entry.marker.shape in reading.item_shapes


def _add_inner(entry: Entry, numbered: Numbered, reading: _Reading) -> None:
    """A list inside an item: sub-items if its first entry is a title, else a list of paragraphs."""
    builder = reading.builder
    key = (numbered.depth, entry.marker.shape if entry.marker else ("", "", ""))
    if numbered.first or key not in reading.sub_kinds:
        last = builder.last
        announced = last is not None and last.kind is Kind.PARAGRAPH and last.ends_with_colon
        nested = entry.marker is not None and bool(entry.marker.parent)
        item = entry.titled and not announced
        reading.sub_kinds[key] = Kind.ITEM if item or nested else Kind.PARAGRAPH
    if reading.sub_kinds[key] is Kind.ITEM:
        builder.add_numbered(titled(Kind.ITEM, entry, numbered))
    else:
        builder.add_numbered(paragraph(entry, numbered))


def _item_depth(entries: list[Entry], lists: dict[int, Numbered]) -> int:
    """1 where capitals or Roman numbers head groups across which the items run on, else 0."""
    outer = [n for n in lists.values() if n.depth == 0]
    inner = [(p, n) for p, n in lists.items() if n.depth == 1]
    if not outer or not inner or any(n.system not in _GROUP_SYSTEMS for n in outer):
        return 0
    figures = all(n.system in {"decimal", "arabic-indic"} for _, n in inner)
    titles = sum(entries[p].titled for p, _ in inner)
    runs_on = len(outer) > 1 and sum(n.value == 1 for _, n in inner) == 1
    return 1 if figures and runs_on and titles * 2 > len(inner) else 0


def _item_shapes(
    entries: list[Entry], lists: dict[int, Numbered], depth: int
) -> set[tuple[str, str, str]]:
    """The way items are numbered: the shape most titles have; any shape where there are none."""
    titles: Counter[tuple[str, str, str]] = Counter()
    every: set[tuple[str, str, str]] = set()
    for place, numbered in lists.items():
        marker = entries[place].marker
        if marker is None or numbered.depth != depth:
            continue
        every.add(marker.shape)
        titles[marker.shape] += entries[place].titled
    labelled = {shape for shape in every if len(shape[0]) > 1}
    return labelled or {shape for shape, count in titles.items() if count} or every


def _is_inner_heading(place: int, reading: _Reading) -> bool:
    """A heading within an item: styled, or a very short line between two paragraphs."""
    entry = reading.entries[place]
    if entry.is_table or entry.look is Look.BODY or place + 1 == len(reading.entries):
        return False
    if entry.look is Look.HEADING:
        return True
    longest = _LONGEST_WIDE_HEADING if entry.text.isascii() is False else 0
    short = len(entry.text.split()) <= _LONGEST_PLAIN_HEADING and (
        not longest or len(entry.text) <= longest * 4
    )
    return short and not reading.has_styles and reading.entries[place + 1].look is Look.BODY
