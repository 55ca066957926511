"""What an agenda says of its items' order of play, beside the floor: briefings, who presents.

An agenda that was made from the records has a line for each briefing. One that was written has
annotations: those that name somebody who usually presents are shown as they stand, and nothing is
made of them.
"""

from collections.abc import Iterator, Mapping, Sequence

from wgtr.reports.items import MeetingAgenda, MeetingItem
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, plain

BRIEFING = "-brief"
"""How the ids end of the lines that a made agenda has for briefings (`wgtr.agenda.making`)."""


def briefings_of(item: MeetingItem) -> int:
    """Count the briefings in an item's order of play, its sub-items' among them."""
    below = () if item.provision is None else item.provision.walk()
    return sum(each.kind is Kind.BULLET and each.id.endswith(BRIEFING) for each in below)


def annotations_in(
    agenda: MeetingAgenda, language: Language, presenting: Mapping[Language, Sequence[str]]
) -> dict[str, list[str]]:
    """Give, by item, the annotations that name one of those `presenting`, as they stand.

    In `language`, else in the agenda's original; sub-items' stand with the item above them.
    """
    if agenda.text is None:
        return {}
    wanted = (language, agenda.text.original_language)
    items = [each for each in agenda.items if "." not in each.number]
    found = {each.id: list(_annotations(each.provision, wanted, presenting)) for each in items}
    return {item: said for item, said in found.items() if said}


def _annotations(
    item: Provision | None,
    wanted: tuple[Language, ...],
    presenting: Mapping[Language, Sequence[str]],
) -> Iterator[str]:
    for each in () if item is None else item.walk():
        language = next((one for one in wanted if one in each.wording), None)
        if language is None or each.kind is Kind.ITEM or each.id.endswith(BRIEFING):
            continue
        said = " ".join(plain(each.wording[language].body).split())
        if any(name.casefold() in said.casefold() for name in presenting[language]):
            yield said
