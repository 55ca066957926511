"""The record's pages: items with their notes, a note to type at once, a note with its versions.

A page works with a plain form; a script sends the same form while one types and asks for JSON.
"""

import secrets
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.naming import person_named
from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import LANGUAGES, current
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.reports.items import agenda_of
from wgtr.reports.models import Note, NoteKind
from wgtr.reports.permissions import KEEP_RECORD
from wgtr.reports.record.forms import ACTS, CAPACITIES, KINDS, NoteForm
from wgtr.reports.record.loaders import AtItem, AtNote, item_from_url, note_from_url
from wgtr.reports.record.operations import (
    NoteClash,
    Place,
    move_note,
    restore_note,
    save_note,
    strike_note,
)
from wgtr.reports.record.queries import notes_of, versions_of_note
from wgtr.reports.record.speakers import Speakers

blueprint = Blueprint("record", __name__, url_prefix="/meetings")

Answer = str | Response | tuple[str, int] | tuple[Response, int]
WORDS = {"kinds": KINDS, "acts": ACTS, "capacities": CAPACITIES}


@blueprint.get("/<slug:slug>/record/")
@requires(KEEP_RECORD, subject=meeting_from_url)
def index(meeting: Meeting) -> str:
    """Show the agenda's items with what is noted under each."""
    agenda, notes = agenda_of(meeting), notes_of(meeting)
    known = {item.id for item in agenda.items}
    return render_template(
        "reports/record/index.html",
        meeting=meeting,
        agenda=agenda,
        notes={item.id: [each for each in notes if each.item == item.id] for item in agenda.items},
        stray=[each for each in notes if each.item not in known],
        struck=notes_of(meeting, struck=True),
        **WORDS,
    )


@blueprint.route("/<slug:slug>/record/<symbol:item>/", methods=["GET", "POST"])
@requires(KEEP_RECORD, subject=item_from_url)
def item(at: AtItem) -> Answer:
    """Show an item's notes, with a form for the next one; keep what is sent."""
    form = NoteForm()
    notes = notes_of(at.meeting, item=at.item.id)
    form.offer_points([each for each in notes if each.kind is NoteKind.INTERVENTION])
    if not form.is_submitted():
        form.token.data, form.language.data = secrets.token_urlsafe(12), current().code
        return _item_page(at, form)
    here = url_for("record.item", slug=at.meeting.slug, item=at.item.id, kind=_kind().value)
    token = form.token.data or ""
    before = next((each for each in notes if each.token == token), None)
    place = Place(meeting=at.meeting, item=at.item.id, kind=_kind(), token=token)
    return _keep(form, place, before, f"{here}#next", lambda **more: _item_page(at, form, **more))


@blueprint.route("/<slug:slug>/record/notes/<int:number>/", methods=["GET", "POST"])
@requires(KEEP_RECORD, subject=note_from_url)
def note(at: AtNote) -> Answer:
    """Show a note with its versions; keep what is sent, in one of the six languages."""
    form, stored = NoteForm(), at.note
    form.offer_points([])
    if not form.is_submitted():
        form.show(stored, Speakers.all(), _language(stored))
        return _note_page(at, form)
    back = url_for("record.item", slug=at.meeting.slug, item=stored.item, _anchor=f"n{stored.id}")
    form.token.data = stored.token
    place = Place(meeting=at.meeting, item=stored.item, kind=stored.kind, token=stored.token)
    return _keep(form, place, stored, back, lambda **more: _note_page(at, form, **more))


@blueprint.post("/<slug:slug>/record/notes/<int:number>/strike")
@requires(KEEP_RECORD, subject=note_from_url)
def strike(at: AtNote) -> Response:
    """Strike a note."""
    strike_note(note=at.note, by=visitor().name)
    return _back(at)


@blueprint.post("/<slug:slug>/record/notes/<int:number>/restore")
@requires(KEEP_RECORD, subject=note_from_url)
def restore(at: AtNote) -> Response:
    """Let a struck note count again."""
    restore_note(note=at.note, by=visitor().name)
    return _back(at)


@blueprint.post("/<slug:slug>/record/notes/<int:number>/up")
@requires(KEEP_RECORD, subject=note_from_url)
def up(at: AtNote) -> Response:
    """Let a note change places with the one before it."""
    move_note(note=at.note, up=True, by=visitor().name)
    return _back(at)


def _keep(form: NoteForm, place: Place, before: Note | None, after: str, page: Any) -> Answer:
    """Save what was sent and go on, or show it again with what is wrong, nothing lost."""
    if not form.validate():
        return _refused(page(), gettext("Not saved: look at what is marked."), 422)
    content = form.content(Speakers.all(), before)
    try:
        on_top_of = form.on_top_of.data or 0
        saved = save_note(place=place, on_top_of=on_top_of, content=content, by=visitor().name)
    except NoteClash as clash:
        form.put_on_top_of(clash.note)
        who = person_named(clash.note.saved_by)
        said = gettext("%(who)s saved this note meanwhile. What you typed is kept below.", who=who)
        told = gettext("%(who)s saved this note meanwhile. Press the button to see both.", who=who)
        return _refused(page(theirs=clash.note, problem=said), told, 409)
    except RuleViolation as violation:
        said = gettext(violation.sentence, **violation.values)
        return _refused(page(problem=said), said, 422)
    db.session.commit()
    if _wants_json():
        hour = clock.now().astimezone(place.meeting.zone)
        said = gettext("Saved at %(hour)s", hour=f"{hour:%H:%M}")
        return jsonify(version=saved.version, said=said)
    return redirect(after)


def _refused(page: str, said: str, status: int) -> Answer:
    if _wants_json():
        return jsonify(said=said), status
    return page, status


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _item_page(at: AtItem, form: NoteForm, **more: Any) -> str:
    form.ask_for(_kind())
    return render_template(
        "reports/record/item.html",
        at=at,
        form=form,
        kind=_kind(),
        notes=notes_of(at.meeting, item=at.item.id),
        speakers=Speakers.all(),
        **WORDS,
        **more,
    )


def _note_page(at: AtNote, form: NoteForm, **more: Any) -> str:
    item = agenda_of(at.meeting).item(at.note.item)
    form.ask_for(at.note.kind)
    return render_template(
        "reports/record/note.html",
        at=at,
        item=item,
        form=form,
        speakers=Speakers.all(),
        versions=versions_of_note(at.note),
        **WORDS,
        **more,
    )


def _kind() -> NoteKind:
    """The kind of note that the address asks for; an intervention where it asks for none."""
    asked = request.args.get("kind", "")
    return NoteKind(asked) if asked in set(NoteKind) else NoteKind.INTERVENTION


def _language(note: Note) -> str:
    """The language in which the words are to be shown: asked for, else the note's own."""
    asked = request.args.get("in", "")
    return asked if asked in LANGUAGES else note.language


def _back(at: AtNote) -> Response:
    db.session.commit()
    here = url_for("record.item", slug=at.meeting.slug, item=at.note.item, _anchor="notes")
    return redirect(here)
