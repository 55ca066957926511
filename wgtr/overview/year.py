"""What a visitor may do with a meeting's agenda, as the meeting's page offers it."""

from flask import url_for
from flask_babel import gettext

from wgtr.agenda.permissions import may_propose, may_record
from wgtr.agenda.queries import states_of_agenda
from wgtr.bodies.permissions import is_secretariat, leads
from wgtr.core.access import Visitor
from wgtr.core.languages import wording_of
from wgtr.documents.models import RevisionState
from wgtr.documents.pages import Link
from wgtr.meetings.models import Meeting
from wgtr.workplan.queries import topics_without_sitting


def acts_for(meeting: Meeting, visitor: Visitor) -> list[Link]:
    """Give what a visitor may do, the next step first; nothing for who is not signed in."""
    if not visitor.is_signed_in:
        return []
    leading = leads(visitor, meeting.body_id)
    states = states_of_agenda(meeting) if leading else frozenset()
    drafted = RevisionState.DRAFT in states
    offered = [
        (leading and (drafted or not states), gettext("Make the agenda"), "agenda.make"),
        (drafted, gettext("Read the draft agenda"), "agenda.draft"),
        (leading, gettext("Proposals for any other business"), "agenda.proposals"),
        (
            not leading and may_propose(visitor, meeting) and not meeting.is_called_off,
            gettext("Propose an item under any other business"),
            "agenda.proposals",
        ),
        (may_record(visitor, meeting), gettext("Record the adopted agenda"), "agenda.adopted"),
        (is_secretariat(visitor), gettext("Move or call off the meeting"), "meeting_planning.move"),
    ]
    acts = [Link(words, url_for(name, slug=meeting.slug)) for may, words, name in offered if may]
    return [*acts, *_topics_to_place(meeting)] if leading else acts


def _topics_to_place(meeting: Meeting) -> list[Link]:
    """Lead to each topic that has no sitting: none was chosen, or it fell away."""
    if meeting.is_called_off:
        return []
    return [
        Link(
            gettext("Choose a sitting for “%(topic)s”", topic=wording_of(topic.title)),
            url_for("workplan.edit", code=topic.body.code.lower(), topic_id=topic.id),
        )
        for topic in topics_without_sitting(meeting)
    ]
