"""The pages on which the Secretariat adds Conferences and bodies, and keeps them up to date."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.bodies.forms import BodyForm, ConferenceForm, NewBodyForm, NewConferenceForm
from wgtr.bodies.loaders import body_from_url, conference_from_url
from wgtr.bodies.models import Body, Conference
from wgtr.bodies.operations import add_body, add_conference, change_body, change_conference
from wgtr.bodies.permissions import MANAGE_BODIES
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation

blueprint = Blueprint("bodies", __name__)

Answer = Response | tuple[str, int]


@blueprint.route("/conferences/new", methods=["GET", "POST"])
@requires(MANAGE_BODIES)
def new_conference() -> Answer:
    """Add a Conference; its days may be confirmed later."""
    form = NewConferenceForm()
    if form.validate_on_submit():
        number = int(form.number.data)
        try:
            add_conference(number=number, by=visitor().name, **form.held())
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _to_conference(number, gettext("The Conference was added."))
    return render_template("bodies/conference.html", form=form, conference=None), form.status


@blueprint.route("/conferences/<int:number>/edit", methods=["GET", "POST"])
@requires(MANAGE_BODIES, subject=conference_from_url)
def edit_conference(conference: Conference) -> Answer:
    """Say when, where and how a Conference is held, as soon as it is known."""
    form, number = ConferenceForm(data=_held(conference)), conference.number
    if form.validate_on_submit():
        try:
            change_conference(conference=conference, by=visitor().name, **form.held())
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _to_conference(number, gettext("The change is kept; calendars follow."))
    page = render_template("bodies/conference.html", form=form, conference=conference)
    return page, form.status


@blueprint.route("/bodies/new", methods=["GET", "POST"])
@requires(MANAGE_BODIES)
def new_body() -> Answer:
    """Add a body."""
    form = NewBodyForm()
    if form.validate_on_submit():
        code = form.code.data
        try:
            add_body(code=code, by=visitor().name, **form.held())
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _to_body(code, gettext("The body was added. Give it a mandate next."))
    return render_template("bodies/body.html", form=form, body=None), form.status


@blueprint.route("/bodies/<slug:code>/edit", methods=["GET", "POST"])
@requires(MANAGE_BODIES, subject=body_from_url)
def edit_body(body: Body) -> Answer:
    """Change the names of a body."""
    form, code = BodyForm(data={"name": body.name, "about": body.about or {}}), body.code
    if form.validate_on_submit():
        change_body(body=body, by=visitor().name, **form.held())
        return _to_body(code, gettext("The change is kept."))
    return render_template("bodies/body.html", form=form, body=body), form.status


def _held(conference: Conference) -> dict[str, object]:
    return {
        "starts": conference.starts,
        "ends": conference.ends,
        "mode": conference.mode.value,
        "place": conference.place or {},
        "theme": conference.theme or {},
        "presidency": conference.presidency or {},
    }


def _to_conference(number: int, sentence: str) -> Response:
    db.session.commit()
    flash(sentence)
    return redirect(url_for("meetings.of_conference", number=number), 303)


def _to_body(code: str, sentence: str) -> Response:
    db.session.commit()
    flash(sentence)
    return redirect(url_for("overview.body", code=code.lower()), 303)
