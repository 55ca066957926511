"""Pages that draw on several rooms: home, a body with its meetings, a meeting with its papers."""

from datetime import date

from flask import Blueprint, render_template

from wgtr.bodies.loaders import body_from_url
from wgtr.bodies.models import Body
from wgtr.bodies.permissions import MANAGE_BODIES
from wgtr.bodies.queries import bodies_by_code, conferences_latest_first, offices_in_cycle
from wgtr.bodies.words import TITLES
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.mandates.naming import STATES
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.outline import outline
from wgtr.meetings.queries import (
    meetings_by_conference,
    meetings_of_body,
    meetings_to_come,
    next_meeting,
)
from wgtr.overview.bodies import body_shown
from wgtr.overview.cycles import name_of
from wgtr.overview.kept_pages import kept_page, kept_part
from wgtr.overview.papers import papers_shown
from wgtr.overview.views_meetings import outlined
from wgtr.overview.year import acts_for
from wgtr.reports.permissions import leads, records
from wgtr.submissions.presenting import input_outline
from wgtr.workplan.naming import STATUSES

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
@requires(PUBLIC)
def home() -> str:
    """Show the next meeting and what is due, then the cycles and the bodies."""
    found = next_meeting(on=_today())
    return render_template(
        "overview/home.html",
        coming=None if found is None else outlined([found])[0],
        conferences=conferences_latest_first(),
        bodies=bodies_by_code(),
        manages=MANAGE_BODIES.allows(visitor(), None),
    )


@blueprint.get("/cycles/")
@requires(PUBLIC)
def cycles() -> str:
    """Show every Conference, the latest first: each is where a cycle of work leads."""
    return render_template(
        "overview/cycles.html",
        conferences=conferences_latest_first(),
        meetings=meetings_by_conference(),
        name_of=name_of,
        manages=MANAGE_BODIES.allows(visitor(), None),
    )


@blueprint.get("/bodies/")
@requires(PUBLIC)
def bodies() -> str:
    """Show every body: what it is, who leads it now, when it meets next."""
    today = _today()
    coming: dict[int, Meeting] = {}
    for meeting in meetings_to_come(on=today):
        if not meeting.is_called_off:
            coming.setdefault(meeting.body_id, meeting)
    running = [each for each in conferences_latest_first() if each.ends and each.ends >= today]
    return render_template(
        "overview/bodies.html",
        bodies=bodies_by_code(),
        coming=coming,
        offices=offices_in_cycle(running[-1]) if running else [],
        titles=TITLES,
        manages=MANAGE_BODIES.allows(visitor(), None),
    )


@blueprint.get("/bodies/<slug:code>/")
@requires(PUBLIC, subject=body_from_url)
def body(body: Body) -> str:
    """Show a body: what it is and does, its meetings to come, its work cycle by cycle."""
    today = _today()
    outlines = outlined(meetings_of_body(body))
    return render_template(
        "overview/body.html",
        body=body,
        shown=body_shown(body, outlines, visitor=visitor(), today=today),
        to_come=[each for each in reversed(outlines) if each.meeting.last_day >= today],
        manages=MANAGE_BODIES.allows(visitor(), None),
        titles=TITLES,
        states=STATES,
        statuses=STATUSES,
    )


def _today() -> date:
    return clock.now().astimezone(clock.GENEVA).date()


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
