"""Where the provisions of a text stand, flat: what is needed to match and to order them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wgtr.tree.comparison.tokens import cut
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Provision, Text, Wording, Wordings, plain


@dataclass(frozen=True, slots=True)
class Place:
    """A provision without its children, and where it stands in its text."""

    provision: Provision
    part: str
    parent: str | None
    depth: int
    number: str | None

    @property
    def id(self) -> str:
        """The provision's id."""
        return self.provision.id


def places(text: Text, numbers: Mapping[str, str]) -> list[Place]:
    """Every provision in reading order, with its number of those given by id."""
    return [place for part in text.parts for place in places_of(part, numbers)]


def places_of(part: Part, numbers: Mapping[str, str]) -> list[Place]:
    """The provisions of one part in reading order."""
    return list(_walk(part.provisions, part.id, None, 1, numbers))


def nested(flat: Sequence[Place]) -> tuple[Provision, ...]:
    """Provisions standing in one another again, from those of one part in reading order."""
    holders: list[tuple[Provision, list[Provision]]] = []
    top: list[Provision] = []

    def close(depth: int) -> None:
        while len(holders) >= depth:
            provision, children = holders.pop()
            whole = replace(provision, children=tuple(children))
            (holders[-1][1] if holders else top).append(whole)

    for place in flat:
        close(place.depth)
        holders.append((place.provision, []))
    close(1)
    return tuple(top)


def in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most pairs that rise on both sides, from pairs that rise on the first."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(other)
            last.append(number)
        else:
            ends[place], last[place] = other, number
    kept: set[tuple[int, int]] = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(pairs[number])
        number = before[number]
    return kept


@dataclass(slots=True)
class Said:
    """What something says in the language by which two texts are compared; `bag` counts it."""

    words: str
    bag: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, wordings: Wordings, language: Language) -> "Said":
        """What a provision or a note says."""
        wording = wordings.get(language, Wording())
        said = plain(tuple(wording.spans()))
        return cls(said, Counter(word for word in cut(said) if word[:1].isalnum()))


def _walk(
    siblings: tuple[Provision, ...],
    part: str,
    parent: str | None,
    depth: int,
    numbers: Mapping[str, str],
) -> Iterator[Place]:
    for provision in siblings:
        alone = replace(provision, children=()) if provision.children else provision
        yield Place(alone, part, parent, depth, numbers.get(provision.id))
        yield from _walk(provision.children, part, provision.id, depth + 1, numbers)
