"""Two texts compared: provisions matched and put into one order, their words compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from wgtr.tree.comparison.matching import matched
from wgtr.tree.comparison.places import Place, in_order, nested, places, places_of
from wgtr.tree.comparison.renaming import names_for, renamed
from wgtr.tree.comparison.results import (
    Comparison,
    Entry,
    Lines,
    NoteChange,
    PartChange,
    Status,
    WordingChange,
)
from wgtr.tree.comparison.tables import RowStatus, compared_rows, rows_after, rows_before
from wgtr.tree.comparison.words import Segments, after, before, compared, is_changed
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, numbers
from wgtr.tree.provisions import Masthead, Note, Part, Span, Text, Wording
from wgtr.tree.provisions import Wordings as Worded

_FEATURES = ("kind", "numbered", "pattern", "start", "label", "about")
_PART_FEATURES = ("kind", "label", "label_word", "numbering", "sittings")
_TEXT_FEATURES = ("kind", "original_language", "note_pattern", "notes_title")
Value = TypeVar("Value")


def compare(old: Text, new: Text, language: Language | None = None) -> Comparison:
    """Compare two texts in all their languages; numbers are those of one, the original's if unsaid.

    What matches is called by the new text's ids, on both sides (`Comparison.names`).
    """
    shown = language or new.original_language
    was, is_ = numbers(old, shown), numbers(new, shown)
    ours, theirs = places(old, was), places(new, is_)
    names = names_for(old, new, matched(old, new, ours, theirs))
    was = {names.ids[name]: number for name, number in was.items()}
    comparing = _Comparing(renamed(old, names), new, shown, (was, is_))
    return Comparison(
        old=old,
        new=new,
        language=shown,
        names=names,
        masthead=tuple(_masthead(old.masthead, new.masthead)),
        parts=tuple(comparing.parts()),
        notes=tuple(comparing.notes()),
        features=_differing(old, new, _TEXT_FEATURES),
    )


def rejected(comparison: Comparison) -> Text:
    """The old text, made of what stayed and what was removed."""
    parts = [
        replace(
            part.old,
            title={
                language: before(segments)
                for language, segments in part.title.items()
                if language in part.old.title
            },
            provisions=nested([_old(entry) for entry in part.entries if entry.old]),
        )
        for part in comparison.parts
        if part.old
    ]
    notes = [replace(n.old, wording=_worded_before(n.words)) for n in comparison.notes if n.old]
    text = replace(comparison.old, parts=tuple(parts), notes=tuple(notes))
    return renamed(text, comparison.names.backwards)


def accepted(comparison: Comparison) -> Text:
    """The new text, made of what stayed and what was added."""
    parts = [
        replace(
            part.new,
            title={
                language: after(segments)
                for language, segments in part.title.items()
                if language in part.new.title
            },
            provisions=nested([_new(entry) for entry in part.entries if entry.new]),
        )
        for part in comparison.parts
        if part.new
    ]
    notes = [replace(n.new, wording=_worded_after(n.words)) for n in comparison.notes if n.new]
    return replace(comparison.new, parts=tuple(parts), notes=tuple(notes))


def _old(entry: Entry) -> Place:
    assert entry.old is not None  # noqa: S101 - asked for by the caller
    provision = replace(entry.old.provision, wording=_worded_before(entry.words))
    return replace(entry.old, provision=provision)


def _new(entry: Entry) -> Place:
    assert entry.new is not None  # noqa: S101 - asked for by the caller
    provision = replace(entry.new.provision, wording=_worded_after(entry.words))
    return replace(entry.new, provision=provision)


def _worded_before(words: Mapping[Language, WordingChange]) -> dict[Language, Wording]:
    return {
        language: Wording(
            before(change.heading),
            before(change.body),
            tuple(tuple(map(before, row.cells)) for row in rows_before(change.rows)),
        )
        for language, change in words.items()
        if change.old is not None
    }


def _worded_after(words: Mapping[Language, WordingChange]) -> dict[Language, Wording]:
    return {
        language: Wording(
            after(change.heading),
            after(change.body),
            tuple(tuple(map(after, row.cells)) for row in rows_after(change.rows)),
        )
        for language, change in words.items()
        if change.new is not None
    }


class _Comparing:
    """Two texts that call the same things by the same ids."""

    def __init__(
        self,
        old: Text,
        new: Text,
        language: Language,
        counted: tuple[Mapping[str, str], Mapping[str, str]],
    ) -> None:
        self.old, self.new, self.language = old, new, language
        self.was = {part.id: places_of(part, counted[0]) for part in old.parts}
        self.is_ = {part.id: places_of(part, counted[1]) for part in new.parts}
        self.before = {place.id: place for part in self.was.values() for place in part}
        self.after = {place.id: place for part in self.is_.values() for place in part}

    def parts(self) -> Iterator[PartChange]:
        """The parts in one order; one that moved stands twice."""
        for one, other in _merged(self.old.parts, self.new.parts):
            yield self._part(one, other)

    def _part(self, old: Part | None, new: Part | None) -> PartChange:
        ours = self.was[old.id] if old else []
        theirs = self.is_[new.id] if new else []
        entries = self._along([self._entry(a, b) for a, b in _merged(ours, theirs)])
        titles = _titles(old, new)
        masthead = tuple(_masthead(old.masthead if old else None, new.masthead if new else None))
        features = _differing(old, new, _PART_FEATURES) if old and new else ()
        own = any(map(is_changed, titles.values())) or any(line.changed for line in masthead)
        own = own or bool(features)
        if old and new:
            status = Status.CHANGED if own else Status.UNCHANGED
        elif old:
            away = any(part.id == old.id for part in self.new.parts)
            status = Status.MOVED_AWAY if away else Status.REMOVED
        else:
            here = any(part.id == new.id for part in self.old.parts) if new else False
            status = Status.MOVED if here else Status.ADDED
        return PartChange(status, old, new, titles, masthead, features, tuple(entries))

    def _entry(self, old: Place | None, new: Place | None) -> Entry:
        if old and new:
            return self._kept(old, new)
        if old:
            twin = self.after.get(old.id)
            status = Status.MOVED_AWAY if twin else Status.REMOVED
            return Entry(status, old, None, _all_words(old.provision.wording, {}), twin)
        assert new is not None  # noqa: S101 - a pair has a side
        twin = self.before.get(new.id)
        if twin is None:
            return Entry(Status.ADDED, None, new, _all_words({}, new.provision.wording))
        words = _all_words(twin.provision.wording, new.provision.wording)
        features = _differing(twin.provision, new.provision, _FEATURES)
        return Entry(Status.MOVED, None, new, words, twin, features=features)

    @staticmethod
    def _kept(old: Place, new: Place) -> Entry:
        words = _all_words(old.provision.wording, new.provision.wording)
        features = _differing(old.provision, new.provision, _FEATURES)
        changed = bool(features) or any(change.changed for change in words.values())
        if old.parent != new.parent or old.depth != new.depth:
            status = Status.MOVED
        elif changed:
            status = Status.CHANGED
        else:
            status = Status.RENUMBERED if old.number != new.number else Status.UNCHANGED
        return Entry(status, old, new, words, features=features)

    @staticmethod
    def _along(entries: list[Entry]) -> list[Entry]:
        """Mark what moved only because what it stands in did."""
        moved = {entry.shown.id for entry in entries if entry.status is Status.MOVED}
        away = {entry.shown.id for entry in entries if entry.status is Status.MOVED_AWAY}
        made: list[Entry] = []
        for entry in entries:
            among = moved if entry.status is Status.MOVED else away
            was = entry.old or entry.twin
            is_ = entry.new or entry.twin
            moves = entry.status in {Status.MOVED, Status.MOVED_AWAY} and was and is_
            if moves and was and is_ and was.parent == is_.parent and was.parent in among:
                made.append(replace(entry, along=True))
            else:
                made.append(entry)
        return made

    def notes(self) -> Iterator[NoteChange]:
        """The notes in one order; their numbers come from their calls, so none is said to move."""
        was, is_ = note_numbers(self.old, self.language), note_numbers(self.new, self.language)
        before = {note.id: note for note in self.old.notes}
        after = {note.id: note for note in self.new.notes}
        for old, new in _merged(self.old.notes, self.new.notes):
            one, other = (old or before.get(new.id)) if new else old, new
            numbers = was.get(one.id) if one else None, is_.get(other.id) if other else None
            if old and not new and old.id in after:
                words = _all_words(old.wording, {})
                yield NoteChange(Status.MOVED_AWAY, old, None, words, numbers)
                continue
            words = _all_words(one.wording if one else {}, new.wording if new else {})
            features = _differing(one, new, ("label",)) if one and new else ()
            status = _note_status(one, new, words, numbers, features)
            yield NoteChange(status, old, new, words, numbers, features)


def _note_status(
    old: Note | None,
    new: Note | None,
    words: Mapping[Language, WordingChange],
    numbers: tuple[str | None, str | None],
    features: tuple[str, ...],
) -> Status:
    if old is None or new is None:
        return Status.REMOVED if old else Status.ADDED
    if features or any(change.changed for change in words.values()):
        return Status.CHANGED
    return Status.RENUMBERED if numbers[0] != numbers[1] else Status.UNCHANGED


Named = TypeVar("Named", Part, Place, Note)


def _merged(
    old: Sequence[Named], new: Sequence[Named]
) -> Iterator[tuple[Named | None, Named | None]]:
    """Both sides in one order: what is on both and keeps its order is a pair."""
    there = {thing.id: place for place, thing in enumerate(new)}
    pairs: list[tuple[int, int]] = [
        (place, there[thing.id]) for place, thing in enumerate(old) if thing.id in there
    ]
    place, other = 0, 0
    for one, two in [*sorted(in_order(pairs)), (len(old), len(new))]:
        yield from ((thing, None) for thing in old[place:one])
        yield from ((None, thing) for thing in new[other:two])
        if one < len(old):
            yield old[one], new[two]
        place, other = one + 1, two + 1


def _all_words(old: Worded, new: Worded) -> dict[Language, WordingChange]:
    return {
        language: WordingChange(old.get(language), new.get(language))
        for language in dict.fromkeys((*new, *old))
    }


def _titles(old: Part | None, new: Part | None) -> dict[Language, Segments]:
    ours, theirs = old.title if old else {}, new.title if new else {}
    return {
        language: compared(ours.get(language, ()), theirs.get(language, ()))
        for language in dict.fromkeys((*theirs, *ours))
    }


def _masthead(old: Masthead | None, new: Masthead | None) -> Iterator[Lines]:
    """What stands above a text: symbol, date, issuer and the lines as printed."""
    one, other = old or Masthead(), new or Masthead()
    if one == other:
        return
    for name in ("symbol", "date", "original_language"):
        was, is_ = getattr(one, name), getattr(other, name)
        if was or is_:
            yield _lines(name, None, [was] if was else [], [is_] if is_ else [])
    for language in Language:
        was, is_ = one.issued_by.get(language), other.issued_by.get(language)
        if was or is_:
            yield _lines("issued_by", language, [was] if was else [], [is_] if is_ else [])
        ours, theirs = one.lines.get(language, ()), other.lines.get(language, ())
        if ours or theirs:
            yield _lines("lines", language, ours, theirs)


def _lines(name: str, language: Language | None, old: Sequence[str], new: Sequence[str]) -> Lines:
    ours = [(Span(line),) if line else () for line in old]
    theirs = [(Span(line),) if line else () for line in new]
    rows = compared_rows(tuple((line,) for line in ours), tuple((line,) for line in theirs))
    segments = tuple(row.cells[0] for row in rows)
    changed = any(row.status is not RowStatus.UNCHANGED for row in rows)
    return Lines(name, language, segments, changed)


def _differing(old: object, new: object, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
