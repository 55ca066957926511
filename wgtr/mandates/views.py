"""Pages on which mandates are prepared, proposed, and their approval recorded."""

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
from wgtr.mandates import operations
from wgtr.mandates.forms import (
    ApprovalForm,
    DecisionForm,
    DescribeForm,
    NewMandateForm,
    TakeBackForm,
)
from wgtr.mandates.loaders import mandate_from_url
from wgtr.mandates.models import Mandate, MandateState
from wgtr.mandates.naming import title_of
from wgtr.mandates.permissions import ADD_MANDATE, PREPARE_MANDATE, RECORD_APPROVAL
from wgtr.mandates.queries import mandate_worded_in, text_of_mandate, texts_without_mandate
from wgtr.texts.models import KeptText
from wgtr.texts.queries import text_named
from wgtr.texts.standing import Fixed, tells_what_is_fixed
from wgtr.tree.languages import Language

blueprint = Blueprint("mandates", __name__, url_prefix="/mandates/<slug:slug>")

adding = Blueprint("new_mandate", __name__, url_prefix="/mandates")

Answer = Response | tuple[str, int]


@tells_what_is_fixed
def approved_in(text: KeptText) -> list[Fixed]:
    """Tell on a text's page that its mandate was approved."""
    mandate = mandate_worded_in(text)
    if mandate is None or mandate.state is not MandateState.APPROVED:
        return []
    said = gettext("Approved by the Conference. What is changed here does not change the mandate:")
    return [Fixed(said, title_of(mandate), url_for("mandate_pages.mandate", slug=mandate.slug))]


@adding.route("/new", methods=["GET", "POST"])
@requires(ADD_MANDATE)
def new() -> Answer:
    """Add a mandate as a draft: a body’s first one, or one approved before it was kept here."""
    form = NewMandateForm()
    form.offer(bodies_by_code(), conferences_latest_first(), texts_without_mandate())
    if form.validate_on_submit():
        try:
            mandate = _add(form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(mandate, gettext("The mandate is kept as a draft. Edit its text next."))
    return render_template("mandates/new.html", form=form), form.status


def _add(form: NewMandateForm) -> Mandate:
    body = body_coded(form.body.data)
    since, until = (conference_numbered(int(field.data)) for field in (form.since, form.until))
    if body is None or since is None or until is None:
        raise RuleViolation("Choose a body and two Conferences.")
    original = Language(form.language.data)
    return operations.add_mandate(
        body=body,
        since=since,
        until=until,
        text=text_named(form.text.data or "") or operations.outline(body, since, until, original),
        by=visitor().name,
    )


@blueprint.route("/describe", methods=["GET", "POST"])
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def describe(mandate: Mandate) -> Answer:
    """Say what a mandate rests on and what Rule 42 determines."""
    form = DescribeForm(mandate, text_of_mandate(mandate))
    if form.validate_on_submit():
        try:
            operations.describe(
                mandate=mandate,
                basis=form.basis.wording,
                attributes=form.attributes(),
                topic_paragraph=form.topic_paragraph.data or None,
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(mandate, gettext("The mandate was described."))
    page = render_template("mandates/describe.html", form=form, title=title_of(mandate))
    return page, form.status


@blueprint.post("/propose")
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def propose(mandate: Mandate) -> Response:
    """Put a draft to the Conference."""
    operations.propose(mandate=mandate, by=visitor().name)
    return _done(mandate, gettext("The mandate is proposed, and everybody can read it."))


@blueprint.route("/take-back", methods=["GET", "POST"])
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def take_back(mandate: Mandate) -> Answer:
    """Make a proposed mandate a draft again."""
    form = TakeBackForm()
    if form.validate_on_submit():
        try:
            operations.take_back(mandate=mandate, reason=form.reason.data, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(mandate, gettext("The mandate is a draft again."))
    page = render_template("mandates/take_back.html", form=form, title=title_of(mandate))
    return page, form.status


@blueprint.route("/approve", methods=["GET", "POST"])
@requires(RECORD_APPROVAL, subject=mandate_from_url)
def approve(mandate: Mandate) -> Answer:
    """Record that the Conference approved a mandate."""
    form = ApprovalForm()
    if form.validate_on_submit():
        try:
            operations.approve(
                mandate=mandate, by=visitor().name, amended=form.amended.data, **form.decision()
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(mandate, gettext("The approval is recorded; the mandate stays as it is."))
    return _decision_page(mandate, form, gettext("Record the approval"))


@blueprint.route("/decision", methods=["GET", "POST"])
@requires(RECORD_APPROVAL, subject=mandate_from_url)
def decision(mandate: Mandate) -> Answer:
    """Fill in what was not known of the Conference's decision."""
    form = DecisionForm()
    form.ask_only({"verb": mandate.verb, "paragraph": mandate.paragraph, "on": mandate.decided_on})
    if form.validate_on_submit():
        try:
            operations.complete_decision(mandate=mandate, by=visitor().name, **form.decision())
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(mandate, gettext("The decision was completed."))
    return _decision_page(mandate, form, gettext("Complete the decision"))


def _decision_page(mandate: Mandate, form: DecisionForm, heading: str) -> tuple[str, int]:
    page = render_template(
        "mandates/decision.html",
        form=form,
        heading=heading,
        conference=mandate.since.code,
        title=title_of(mandate),
        slug=mandate.slug,
    )
    return page, form.status


def _done(mandate: Mandate, sentence: str) -> Response:
    slug = mandate.slug
    db.session.commit()
    flash(sentence)
    return redirect(url_for("mandate_pages.mandate", slug=slug), 303)
