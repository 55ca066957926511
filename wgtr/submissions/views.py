"""Writing input: the form, drafts, receipts, replacing and withdrawing."""

from datetime import datetime

from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import current
from wgtr.documents.uploads.arrival import arrived_at, takes_files
from wgtr.documents.uploads.taking import Upload, uploads_in
from wgtr.submissions.forms import InputForm, input_form
from wgtr.submissions.loaders import call_from_url, draft_from_url, sent_from_url
from wgtr.submissions.models import Call, Channel, State, Submission
from wgtr.submissions.operations import (
    Author,
    discard_draft,
    keep_draft,
    send,
    withdraw,
)
from wgtr.submissions.paper import agenda_of, places_asked
from wgtr.submissions.permissions import (
    CHANGE_INPUT,
    KEEP_DRAFT,
    SEE_OWN_INPUT,
    SEND_INPUT,
    TYPE_INPUT,
    is_own,
)
from wgtr.submissions.places import Place
from wgtr.submissions.presenting import form_page, own_page
from wgtr.submissions.queries import files_of, in_hand_of, receipt_numbered
from wgtr.submissions.typing import filled, new_token, typed_in

blueprint = Blueprint("submissions", __name__)

WRITE = "/meetings/<slug:slug>/input/<slug:kind>/write"
Answer = str | Response | tuple[str, int]


@blueprint.get(WRITE)
@requires(SEND_INPUT, subject=call_from_url)
def write(call: Call) -> str:
    """Show an empty form, and what the delegation drafted or sent already."""
    places = _places(call)
    form = input_form(places)(data=filled(None, token=new_token()))
    there = in_hand_of(call, visitor().delegation_id or 0)
    return form_page(call, form, places, in_hand=there)


@blueprint.post(WRITE)
@requires(TYPE_INPUT, subject=call_from_url)
@takes_files
def keep(call: Call) -> Answer:
    """Keep what was typed as a draft, and send it where that was pressed."""
    received, places = arrived_at(), _places(call)
    form = input_form(places)()
    if not visitor().is_signed_in:
        return render_template("submissions/signed_out.html", call=call), 401
    if not form.comes_from_us():
        told = gettext("Your sign-in was renewed meanwhile. Nothing is lost: press once more.")
        return form_page(call, form, places, told=[told]), 400
    draft, problems = _kept(call, form, places)
    if draft.state is State.DRAFT and draft.is_empty:
        return _nothing_kept(draft, form, places, problems)
    if "send" in request.form and not problems:
        problems = _sent(draft, received)  # pressed twice, it was sent by the first already
    db.session.commit()
    if draft.state is not State.DRAFT:
        return redirect(_receipt_address(draft))
    if problems:
        return form_page(call, form, places, draft=draft, told=_words(problems)), 422
    flash(gettext("Saved as a draft. Only your delegation sees it; it is not sent yet."))
    return redirect(url_for("submissions.draft", number=draft.id))


def _nothing_kept(
    draft: Submission, form: InputForm, places: list[Place], problems: list[RuleViolation]
) -> Answer:
    """Show a form that holds nothing again; no empty draft stays behind."""
    nothing = gettext("There is nothing in it yet, so nothing is kept: write or choose a file.")
    told = [*_words(problems), nothing]
    replaces = _replaced(form.replaces.data)
    page = form_page(draft.call, form, places, replaces=replaces, told=told)
    discard_draft(draft=draft, by=visitor().name)
    db.session.commit()
    return page, 422


def _words(problems: list[RuleViolation]) -> list[str]:
    return [gettext(each.sentence, **each.values) for each in problems]


def check_own_form(app: Flask) -> None:
    """Let `keep` check by itself that its form is ours: what was typed must come back."""
    app.extensions["csrf"].exempt(keep)


