"""The Secretariat's pages about delegations."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.loaders import delegation_from_url
from wgtr.accounts.models import Delegation
from wgtr.accounts.operations import add_delegation, change_delegation
from wgtr.accounts.permissions import MANAGE_PEOPLE
from wgtr.accounts.queries import delegations, people_of
from wgtr.accounts.words import CATEGORIES
from wgtr.core.access import requires, visitor
from wgtr.core.collation import in_order
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import current, wording_of
from wgtr.overview.delegations.forms import DelegationForm, NewDelegationForm

blueprint = Blueprint("delegations", __name__, url_prefix="/delegations")

Answer = Response | tuple[str, int]


@blueprint.get("/")
@requires(MANAGE_PEOPLE)
def index() -> str:
    """List every delegation in the alphabetical order of the page's language, States first."""
    sorted_ones = in_order(
        delegations(), name=lambda each: wording_of(each.name), language=current().code
    )
    return render_template(
        "overview/delegations/index.html",
        states=[each for each in sorted_ones if each.is_state],
        others=[each for each in sorted_ones if not each.is_state],
        category_names=CATEGORIES,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@requires(MANAGE_PEOPLE)
def new() -> Answer:
    """Add a State or an organisation."""
    form = NewDelegationForm()
    if form.validate_on_submit():
        try:
            add_delegation(
                code=form.code.data,
                category=form.chosen_category,
                name=form.name.wording,
                region=form.region.data or None,
                mailbox=form.mailbox.data or None,
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("The delegation was added."))
            return redirect(url_for("delegations.index"), 303)
    return render_template("overview/delegations/new.html", form=form), form.status


@blueprint.route("/<int:number>/", methods=["GET", "POST"])
@requires(MANAGE_PEOPLE, subject=delegation_from_url)
def change(delegation: Delegation) -> Answer:
    """Show and change a delegation, and list its people."""
    form = DelegationForm(obj=delegation)
    if form.validate_on_submit():
        change_delegation(
            delegation,
            category=form.chosen_category,
            name=form.name.wording,
            region=form.region.data or None,
            mailbox=form.mailbox.data or None,
            by=visitor().name,
        )
        db.session.commit()
        flash(gettext("The delegation was changed."))
        return redirect(url_for("delegations.index"), 303)
    page = render_template(
        "overview/delegations/delegation.html",
        form=form,
        delegation=delegation,
        people=people_of(delegation),
    )
    return page, form.status
