"""Pages of the register of symbols, for the Secretariat: all of them, reserving, giving up."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.paths import agendas_folder
from wgtr.documents.issuing.permissions import ISSUE
from wgtr.documents.issuing.queries import draft_with_slug
from wgtr.documents.models import RegisteredSymbol, SymbolState
from wgtr.documents.operations import give_up, reserve_next
from wgtr.documents.queries.register import register_listing
from wgtr.documents.register.forms import GiveUpForm, ReserveForm
from wgtr.documents.register.loaders import entry_from_url
from wgtr.meetings.queries import next_meeting
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import NotASymbol

blueprint = Blueprint("register", __name__, url_prefix="/symbols")

Answer = Response | tuple[str, int]
SCOPE = "ATT"


@blueprint.get("/")
@requires(ISSUE)
def index() -> str:
    """Show every symbol that was given, the latest number first."""
    lines = list(reversed(register_listing()))
    return render_template("register/index.html", lines=lines)


@blueprint.route("/reserve", methods=["GET", "POST"])
@requires(ISSUE)
def reserve() -> Answer:
    """Reserve the next number for a symbol of the parts entered.

    It begins with the next meeting's Conference and body. A draft that sent for a symbol (`?for=`)
    gets the reader back.
    """
    form = ReserveForm(data=_likely_parts())
    if form.validate_on_submit():
        try:
            entry = _reserved(form)
        except RuleViolation as violation:
            form.refuse(violation)
        except NotASymbol as why:
            form.refuse(RuleViolation("These parts make no symbol: %(why)s", why=str(why)))
        else:
            db.session.commit()
            flash(gettext("Reserved: %(symbol)s", symbol=entry))
            return redirect(_back(), 303)
    db.session.rollback()  # the counter stays as it was
    return render_template("register/reserve.html", form=form), form.status


def _likely_parts() -> dict[str, str]:
    today = clock.now().astimezone(clock.GENEVA).date()
    meeting = next_meeting(on=today)
    if meeting is None:
        return {"year": str(today.year)}
    parts = {"conference": str(meeting.conference.number), "body": meeting.body.code}
    return {"year": str(today.year), **parts}


def _back() -> str:
    draft = draft_with_slug(request.args.get("for", ""))
    if draft is None:
        return url_for("register.index")
    return url_for("issuing.symbol", slug=draft.slug)


def _reserved(form: ReserveForm) -> str:
    entry = reserve_next(
        grammars=symbol_grammars(agendas_folder()),
        parts=form.parts(),
        scope=SCOPE,
        purpose=form.purpose.data,
        by=visitor().name,
    )
    return entry.symbol


@blueprint.route("/<symbol:slug>/", methods=["GET", "POST"])
@requires(ISSUE, subject=entry_from_url)
def entry(found: RegisteredSymbol) -> Answer:
    """Show an entry; give up one that is only reserved, for a reason."""
    form = GiveUpForm()
    if form.validate_on_submit():
        try:
            give_up(entry=found, reason=form.reason.data, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("Void: %(symbol)s", symbol=found.symbol))
            return redirect(url_for("register.index"), 303)
    may_give_up = found.state is SymbolState.RESERVED
    page = render_template("register/entry.html", entry=found, form=form, may_give_up=may_give_up)
    return page, form.status
