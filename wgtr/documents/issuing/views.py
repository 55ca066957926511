"""What is prepared, what would be issued of it, the button, and how far the worker is."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.issuing.forms import IssueForm
from wgtr.documents.issuing.loaders import draft_from_url, run_from_url
from wgtr.documents.issuing.operations import ask_to_issue
from wgtr.documents.issuing.permissions import ISSUE
from wgtr.documents.issuing.presenting import progress_of, prospect_shown, title_of
from wgtr.documents.issuing.queries import drafts, last_run_of
from wgtr.documents.jobs import issue_revision
from wgtr.documents.models import IssuingRun, Revision, RunState
from wgtr.documents.presenting import address_of

blueprint = Blueprint("issuing", __name__, url_prefix="/issuing")

Answer = Response | str | tuple[str, int]


@blueprint.get("/")
@requires(ISSUE)
def index() -> str:
    """Show every paper that is prepared and not issued yet."""
    return render_template(
        "documents/drafts.html", drafts=[(each, title_of(each)) for each in drafts()]
    )


@blueprint.route("/<symbol:slug>/", methods=["GET", "POST"])
@requires(ISSUE, subject=draft_from_url)
def draft(found: Revision) -> Answer:
    """Show what would be issued of a draft; asked to, let the worker issue it."""
    today = clock.now().astimezone(clock.GENEVA).date()
    form = IssueForm(dated=found.dated or today)
    if form.validate_on_submit():
        try:
            dated = form.dated.data or today
            run, is_new = ask_to_issue(revision=found, dated=dated, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            if is_new:
                issue_revision.defer(run_id=run.id)
            db.session.commit()
            return redirect(url_for("issuing.run", run_id=run.id), 303)
    shown, last = prospect_shown(found), last_run_of(found)
    page = render_template("documents/draft.html", draft=found, shown=shown, form=form, last=last)
    return page, form.status


@blueprint.get("/runs/<int:run_id>/")
@requires(ISSUE, subject=run_from_url)
def run(found: IssuingRun) -> Response | str:
    """Show how far a run is; once it is done, the document."""
    if found.state is RunState.ISSUED:
        return redirect(address_of(found.revision.slug), 303)
    shown = {
        "title": title_of(found.revision),
        "why": gettext(found.problem, **found.problem_values) if found.problem else "",
        **progress_of(found),
    }
    return render_template("documents/run.html", run=found, **shown)
