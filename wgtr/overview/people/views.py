"""The Secretariat's pages about people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.loaders import person_from_url
from wgtr.accounts.models import Delegation, Person, Role
from wgtr.accounts.operations import (
    add_person,
    change_person,
    deactivate,
    give_password,
    reactivate,
)
from wgtr.accounts.permissions import MANAGE_PEOPLE
from wgtr.accounts.queries import delegation_numbered, people, person_numbered
from wgtr.accounts.words import ROLES
from wgtr.bodies.loaders import office_from_url
from wgtr.bodies.models import Body, Conference, Office
from wgtr.bodies.operations import appoint, end_office
from wgtr.bodies.queries import (
    body_coded,
    conference_numbered,
    offices_of_person,
    offices_with_a_person,
)
from wgtr.bodies.words import TITLES
from wgtr.core.access import requires, visitor
from wgtr.core.collation import in_order
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import current
from wgtr.overview.people.forms import NewPersonForm, OfficeForm, PersonForm

blueprint = Blueprint("people", __name__, url_prefix="/people")

Answer = Response | tuple[str, int]


@blueprint.get("/")
@requires(MANAGE_PEOPLE)
def index() -> str:
    """List everybody, those who can no longer sign in last."""
    in_name_order = in_order(people(), name=lambda each: each.name, language=current().code)
    return render_template(
        "overview/people/index.html",
        people=sorted(in_name_order, key=lambda each: not each.is_active),
        offices=_offices_by_person(),
        role_names=ROLES,
        title_names=TITLES,
    )


def _offices_by_person() -> Mapping[int | None, Sequence[Office]]:
    held: dict[int | None, list[Office]] = defaultdict(list)
    for office in offices_with_a_person():
        held[office.person_id].append(office)
    return held


@blueprint.route("/new", methods=["GET", "POST"])
@requires(MANAGE_PEOPLE)
def new() -> Answer:
    """Add somebody."""
    form = NewPersonForm()
    if form.validate_on_submit():
        try:
            person = add_person(
                email=form.email.data,
                name=form.name.data,
                roles=_roles(form),
                delegation=_delegation(form),
                language=form.language.data,
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.flush()
            address = url_for("people.change", number=person.id)
            db.session.commit()
            flash(gettext("Added. Give a password for the first sign-in below."))
            return redirect(address, 303)
    return render_template("overview/people/new.html", form=form), form.status


@blueprint.route("/<int:number>/", methods=["GET", "POST"])
@requires(MANAGE_PEOPLE, subject=person_from_url)
def change(person: Person) -> Answer:
    """Show and change a person."""
    number, form = person.id, PersonForm(obj=person)
    if form.validate_on_submit():
        try:
            change_person(
                person,
                email=form.email.data,
                name=form.name.data,
                roles=_roles(form),
                delegation=_delegation(form),
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("The change is kept and counts at once."))
            return redirect(url_for("people.change", number=number), 303)
    return _person_page(person, form, OfficeForm(formdata=None)), form.status


@blueprint.post("/<int:number>/password")
@requires(MANAGE_PEOPLE, subject=person_from_url)
def password(person: Person) -> Response:
    """Give a password for the first sign-in, and show it on this one page only."""
    number = person.id
    given = give_password(person, by=visitor().name)
    db.session.commit()
    page = render_template(
        "overview/people/password.html", person=person_numbered(number), given=given
    )
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post("/<int:number>/deactivate")
@requires(MANAGE_PEOPLE, subject=person_from_url)
def end(person: Person) -> Response:
    """Let a person sign in no more."""
    number = person.id
    deactivate(person, by=visitor().name)
    db.session.commit()
    flash(gettext("Nobody can sign in as this person any more."))
    return redirect(url_for("people.change", number=number), 303)


@blueprint.post("/<int:number>/reactivate")
@requires(MANAGE_PEOPLE, subject=person_from_url)
def begin_again(person: Person) -> Response:
    """Let a person sign in again."""
    number = person.id
    reactivate(person, by=visitor().name)
    db.session.commit()
    flash(gettext("This person can sign in again."))
    return redirect(url_for("people.change", number=number), 303)


@blueprint.post("/<int:number>/offices")
@requires(MANAGE_PEOPLE, subject=person_from_url)
def give_office(person: Person) -> Answer:
    """Give a person an office."""
    number, form = person.id, OfficeForm()
    if form.validate_on_submit():
        try:
            appoint(
                body=cast("Body", body_coded(form.body.data)),
                conference=cast("Conference", conference_numbered(int(form.conference.data))),
                title=form.chosen_title,
                person=person,
                delegation=person.delegation,
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("The office is given and counts at once."))
            return redirect(url_for("people.change", number=number), 303)
    return _person_page(person, PersonForm(formdata=None, obj=person), form), form.status


@blueprint.post("/offices/<int:number>/end")
@requires(MANAGE_PEOPLE, subject=office_from_url)
def take_office(office: Office) -> Response:
    """End an office; who held it is kept in the record."""
    number = office.person_id
    end_office(office, by=visitor().name)
    db.session.commit()
    flash(gettext("The office has ended."))
    if number is None:
        return redirect(url_for("people.index"), 303)
    return redirect(url_for("people.change", number=number), 303)


def _person_page(person: Person, form: PersonForm, office_form: OfficeForm) -> str:
    return render_template(
        "overview/people/person.html",
        person=person,
        form=form,
        office_form=office_form,
        offices=offices_of_person(person),
        title_names=TITLES,
        own=person.id == visitor().person_id,
    )


def _roles(form: PersonForm) -> set[Role]:
    return {Role(each) for each in form.roles.data or []}


def _delegation(form: PersonForm) -> Delegation | None:
    return delegation_numbered(int(form.delegation_id.data)) if form.delegation_id.data else None
