"""What both reports' pages share: what the records would change, what is missing, the files."""

from collections.abc import Callable
from typing import Any

from flask import current_app, render_template, request
from werkzeug.wrappers import Response

from wgtr.bodies.models import Body, Conference
from wgtr.core.access import visitor
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import LANGUAGES, current
from wgtr.documents.operations import MEDIA_TYPES
from wgtr.documents.press import house_press
from wgtr.reports.drafting.chair import unworded
from wgtr.reports.drafting.forms import NAMED, AgainForm
from wgtr.reports.drafting.operations import take_changes
from wgtr.reports.drafting.printing import printed
from wgtr.reports.drafting.queries import generated_text
from wgtr.reports.drafting.regenerating import changes
from wgtr.reports.drafting.showing import shown
from wgtr.reports.models import DraftedReport
from wgtr.texts.queries import latest_version, text_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


def again_page(
    drafted: DraftedReport, form: AgainForm, draft: Callable[[bool], Text], **more: Any
) -> str:
    """Draw a report's page; `draft` drafts it as the records are now, with names or without."""
    latest = latest_version(drafted.text)
    edited, named = text_of(latest), form.names.data == NAMED
    form.on_top_of.data, form.on_top_of.raw_data = latest.number, None
    now = draft(named)
    found = changes(generated_text(drafted), edited, now)
    return render_template(
        "reports/report/report.html",
        drafted=drafted,
        latest=latest,
        form=form,
        named=named,
        changes=list(shown(found, Language(current().code), edited, now)),
        missing={LANGUAGES[code.value]: number for code, number in unworded(edited).items()},
        formats=("docx", "pdf", "md"),
        view_names=current_app.view_functions,
        **more,
    )


def take_ticked(drafted: DraftedReport, form: AgainForm, draft: Callable[[bool], Text]) -> bool:
    """Take the changes that are ticked, leave the others; the form says why where none were."""
    named = form.names.data == NAMED and drafted.meeting_id is not None  # a Chair's choice alone
    try:
        take_changes(
            drafted=drafted,
            now=draft(named),
            take=request.form.getlist("take"),
            on_top_of=form.on_top_of.data or 0,
            names_delegations=named,
            by=visitor().name,
        )
    except RuleViolation as violation:
        form.refuse(violation)
        return False
    return True


def as_file(
    text: Text,
    name: str,
    language: Language,
    form: str,
    *,
    conference: Conference,
    body: Body | None,
) -> Response:
    """Give a draft as a file, which no cache keeps."""
    press = house_press(example=bool(current_app.config["WGTR_DEMO"]))
    made = printed(text, press, language, form, conference=conference, body=body)
    response = Response(made, content_type=MEDIA_TYPES[form])
    kind = "inline" if form == "html" else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}.{language}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response
