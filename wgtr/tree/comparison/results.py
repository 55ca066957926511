"""What a comparison says: of parts, provisions, notes and mastheads, with every word accounted for.

Entries are flat and in one order for both texts: leave out what was added, and the old text is read
in its order; leave out what was removed, and the new one is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from wgtr.tree.comparison.places import Place
from wgtr.tree.comparison.renaming import Names
from wgtr.tree.comparison.tables import Row, compared_rows
from wgtr.tree.comparison.tokens import say_the_same
from wgtr.tree.comparison.words import Segments, compared
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Note, Part, Rows, Text, Wording


class Status(StrEnum):
    """What became of a provision, part or note.

    What moved stands twice, as moved away and as moved here; what was only indented, and what
    moved along with its parent in place, once. `RENUMBERED` is said of what changed in nothing
    but its number.
    """

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    MOVED_AWAY = "moved away"


GONE = frozenset({Status.REMOVED, Status.MOVED_AWAY})


@dataclass(frozen=True)
class WordingChange:
    """One language of a provision or note; None is a side that has no such language.

    Words are compared when they are asked for: a redline shows one language of six.
    """

    old: Wording | None
    new: Wording | None

    @cached_property
    def changed(self) -> bool:
        """Whether anything differs."""
        if self.old is None or self.new is None:
            return self.old is not self.new
        return not (
            say_the_same(self.old.heading, self.new.heading)
            and say_the_same(self.old.body, self.new.body)
            and _same_rows(self.old.rows, self.new.rows)
        )

    @cached_property
    def heading(self) -> Segments:
        """The words of the heading."""
        return compared(self._sides[0].heading, self._sides[1].heading)

    @cached_property
    def body(self) -> Segments:
        """The words of the body."""
        return compared(self._sides[0].body, self._sides[1].body)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of a table."""
        one, other = self._sides[0].rows, self._sides[1].rows
        return compared_rows(one, other) if one or other else ()

    @property
    def _sides(self) -> tuple[Wording, Wording]:
        return self.old or Wording(), self.new or Wording()


def _same_rows(old: Rows, new: Rows) -> bool:
    return len(old) == len(new) and all(
        len(one) == len(other) and all(map(say_the_same, one, other))
        for one, other in zip(old, new, strict=True)
    )


Wordings = Mapping[Language, WordingChange]


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision on both sides, or on one. `place` is None on the side where it does not stand.

    `twin` is where it stood, or stands now, when it moved to another place: an entry that is here
    only on one side. `words` compares its wordings all the same. `along` says that it moved with
    what it stands in. `features` names what else differs: kind, label, pattern.
    """

    status: Status
    old: Place | None
    new: Place | None
    words: Wordings = field(default_factory=dict)
    twin: Place | None = None
    along: bool = False
    features: tuple[str, ...] = ()

    @property
    def shown(self) -> Place:
        """The new side where there is one, else the old one."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - an entry has a side
        return found

    @property
    def numbers(self) -> tuple[str | None, str | None]:
        """Its number before and after, also when it moved."""
        old = self.old or (self.twin if self.new else None)
        new = self.new or (self.twin if self.old else None)
        return (old.number if old else None, new.number if new else None)

    @property
    def changed(self) -> bool:
        """Whether its words or what it is differ."""
        return bool(self.features) or any(change.changed for change in self.words.values())

    @property
    def renumbered(self) -> bool:
        """Whether it stands on both sides under different numbers."""
        here = (self.old or self.twin) and (self.new or self.twin)
        return bool(here) and self.numbers[0] != self.numbers[1]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that are compared one by one: a masthead's, an issuer's name."""

    name: str
    language: Language | None
    segments: tuple[Segments, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part on both sides, or on one, with its entries."""

    status: Status
    old: Part | None
    new: Part | None
    title: Mapping[Language, Segments]
    masthead: tuple[Lines, ...]
    features: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def shown(self) -> Part:
        """The new side where there is one, else the old one."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a part has a side
        return found


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note on both sides, or on one."""

    status: Status
    old: Note | None
    new: Note | None
    words: Wordings
    numbers: tuple[str | None, str | None]
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared. `names` are those by which the old text's ids are called in here."""

    old: Text
    new: Text
    language: Language
    names: Names
    masthead: tuple[Lines, ...]
    parts: tuple[PartChange, ...]
    notes: tuple[NoteChange, ...]
    features: tuple[str, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every entry of every part."""
        for part in self.parts:
            yield from part.entries

    def counts(self) -> Counter[Status]:
        """How many provisions were changed, added ...; what moved along is not counted again."""
        return Counter(
            entry.status
            for entry in self.entries()
            if entry.status is not Status.MOVED_AWAY and not entry.along
        )

    @property
    def empty(self) -> bool:
        """Whether nothing at all differs."""
        quiet = {Status.UNCHANGED}
        return (
            not self.features
            and not any(lines.changed for lines in self.masthead)
            and all(entry.status in quiet for entry in self.entries())
            and all(note.status in quiet for note in self.notes)
            and all(part.status in quiet for part in self.parts)
        )
