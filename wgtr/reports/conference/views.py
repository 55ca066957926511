"""A Conference's report: its skeleton from all bodies' reports, kept as a text, collected again."""

from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.bodies.loaders import conference_from_url
from wgtr.bodies.models import Conference
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.reports.conference.loaders import ConferenceFile, conference_file_from_url
from wgtr.reports.drafting.forms import AgainForm, DraftForm
from wgtr.reports.drafting.gathering import conference_drafted_now, conference_facts_of
from wgtr.reports.drafting.operations import draft_conference_report
from wgtr.reports.drafting.pages import again_page, as_file, take_ticked
from wgtr.reports.drafting.queries import conference_report_of
from wgtr.reports.models import DraftedReport
from wgtr.reports.permissions import DRAFT_CONFERENCE_REPORT
from wgtr.texts.queries import current_text

blueprint = Blueprint("conference_report", __name__, url_prefix="/meetings")

Answer = str | Response | tuple[str, int]


@blueprint.get("/csp<int:number>/report/")
@requires(DRAFT_CONFERENCE_REPORT, subject=conference_from_url)
def report(conference: Conference) -> str:
    """Show what the report is collected from, or what the records would change in it."""
    drafted = conference_report_of(conference)
    if drafted is None:
        return _begin(conference, DraftForm())
    return _page(conference, drafted, AgainForm(formdata=None))


@blueprint.post("/csp<int:number>/report/draft")
@requires(DRAFT_CONFERENCE_REPORT, subject=conference_from_url)
def draft(conference: Conference) -> Answer:
    """Keep the skeleton as a text."""
    form = DraftForm()
    if form.validate_on_submit():
        text = conference_drafted_now(conference)
        try:
            draft_conference_report(conference=conference, text=text, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            return redirect(url_for("conference_report.report", number=conference.number))
    return _begin(conference, form), form.status


@blueprint.post("/csp<int:number>/report/take")
@requires(DRAFT_CONFERENCE_REPORT, subject=conference_from_url)
def take(conference: Conference) -> Answer:
    """Take the changes that are ticked, leave the others."""
    drafted, form = conference_report_of(conference) or abort(404), AgainForm()
    if form.validate() and take_ticked(
        drafted, form, lambda _named: conference_drafted_now(conference)
    ):
        db.session.commit()
        flash(gettext("Taken. What you left stays as it is."))
        return redirect(url_for("conference_report.report", number=conference.number))
    return _page(conference, drafted, form), form.status


@blueprint.get("/csp<int:number>/report/<slug:language>.<slug:form>")
@requires(DRAFT_CONFERENCE_REPORT, subject=conference_file_from_url)
def download(found: ConferenceFile) -> Response:
    """Give the report as a file: as it stands, or the skeleton as it would be now."""
    conference = found.conference
    kept = conference_report_of(conference)
    text = conference_drafted_now(conference) if kept is None else current_text(kept.text)
    name = f"{conference.code.lower()}-report"
    return as_file(text, name, found.language, found.form, conference=conference, body=None)


def _begin(conference: Conference, form: DraftForm) -> str:
    return render_template(
        "reports/report/begin_conference.html",
        conference=conference,
        form=form,
        facts=conference_facts_of(conference),
        file=partial(url_for, "conference_report.download", number=conference.number),
    )


def _page(conference: Conference, drafted: DraftedReport, form: AgainForm) -> str:
    number = conference.number
    return again_page(
        drafted,
        form,
        lambda _named: conference_drafted_now(conference),
        conference=conference,
        bodies=conference_facts_of(conference).bodies,
        here=partial(url_for, "conference_report.report", number=number),
        take=url_for("conference_report.take", number=number),
        file=partial(url_for, "conference_report.download", number=number),
    )
