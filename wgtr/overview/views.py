"""Pages that draw on several rooms: home, a body with its meetings, a meeting with its papers."""

from flask import Blueprint, render_template

from wgtr.bodies.loaders import body_from_url
from wgtr.bodies.models import Body
from wgtr.bodies.permissions import MANAGE_BODIES
from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.documents.presenting import listed_sheet
from wgtr.documents.queries.for_pages import documents_issued_by
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.outline import outline
from wgtr.meetings.queries import meetings_of_body, next_meeting
from wgtr.overview.kept_pages import kept_page, kept_part
from wgtr.overview.papers import papers_shown
from wgtr.overview.views_meetings import outlined
from wgtr.overview.year import acts_for
from wgtr.reports.permissions import leads, records
from wgtr.submissions.presenting import input_outline

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
@requires(PUBLIC)
def home() -> str:
    """Show the next meeting and what is due, then the cycles and the bodies."""
    found = next_meeting(on=clock.now().astimezone(clock.GENEVA).date())
    return render_template(
        "overview/home.html",
        coming=None if found is None else outlined([found])[0],
        conferences=conferences_latest_first(),
        bodies=bodies_by_code(),
        manages=MANAGE_BODIES.allows(visitor(), None),
    )


@blueprint.get("/bodies/<slug:code>/")
@requires(PUBLIC, subject=body_from_url)
def body(body: Body) -> str:
    """Show a body: its meetings, the nearest to come first."""
    today = clock.now().astimezone(clock.GENEVA).date()
    outlines = outlined(meetings_of_body(body))
    return render_template(
        "overview/body.html",
        body=body,
        to_come=[each for each in reversed(outlines) if each.meeting.last_day >= today],
        held=[each for each in outlines if each.meeting.last_day < today],
        manages=MANAGE_BODIES.allows(visitor(), None),
        sheets=[listed_sheet(each) for each in documents_issued_by(body)],
    )


@blueprint.get("/meetings/<slug:slug>/")
@requires(PUBLIC, subject=meeting_from_url)
def meeting(meeting: Meeting) -> str:
    """Show a meeting: its dates, its annotated agenda, and every document."""
    return kept_page(lambda: _meeting_page(meeting))


def _meeting_page(meeting: Meeting) -> str:
    papers = kept_part(("papers", meeting.id), lambda: papers_shown(meeting))
    return render_template(
        "overview/meeting.html",
        input=input_outline(meeting, papers.places),
        outline=outline(meeting, clock.now(), papers.agenda_dated, papers.report_dated),
        papers=papers,
        acts=acts_for(meeting, visitor()),
        records=records(visitor(), meeting.body_id),
        leads=leads(visitor(), meeting.body_id),
    )
