"""Pages of the outbox, for the Secretariat: what was sent, what was refused, sending it again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.outbox.forms import ResendForm
from wgtr.core.outbox.loaders import message_from_url
from wgtr.core.outbox.models import MailState, OutboxMessage
from wgtr.core.outbox.operations import resend
from wgtr.core.outbox.permissions import KEEP_MAIL
from wgtr.core.outbox.queries import AT_MOST, latest_messages, messages_by_state

blueprint = Blueprint("outbox", __name__, url_prefix="/outbox")

Answer = Response | tuple[str, int]


@blueprint.get("/")
@requires(KEEP_MAIL)
def index() -> str:
    """List the latest messages, those that were refused first; `?state=` gives one state only."""
    states = {each.value: each for each in MailState}
    state = states.get(request.args.get("state", ""))
    return render_template(
        "outbox/index.html",
        messages=latest_messages(state=state),
        counts=messages_by_state(),
        state=state,
        at_most=AT_MOST,
    )


@blueprint.route("/<int:number>/", methods=["GET", "POST"])
@requires(KEEP_MAIL, subject=message_from_url)
def message(found: OutboxMessage) -> Answer:
    """Show a message and what became of it; asked to, send it again."""
    form = ResendForm(to=found.recipient)
    if form.validate_on_submit():
        try:
            resend(message=found, to=form.to.data, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("It is sent again."))
            return redirect(url_for("outbox.index"), 303)
    may_resend = found.state in {MailState.SENT, MailState.REFUSED}
    page = render_template("outbox/message.html", message=found, form=form, may_resend=may_resend)
    return page, form.status
