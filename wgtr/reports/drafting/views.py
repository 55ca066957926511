"""The Chair's report of a meeting: drafted, drafted again, taken as a file."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.forms import NAMED, AgainForm, DraftForm
from wgtr.reports.drafting.gaps import gaps_of
from wgtr.reports.drafting.gathering import drafted_now
from wgtr.reports.drafting.loaders import DraftFile, draft_from_url
from wgtr.reports.drafting.operations import draft_chairs_report
from wgtr.reports.drafting.pages import again_page, as_file, take_ticked
from wgtr.reports.drafting.queries import report_of
from wgtr.reports.models import DraftedReport
from wgtr.reports.permissions import DRAFT_REPORT
from wgtr.texts.queries import current_text
from wgtr.tree.provisions import Text

blueprint = Blueprint("chairs_report", __name__, url_prefix="/meetings")

Answer = str | Response | tuple[str, int]


@blueprint.get("/<slug:slug>/report/")
@requires(DRAFT_REPORT, subject=meeting_from_url)
def report(meeting: Meeting) -> str:
    """Show where the report stands: not drafted yet, or what the records would change in it."""
    drafted = report_of(meeting)
    if drafted is None:
        return render_template("reports/report/begin.html", meeting=meeting, form=DraftForm())
    asked = request.args.get("names", NAMED if drafted.names_delegations else "")
    return _page(meeting, drafted, AgainForm(formdata=None, names=asked))


@blueprint.post("/<slug:slug>/report/draft")
@requires(DRAFT_REPORT, subject=meeting_from_url)
def draft(meeting: Meeting) -> Answer:
    """Draft the report for the first time."""
    form = DraftForm()
    if form.validate_on_submit():
        try:
            _draft(meeting, names=bool(form.names.data))
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            return redirect(url_for("chairs_report.report", slug=meeting.slug))
    page = render_template("reports/report/begin.html", meeting=meeting, form=form)
    return page, form.status


@blueprint.post("/<slug:slug>/report/take")
@requires(DRAFT_REPORT, subject=meeting_from_url)
def take(meeting: Meeting) -> Answer:
    """Take the changes that are ticked, leave the others."""
    drafted, form = report_of(meeting) or abort(404), AgainForm()
    if form.validate() and take_ticked(drafted, form, _drafting(meeting)):
        db.session.commit()
        flash(gettext("Taken. What you left stays as it is."))
        return redirect(url_for("chairs_report.report", slug=meeting.slug))
    return _page(meeting, drafted, form), form.status


@blueprint.get("/<slug:slug>/report/<slug:language>.<slug:form>")
@requires(DRAFT_REPORT, subject=draft_from_url)
def download(found: DraftFile) -> Response:
    """Give the report as it stands as a file; before it is issued it is nobody else's."""
    meeting, kept = found.meeting, found.drafted.text
    return as_file(
        current_text(kept),
        kept.name,
        found.language,
        found.form,
        conference=meeting.conference,
        body=meeting.body,
    )


def _draft(meeting: Meeting, *, names: bool) -> None:
    text = drafted_now(meeting, names_delegations=names)
    draft_chairs_report(meeting=meeting, text=text, names_delegations=names, by=visitor().name)


def _drafting(meeting: Meeting) -> Callable[[bool], Text]:
    """What drafts the report as the records are now, with names or without."""
    return lambda named: drafted_now(meeting, names_delegations=named)


def _page(meeting: Meeting, drafted: DraftedReport, form: AgainForm) -> str:
    slug = meeting.slug
    return again_page(
        drafted,
        form,
        _drafting(meeting),
        meeting=meeting,
        gaps=gaps_of(meeting),
        here=partial(url_for, "chairs_report.report", slug=slug),
        take=url_for("chairs_report.take", slug=slug),
        file=partial(url_for, "chairs_report.download", slug=slug),
    )
