"""The things a text speaks of by name: quoted titles, linked words, items, subjects of notes.

One name may be the end (or the beginning) of a longer one: "multi-year workplan" and "WGTR
multi-year workplan on …" are one thing, known by its shortest name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from wgtr.reading.findings.passages import NOTE, Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.tokens import Name, name_of, places_of, tokens, weight
from wgtr.reading.lexicon import folded
from wgtr.tree.provisions import Kind, SpanKind

_QUOTED = re.compile(r"《([^《》]{2,80})》|“([^“”]{2,80})”|«\s*([^«»]{2,80}?)\s*»|„([^„“]{2,80})“")
_CAPITALS = re.compile(r"(?:[A-Z][\w-]+\s+){1,6}[A-Z][\w-]+")
_LONGEST_LEAD = 80
_FIRST_WORDS = 30
_LEAST_WEIGHT = 2
_MOST_WEIGHT = 14
_MOST_NAMES = 300
_COMMON_SHARE = 0.25
_COMMON_AT_LEAST = 6


class Quoted(NamedTuple):
    """Words in quotation marks, and where the marks open."""

    words: str
    start: int


def quoted(words: str) -> Iterator[Quoted]:
    """What stands in quotation marks."""
    for hit in _QUOTED.finditer(words):
        yield Quoted(next(filter(None, hit.groups())), hit.start())


def subject_of(note: Passage) -> str | None:
    """What a note is about: its first bold words, else the capitalised name it begins with."""
    strong = [""]
    for span in note.inlines:
        if span.strong:
            strong[-1] += span.text
        elif strong[-1].strip():
            return strong[-1].strip()
    capitals = _CAPITALS.search(note.words[:_LONGEST_LEAD])
    return strong[-1].strip() or (capitals[0] if capitals else None)


class Things:
    """All things a text names, and where they stand in any sentence of it."""

    def __init__(self, passages: list[Passage], terms: Terms) -> None:
        """Collect the names; those that stand everywhere ("the Treaty") tell nothing."""
        self._terms = terms
        names = {name_of(folded(words), terms) for p in passages for words in _names(p)}
        fitting = (name for name in names if _LEAST_WEIGHT <= weight(name) <= _MOST_WEIGHT)
        names = set(sorted(fitting, key=_shortest_first)[:_MOST_NAMES])
        held = Counter(n for p in passages for n in set(_standing(names, p.even, terms)))
        most = max(_COMMON_AT_LEAST, int(len(passages) * _COMMON_SHARE))
        self._names = sorted((n for n in names if held[n] <= most), key=_shortest_first)
        self._shortest = {name: self._shortest_within(name) for name in self._names}

    def _shortest_within(self, name: Name) -> Name:
        """The shortest name that stands in this one; `_names` are sorted so."""
        return next((short for short in self._names if _holds(name, short)), name)

    def within(self, even: str) -> list[tuple[int, int, Name]]:
        """Every thing named in folded words: where, and by which shortest name; longest first."""
        among = tokens(even, self._terms)
        stems = {token.stem for token in among}
        found: list[tuple[int, int, Name]] = []
        for name in reversed([n for n in self._names if stems.issuperset(n)]):
            for start, end in places_of(name, among):
                if not any(start < e and s < end for s, e, _ in found):
                    found.append((start, end, self._shortest[name]))
        return sorted(found)

    def named(self, words: str) -> Name:
        """The shortest name of the thing that `words` name."""
        name = name_of(folded(words), self._terms)
        return self._shortest.get(name, name)


def _shortest_first(name: Name) -> tuple[int, Name]:
    return len(name), name


def _holds(name: Name, part: Name) -> bool:
    size = len(part)
    return any(name[at : at + size] == part for at in range(len(name) - size + 1))


def _standing(names: set[Name], even: str, terms: Terms) -> Iterator[Name]:
    among = tokens(even, terms)
    stems = {token.stem for token in among}
    return (name for name in names if stems.issuperset(name) and places_of(name, among))


def _names(passage: Passage) -> Iterator[str]:
    yield from (quote.words for quote in quoted(passage.words))
    for span in passage.inlines:
        if span.kind is SpanKind.LINK and "/" not in span.text:
            yield span.text
    if passage.kind is Kind.ITEM and passage.is_heading:
        yield passage.words
    if passage.part == NOTE:
        yield subject_of(passage) or ""


def shown(passage: Passage) -> str:
    """How a message names a place: a note by its number, all else by its first words."""
    if passage.part == NOTE:
        return f"note {passage.where.removeprefix('n')}"
    first = passage.words[:_FIRST_WORDS].strip()
    return f"“{first}…”" if len(passage.words) > _FIRST_WORDS else f"“{first}”"
