"""What two language versions of a text have in common: their shape, provision by provision.

The shape is what a reader of another language finds again: the kinds, the numbers' values, what
is headed, what calls a note, how many links there are. Words, marks and digits differ.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wgtr.tree.languages import Language
from wgtr.tree.numbering import bare_number, part_numbers
from wgtr.tree.numerals import readings
from wgtr.tree.provisions import Part, Provision, SpanKind, Text, Wording, plain

LONGEST_EXCERPT = 60
_BETWEEN_NUMBERS = re.compile(r"[\s.()（）、\-–]+")


class NotAlike(ValueError):
    """Two languages of a text differ in shape; the message names the first place and both words."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's own tree: the text and the language it is worded in."""

    language: Language
    text: Text

    def wording(self, holder: Provision) -> Wording:
        """What a provision of it says."""
        return holder.wording.get(self.language, Wording())


def check_alike(one: Tongue, other: Tongue) -> None:
    """Compare two languages of a text; raises NotAlike at the first place where they differ."""
    _check_count("the text", "parts", (one, len(one.text.parts)), (other, len(other.text.parts)))
    for mine, yours in zip(one.text.parts, other.text.parts, strict=True):
        _check_parts(one, mine, other, yours)
    mine_notes, your_notes = len(one.text.notes), len(other.text.notes)
    _check_count("the text", "notes", (one, mine_notes), (other, your_notes))


def _check_parts(one: Tongue, mine: Part, other: Tongue, yours: Part) -> None:
    where = f"part “{mine.id}”"
    _check(where, "kind", (one, mine.kind), (other, yours.kind))
    _check(where, "label", (one, mine.label), (other, yours.label))
    titled = (one.language in mine.title, other.language in yours.title)
    _check(where, "title", (one, titled[0]), (other, titled[1]))
    sittings = [tuple((s.date, s.starts, s.ends) for s in part.sittings) for part in (mine, yours)]
    _check(where, "sittings", (one, sittings[0]), (other, sittings[1]))
    numbers = (part_numbers(mine, one.language), part_numbers(yours, other.language))
    both = _Pair(one, other, *numbers, _note_order(one), _note_order(other))
    both.check_all(where, mine.provisions, yours.provisions)


def _note_order(tongue: Tongue) -> dict[str, int]:
    return {note.id: place for place, note in enumerate(tongue.text.notes, 1)}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part in two languages, with the numbers each prints and the places of its notes."""

    one: Tongue
    other: Tongue
    my_numbers: dict[str, str]
    your_numbers: dict[str, str]
    my_notes: dict[str, int]
    your_notes: dict[str, int]

    def check_all(
        self, where: str, mine: tuple[Provision, ...], yours: tuple[Provision, ...]
    ) -> None:
        for place, (each, counterpart) in enumerate(zip(mine, yours, strict=False), 1):
            self.check(f"{where}, {self.named(each, place)}", each, counterpart)
        said = (self.one, len(mine)), (self.other, len(yours))
        _check_count(where, "provisions", *said)

    def named(self, provision: Provision, place: int) -> str:
        number = self.my_numbers.get(provision.id)
        wording = self.one.wording(provision)
        words = " ".join(plain(wording.heading or wording.body).split())
        shown = words if len(words) <= LONGEST_EXCERPT else f"{words[:LONGEST_EXCERPT]}…"
        return f"{provision.kind.value} {number or f'no. {place}'} “{shown}”"

    def check(self, where: str, mine: Provision, yours: Provision) -> None:
        self.same(where, "kind", mine.kind.value, yours.kind.value)
        numbers = self.my_numbers.get(mine.id), self.your_numbers.get(yours.id)
        if not same_number(*numbers):
            self.same(where, "number", *numbers)
        said = self.one.wording(mine), self.other.wording(yours)
        self.same(where, "heading", bool(said[0].heading), bool(said[1].heading))
        self.same(where, "body", bool(said[0].body), bool(said[1].body))
        self.same(where, "table", *([len(row) for row in wording.rows] for wording in said))
        called = called_notes(said[0], self.my_notes), called_notes(said[1], self.your_notes)
        self.same(where, "notes called", *called)
        self.same(where, "links", links_in(said[0]), links_in(said[1]))
        self.check_all(where, mine.children, yours.children)

    def same(self, where: str, what: str, mine: object, yours: object) -> None:
        _check(where, what, (self.one, mine), (self.other, yours))


def called_notes(wording: Wording, places: dict[str, int]) -> list[int]:
    """The places of the notes that a wording calls, in order of places, not of calls.

    Word order differs between languages; that a note is called in the same paragraph does not.
    """
    called = (span.target for span in wording.spans() if span.kind is SpanKind.NOTE)
    return sorted(Counter(places.get(target or "", 0) for target in called).elements())


def links_in(wording: Wording) -> int:
    """How many links a wording holds; where they lead may differ (a page has six languages)."""
    return sum(span.kind is SpanKind.LINK for span in wording.spans())


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two printed numbers say the same, whatever their letters or digits: b., ب. and б."""
    if one is None or other is None:
        return one is other
    mine, yours = list(_values(one)), list(_values(other))
    return len(mine) == len(yours) and all(
        not first or not second or first & second for first, second in zip(mine, yours, strict=True)
    )


def _values(number: str) -> Iterator[set[int]]:
    """What each step of a number may stand for; nothing for words such as "bis"."""
    for step in _BETWEEN_NUMBERS.split(bare_number(number)):
        yield {value for _, value in readings(step)}


def _check_count(where: str, what: str, one: tuple[Tongue, int], other: tuple[Tongue, int]) -> None:
    _check(where, f"number of {what}", one, other)


def _check(where: str, what: str, one: tuple[Tongue, object], other: tuple[Tongue, object]) -> None:
    if one[1] != other[1]:
        said = [f"{value_said(value)} in {tongue.language}" for tongue, value in (one, other)]
        raise NotAlike(f"The languages differ at {where}: {what} is {said[0]}, {said[1]}.")


def value_said(value: object) -> str:
    """Write a value of a shape for a person."""
    if value is None or value is False or value == []:
        return "none"
    return "there" if value is True else str(value)
