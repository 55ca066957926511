"""Reading what a meeting's script is made of: its agenda, sittings and presenters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wgtr.agenda.models import ProposalState
from wgtr.agenda.queries import agenda_text_kept, proposals_for, topics_on
from wgtr.core.access import Visitor
from wgtr.core.directions import as_typed
from wgtr.core.languages import current, wording_of
from wgtr.core.paths import agendas_folder
from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda, agenda_of
from wgtr.reports.phrases import Phrases
from wgtr.reports.script.lines import Names, Reminders, Sheet, Writer, read_script
from wgtr.reports.script.playing import Playing, PresentedFile, Presenting, Slot, play
from wgtr.reports.script.receiving import Apart, received_at
from wgtr.reports.script.reminding import annotations_in, briefings_of
from wgtr.submissions.visibility import Visibility
from wgtr.tree.languages import Language
from wgtr.workplan.models import PresenterState, Topic
from wgtr.workplan.queries import topics_at


@dataclass(frozen=True)
class Script:
    """A meeting's script in the language of the page, and what it was made with.

    `apart` is the input that belongs to no item of it.
    """

    agenda: MeetingAgenda
    sheets: Sequence[Sheet]
    apart: Sequence[Apart]
    phrases: Phrases
    language: Language

    @property
    def is_restricted(self) -> bool:
        """Whether it holds input that only the Chair and the Secretariat may read."""
        received = [line.received for sheet in self.sheets for line in sheet.lines]
        received += [each.received for each in self.apart]
        return any(one.whom is Visibility.CHAIR for those in received for one in those)


def script_of(meeting: Meeting, reader: Visitor) -> Script:
    """Make the script as it would be played now; input is what `reader` may see, no more.

    A constant number of statements. Raises BadPhrases or OSError.
    """
    words = read_script(agendas_folder() / "phrases" / "script.toml")
    agenda = agenda_of(meeting)
    slots = [Slot(each.day, each.opens, each.closes) for each in meeting.sittings]
    played = play(_items(meeting, agenda), slots, words.usual)
    language = Language(current().code)
    received = received_at(meeting, agenda, reader, words.phrases)
    reminders = Reminders(
        annotations_in(agenda, language, words.presenting), _accepted(meeting, agenda)
    )
    names = _names(meeting, agenda)
    writer = Writer(words.phrases, names, language, received.by_item, reminders)
    return Script(agenda, writer.sheets(played), received.apart, words.phrases, language)


def _items(meeting: Meeting, agenda: MeetingAgenda) -> list[Playing]:
    """The agenda's items to be played: sub-items belong to the item above them."""
    presenting, pinned = presenters_at(meeting, agenda)
    items = [item for item in agenda.items if "." not in item.number]
    return [
        Playing(
            item.id,
            is_opening=place == 0 and not item.number,
            presenters=presenting.get(item.id, ()),
            pinned=pinned.get(item.id),
            briefings=briefings_of(item),
        )
        for place, item in enumerate(items)
    ]


def presenters_at(
    meeting: Meeting, agenda: MeetingAgenda
) -> tuple[Mapping[str, Sequence[Presenting]], Mapping[str, int]]:
    """Who presents under which item, and in which sitting (from 0) an item is to begin.

    Who declined is left out; who has not agreed yet is said to be invited.
    """
    kept = agenda_text_kept(meeting)
    items = {} if kept is None else {each.topic_id: each.item for each in topics_on(kept)}
    places = {sitting.id: place for place, sitting in enumerate(meeting.sittings)}
    presenting: dict[str, list[Presenting]] = {}
    pinned = {}
    for topic in topics_at(meeting):
        item = items.get(topic.id)
        if item is not None and agenda.item(item) is not None:
            presenting.setdefault(item, []).extend(_presenters(topic))
            if topic.sitting_id in places:
                pinned[item] = places[topic.sitting_id]
    return presenting, pinned


def _presenters(topic: Topic) -> Iterator[Presenting]:
    for each in topic.presenters:
        if each.state is not PresenterState.DECLINED:
            name = each.delegation.name if each.delegation is not None else each.name or {}
            file = PresentedFile(each.file_name, topic.id, each.id) if each.file_name else None
            yield Presenting(wording_of(name), each.minutes, each.state.value, file)


def _accepted(meeting: Meeting, agenda: MeetingAgenda) -> Mapping[str, Sequence[str]]:
    """Proposals that the Chair accepted, under any other business, which stands last.

    In an adopted agenda they are items of their own.
    """
    if agenda.adopted or not agenda.items:
        return {}
    listed = [
        f"{as_typed(each.title)} ({wording_of(each.delegation.name)})"
        for each in proposals_for(meeting)
        if each.state is ProposalState.ACCEPTED
    ]
    last = [item for item in agenda.items if "." not in item.number][-1]
    return {last.id: listed} if listed else {}


def _names(meeting: Meeting, agenda: MeetingAgenda) -> Names:
    return Names(
        body=wording_of(meeting.body.name),
        conference=meeting.conference.code,
        items={item.id: (item.number, wording_of(item.title)) for item in agenda.items},
    )
