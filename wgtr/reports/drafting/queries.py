"""Reading drafted reports."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, undefer

from wgtr.bodies.models import Conference
from wgtr.core.database import db
from wgtr.documents.models import Document, Revision, RevisionState
from wgtr.documents.succession import current_ones
from wgtr.meetings.models import Meeting
from wgtr.reports.models import DraftedReport, ReportKind
from wgtr.texts.contents import text_in
from wgtr.tree.provisions import Text


def _whole() -> Select[DraftedReport]:
    meeting = joinedload(DraftedReport.meeting)
    return select(DraftedReport).options(
        joinedload(DraftedReport.text),
        meeting.joinedload(Meeting.body),
        joinedload(DraftedReport.conference),
        undefer(DraftedReport.generated),
    )


def report_of(meeting: Meeting) -> DraftedReport | None:
    """Give the Chair's report of a meeting; None before it is drafted."""
    return db.session.scalars(_whole().filter_by(meeting_id=meeting.id)).one_or_none()


def conference_report_of(conference: Conference) -> DraftedReport | None:
    """Give a Conference's report; None before it is drafted."""
    wanted = _whole().filter_by(conference_id=conference.id, kind=ReportKind.CONFERENCE)
    return db.session.scalars(wanted).one_or_none()


def chairs_reports_for(conference: Conference) -> Sequence[DraftedReport]:
    """Give the Chairs' reports of the cycle that leads to a Conference, by meeting."""
    wanted = _whole().filter_by(conference_id=conference.id, kind=ReportKind.CHAIR)
    return db.session.scalars(wanted.order_by(DraftedReport.meeting_id)).all()


def documents_of_cycle(conference: Conference) -> Sequence[Revision]:
    """Give what was issued for a Conference, each in its current revision, by symbol."""
    wanted = (
        select(Revision)
        .join(Revision.document)
        .where(Document.conference_id == conference.id, Revision.state == RevisionState.ISSUED)
        .options(contains_eager(Revision.document), joinedload(Revision.symbol))
        .order_by(Revision.id)
    )
    current = current_ones(db.session.scalars(wanted).all())
    return sorted(current, key=lambda each: (each.symbol is None, _serial(each), each.id))


def _serial(revision: Revision) -> int:
    return 0 if revision.symbol is None else revision.symbol.serial or 0


def generated_text(drafted: DraftedReport) -> Text:
    """Give the tree as it was drafted last."""
    return text_in(drafted.generated)
