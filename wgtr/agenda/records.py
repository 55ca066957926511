"""From the records to what papers are made from, and to the facts that they say."""

from collections.abc import Mapping

from wgtr.agenda.facts import (
    Hours,
    MeetingRecords,
    TopicRecords,
    conference_said,
    facts_of_meeting,
    facts_of_topic,
)
from wgtr.agenda.following import Known
from wgtr.agenda.making import Source, TopicSource
from wgtr.agenda.making.letter import BASIS, question_on
from wgtr.agenda.phrases import AgendaWords
from wgtr.bodies.models import OfficeTitle
from wgtr.bodies.queries import offices_of
from wgtr.core.database import Wording
from wgtr.mandates.models import Mandate
from wgtr.mandates.queries import mandate_after, text_of_mandate
from wgtr.meetings.models import Meeting
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Sitting
from wgtr.workplan.models import PresenterState, Topic
from wgtr.workplan.queries import questions_of, topics_at

WHO_PRESENTS = (PresenterState.AGREED, PresenterState.RECEIVED)


def source_of(meeting: Meeting, mandate: Mandate, words: AgendaWords) -> Source:
    """What a meeting's papers are made from: its mandate, its topics, the draft of the next."""
    following = mandate_after(mandate)
    return Source(
        mandate=text_of_mandate(mandate),
        words=words,
        body=_by_language(meeting.body.name),
        topic_paragraph=mandate.topic_paragraph,
        topics=tuple(_topic_source(topic) for topic in topics_at(meeting)),
        next_mandate=None if following is None else text_of_mandate(following),
    )


def known_of(
    meeting: Meeting, mandate: Mandate, topics: Mapping[str, Topic], words: AgendaWords
) -> Known:
    """The facts of a meeting's papers: the meeting's, and those of each topic under its item.

    `topics` gives, by an item's id, the topic that it takes up, with its presenters loaded.
    """
    facts = facts_of_meeting(records_of(meeting, mandate), words)
    own = {BASIS: {"conference": conference_said(mandate.since.number, words)}}
    for item, topic in topics.items():
        said = dict(facts_of_topic(_topic_records(topic), words))
        own[item] = own[question_on(item)] = said
    return Known(facts, own, _sittings(meeting))


def records_of(meeting: Meeting, mandate: Mandate) -> MeetingRecords:
    """What the records say of a meeting, its Chair or Co-chairs among it."""
    chairs = [
        office
        for office in offices_of(meeting.body, meeting.conference)
        if office.title in {OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR}
    ]
    countries = [each.delegation.name for each in chairs if each.delegation is not None]
    return MeetingRecords(
        body=meeting.body.name,
        since=mandate.since.number,
        until=meeting.conference.number,
        place=meeting.place,
        zone=meeting.zone,
        sittings=[Hours(each.day, each.opens, each.closes) for each in meeting.sittings],
        input_until=meeting.input_until,
        countries=countries,
        officers=len(chairs),
        co_chaired=any(each.title is OfficeTitle.CO_CHAIR for each in chairs),
    )


def _topic_source(topic: Topic) -> TopicSource:
    return TopicSource(
        key=str(topic.id),
        title=_by_language(topic.title),
        aim=_by_language(topic.aim),
        questions=questions_of(topic),
    )


def _topic_records(topic: Topic) -> TopicRecords:
    presenting = [each for each in topic.presenters if each.state in WHO_PRESENTS]
    names = [
        (each.name or {}) if each.delegation is None else each.delegation.name
        for each in presenting
    ]
    return TopicRecords(title=topic.title, presenters=names)


def _by_language(wording: Wording) -> dict[Language, str]:
    return {Language(code): words for code, words in wording.items() if words}


def _sittings(meeting: Meeting) -> tuple[Sitting, ...]:
    return tuple(
        Sitting(each.day.isoformat(), f"{each.opens:%H:%M}", f"{each.closes:%H:%M}")
        for each in meeting.sittings
    )