def _kept(
    call: Call, form: InputForm, places: list[Place]
) -> tuple[Submission, list[RuleViolation]]:
    replaces = _replaced(form.replaces.data)
    who = visitor()
    return keep_draft(
        call=call,
        token=(form.token.data or new_token())[:36],
        author=Author(who.person_id, who.delegation_id),
        typed=typed_in(form, places),
        uploads=[*_carried(replaces), *uploads_in(form.files.data)],
        dropped={int(each) for each in request.form.getlist("drop") if each.isdecimal()},
        replaces=replaces,
        by=who.name,
    )


def _replaced(number: str | None) -> Submission | None:
    """Give what a form shall replace; only one's own can be."""
    if not number:
        return None
    found = receipt_numbered(number)
    if found is None or not is_own(visitor(), found):
        abort(404)
    return found


def _carried(replaces: Submission | None) -> list[Upload]:
    """Give the files of what is replaced that shall be sent again."""
    wanted = {int(each) for each in request.form.getlist("carry") if each.isdecimal()}
    if replaces is None or not wanted:
        return []
    numbered = zip(replaces.files, files_of(replaces), strict=True)
    return [
        Upload(name, file.content) for kept, (name, file) in numbered if kept.position in wanted
    ]


def _sent(draft: Submission, received: datetime) -> list[RuleViolation]:
    """Send a draft; give what forbids it."""
    try:
        send(draft=draft, received_at=received, by=visitor().name)
    except RuleViolation as why:
        return [why]
    return []


@blueprint.get("/input/drafts/<int:number>/")
@requires(KEEP_DRAFT, subject=draft_from_url)
def draft(draft: Submission) -> Answer:
    """Show the form with a draft in it."""
    if draft.channel is Channel.MAIL:
        return redirect(url_for("input_desk.logged", number=draft.id))
    places = _places(draft.call)
    receipt = None if draft.replaces is None else draft.replaces.receipt
    values = filled(draft, token=draft.token, replaces="" if receipt is None else receipt.number)
    return form_page(draft.call, input_form(places)(data=values), places, draft=draft)


@blueprint.post("/input/drafts/<int:number>/discard")
@requires(KEEP_DRAFT, subject=draft_from_url)
def discard(draft: Submission) -> Response:
    """Throw a draft away."""
    mailed = draft.channel is Channel.MAIL
    discard_draft(draft=draft, by=visitor().name)
    db.session.commit()
    flash(gettext("The draft was thrown away."))
    return redirect(url_for("input_desk.inbox" if mailed else "submissions.mine"))


@blueprint.get("/input/<slug:number>/replace")
@requires(CHANGE_INPUT, subject=sent_from_url)
def replace(sent: Submission) -> Answer:
    """Show the form with what was sent, to be sent anew."""
    if not is_own(visitor(), sent):
        abort(404)
    if sent.state is not State.SUBMITTED:
        raise RuleViolation("It was withdrawn or replaced already. Nothing was changed.")
    places = _places(sent.call)
    receipt = sent.receipt
    values = filled(sent, token=new_token(), replaces="" if receipt is None else receipt.number)
    return form_page(sent.call, input_form(places)(data=values), places, replaces=sent)


@blueprint.post("/input/<slug:number>/withdraw")
@requires(CHANGE_INPUT, subject=sent_from_url)
def take_back(sent: Submission) -> Response:
    """Withdraw what was sent."""
    withdraw(submission=sent, at=arrived_at(), by=visitor().name)
    address = _receipt_address(sent)
    db.session.commit()
    flash(gettext("It is withdrawn. It stays in the record and is no longer shown."))
    return redirect(address)


@blueprint.get("/input/mine/")
@requires(SEE_OWN_INPUT)
def mine() -> str:
    """Show all that one's delegation drafted and sent, and what is open."""
    return own_page(visitor().delegation_id or 0)


def _places(call: Call) -> list[Place]:
    return list(places_asked(call.kind, agenda_of(call.meeting), current().code))


def _receipt_address(sent: Submission) -> str:
    receipt = sent.receipt
    assert receipt is not None  # noqa: S101 - whatever was sent has one
    return url_for("submissions_reading.receipt", number=receipt.number)
