"""A text's versions: who saved what and when, what changed between two, and going back to one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.texts import operations
from wgtr.texts.loaders import text_from_url, version_from_url
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.permissions import EDIT_TEXT, SEE_TEXT, may_edit
from wgtr.texts.queries import versions_of
from wgtr.texts.versions.history import lines_of_history

blueprint = Blueprint("text_versions", __name__, url_prefix="/texts")


@blueprint.get("/<slug:name>/versions/")
@requires(SEE_TEXT, subject=text_from_url)
def index(kept: KeptText) -> str:
    """List a text's versions, the latest first."""
    return render_template(
        "texts/versions.html",
        kept=kept,
        lines=list(lines_of_history(versions_of(kept))),
        may_edit=may_edit(visitor(), kept),
    )


@blueprint.post("/<slug:name>/versions/<int:number>/restore")
@requires(EDIT_TEXT, subject=version_from_url)
def restore(version: TextVersion) -> Response:
    """Save an earlier version once more, as the latest."""
    kept = version.text
    operations.restore_version(kept=kept, number=version.number, by=visitor().name)
    db.session.commit()
    return redirect(url_for("text_versions.index", name=kept.name), 303)
