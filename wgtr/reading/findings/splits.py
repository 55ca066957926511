"""Paragraphs and lists that a page break cut in two, mended in reading or left over as tails."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from wgtr.reading.building import Node
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import NOTE, Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.tokens import tokens
from wgtr.reading.furniture import PAGE_FOOTER, PAGE_HEADER, PAGE_NUMBER
from wgtr.reading.notes import FoundNote
from wgtr.reading.plain import FOLLOWS_CLOSELY
from wgtr.reading.texts import Reading
from wgtr.reading.wrapping import ends_sentence
from wgtr.tree.provisions import Kind, Provision

_FEWEST_ENTRIES = 4
_LONGEST_TAIL = 160
_REPEATED_HAN = 2
_TAIL = 60
_FULL_STOPS = (".", "。")
_LISTED = {Kind.BULLET, Kind.QUESTION, Kind.TASK, Kind.PARAGRAPH}


def split_findings(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find paragraphs and lists cut in two."""
    split = _mended(reading)
    for passage in passages:
        if passage.where in split and not passage.is_heading:
            message = (
                "A page break had cut this paragraph in two; it was joined again. "
                "Check the words at the join."
            )
            yield passage.finding("split-paragraph", message, passage.words)
    yield from _tails(reading, passages, terms)
    yield from _parted_lists(reading, passages)


def _mended(reading: Reading) -> set[str]:
    """Where sentences were cut: in paragraphs as the reader says, in notes by their pieces."""
    if any(node.entry.block.page for node in reading.nodes.values()):
        return set()  # pages are expected to break paragraphs where the file has pages
    lines = sorted(reading.lines.values())
    found = {
        where
        for where, node in reading.nodes.items()
        if node.entry.split and not _has_page(node.entry.line, lines, reading)
    }
    notes = zip(reading.text.notes, reading.notes, strict=True)
    return found | {note.id for note, source in notes if source.split or _is_cut(source)}


def _has_page(start: int, lines: list[int], reading: Reading) -> bool:
    """Whether a page's number or head stood before the next entry: such files are cut by design."""
    behind = bisect_right(lines, start)
    end = lines[behind] if behind < len(lines) else start + 1
    reasons = {PAGE_NUMBER, PAGE_HEADER, PAGE_FOOTER}
    return any(start < u.line < end and u.reason in reasons for u in reading.unplaced)


def _is_cut(note: FoundNote) -> bool:
    """Whether a piece of the note breaks off in a sentence that the next piece goes on with."""
    return any(
        after.marker is None and not before.is_table and not ends_sentence(before.text)
        for before, after in pairwise(note.entries)
    )


def _tails(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    body = [p for p in passages if p.part != NOTE and p.kind is not None]
    for before, passage in pairwise(body):
        if _may_be_tail(before, passage, reading) and _goes_on(before, passage, terms):
            message = (
                f"This reads as the rest of the entry before it (“…{before.words[-30:].strip()}”): "
                "put it back there, and take out what is said twice."
            )
            yield passage.finding("split-paragraph", message, passage.words)


def _may_be_tail(before: Passage, passage: Passage, reading: Reading) -> bool:
    """A short unnumbered paragraph just behind an entry of a list."""
    entry = reading.nodes[before.where].entry
    own = reading.nodes[passage.where].entry
    listed = entry.marker is not None and before.kind in _LISTED
    loose = own.marker is None and passage.kind is Kind.PARAGRAPH and not passage.is_heading
    return listed and loose and before.part == passage.part and len(own.text) <= _LONGEST_TAIL


def _goes_on(before: Passage, passage: Passage, terms: Terms) -> bool:
    """Whether words behind a full stop begin in the middle of a sentence.

    A list may rightly be followed by the end of its lead-in's sentence; then its last entry has no
    full stop. A last word said again begins a sentence too, unless "and" follows it.
    """
    if not before.words.rstrip().endswith(_FULL_STOPS):
        return False
    if passage.words[:1].islower() or terms["things.continued"].begins(passage.even):
        return True
    ended, begun = tokens(before.even[-_TAIL:], terms), tokens(passage.even, terms)
    size = _REPEATED_HAN if terms.language == "zh" else 1
    repeated = [t.stem for t in ended[-size:]] == [t.stem for t in begun[:size]]
    if not repeated or len(begun) <= size:
        return False
    rest = passage.even[begun[size - 1].end :].lstrip()
    return terms["officers.and"].begins(rest) or terms["things.continued"].begins(rest)


def _parted_lists(reading: Reading, passages: list[Passage]) -> Iterator[Finding]:
    """Lists written without blank lines, but for one in the middle."""
    known = {passage.where: passage for passage in passages}
    for part in reading.text.parts:
        for entries in _lists(part.provisions, reading):
            parted = [p for p in entries[1:] if not _follows(reading.nodes[p.id])]
            if len(entries) >= _FEWEST_ENTRIES and len(parted) == 1 and parted[0].id in known:
                passage = known[parted[0].id]
                message = (
                    "A blank line parts this list, as a page break does; its other entries "
                    "follow each other closely. Take it out."
                )
                yield passage.finding("split-list", message, passage.words)


def _follows(node: Node) -> bool:
    return node.entry.block.style == FOLLOWS_CLOSELY


def _lists(provisions: tuple[Provision, ...], reading: Reading) -> Iterator[list[Provision]]:
    """Runs of entries of one kind beside each other, at every depth."""
    for kind, run in groupby(provisions, key=lambda p: p.kind):
        entries = list(run)
        if kind in _LISTED and all(reading.nodes[p.id].entry.marker for p in entries):
            yield entries
    for provision in provisions:
        yield from _lists(provision.children, reading)
