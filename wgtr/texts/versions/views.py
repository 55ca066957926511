"""A text's versions: who saved what and when, what changed between two, and going back to one."""

from datetime import UTC

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.rendering.redline import redline
from wgtr.rendering.word.tracking.document import Revisor, tracked_document
from wgtr.texts import operations, sheets
from wgtr.texts.downloads import word_attachment
from wgtr.texts.house import house_style
from wgtr.texts.loaders import language_of, text_from_url, version_from_url
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.permissions import EDIT_TEXT, SEE_TEXT, may_edit
from wgtr.texts.queries import current_text, text_of, version_numbered, versions_of
from wgtr.texts.versions.history import lines_of_history

blueprint = Blueprint("text_versions", __name__, url_prefix="/texts")


@blueprint.get("/<slug:name>/versions/")
@requires(SEE_TEXT, subject=text_from_url)
def index(kept: KeptText) -> str:
    """List a text's versions, the latest first."""
    text = current_text(kept)
    return render_template(
        "texts/versions.html",
        kept=kept,
        title=sheets.title_of(text, language_of(text)) or kept.name,
        lines=list(lines_of_history(versions_of(kept))),
        may_edit=may_edit(visitor(), kept),
    )


@blueprint.get("/<slug:name>/versions/compare")
@requires(SEE_TEXT, subject=text_from_url)
def compare(kept: KeptText) -> str:
    """Show what changed between two versions, word by word."""
    old, new = _two_versions(kept)
    language = language_of(text_of(new))
    style = house_style()
    return render_template(
        "texts/compare.html",
        kept=kept,
        title=sheets.title_of(text_of(new), language) or kept.name,
        old=old,
        new=new,
        code=language.value,
        red=redline(text_of(old), text_of(new), language, style),
        names=style.names,
    )


@blueprint.get("/<slug:name>/versions/compare.docx")
@requires(SEE_TEXT, subject=text_from_url)
def compare_in_word(kept: KeptText) -> Response:
    """Give what changed between two versions as a Word file with tracked changes."""
    old, new = _two_versions(kept)
    language = language_of(text_of(new))
    revisor = Revisor(new.saved_by, new.saved_at.astimezone(UTC).date())
    made = tracked_document(text_of(old), text_of(new), language, house_style(), revisor=revisor)
    return word_attachment(made, f"{kept.name}.{old.number}-{new.number}.{language}.docx")


@blueprint.post("/<slug:name>/versions/<int:number>/restore")
@requires(EDIT_TEXT, subject=version_from_url)
def restore(version: TextVersion) -> Response:
    """Save an earlier version once more, as the latest."""
    kept = version.text
    operations.restore_version(kept=kept, number=version.number, by=visitor().name)
    db.session.commit()
    return redirect(url_for("text_versions.index", name=kept.name), 303)


def _two_versions(kept: KeptText) -> tuple[TextVersion, TextVersion]:
    """The two that the address asks for, the older one first; 404 where one is not there."""
    asked = [request.args.get(side, 0, type=int) for side in ("old", "new")]
    older, newer = (version_numbered(kept, number) or abort(404) for number in sorted(asked))
    return older, newer
