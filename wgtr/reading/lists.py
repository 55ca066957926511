"""Which list each number belongs to, and how deep: the numbers of a part seen together.

A number alone is ambiguous: "i)" may follow "h)" or open a roman list; "1." may begin anew or be a
paragraph inside an item. Here numbers are read in order, against the lists that are open.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wgtr.reading.entries import Entry
from wgtr.reading.markers import Marker

_LARGEST_JUMP = 6
_DEEPEST = 8  # nobody numbers deeper; a hostile file might
_LONGEST_START = 400


# The shape, system, value and title of the entry that would go on with a list.
_Next = tuple[tuple[str, str, str], str, int, bool]


@dataclass(slots=True)
class OpenList:
    """A list whose next entry may still come."""

    shape: tuple[str, str, str]
    system: str
    last: int
    titled: bool
    depth: int
    closed: int = 0  # the how-manieth to be closed


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
    reader = _Lists()
    placed: dict[int, Numbered] = {}
    for place, entry in enumerate(entries):
        if entry.marker is not None and not entry.marker.bullet:
            numbered = reader.read(entry.marker, titled=entry.titled)
            if numbered is not None:
                placed[place] = numbered
    return placed


class _Lists:
    """The open lists, outermost first, and where the closed ones stopped."""

    def __init__(self) -> None:
        self.open: list[OpenList] = []
        self.closed: dict[_Next, list[OpenList]] = {}
        self.closings = 0

    def read(self, marker: Marker, *, titled: bool) -> Numbered | None:
        return (
            self._repeated(marker)
            or self._next(marker, titled=titled)
            or self._resumed(marker, titled=titled)
            or self._begun(marker, titled=titled)
            or self._jumped(marker, titled=titled)
            or self._begun_late(marker, titled=titled)
        )

    def _next(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """The entry after the last one of an open list; of two such lists, the likelier."""
        hits = [
            (lst, system, value)
            for lst in self.open
            for system, value in marker.values
            if _same(lst, marker, system) and value == lst.last + 1
        ]
        if not hits:
            return None
        chosen, system, value = max(hits, key=lambda hit: (hit[0].titled == titled, hit[0].depth))
        return self._take(chosen, system, value)

    def _repeated(self, marker: Marker) -> Numbered | None:
        """4 bis follows 4 and counts for nothing."""
        for lst in reversed(self.open):
            for system, value in marker.values:
                if marker.extra and _same(lst, marker, system) and value == lst.last:
                    self._close_below(lst.depth)
                    return Numbered(lst.depth, system, value, first=False)
        return None

    def _resumed(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that ran on behind a heading of another list: paragraphs across items."""
        keys = ((marker.shape, system, value, titled) for system, value in marker.values)
        waiting = [self.closed[key] for key in keys if self.closed.get(key)]
        if not waiting:
            return None
        lst = max(waiting, key=lambda lists: lists[-1].closed).pop()
        inside = bool(self.open) and self.open[-1].titled and not titled
        depth = len(self.open) if inside else min(lst.depth, len(self.open))
        self._close_below(depth - 1)
        self.open.append(OpenList(marker.shape, lst.system, lst.last + 1, titled, depth))
        return Numbered(depth, lst.system, lst.last + 1, first=False)

    def _begun(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that begins: anew where one of its shape is open, else inside the innermost."""
        firsts = [system for system, value in marker.values if value == 1]
        if not firsts:
            return None
        for lst in reversed(self.open):
            alike = next((s for s in firsts if _same(lst, marker, s)), None)
            if alike is not None and lst.titled == titled:
                return self._take(lst, alike, 1)
        depth = self._depth_for(marker)
        self._close_below(depth - 1)
        self.open.append(OpenList(marker.shape, firsts[0], 1, titled, depth))
        return Numbered(depth, firsts[0], 1, first=True)

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
                    taken = self._take(lst, system, value)
                    return Numbered(taken.depth, system, value, first=False, jumped=True)
        return None

    def _begun_late(self, marker: Marker, *, titled: bool) -> Numbered | None:
        """A list that does not begin at 1: believed of figures, and of a word processor's count."""
        for system, value in marker.values:
            figures = system in {"decimal", "arabic-indic", "full-width", "chinese"}
            unique = not any(_same(lst, marker, system) for lst in self.open)
            if marker.automatic or (figures and unique and value <= _LONGEST_START):
                depth = self._depth_for(marker)
                self._close_below(depth - 1)
                self.open.append(OpenList(marker.shape, system, value, titled, depth))
                return Numbered(depth, system, value, first=True)
        return None

    def _take(self, lst: OpenList, system: str, value: int) -> Numbered:
        self._close_below(lst.depth)
        lst.last, lst.system = value, system
        return Numbered(lst.depth, system, value, first=value == 1)

    def _close_below(self, depth: int) -> None:
        """Close the deeper lists, to be found again by the entry that would go on with them."""
        for lst in self.open:
            if lst.depth > max(depth, 0):
                self.closings += 1
                lst.closed = self.closings
                key = (lst.shape, lst.system, lst.last + 1, lst.titled)
                self.closed.setdefault(key, []).append(lst)
        self.open = [lst for lst in self.open if lst.depth <= depth]


def _same(lst: OpenList, marker: Marker, system: str) -> bool:
    return lst.shape == marker.shape and lst.system == system
