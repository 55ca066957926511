"""The home page: what this is, what is due next, Conferences and bodies."""

from flask import Blueprint, render_template

from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires
from wgtr.meetings.outline import outline
from wgtr.meetings.queries import next_meeting

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
@requires(PUBLIC)
def home() -> str:
    """Show the next meeting and what is due, then the cycles and the bodies."""
    now = clock.now()
    meeting = next_meeting(on=now.astimezone(clock.GENEVA).date())
    return render_template(
        "overview/home.html",
        coming=None if meeting is None else outline(meeting, now),
        conferences=conferences_latest_first(),
        bodies=bodies_by_code(),
    )
