"""The page on which a mandate is carried over: what shifts, what needs a person, the redline."""

from functools import cache

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.bodies.permissions import MANAGE_BODIES
from wgtr.bodies.queries import conference_numbered
from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.languages import current
from wgtr.core.paths import agendas_folder
from wgtr.mandates.carrying.loading import load_words
from wgtr.mandates.carrying.naming import REASONS, said
from wgtr.mandates.carrying.operations import carry_over, next_text
from wgtr.mandates.carrying.rule import Words
from wgtr.mandates.loaders import mandate_from_url
from wgtr.mandates.models import Mandate
from wgtr.mandates.naming import title_of
from wgtr.mandates.permissions import PREPARE_MANDATE
from wgtr.mandates.queries import mandate_after, text_of_mandate
from wgtr.rendering.redline import redline
from wgtr.rendering.word.tracking.document import Revisor, tracked_document
from wgtr.texts.downloads import word_attachment
from wgtr.texts.house import house_style
from wgtr.tree.languages import Language

blueprint = Blueprint("carrying", __name__, url_prefix="/mandates/<slug:slug>")
blueprint.add_app_template_filter(said, "words_left")


@cache
def words() -> Words:
    """The words of all languages, read once."""
    return load_words(agendas_folder())


@blueprint.get("/next")
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def preview(mandate: Mandate) -> str:
    """Show the next mandate before it is kept."""
    made, style, language = next_text(mandate, words()), house_style(), Language(current().code)
    red = redline(text_of_mandate(mandate), made.text, language, style)
    return render_template(
        "mandates/next.html",
        mandate=mandate,
        title=title_of(mandate),
        following=mandate_after(mandate),
        until=conference_numbered(mandate.until.number + 1),
        may_add=MANAGE_BODIES.allows(visitor(), None),
        shifted=[shift for shift in made.shifted if shift.spot.language is language],
        left=[left for left in made.left if left.spot.language is language],
        reasons=REASONS,
        red=red,
        names=style.names,
    )


@blueprint.get("/next.docx")
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def tracked(mandate: Mandate) -> Response:
    """Give the next mandate as Word, over the last one, with tracked changes."""
    revisor = Revisor(visitor().name, clock.now().date())
    made = next_text(mandate, words())
    old, language, style = text_of_mandate(mandate), Language(current().code), house_style()
    word = tracked_document(old, made.text, language, style, revisor=revisor)
    return word_attachment(word, f"{mandate.slug}-next.{language}.docx")


@blueprint.post("/next")
@requires(PREPARE_MANDATE, subject=mandate_from_url)
def keep(mandate: Mandate) -> Response:
    """Keep the next mandate as a draft."""
    following = carry_over(mandate=mandate, words=words(), by=visitor().name)
    slug = following.slug
    db.session.commit()
    flash(gettext("The next mandate is kept as a draft."))
    return redirect(url_for("mandate_pages.mandate", slug=slug), 303)
