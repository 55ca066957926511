"""What a meeting's page says of the year's work: what was adopted, and what one may do there."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from wgtr.agenda.permissions import may_propose, may_record
from wgtr.agenda.presenting import AdoptedShown, adopted_shown
from wgtr.agenda.queries import agenda_document
from wgtr.bodies.permissions import leads
from wgtr.core.access import Visitor
from wgtr.documents.models import RevisionState
from wgtr.documents.pages import Link
from wgtr.meetings.models import Meeting


@dataclass(frozen=True)
class Year:
    """The adopted agenda, and links to what the visitor may do with the meeting's agenda."""

    adopted: AdoptedShown | None
    acts: Sequence[Link]


def year_of(meeting: Meeting, visitor: Visitor) -> Year:
    """Tell what stands on a meeting's page for a visitor."""
    return Year(adopted_shown(meeting), acts_for(meeting, visitor))


def acts_for(meeting: Meeting, visitor: Visitor) -> list[Link]:
    """Give what a visitor may do, the next step first; nothing for who is not signed in."""
    if not visitor.is_signed_in:
        return []
    leading = leads(visitor, meeting.body_id)
    drafted = leading and _has_draft(meeting)
    offered = [
        (leading, gettext("Make the agenda"), "agenda.make"),
        (drafted, gettext("Read the draft agenda"), "agenda.draft"),
        (leading, gettext("Proposals for any other business"), "agenda.proposals"),
        (
            not leading and may_propose(visitor, meeting),
            gettext("Propose an item under any other business"),
            "agenda.proposals",
        ),
        (may_record(visitor, meeting), gettext("Record the adopted agenda"), "agenda.adopted"),
    ]
    return [Link(words, url_for(name, slug=meeting.slug)) for may, words, name in offered if may]


def _has_draft(meeting: Meeting) -> bool:
    document = agenda_document(meeting)
    states = () if document is None else [each.state for each in document.revisions]
    return RevisionState.DRAFT in states
