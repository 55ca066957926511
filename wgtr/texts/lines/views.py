"""Editing notes and titles: one field, its original beside it, and a clash that loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.texts import operations, sheets
from wgtr.texts.forms import LineForm
from wgtr.texts.loaders import (
    AtWork,
    NoteAtWork,
    PartAtWork,
    at_work_from_url,
    note_from_url,
    part_from_url,
)
from wgtr.texts.models import TextVersion
from wgtr.texts.operations import Clash
from wgtr.texts.permissions import EDIT_TEXT, WORD_TEXT, may_edit
from wgtr.texts.saving import back_to_text, new_id, saving_on, show_again_on_top_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Wording
from wgtr.tree.typed import brackets_for

blueprint = Blueprint("text_lines", __name__, url_prefix="/texts")

Page = Response | tuple[str, int]


@dataclass(frozen=True)
class Line:
    """A note or title that is edited: what the page calls it, what it says in each language.

    `anchor` is where the text's page shows it, `note_id` that of a note that is there already.
    """

    heading: str
    says: Callable[[Language], Inlines]
    anchor: str
    note_id: str | None = None


@blueprint.route("/<slug:name>/notes/<id:note_id>", methods=["GET", "POST"])
@requires(WORD_TEXT, subject=note_from_url)
def note(at: NoteAtWork) -> Page:
    """Word one note."""
    wording, note_id = at.note.wording, at.note.id
    line = Line(
        _("Edit note"),
        lambda language: wording.get(language, Wording()).body,
        f"note-{note_id}",
        note_id,
    )

    def save(form: LineForm) -> TextVersion:
        return operations.word_note(
            saving=saving_on(at, form),
            note_id=note_id,
            language=at.language,
            typed=form.words.data or "",
        )

    return _edited(at, line, save)


@blueprint.route("/<slug:name>/notes/new", methods=["GET", "POST"])
@requires(EDIT_TEXT, subject=at_work_from_url)
def new_note(at: AtWork) -> Page:
    """Add a note; its bracket can then be put into any provision."""
    note_id = new_id()
    line = Line(_("Add a note"), lambda _language: (), f"note-{note_id}")

    def save(form: LineForm) -> TextVersion:
        return operations.add_note(
            saving=saving_on(at, form),
            note_id=note_id,
            language=at.language,
            typed=form.words.data or "",
        )

    return _edited(at, line, save)


@blueprint.post("/<slug:name>/notes/<id:note_id>/remove")
@requires(EDIT_TEXT, subject=note_from_url)
def remove_note(at: NoteAtWork) -> Response:
    """Take out a note that is called nowhere."""
    operations.remove_note(kept=at.kept, note_id=at.note.id, by=visitor().name)
    db.session.commit()
    return back_to_text(at, "notes")


@blueprint.route("/<slug:name>/parts/<id:part_id>", methods=["GET", "POST"])
@requires(WORD_TEXT, subject=part_from_url)
def title(at: PartAtWork) -> Page:
    """Word the title of a part."""
    titles, part_id = at.part.title, at.part.id
    line = Line(_("Edit title"), lambda language: titles.get(language, ()), f"part-{part_id}")

    def save(form: LineForm) -> TextVersion:
        return operations.word_title(
            saving=saving_on(at, form),
            part_id=part_id,
            language=at.language,
            typed=form.words.data or "",
        )

    return _edited(at, line, save)


def _edited(at: AtWork, line: Line, save: Callable[[LineForm], TextVersion]) -> Page:
    """Show the field, or save what it holds; on a clash, both wordings, and nothing is lost."""
    shown = brackets_for(at.text, at.language).shown(line.says(at.language))
    form = LineForm(words=shown, on_top_of=at.version.number)
    if not form.validate_on_submit():
        return _page(at, line, form), form.status
    try:
        save(form)
    except Clash as clash:
        show_again_on_top_of(form, clash.latest.number)
        page = _page(at, line, form, who=clash.latest.saved_by, theirs=shown)
        db.session.rollback()
        return page, 409
    db.session.commit()
    return back_to_text(at, line.anchor)


def _page(at: AtWork, line: Line, form: LineForm, **clash: str) -> str:
    original = at.text.original_language
    return render_template(
        "texts/words.html",
        at=at,
        form=form,
        line=line,
        original=brackets_for(at.text, original).shown(line.says(original)),
        notes=sheets.note_choices(at.text, at.language),
        may_edit=may_edit(visitor(), at.kept),
        **clash,
    )
