"""Lists of meetings: all of them, and those of one Conference's cycle."""

from flask import Blueprint, render_template

from wgtr.bodies.loaders import conference_from_url
from wgtr.bodies.models import Conference
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires
from wgtr.meetings.outline import outline
from wgtr.meetings.queries import meetings_held, meetings_of, meetings_to_come

blueprint = Blueprint("meetings", __name__, url_prefix="/meetings")


@blueprint.get("/")
@requires(PUBLIC)
def index() -> str:
    """Show every meeting, those to come first."""
    now = clock.now()
    today = now.astimezone(clock.GENEVA).date()
    return render_template(
        "meetings/index.html",
        to_come=[outline(meeting, now) for meeting in meetings_to_come(on=today)],
        held=[outline(meeting, now) for meeting in meetings_held(on=today)],
    )


@blueprint.get("/csp<int:number>/")
@requires(PUBLIC, subject=conference_from_url)
def of_conference(conference: Conference) -> str:
    """Show the meetings of the cycle that leads to one Conference."""
    now = clock.now()
    return render_template(
        "meetings/of_conference.html",
        conference=conference,
        meetings=[outline(meeting, now) for meeting in meetings_of(conference)],
    )
