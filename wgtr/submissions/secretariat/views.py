"""The Secretariat's desk for input: its inbox, logging an e-mail, opening and extending calls."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from wgtr.accounts.queries import delegations
from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import current
from wgtr.core.outbox import MailState
from wgtr.core.outbox.queries import messages_by_state
from wgtr.documents.queries import content_of
from wgtr.documents.uploads.arrival import takes_files
from wgtr.documents.uploads.handing_out import handed_out
from wgtr.documents.uploads.inspection import MOST_BYTES
from wgtr.documents.uploads.taking import uploads_in
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meetings_to_come
from wgtr.submissions.forms import ExtendForm, LogForm, MailForm
from wgtr.submissions.loaders import call_from_url, draft_from_url, sent_from_url
from wgtr.submissions.mail import Mail, NoMail, read_mail
from wgtr.submissions.models import Call, CallKind, State, Submission
from wgtr.submissions.operations import (
    Author,
    begin_log,
    correct_received,
    extend_call,
    keep_draft,
    open_calls,
    send,
)
from wgtr.submissions.paper import agenda_of, places_asked
from wgtr.submissions.permissions import KEEP_DRAFT, LOG_INPUT, MANAGE_CALLS, TAKE_MAIL
from wgtr.submissions.places import FAQ, GENERAL, Place
from wgtr.submissions.presenting import blocks_of, is_late
from wgtr.submissions.queries import calls_of_all, drafts_logged, sent_to
from wgtr.submissions.secretariat.filling import (
    arrival_meant,
    arrival_shown,
    chosen_in,
    log_form,
    mail_form,
)
from wgtr.submissions.secretariat.guessing import delegation_of_sender
from wgtr.submissions.typing import filled, new_token, typed_in
from wgtr.submissions.wording import place_line

blueprint = Blueprint("input_desk", __name__)
Answer = str | Response | tuple[str, int]


@blueprint.get("/input/inbox/")
@requires(MANAGE_CALLS)
def inbox() -> str:
    """Show what came in, what is still to be logged, and the calls."""
    calls = calls_of_all()
    called = {call.meeting_id for call in calls}
    meetings = meetings_to_come(on=clock.now().date())
    return render_template(
        "submissions/inbox.html",
        drafts=drafts_logged(),
        calls=[(call, is_late(call), sent_to(call)) for call in calls[:6]],
        without=[
            each
            for each in meetings
            if each.input_until and each.id not in called and not each.is_called_off
        ],
        refused=messages_by_state().get(MailState.REFUSED),
    )


@blueprint.post("/meetings/<slug:slug>/input/open")
@requires(MANAGE_CALLS, subject=meeting_from_url)
def open_both(meeting: Meeting) -> Response:
    """Open the calls of a meeting."""
    open_calls(meeting=meeting, by=visitor().name)
    db.session.commit()
    flash(gettext("The calls are open."))
    return redirect(url_for("input_desk.inbox"))


@blueprint.route("/meetings/<slug:slug>/input/<slug:kind>/extend", methods=["GET", "POST"])
@requires(MANAGE_CALLS, subject=call_from_url)
def extend(call: Call) -> Answer:
    """Move a call's end to a later day."""
    form = ExtendForm()
    if form.validate_on_submit():
        try:
            _extend(call, form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            db.session.commit()
            flash(gettext("The deadline is extended."))
            return redirect(url_for("input_desk.inbox"))
    page = render_template("submissions/extend.html", call=call, late=is_late(call), form=form)
    return page, form.status


def _extend(call: Call, form: ExtendForm) -> None:
    if form.until.data is None:
        raise RuleViolation("Choose the new last day.")
    because = form.because.data or ""
    extend_call(call=call, until=form.until.data, because=because, by=visitor().name)


@blueprint.get("/input/log/")
@requires(LOG_INPUT)
def log() -> str:
    """Show where an e-mail is dropped or pasted."""
    form = mail_form(MailForm(data={"token": new_token()}))
    asked = request.args.get("meeting", "")
    answered = (each.id for each in calls_of_all() if each.meeting.slug == asked)
    form.call.data = str(next(answered, "")) or None
    return _mail_page(form)


@blueprint.post("/input/log/")
@requires(LOG_INPUT)
@takes_files
def log_mail() -> Answer:
    """Read an e-mail and show what was found in it, to be checked."""
    form = mail_form(MailForm())
    call = next((each for each in calls_of_all() if str(each.id) == form.call.data), None)
    if call is None:
        return _mail_page(form, gettext("Choose the call that the e-mail answers.")), 422
    try:
        mail, raw = _mail_in(form)
    except NoMail:
        return _mail_page(form, _why_none(form)), 422
    draft, refused = _begun(call, form, mail, raw)
    db.session.commit()
    for each in refused:
        flash(gettext(each.sentence, **each.values))
    return redirect(url_for("input_desk.logged", number=draft.id))


def _why_none(form: MailForm) -> str:
    sent = form.mail.data
    if isinstance(sent, FileStorage) and sent.filename:
        return str(gettext("This file is no e-mail. Save the message as .eml, or paste its words."))
    return str(gettext("Choose the e-mail’s file, or paste its words."))


def _mail_in(form: MailForm) -> tuple[Mail, bytes]:
    """Give the e-mail of the form with its bytes; pasted words have none. Raises NoMail."""
    sent = form.mail.data
    if isinstance(sent, FileStorage) and sent.filename:
        raw = sent.stream.read(MOST_BYTES)
        return read_mail(raw), raw
    words = (form.words.data or "").strip()
    if not words:
        raise NoMail
    address = (form.address.data or "").strip().lower()
    return Mail(address, "", "", None, words.replace("\r\n", "\n"), ()), b""


def _begun(
    call: Call, form: MailForm, mail: Mail, raw: bytes
) -> tuple[Submission, list[RuleViolation]]:
    guessed = delegation_of_sender(mail.address, delegations())
    place = FAQ[1] if call.kind is CallKind.FAQ else GENERAL
    return begin_log(
        call=call,
        token=(form.token.data or new_token())[:36],
        person_id=visitor().person_id,
        mail=mail,
        raw=raw,
        language=current().code,
        label=place_line(place),
        delegation_id=None if guessed is None else guessed.id,
        by=visitor().name,
    )


@blueprint.get("/input/log/<int:number>/")
@requires(KEEP_DRAFT, subject=draft_from_url)
def logged(draft: Submission) -> str:
    """Show an e-mail as it was understood: whose it is, when it came, what it says."""
    places = _places(draft)
    sender = draft.delegation
    values = filled(draft, token=draft.token) | {
        "delegation": "" if sender is None else sender.code,
        "arrived": arrival_shown(draft),
        "because": draft.received_because,
    }
    return _log_page(draft, log_form(draft, places, values), places)


@blueprint.post("/input/log/<int:number>/")
@requires(KEEP_DRAFT, subject=draft_from_url)
@takes_files
def log_it(draft: Submission) -> Answer:
    """Keep what was corrected, and log the e-mail as input."""
    places = _places(draft)
    form = log_form(draft, places, None)
    form.validate()  # reads the fields; what is missing is asked for below
    kept, problems = keep_draft(
        call=draft.call,
        token=draft.token,
        author=Author(visitor().person_id, None),
        typed=typed_in(form, places),
        uploads=uploads_in(form.files.data),
        channel=draft.channel,
        by=visitor().name,
    )
    problems += _logged(kept, form)
    db.session.commit()
    if kept.state is State.DRAFT:
        told = [gettext(each.sentence, **each.values) for each in problems]
        return _log_page(kept, form, places, told=told), 422
    receipt = kept.receipt
    assert receipt is not None  # noqa: S101 - whatever was sent has one
    flash(gettext("Logged. The receipt says to whom it went."))
    return redirect(url_for("submissions_reading.receipt", number=receipt.number))


def _logged(draft: Submission, form: LogForm) -> list[RuleViolation]:
    """Log a draft; give what forbids it."""
    by, arrived = visitor().name, form.arrived.data
    sender = next((each for each in delegations() if each.code == form.delegation.data), None)
    if draft.state is not State.DRAFT:
        return []
    if sender is None:
        return [RuleViolation("Choose the delegation that sent this.")]
    if arrived is None:
        return [RuleViolation("Say when the e-mail arrived.")]
    try:
        correct_received(
            draft=draft,
            delegation_id=sender.id,
            arrived_at=arrival_meant(arrived, draft),
            because=form.because.data or "",
            replaces=chosen_in(draft, form.instead_of.data),
            by=by,
        )
        db.session.flush()
        db.session.refresh(draft, ["delegation", "replaces"])
        send(draft=draft, received_at=draft.arrived_at or clock.now(), by=by)
    except RuleViolation as why:
        return [why]
    return []


@blueprint.get("/input/log/<int:number>/mail.eml")
@requires(KEEP_DRAFT, subject=draft_from_url)
def mail_file(draft: Submission) -> Response:
    """Give the e-mail as it was dropped."""
    if draft.mail_sha256 is None:
        abort(404)
    return handed_out(content_of(draft.mail_sha256), "mail.eml")


@blueprint.get("/input/<slug:number>/mail.eml")
@requires(TAKE_MAIL, subject=sent_from_url)
def sent_mail(sent: Submission) -> Response:
    """Give the e-mail that an input was logged from, as it was dropped."""
    if sent.mail_sha256 is None:
        abort(404)
    return handed_out(content_of(sent.mail_sha256), "mail.eml")


def _places(draft: Submission) -> list[Place]:
    return list(places_asked(draft.call.kind, agenda_of(draft.call.meeting), current().code))


def _mail_page(form: MailForm, told: str = "") -> str:
    return render_template("submissions/log.html", form=form, told=told)


def _log_page(
    draft: Submission, form: LogForm, places: Sequence[Place], told: Sequence[str] = ()
) -> str:
    return render_template(
        "submissions/logged.html",
        draft=draft,
        form=form,
        blocks=blocks_of(places, form),
        told=told,
    )
