"""Which list each number belongs to, and how deep: the numbers of a part seen together.

A number alone is ambiguous: "i)" may follow "h)" or open a roman list; "1." may begin anew or be a
paragraph inside an item. Here numbers are read in order, against the lists that are open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wgtr.reading.entries import Entry
from wgtr.reading.markers import Marker

_LARGEST_JUMP = 6
_DEEPEST = 8  # nobody numbers deeper; a hostile file might
_LONGEST_START = 400


# The shape, system, value and title of the entry that would go on with a list.
_Next = tuple[tuple[str, str, str], str, int, bool]


@dataclass(slots=True)
class OpenList:
    """A list whose next entry may still come.

    `systems` are those in which all its numbers so far count on: أ and ب begin two alphabets.
    `closed` says the how-manieth it was to be closed, 0 for one that is open.
    """

    shape: tuple[str, str, str]
    systems: tuple[str, ...]
    last: int
    titled: bool
    depth: int
    closed: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """What an entry's number was taken to be: `depth` from 0, `first` where a list begins."""

    depth: int
    system: str
    value: int
    first: bool
    jumped: bool = False


def read_lists(entries: Iterable[Entry]) -> dict[int, Numbered]:
    """The list place of every numbered entry, by the entry's position.

    An entry with a marker that is missing here has no number: the marker is part of its words.
    """
    marked = {
        place: entry
        for place, entry in enumerate(entries)
        if entry.marker is not None and not entry.marker.bullet
    }
    placed = _placed(marked)
    initials = {place for place, (_, lst) in placed.items() if _is_initial(lst)}
    if initials:
        placed = _placed({p: entry for p, entry in marked.items() if p not in initials})
    return {
        place: numbered if numbered.system in lst.systems else _in_system(numbered, lst)
        for place, (numbered, lst) in placed.items()
    }


def _placed(marked: Mapping[int, Entry]) -> dict[int, tuple[Numbered, OpenList]]:
    """Each number with its list, by the entry's position."""
    reader = _Lists()
    placed: dict[int, tuple[Numbered, OpenList]] = {}
    for place, entry in marked.items():
        numbered = reader.read(entry.marker, titled=entry.titled) if entry.marker else None
        if numbered is not None:
            placed[place] = (numbered, reader.current)
    return placed


def _in_system(numbered: Numbered, lst: OpenList) -> Numbered:
    """A number of a list that later turned out to count otherwise."""
    return replace(numbered, system=lst.systems[0])


def _is_initial(lst: OpenList) -> bool:
    """Whether a list is one capital before a sentence: "A. Speaker took the floor."."""
    alone = lst.length == 1 and not lst.titled
    return alone and lst.shape == ("", ".", "") and lst.systems[0].endswith("upper")


