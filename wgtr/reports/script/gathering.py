"""Reading what a meeting's script is made of: its agenda, sittings, presenters and input."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from wgtr.agenda.queries import agenda_text_kept, topics_on
from wgtr.core.access import Visitor
from wgtr.core.collation import sort_key
from wgtr.core.languages import current, wording_of
from wgtr.core.paths import agendas_folder
from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda, agenda_of
from wgtr.reports.phrases import Phrases
from wgtr.reports.script.lines import Names, Received, Sheet, Writer, read_script
from wgtr.reports.script.playing import Playing, Presenting, Slot, play
from wgtr.submissions.queries import Reader, input_to
from wgtr.tree.languages import Language
from wgtr.workplan.models import PresenterState, Topic
from wgtr.workplan.queries import topics_at


@dataclass(frozen=True)
class Script:
    """A meeting's script in the language of the page, and what it was made with."""

    agenda: MeetingAgenda
    sheets: Sequence[Sheet]
    phrases: Phrases
    language: Language


def script_of(meeting: Meeting, reader: Visitor) -> Script:
    """Make the script as it would be played now; input is what `reader` may see, no more.

    A constant number of statements. Raises BadPhrases or OSError.
    """
    phrases, usual = read_script(agendas_folder() / "phrases" / "script.toml")
    agenda = agenda_of(meeting)
    slots = [Slot(each.day, each.opens, each.closes) for each in meeting.sittings]
    played = play(_items(meeting, agenda), slots, usual)
    language = Language(current().code)
    received = received_on(meeting, agenda, reader)
    writer = Writer(phrases, _names(meeting, agenda), language, received)
    return Script(agenda, writer.sheets(played), phrases, language)


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
            yield Presenting(wording_of(name), each.minutes, each.state.value)


def received_on(
    meeting: Meeting, agenda: MeetingAgenda, reader: Visitor
) -> Mapping[str, Sequence[Received]]:
    """Written input by item, as far as `reader` may see it: delegations in the reader's order.

    An answer to a question of the letter belongs to the item that the question prepares, one to an
    annex's question to the item under which its topic is taken up.
    """
    places = _places(meeting, agenda)
    said: dict[str, dict[str, list[str]]] = {}
    for sent in input_to(meeting, Reader.of(reader, meeting.body_id)):
        name = wording_of(sent.delegation.name) if sent.delegation is not None else sent.sender
        for answer in sent.answers:
            item = places.get(answer.provision)
            if item is not None:
                said.setdefault(item, {}).setdefault(name, []).append(answer.words)
    key = partial(sort_key, language=current().code)
    return {
        item: [Received(name, by_name[name]) for name in sorted(by_name, key=key)]
        for item, by_name in said.items()
    }


def _places(meeting: Meeting, agenda: MeetingAgenda) -> dict[str, str]:
    """To which item each provision belongs that an answer may be about."""
    places = {item.id: item.id for item in agenda.items}
    if agenda.text is None:
        return places
    for provision in agenda.text.walk():
        if provision.about and provision.about[0] in places:
            places[provision.id] = provision.about[0]
    kept = agenda_text_kept(meeting)
    annexes = {each.annex: each.item for each in (topics_on(kept) if kept else ())}
    for part in agenda.text.parts:
        if part.id in annexes:
            places |= {each.id: annexes[part.id] for each in part.walk()}
    return places


def _names(meeting: Meeting, agenda: MeetingAgenda) -> Names:
    return Names(
        body=wording_of(meeting.body.name),
        conference=meeting.conference.code,
        items={item.id: (item.number, wording_of(item.title)) for item in agenda.items},
    )
