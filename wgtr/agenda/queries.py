"""Reading agendas: a meeting's, what its items rest on, what was proposed and adopted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, load_only, selectinload

from wgtr.accounts.models import Delegation
from wgtr.agenda.models import (
    AdoptedAgenda,
    AdoptedItem,
    AgendaBasis,
    AgendaTopic,
    ItemProposal,
)
from wgtr.bodies.models import Conference
from wgtr.core.database import db
from wgtr.documents.models import Document, MeetingPaper, Revision, RevisionState
from wgtr.documents.queries.documents import AGENDAS
from wgtr.documents.succession import SHOWN
from wgtr.mandates.models import Mandate
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText
from wgtr.workplan.models import Topic


def agenda_document(meeting: Meeting) -> Document | None:
    """Give the document of a meeting's agenda, issued or not; None where none is made yet."""
    wanted = (
        select(Document)
        .join(MeetingPaper)
        .where(MeetingPaper.meeting_id == meeting.id, Document.kind.in_(AGENDAS))
        .order_by(MeetingPaper.position, Document.id)
        .options(joinedload(Document.text), selectinload(Document.revisions))
    )
    return db.session.scalars(wanted.limit(1)).one_or_none()


_STATES = (
    select(Revision.state)
    .join(Document, Document.id == Revision.document_id)
    .join(MeetingPaper, MeetingPaper.document_id == Document.id)
    .where(MeetingPaper.meeting_id == bindparam("meeting"), Document.kind.in_(AGENDAS))
    .distinct()
)


def states_of_agenda(meeting: Meeting) -> frozenset[RevisionState]:
    """Tell which states a meeting's agenda has revisions in; for Chair and Secretariat."""
    return frozenset(db.session.scalars(_STATES, {"meeting": meeting.id}))


def agenda_revision_prepared(meeting: Meeting) -> Revision | None:
    """Give the revision of a meeting's agenda that waits to be issued; None where none does."""
    document = agenda_document(meeting)
    revisions = () if document is None else document.revisions
    return next((each for each in revisions if each.state is RevisionState.DRAFT), None)


def agenda_text_kept(meeting: Meeting) -> KeptText | None:
    """Give the text that a meeting's agenda is worked on in; None where none is made yet."""
    document = agenda_document(meeting)
    return None if document is None else document.text


def meeting_before(meeting: Meeting) -> tuple[Meeting, KeptText] | None:
    """Give the latest meeting of the same body before this one that has an agenda, and its text."""
    wanted = (
        select(Meeting, KeptText)
        .join(MeetingPaper, MeetingPaper.meeting_id == Meeting.id)
        .join(Document, Document.id == MeetingPaper.document_id)
        .join(KeptText, KeptText.id == Document.text_id)
        .where(Meeting.body_id == meeting.body_id, Meeting.first_day < meeting.first_day)
        .where(Document.kind.in_(AGENDAS))
        .options(joinedload(Meeting.body), joinedload(Meeting.conference))
        .order_by(Meeting.first_day.desc(), Meeting.id.desc(), MeetingPaper.position, Document.id)
    )
    row = db.session.execute(wanted.limit(1)).one_or_none()
    return None if row is None else (row[0], row[1])


def bases_of(text: KeptText) -> Sequence[AgendaBasis]:
    """Give what the items of an agenda rest on, with the mandates."""
    wanted = select(AgendaBasis).filter_by(text_id=text.id)
    mandate = joinedload(AgendaBasis.mandate)
    wanted = wanted.options(mandate.joinedload(Mandate.since), mandate.joinedload(Mandate.body))
    return db.session.scalars(wanted.order_by(AgendaBasis.item, AgendaBasis.paragraph)).all()


@dataclass(frozen=True)
class BasisShown:
    """An item of an agenda and a paragraph of a mandate that it rests on, by their ids.

    `mandate` is the mandate's slug, `since` the Conference that decides on it;
    `approved_version_id` is None before it is approved.
    """

    item: str
    paragraph: str
    mandate: str
    since: Conference
    approved_version_id: int | None


