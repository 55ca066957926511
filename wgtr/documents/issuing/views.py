"""What is prepared, what would be issued of it, the button, and how far the worker is."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.forms import Form
from wgtr.core.paths import agendas_folder
from wgtr.documents.issuing.forms import (
    CorrectForm,
    GiveUpForm,
    IssueForm,
    PrepareForm,
    ReasonForm,
    SymbolForm,
    WithdrawForm,
)
from wgtr.documents.issuing.loaders import (
    correctable_from_url,
    correction_from_url,
    draft_from_url,
    issued_from_url,
    run_from_url,
    text_from_url,
)
from wgtr.documents.issuing.operations import (
    ask_for_translations,
    ask_to_issue,
    give_up_correction,
)
from wgtr.documents.issuing.permissions import ISSUE
from wgtr.documents.issuing.presenting import (
    progress_of,
    prospect_shown,
    title_of,
    translations_shown,
)
from wgtr.documents.issuing.queries import (
    drafts,
    has_doubtful_date,
    last_run_of,
    text_worked_on,
    texts_without_document,
)
from wgtr.documents.jobs import issue_revision
from wgtr.documents.models import IssuingRun, Revision, RevisionKind, RunState
from wgtr.documents.operations import give_symbol, prepare_addendum, prepare_revision, withdraw
from wgtr.documents.operations.loading import Home, prepare_text
from wgtr.documents.presenting import address_of
from wgtr.documents.queries.register import entry_with_slug
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.models import KeptText
from wgtr.texts.queries import current_text, titles_of
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.languages import Language

blueprint = Blueprint("issuing", __name__, url_prefix="/issuing")

Answer = Response | str | tuple[str, int]


@blueprint.get("/")
@requires(ISSUE)
def index() -> str:
    """Show every paper that is prepared and not issued yet."""
    texts = texts_without_document()
    return render_template(
        "documents/drafts.html",
        drafts=[(each, title_of(each)) for each in drafts()],
        texts=texts,
        titles=titles_of(texts),
    )


@blueprint.route("/texts/<slug:name>/", methods=["GET", "POST"])
@requires(ISSUE, subject=text_from_url)
def prepare(kept: KeptText) -> Answer:
    """Make a document of a kept text: a draft, with a reserved symbol or without one yet."""
    form = PrepareForm(meeting=kept.name.rpartition("-")[0])
    if form.validate_on_submit():
        try:
            draft = prepare_text(
                kept=kept,
                text=current_text(kept),
                home=_home(form),
                symbol=entry_with_slug(form.symbol.data or ""),
                by=visitor().name,
                slug=None if form.symbol.data else kept.name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            return redirect(url_for("issuing.draft", slug=draft.slug), 303)
    return render_template(
        "documents/prepare.html", kept=kept, title=titles_of([kept]).get(kept.id), form=form
    ), form.status


@blueprint.route("/<symbol:slug>/symbol", methods=["GET", "POST"])
@requires(ISSUE, subject=draft_from_url)
def symbol(found: Revision) -> Answer:
    """Give a draft that has none a symbol that is reserved."""
    form = SymbolForm()
    entry = entry_with_slug(form.symbol.data or "")
    if form.validate_on_submit() and entry is not None:
        give_symbol(revision=found, symbol=entry, by=visitor().name)
        db.session.commit()
        return redirect(url_for("issuing.draft", slug=found.slug), 303)
    title = title_of(found)
    return render_template(
        "documents/symbol.html", draft=found, title=title, form=form
    ), form.status


@blueprint.route("/<symbol:slug>/", methods=["GET", "POST"])
@requires(ISSUE, subject=draft_from_url)
def draft(found: Revision) -> Answer:
    """Show what would be issued of a draft; asked to, let the worker issue it."""
    today = clock.now().astimezone(clock.GENEVA).date()
    form = IssueForm(dated=found.dated or today)
    if form.validate_on_submit():
        try:
            dated = form.dated.data or today
            asked = ask_to_issue(
                revision=found,
                dated=dated,
                by=visitor().name,
                with_gaps=form.with_gaps.data,
                date_meant=form.date_meant.data,
                unchanged_meant=form.unchanged_meant.data,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _handed_over(*asked)
    shown, last = prospect_shown(found), last_run_of(found)
    page = render_template(
        "documents/draft.html",
        draft=found,
        text=text_worked_on(found),
        shown=shown,
        form=form,
        doubtful=form.dated.data is not None and has_doubtful_date(found, form.dated.data),
        last=last,
    )
    return page, form.status


def _handed_over(run: IssuingRun, is_new: bool) -> Response:  # noqa: FBT001 - as it is asked for
    """Let the worker do a run that is new, and lead to its page."""
    if is_new:
        issue_revision.defer(run_id=run.id)
    db.session.commit()
    return redirect(url_for("issuing.run", run_id=run.id), 303)


@blueprint.route("/<symbol:slug>/translations", methods=["GET", "POST"])
@requires(ISSUE, subject=issued_from_url)
def translations(found: Revision) -> Answer:
    """Show which languages could follow what is issued; asked to, let the worker add them."""
    form = Form()
    if form.validate_on_submit():
        try:
            asked = ask_for_translations(revision=found, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _handed_over(*asked)
    page = render_template(
        "documents/translations.html",
        found=found,
        text=text_worked_on(found),
        shown=translations_shown(found),
        form=form,
    )
    return page, form.status


@blueprint.route("/<symbol:slug>/correct", methods=["GET", "POST"])
@requires(ISSUE, subject=correctable_from_url)
def correct(found: Revision) -> Answer:
    """Prepare what corrects a paper that is issued or adds to it; it is issued like any other."""
    form, slug = CorrectForm(kind=RevisionKind.REVISION.value), found.slug
    if form.validate_on_submit():
        try:
            draft = _correction(found, form)
        except RuleViolation as violation:
            db.session.rollback()
            found = correctable_from_url(slug=slug)
            form.refuse(violation)
        else:
            address = url_for("issuing.draft", slug=draft.slug)
            db.session.commit()
            return redirect(address, 303)
    page = render_template(
        "documents/correct.html",
        found=found,
        title=title_of(found),
        text=text_worked_on(found),
        form=form,
    )
    return page, form.status


def _correction(found: Revision, form: CorrectForm) -> Revision:
    kind, chosen = RevisionKind(form.kind.data), form.languages.data or ()
    who, grammars = visitor().name, symbol_grammars(agendas_folder())
    if kind is RevisionKind.ADDENDUM:
        return prepare_addendum(latest=found, by=who, grammars=grammars)
    if kind is RevisionKind.CORRIGENDUM and not chosen:
        raise RuleViolation("Choose the languages that the corrigendum is for.")
    whole = kind is RevisionKind.REVISION
    return prepare_revision(
        latest=found,
        by=who,
        grammars=grammars,
        kind=kind,
        languages=list(Language) if whole else [Language(each) for each in chosen],
    )


@blueprint.route("/<symbol:slug>/give-up", methods=["GET", "POST"])
@requires(ISSUE, subject=correction_from_url)
def abandon(found: Revision) -> Answer:
    """Give up a correction that is prepared; the register says why its number is void."""
    form, who = GiveUpForm(), visitor().name
    if _done(form, lambda reason: give_up_correction(draft=found, reason=reason, by=who)):
        flash(gettext("It is given up. What it would have corrected stays as it is."))
        return redirect(url_for("issuing.index"), 303)
    page = render_template("documents/give_up.html", found=found, title=title_of(found), form=form)
    return page, form.status


@blueprint.route("/<symbol:slug>/withdraw", methods=["GET", "POST"])
@requires(ISSUE, subject=issued_from_url)
def take_back(found: Revision) -> Answer:
    """Withdraw what is issued; its page stays and says why."""
    form, slug, who = WithdrawForm(), found.slug, visitor().name
    if _done(form, lambda reason: withdraw(revision=found, reason=reason, by=who)):
        flash(gettext("It is withdrawn. Its page stays and says why."))
        return redirect(address_of(slug), 303)
    page = render_template("documents/withdraw.html", found=found, title=title_of(found), form=form)
    return page, form.status


def _done(form: ReasonForm, act: Callable[[str], None]) -> bool:
    """Do for the form's reason what it asks for; where that is refused, the form says why."""
    if not form.validate_on_submit():
        return False
    try:
        act(form.reason.data or "")
    except RuleViolation as violation:
        form.refuse(violation)
        return False
    db.session.commit()
    return True


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


def _home(form: PrepareForm) -> Home:
    """Where a document belongs: with the meeting that was chosen, its body and Conference."""
    meeting = meeting_with_slug(form.meeting.data or "")
    if meeting is None:
        return Home()
    return Home(conference=meeting.conference, body=meeting.body, meetings=[meeting])
