"""The items that a meeting's record, script and report follow: those of its agenda, in order."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wgtr.agenda.models import AdoptedAs, AdoptedItem
from wgtr.agenda.queries import adopted_agenda, agenda_text_kept
from wgtr.core.database import Wording
from wgtr.documents.models import Revision
from wgtr.documents.queries import content_of
from wgtr.documents.queries.for_pages import agenda_among, papers_of
from wgtr.meetings.models import Meeting
from wgtr.texts.contents import sha256_of, text_in
from wgtr.texts.queries import current_text
from wgtr.tree.numbering import bare_number, part_numbers
from wgtr.tree.provisions import Kind, Provision, Text, plain

AGENDA = "agenda"


@dataclass(frozen=True)
class MeetingItem:
    """An item as the meeting takes it up: its permanent id, number ("4"), and title by language.

    `provision` is the issued item; None for one that was added when the agenda was adopted.
    """

    id: str
    number: str
    title: Wording
    provision: Provision | None = None


@dataclass(frozen=True)
class AsAdopted:
    """How an adopted agenda differs from the issued one: in the words recorded, and by items."""

    words: Wording = field(default_factory=dict)
    deferred: Sequence[MeetingItem] = ()
    added: Sequence[MeetingItem] = ()
    moved: Sequence[MeetingItem] = ()


@dataclass(frozen=True)
class MeetingAgenda:
    """A meeting's agenda: its items in order, and the text that they come from."""

    items: Sequence[MeetingItem] = ()
    text: Text | None = None
    revision: Revision | None = None
    adopted: bool = False
    differences: AsAdopted = AsAdopted()

    def item(self, item_id: str) -> MeetingItem | None:
        """Give an item by its id; None where the agenda has no such item."""
        return next((item for item in self.items if item.id == item_id), None)


def agenda_of(meeting: Meeting) -> MeetingAgenda:
    """Give the agenda of a meeting: as adopted, else as issued, else as it is being drafted.

    Items that the meeting deferred are left out; those it added stand where it put them.
    """
    agenda = _issued(meeting) or _drafted(meeting)
    adopted = adopted_agenda(meeting)
    if adopted is None:
        return agenda
    found = list(_as_adopted(adopted.items, agenda))
    by_state = {state: [item for item, each in found if each is state] for state in AdoptedAs}
    return replace(
        agenda,
        items=[item for item, state in found if state is not AdoptedAs.DEFERRED],
        adopted=True,
        differences=AsAdopted(
            adopted.words,
            deferred=by_state[AdoptedAs.DEFERRED],
            added=by_state[AdoptedAs.ADDED],
            moved=by_state[AdoptedAs.MOVED],
        ),
    )


def _issued(meeting: Meeting) -> MeetingAgenda | None:
    revision = agenda_among(papers_of(meeting))
    if revision is None or revision.tree_sha256 is None:
        return None
    text = text_in(json.loads(content_of(revision.tree_sha256)))
    return MeetingAgenda(items_in(text), text, revision)


def _drafted(meeting: Meeting) -> MeetingAgenda:
    kept = agenda_text_kept(meeting)
    if kept is None:
        return MeetingAgenda()
    text = current_text(kept)
    return MeetingAgenda(items_in(text), text)


def _as_adopted(
    adopted: Iterable[AdoptedItem], agenda: MeetingAgenda
) -> Iterator[tuple[MeetingItem, AdoptedAs]]:
    for each in adopted:
        if each.state is AdoptedAs.ADDED:
            yield MeetingItem(_name_of(each), "", each.title or {}), each.state
        else:
            item = agenda.item(each.item or "")
            if item is not None:
                yield item, each.state


def _name_of(added: AdoptedItem) -> str:
    """A name for an added item that stays when the adoption is recorded anew."""
    if added.proposal_id is not None:
        return f"proposal-{added.proposal_id}"
    title = json.dumps(added.title, sort_keys=True)
    return f"added-{sha256_of(title.encode())[:12]}"


def items_in(text: Text) -> list[MeetingItem]:
    """The items of a text's agenda, sub-items after the item they belong to."""
    part = next((part for part in text.parts if part.kind == AGENDA), None)
    if part is None:
        return []
    numbers = part_numbers(part, text.original_language)
    found = (each for each in part.walk() if each.kind is Kind.ITEM)
    return [_item(each, numbers.get(each.id, "")) for each in found]


def _item(provision: Provision, number: str) -> MeetingItem:
    title = {
        language.value: " ".join(plain(wording.heading or wording.body).split())
        for language, wording in provision.wording.items()
    }
    return MeetingItem(provision.id, bare_number(number), title, provision)