_BASES_AT = (
    select(
        AgendaBasis.item,
        AgendaBasis.paragraph,
        Mandate.slug,
        Conference,
        Mandate.approved_version_id,
    )
    .join(Document, Document.text_id == AgendaBasis.text_id)
    .join(MeetingPaper, MeetingPaper.document_id == Document.id)
    .join(Mandate, Mandate.id == AgendaBasis.mandate_id)
    .join(Conference, Conference.id == Mandate.since_id)
    .where(MeetingPaper.meeting_id == bindparam("meeting"), Document.kind.in_(AGENDAS))
    .options(load_only(Conference.number, raiseload=True))
    .order_by(AgendaBasis.item, AgendaBasis.paragraph)
)
"""Put together once: a meeting's page is what is asked for most."""


def bases_at(meeting: Meeting) -> Sequence[BasisShown]:
    """Give what the items of a meeting's agenda rest on; one statement."""
    return [BasisShown(*row) for row in db.session.execute(_BASES_AT, {"meeting": meeting.id})]


def items_resting_on(mandate: Mandate) -> Sequence[AgendaBasis]:
    """Give the agendas' items that rest on a mandate, with the agendas' texts."""
    wanted = select(AgendaBasis).filter_by(mandate_id=mandate.id)
    wanted = wanted.options(joinedload(AgendaBasis.text))
    in_order = wanted.order_by(AgendaBasis.text_id, AgendaBasis.item, AgendaBasis.paragraph)
    return db.session.scalars(in_order).all()


def agendas_of(text_ids: Sequence[int]) -> Sequence[tuple[Meeting, KeptText]]:
    """Give the meetings whose issued agendas are worked on in some texts, the latest first."""
    issued = select(Revision.document_id).where(Revision.state.in_(SHOWN))
    wanted = (
        select(Meeting, KeptText)
        .join(MeetingPaper, MeetingPaper.meeting_id == Meeting.id)
        .join(Document, Document.id == MeetingPaper.document_id)
        .join(KeptText, KeptText.id == Document.text_id)
        .where(KeptText.id.in_(text_ids), Document.kind.in_(AGENDAS), Document.id.in_(issued))
        .options(joinedload(Meeting.body), joinedload(Meeting.conference))
        .order_by(Meeting.first_day.desc(), Meeting.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(wanted)]


def topics_on(text: KeptText) -> Sequence[AgendaTopic]:
    """Give the topics that are taken up under an agenda's items."""
    wanted = select(AgendaTopic).filter_by(text_id=text.id)
    wanted = wanted.options(joinedload(AgendaTopic.topic).joinedload(Topic.body))
    return db.session.scalars(wanted.order_by(AgendaTopic.topic_id)).all()


def proposals_for(meeting: Meeting) -> Sequence[ItemProposal]:
    """Give every proposal for a meeting, in the order they came; for Chair and Secretariat."""
    wanted = select(ItemProposal).filter_by(meeting_id=meeting.id)
    wanted = wanted.options(joinedload(ItemProposal.delegation), joinedload(ItemProposal.person))
    return db.session.scalars(wanted.order_by(ItemProposal.proposed_at, ItemProposal.id)).all()


def proposals_by(delegation: Delegation, meeting: Meeting) -> Sequence[ItemProposal]:
    """Give the proposals of one delegation for a meeting, in the order they came."""
    return [each for each in proposals_for(meeting) if each.delegation_id == delegation.id]


def proposal_of(meeting: Meeting, proposal_id: int) -> ItemProposal | None:
    """Give a meeting's proposal by its id; None where the meeting has no such proposal."""
    wanted = select(ItemProposal).filter_by(id=proposal_id, meeting_id=meeting.id)
    wanted = wanted.options(
        joinedload(ItemProposal.delegation),
        joinedload(ItemProposal.person),
        joinedload(ItemProposal.meeting),
    )
    return db.session.scalars(wanted).one_or_none()


_ADOPTED_AT = (
    select(AdoptedAgenda)
    .where(AdoptedAgenda.meeting_id == bindparam("meeting"))
    .options(selectinload(AdoptedAgenda.items).joinedload(AdoptedItem.proposal))
)


def adopted_agenda(meeting: Meeting) -> AdoptedAgenda | None:
    """Give the agenda that a meeting adopted, with its items; None before."""
    return db.session.scalars(_ADOPTED_AT, {"meeting": meeting.id}).one_or_none()
