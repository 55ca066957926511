"""What input may be about: the places of an issued paper, in the order of the table.

A place is an item of the agenda, a question of the letter (a bullet that prepares an item), a
question of an annex, or the whole. Proposals on the FAQ have places of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wgtr.rendering.printed import Printed, PrintedPart, PrintedProvision, words_of
from wgtr.tree.numerals import render
from wgtr.tree.provisions import Kind


class PlaceKind(StrEnum):
    """What kind of place it is."""

    GENERAL = "general"
    ITEM = "item"
    LETTER = "letter"
    ANNEX = "annex"
    FAQ = "faq"


@dataclass(frozen=True)
class Place:
    """A place of a paper: its kind and provision, how it is numbered, what it says.

    `number` is as printed ("2.", "14."), a letter's question is counted from 1 in the paper's
    digits; empty where there is none. `words` is the item's heading or the question. `part` is the
    annex's label and `group` the heading its questions stand under. `item` names the agenda item
    that a letter's question prepares. `language` is that of the words.
    """

    kind: PlaceKind
    provision: str = ""
    number: str = ""
    words: str = ""
    part: str = ""
    group: str = ""
    item: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        """Name the place in forms and rows: `item:p24`."""
        return f"{self.kind}:{self.provision}"


GENERAL = Place(PlaceKind.GENERAL)
FAQ = tuple(Place(PlaceKind.FAQ, each) for each in ("question", "proposal", "reason"))
"""What a proposal on the FAQ says: which question, the words proposed, why."""

FAQ_WHOLE = Place(PlaceKind.FAQ)
"""Where the table shows proposals on the FAQ, each as a whole."""


def places_of(printed: Printed) -> list[Place]:
    """Give a paper's places: the whole, items with the letter's questions, annexes' questions."""
    questions = list(_letter_questions(printed))
    found = [GENERAL]
    for item in _items(printed):
        found.append(item)
        found += [each for each in questions if each.item == item.provision]
    found += [each for each in questions if each.item not in {one.provision for one in found}]
    return [*found, *_annex_questions(printed)]


def _items(printed: Printed) -> Iterator[Place]:
    for one in printed.walk():
        if one.source.kind is Kind.ITEM:
            yield _place(PlaceKind.ITEM, one)


def _letter_questions(printed: Printed) -> Iterator[Place]:
    count = 0
    for part in printed.parts:
        for one in part.walk() if part.source.kind == "letter" else ():
            if one.source.about:
                count += 1
                about = one.source.about[0]
                number = render(count, printed.digits)
                yield _place(PlaceKind.LETTER, one, number=number, item=about)


def _annex_questions(printed: Printed) -> Iterator[Place]:
    for part in printed.parts:
        if part.is_annex:
            yield from _questions_of(part)


def _questions_of(part: PrintedPart) -> Iterator[Place]:
    group = ""
    for one in part.walk():
        if one.source.kind is Kind.QUESTION_GROUP:
            group = words_of(one.said.heading)
        elif one.source.kind is Kind.QUESTION:
            yield _place(PlaceKind.ANNEX, one, part=part.label or "", group=group)


def _place(kind: PlaceKind, one: PrintedProvision, **more: str) -> Place:
    said = words_of(one.said.heading) or words_of(one.said.body)
    values = {"number": (one.number or "").strip(" .)"), **more}
    return Place(kind, one.source.id, words=said, language=one.said.language.value, **values)
