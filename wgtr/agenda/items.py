"""What an agenda's items are: unnumbered opening and any other business, numbered ones between."""

from collections.abc import Iterator
from dataclasses import dataclass

from wgtr.tree.languages import Language
from wgtr.tree.numbering import part_numbers
from wgtr.tree.provisions import Kind, Part, Provision, Text, Wording, plain

AGENDA = "agenda"


@dataclass(frozen=True)
class AgendaItem:
    """An item with its number as printed ("4."), None for the opening and any other business."""

    provision: Provision
    number: str | None

    @property
    def id(self) -> str:
        """The provision's id."""
        return self.provision.id

    def title(self, language: Language, original: Language) -> str:
        """Its heading in `language`, else in the original."""
        wording = self.provision.wording.get(language) or self.provision.wording.get(original)
        return " ".join(plain((wording or Wording()).heading).split())


def agenda_part(text: Text) -> Part | None:
    """The part that is the agenda; None where the text holds none."""
    return next((part for part in text.parts if part.kind == AGENDA), None)


def items_of(text: Text, language: Language | None = None) -> list[AgendaItem]:
    """The items of a text's agenda in order, sub-items after the item they belong to."""
    part = agenda_part(text)
    if part is None:
        return []
    numbers = part_numbers(part, language or text.original_language)
    return [AgendaItem(one, numbers.get(one.id)) for one in _items(part.provisions)]


def questions_for(text: Text, item_id: str) -> list[Provision]:
    """The provisions that prepare an item: a letter's questions, an annex's as the case may be."""
    return [provision for provision in text.walk() if item_id in provision.about]


def _items(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        if provision.kind is Kind.ITEM:
            yield provision
        yield from _items(provision.children)
