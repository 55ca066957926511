"""The editing pages: a text as it stands, the words of each provision, its place, its versions.

Every page works without a script. With htmx a provision is edited where it stands: the same views
then answer with the piece alone (`HX-Request`).
"""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import NAMES
from wgtr.texts import operations, sheets
from wgtr.texts.forms import (
    ARRANGING,
    INSIDE,
    KINDS,
    ArrangeForm,
    NewProvisionForm,
    SplitForm,
    WordingForm,
)
from wgtr.texts.loaders import (
    AtWork,
    ProvisionAtWork,
    at_version,
    at_work_from_url,
    provision_from_url,
)
from wgtr.texts.operations import Arrangement, Clash, Typed
from wgtr.texts.permissions import (
    EDIT_TEXT,
    SEE_TEXT,
    SEE_TEXTS,
    WORD_TEXT,
    is_at_work,
    may_edit,
    may_see,
    may_word,
)
from wgtr.texts.queries import texts_by_name, titles_of
from wgtr.texts.saving import (
    back_to_text,
    new_id,
    saving_on,
    show_again_on_top_of,
    text_address,
)
from wgtr.texts.standing import fixed_of
from wgtr.tree.provisions import Kind, Provision, Wording, plain
from wgtr.tree.typed import brackets_for, read_back

blueprint = Blueprint("texts", __name__, url_prefix="/texts")


@blueprint.app_context_processor
def _words() -> dict[str, object]:
    return {
        "KINDS": KINDS,
        "ARRANGING": ARRANGING,
        "NAMES_OF_LANGUAGES": NAMES,
        "title_of_text": sheets.title_of,
        "works_on_texts": lambda: is_at_work(visitor()),
    }


Page = str | Response | tuple[str, int]
CONFLICT = 409


@blueprint.get("/")
@requires(SEE_TEXTS)
def index() -> str:
    """List the texts that the visitor works on, the one saved last first."""
    texts = [(text, at) for text, at in texts_by_name() if may_see(visitor(), text)]
    titles = titles_of([text for text, _at in texts])
    return render_template("texts/index.html", texts=texts, titles=titles)


@blueprint.get("/<slug:name>/")
@requires(SEE_TEXT, subject=at_work_from_url)
def text(at: AtWork) -> str:
    """Show a text as it stands, each piece with the way to edit it."""
    return render_template(
        "texts/text.html",
        at=at,
        sheet=sheets.text_sheet(at.text, at.language),
        fixed=fixed_of(at.kept),
        may_edit=may_edit(visitor(), at.kept),
        may_word=may_word(visitor(), at.kept, in_original=at.in_original),
    )


@blueprint.get("/<slug:name>/p/<id:provision_id>")
@requires(SEE_TEXT, subject=provision_from_url)
def provision(at: ProvisionAtWork) -> str:
    """Show one provision as a line of the text: what htmx puts back when editing is given up."""
    return _line(at)


@blueprint.get("/<slug:name>/p/<id:provision_id>/edit")
@requires(WORD_TEXT, subject=provision_from_url)
def edit(at: ProvisionAtWork) -> str:
    """Show the fields of one provision, its original beside them, and what can be done with it."""
    line = sheets.line_of(at.text, at.provision, at.language)
    form = WordingForm(
        None,
        heading=line.heading,
        body=line.body,
        rows=[list(row) for row in line.rows] or _empty_rows(at),
        on_top_of=at.version.number,
    )
    return _editing(at, form)


@blueprint.post("/<slug:name>/p/<id:provision_id>/edit")
@requires(WORD_TEXT, subject=provision_from_url)
def word(at: ProvisionAtWork) -> Page:
    """Save the words of one provision; what was typed comes back if it cannot be saved."""
    form = WordingForm()
    if not form.validate_on_submit():
        return _editing(at, form), 422
    typed = Typed(
        heading=form.heading.data or "",
        body=form.body.data or "",
        rows=[[cell.data or "" for cell in row] for row in form.rows],
    )
    try:
        saved = operations.word_provision(
            saving=saving_on(at, form),
            provision_id=at.provision.id,
            language=at.language,
            typed=typed,
        )
    except Clash as clash:
        return _clashed(at, form, clash)
    except RuleViolation as violation:
        db.session.rollback()
        form.refuse(violation)
        return _editing(at, form), CONFLICT
    # Drawn before the commit, after which all of it would be read from the database again.
    line = _saved_line(at_version(at, saved)) if "HX-Request" in request.headers else None
    provision_id = at.provision.id
    db.session.commit()
    return back_to_text(at, provision_id) if line is None else line


