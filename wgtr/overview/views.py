"""Pages that draw on several rooms: home, a body with its meetings, a meeting with its papers."""

from flask import Blueprint, render_template

from wgtr.bodies.loaders import body_from_url
from wgtr.bodies.models import Body
from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.outline import outline
from wgtr.meetings.queries import meetings_of_body, next_meeting

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
@requires(PUBLIC)
def home() -> str:
    """Show the next meeting and what is due, then the cycles and the bodies."""
    now = clock.now()
    found = next_meeting(on=now.astimezone(clock.GENEVA).date())
    return render_template(
        "overview/home.html",
        coming=None if found is None else outline(found, now),
        conferences=conferences_latest_first(),
        bodies=bodies_by_code(),
    )


@blueprint.get("/bodies/<slug:code>/")
@requires(PUBLIC, subject=body_from_url)
def body(body: Body) -> str:
    """Show a body: its meetings, the nearest to come first."""
    now = clock.now()
    today = now.astimezone(clock.GENEVA).date()
    outlines = [outline(each, now) for each in meetings_of_body(body)]
    return render_template(
        "overview/body.html",
        body=body,
        to_come=[each for each in reversed(outlines) if each.meeting.last_day >= today],
        held=[each for each in outlines if each.meeting.last_day < today],
    )


@blueprint.get("/meetings/<slug:slug>/")
@requires(PUBLIC, subject=meeting_from_url)
def meeting(meeting: Meeting) -> str:
    """Show a meeting: its dates, its annotated agenda, and every document."""
    return render_template("overview/meeting.html", outline=outline(meeting, clock.now()))