class _Lists:
    """The open lists, outermost first, and where the closed ones stopped."""

    def __init__(self) -> None:
        self.open: list[OpenList] = []
        self.closed: dict[_Next, list[OpenList]] = {}
        self.closings = 0
        self.current = OpenList(("", "", ""), (), 0, titled=False, depth=0)

    def read(self, marker: Marker, *, titled: bool) -> Numbered | None:
        return (
            self._repeated(marker)
            or self._next(marker, titled=titled, alike=True)
            or self._resumed(marker, titled=titled)
            or self._next(marker, titled=titled, alike=False)
            or self._begun(marker, titled=titled)
            or self._jumped(marker, titled=titled)
            or self._begun_late(marker, titled=titled)
        )

    def _next(self, marker: Marker, *, titled: bool, alike: bool) -> Numbered | None:
        """The entry after the last one of an open list, innermost first; titles go with titles."""
        for lst in reversed(self.open):
            for system, value in marker.values:
                fits = _same(lst, marker, system) and value == lst.last + 1
                if fits and (lst.titled == titled or not alike):
                    return self._take(lst, marker, value)
        return None

    def _repeated(self, marker: Marker) -> Numbered | None:
        """4 bis follows 4 and counts for nothing."""
        for lst in reversed(self.open):
            for system, value in marker.values:
                if marker.extra and _same(lst, marker, system) and value == lst.last:
                    self._close_below(lst.depth)
                    self.current = lst
                    return Numbered(lst.depth, system, value, first=False)
        return None

    def _resumed(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that ran on behind a heading of another list: paragraphs across items."""
        keys = ((marker.shape, system, value, titled) for system, value in marker.values)
        waiting = [lst for key in keys for lst in self._waiting(key)]
        if not waiting:
            return None
        lst = max(waiting, key=lambda each: each.closed)
        inside = bool(self.open) and self.open[-1].titled and not titled
        depth = len(self.open) if inside else min(lst.depth, len(self.open))
        self._close_below(depth - 1)
        lst.depth, lst.closed = depth, 0
        self.open.append(lst)
        return self._take(lst, marker, lst.last + 1)

    def _begun(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that begins: anew where one of its shape is open, else inside the innermost."""
        firsts = [system for system, value in marker.values if value == 1]
        if not firsts:
            return None
        for lst in reversed(self.open):
            if lst.titled == titled and any(_same(lst, marker, system) for system in firsts):
                return self._take(lst, marker, 1)
        return self._open(marker, tuple(firsts), 1, titled=titled)

    def _open(
        self, marker: Marker, systems: tuple[str, ...], value: int, *, titled: bool
    ) -> Numbered:
        depth = self._depth_for(marker)
        self._close_below(depth - 1)
        self.current = OpenList(marker.shape, systems, value, titled, depth)
        self.open.append(self.current)
        return Numbered(depth, systems[0], value, first=True)

    def _depth_for(self, marker: Marker) -> int:
        """1.1 stands inside the list that holds 1; everything else inside the innermost."""
        nesting = int(marker.shape[2]) if marker.shape[2] else 0
        depth = min(nesting, len(self.open)) if nesting else len(self.open)
        return min(depth, _DEEPEST)

    def _jumped(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A gap in an open list: 3 is missing between 2 and 4."""
        for lst in sorted(self.open, key=lambda x: (x.titled != titled, -x.depth)):
            for system, value in marker.values:
                gap = value - lst.last
                if _same(lst, marker, system) and 1 < gap <= _LARGEST_JUMP:
                    return replace(self._take(lst, marker, value), jumped=True)
        return None

    def _begun_late(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that does not begin at 1: believed of figures, and of a word processor's count.

        What 1.5 opens without a list that holds 1 is a sentence, unless it is a title.
        """
        if marker.parent and not (titled or marker.automatic):
            return None
        for system, value in marker.values:
            figures = system in {"decimal", "arabic-indic", "full-width", "chinese"}
            unique = not any(_same(lst, marker, system) for lst in self.open)
            if marker.automatic or (figures and unique and value <= _LONGEST_START):
                return self._open(marker, (system,), value, titled=titled)
        return None

    def _take(self, lst: OpenList, marker: Marker, value: int) -> Numbered:
        self._close_below(lst.depth)
        counting = {system for system, read in marker.values if read == value}
        lst.systems = tuple(system for system in lst.systems if system in counting)
        lst.last = value
        lst.length += 1
        self.current = lst
        return Numbered(lst.depth, lst.systems[0], value, first=value == 1)

    def _close_below(self, depth: int) -> None:
        """Close the deeper lists, to be found again by the entry that would go on with them."""
        for lst in self.open:
            if lst.depth > max(depth, 0):
                self.closings += 1
                lst.closed = self.closings
                for system in lst.systems:
                    key = (lst.shape, system, lst.last + 1, lst.titled)
                    self.closed.setdefault(key, []).append(lst)
        self.open = [lst for lst in self.open if lst.depth <= depth]

    def _waiting(self, key: _Next) -> list[OpenList]:
        """The list closed last of those that would go on so; what has gone on meanwhile is left."""
        lists = self.closed.get(key, [])
        while lists and not _still_waits(lists[-1], key):
            lists.pop()
        return lists[-1:]


def _still_waits(lst: OpenList, key: _Next) -> bool:
    _, system, value, _ = key
    return lst.closed > 0 and lst.last + 1 == value and system in lst.systems


def _same(lst: OpenList, marker: Marker, system: str) -> bool:
    return lst.shape == marker.shape and system in lst.systems
