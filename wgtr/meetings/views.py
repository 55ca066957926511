"""The page on which the Secretariat adds a meeting."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.bodies.queries import (
    bodies_by_code,
    body_coded,
    conference_numbered,
    conferences_latest_first,
)
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.forms import NewMeetingForm
from wgtr.meetings.operations import add_meeting
from wgtr.meetings.permissions import ADD_MEETING
from wgtr.meetings.queries import every_meeting

blueprint = Blueprint("new_meeting", __name__, url_prefix="/meetings")


@blueprint.route("/new", methods=["GET", "POST"])
@requires(ADD_MEETING)
def new() -> Response | tuple[str, int]:
    """Add a meeting, with its sittings and deadlines.

    The form begins with the place of the latest meeting, in all its languages: a place that is
    worded in one alone leaves the letter with a gap in the others.
    """
    latest = next(iter(every_meeting()), None)
    form = NewMeetingForm(data={} if latest is None else {"place": latest.place})
    conferences = conferences_latest_first()
    form.offer(bodies_by_code(), conferences)
    if form.validate_on_submit():
        try:
            slug = _add(form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("The meeting was added. Make its agenda next."))
            return redirect(url_for("overview.meeting", slug=slug), 303)
    return render_template("meetings/new.html", form=form), form.status


def _add(form: NewMeetingForm) -> str:
    body = body_coded(form.body.data)
    conference = conference_numbered(int(form.conference.data))
    if body is None or conference is None:
        raise RuleViolation("Choose a body and a Conference.")
    slots = form.slots()
    meeting = add_meeting(
        conference=conference,
        body=body,
        slots=slots,
        place=form.place.wording,
        by=visitor().name,
        papers_due=form.papers(slots),
        input_until=form.last_day(slots),
    )
    return meeting.slug