@blueprint.post("/<slug:name>/p/<id:provision_id>/arrange")
@requires(EDIT_TEXT, subject=provision_from_url)
def arrange(at: ProvisionAtWork) -> Response:
    """Move, join or remove a provision."""
    form = ArrangeForm()
    if not form.validate_on_submit():
        abort(400)
    how, place, text = Arrangement(form.how.data), at.provision.id, text_address(at)
    try:
        operations.arrange(kept=at.kept, provision_id=place, how=how, by=visitor().name)
    except RuleViolation as violation:
        db.session.rollback()
        flash(gettext(violation.sentence, **violation.values))
        return redirect(f"{text}#{place}", 303)
    db.session.commit()
    return back_to_text(at, None if how is Arrangement.REMOVE else at.provision.id)


@blueprint.route("/<slug:name>/p/<id:provision_id>/add", methods=["GET", "POST"])
@requires(EDIT_TEXT, subject=provision_from_url)
def add(at: ProvisionAtWork) -> Page:
    """Add a provision behind this one, or inside it."""
    form = NewProvisionForm(kind=at.provision.kind.value, numbered=at.provision.numbered)
    if not form.validate_on_submit():
        return render_template("texts/add.html", at=at, form=form), form.status
    new = _new_provision(at, form)
    operations.add_provision(
        kept=at.kept,
        new=new,
        at=at.provision.id,
        inside=form.where.data == INSIDE,
        by=visitor().name,
    )
    db.session.commit()
    return back_to_text(at, new.id)


@blueprint.route("/<slug:name>/p/<id:provision_id>/divide", methods=["GET", "POST"])
@requires(EDIT_TEXT, subject=provision_from_url)
def divide(at: ProvisionAtWork) -> Page:
    """Divide a provision in two where one of its sentences begins."""
    body = at.provision.wording.get(at.language, Wording()).body
    form = SplitForm(on_top_of=at.version.number)
    starts = sheets.sentence_starts(plain(body))
    form.offer(starts)
    if not form.validate_on_submit():
        return render_template("texts/divide.html", at=at, form=form, starts=starts), form.status
    second = new_id()
    operations.split_provision(
        saving=saving_on(at, form),
        provision_id=at.provision.id,
        language=at.language,
        at=int(form.at.data),
        new_id=second,
    )
    db.session.commit()
    return back_to_text(at, second)


def _line(at: ProvisionAtWork) -> str:
    return render_template(
        "texts/line.html",
        at=at,
        line=sheets.line_of(at.text, at.provision, at.language),
        may_word=may_word(visitor(), at.kept, in_original=at.in_original),
    )


def _saved_line(at: ProvisionAtWork) -> str:
    """The line, and what else the page says of the text that the save has changed."""
    return render_template(
        "texts/saved_line.html",
        at=at,
        line=sheets.line_of(at.text, at.provision, at.language),
        may_word=True,
        progress=sheets.progress(at.text),
    )


def _editing(at: ProvisionAtWork, form: WordingForm, **more: object) -> str:
    """The fields of a provision: the whole page, or for htmx the form alone."""
    piece = "HX-Request" in request.headers
    return render_template(
        "texts/edit_form.html" if piece else "texts/edit.html",
        at=at,
        form=form,
        line=sheets.line_of(at.text, at.provision, at.language),
        notes=sheets.note_choices(at.text, at.language),
        arrangements=list(Arrangement) if may_edit(visitor(), at.kept) else [],
        **more,
    )


def _clashed(at: ProvisionAtWork, form: WordingForm, clash: Clash) -> Page:
    """The form with what was typed, and beside it what somebody else saved meanwhile."""
    show_again_on_top_of(form, clash.latest.number)
    who = clash.latest.saved_by
    db.session.rollback()
    now = provision_from_url(name=at.kept.name, provision_id=at.provision.id)
    theirs = sheets.line_of(now.text, now.provision, now.language)
    return _editing(now, form, theirs=theirs, who=who), CONFLICT


def _new_provision(at: ProvisionAtWork, form: NewProvisionForm) -> Provision:
    brackets = brackets_for(at.text, at.language)
    wording = Wording(
        read_back((), (form.heading.data or "").strip(), brackets),
        read_back((), (form.body.data or "").strip(), brackets),
    )
    kind, numbered = Kind(form.kind.data), bool(form.numbered.data)
    return Provision(new_id(), kind, {at.language: wording}, numbered=numbered)


def _empty_rows(at: ProvisionAtWork) -> list[list[str]]:
    """As many empty cells as the original's table has, for a translation not yet begun."""
    original = at.provision.wording.get(at.text.original_language, Wording())
    return [["" for _cell in row] for row in original.rows]
