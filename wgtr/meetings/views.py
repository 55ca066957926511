"""The pages on which the Secretariat adds a meeting, moves it and calls it off."""

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
from wgtr.meetings.forms import CallOffForm, MoveForm, NewMeetingForm
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.operations import add_meeting, call_off, move_meeting
from wgtr.meetings.permissions import ADD_MEETING, MOVE_MEETING
from wgtr.meetings.queries import every_meeting

blueprint = Blueprint("meeting_planning", __name__, url_prefix="/meetings")


Answer = Response | tuple[str, int]


@blueprint.route("/new", methods=["GET", "POST"])
@requires(ADD_MEETING)
def new() -> Answer:
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
            return _changed(slug, gettext("The meeting was added. Make its agenda next."))
    return render_template("meetings/new.html", form=form), form.status


@blueprint.route("/<slug:slug>/move", methods=["GET", "POST"])
@requires(MOVE_MEETING, subject=meeting_from_url)
def move(meeting: Meeting) -> Answer:
    """Let a meeting take place at other times or elsewhere."""
    form, slug = MoveForm(meeting), meeting.slug
    if form.validate_on_submit():
        try:
            _move(meeting, form)
        except RuleViolation as violation:
            db.session.rollback()
            meeting = meeting_from_url(slug=slug)
            form.refuse(violation)
        else:
            return _changed(
                slug,
                gettext(
                    "The meeting was moved. Calendars, the draft papers and the deadlines follow;"
                    " papers that are issued say the old day until you revise them."
                ),
            )
    return render_template("meetings/move.html", form=form, meeting=meeting), form.status


def _move(meeting: Meeting, form: MoveForm) -> None:
    slots = form.slots()
    move_meeting(
        meeting=meeting,
        slots=slots,
        place=form.place.wording,
        papers_due=form.papers(slots),
        input_until=form.last_day(slots),
        notice=form.notice.wording,
        by=visitor().name,
    )


@blueprint.route("/<slug:slug>/call-off", methods=["GET", "POST"])
@requires(MOVE_MEETING, subject=meeting_from_url)
def calling_off(meeting: Meeting) -> Answer:
    """Let a meeting not take place."""
    form, slug = CallOffForm(), meeting.slug
    if form.validate_on_submit():
        try:
            call_off(meeting=meeting, notice=form.notice.wording, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _changed(slug, gettext("The meeting is called off; calendars say so."))
    return render_template("meetings/call_off.html", form=form, meeting=meeting), form.status


def _changed(slug: str, sentence: str) -> Response:
    db.session.commit()
    flash(sentence)
    return redirect(url_for("overview.meeting", slug=slug), 303)


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
