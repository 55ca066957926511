"""Lists of meetings: all of them, and those of one Conference's cycle."""

from collections.abc import Sequence

from flask import Blueprint, render_template

from wgtr.bodies.loaders import conference_from_url
from wgtr.bodies.models import Conference
from wgtr.bodies.permissions import is_secretariat
from wgtr.bodies.words import TITLES
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.documents.queries.for_pages import agendas_issued_on
from wgtr.mandates.naming import STATES, title_of
from wgtr.meetings.models import Meeting
from wgtr.meetings.outline import Outline, outline
from wgtr.meetings.queries import meetings_held, meetings_of, meetings_to_come
from wgtr.overview.cycles import cycle_shown
from wgtr.reports.permissions import DRAFT_CONFERENCE_REPORT

blueprint = Blueprint("meetings", __name__, url_prefix="/meetings")


@blueprint.get("/")
@requires(PUBLIC)
def index() -> str:
    """Show every meeting, those to come first."""
    today = clock.now().astimezone(clock.GENEVA).date()
    to_come, held = meetings_to_come(on=today), meetings_held(on=today)
    outlines = outlined([*to_come, *held])
    return render_template(
        "meetings/index.html",
        to_come=outlines[: len(to_come)],
        held=outlines[len(to_come) :],
        adding=is_secretariat(visitor()),
    )


@blueprint.get("/csp<int:number>/")
@requires(PUBLIC, subject=conference_from_url)
def of_conference(conference: Conference) -> str:
    """Show the cycle that leads to one Conference: what it was, or what is to come of it."""
    today = clock.now().astimezone(clock.GENEVA).date()
    meetings = outlined(meetings_of(conference))
    return render_template(
        "meetings/of_conference.html",
        conference=conference,
        cycle=cycle_shown(conference, meetings, visitor=visitor(), today=today),
        meetings=meetings,
        titles=TITLES,
        states=STATES,
        title_of=title_of,
        manages=is_secretariat(visitor()),
        collects=DRAFT_CONFERENCE_REPORT.allows(visitor(), conference),
    )


def outlined(meetings: Sequence[Meeting]) -> list[Outline]:
    """Outline meetings as they stand now, with the day their papers were issued."""
    now, issued = clock.now(), agendas_issued_on(meetings)
    return [outline(meeting, now, issued.get(meeting.id)) for meeting in meetings]
