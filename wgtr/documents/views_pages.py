"""Pages of documents: all of them, and one with its text, languages, files and revisions."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.core.addresses import with_query
from wgtr.core.digits import digits
from wgtr.core.languages import LANGUAGES, current
from wgtr.documents.issuing.permissions import ISSUE
from wgtr.documents.issuing.queries import drafts_beside
from wgtr.documents.models import RegisteredSymbol, Revision
from wgtr.documents.pages import ranges_isolated, runs
from wgtr.documents.presenting import (
    FORMATS,
    address_of,
    register_sheet,
    register_sheets,
    whole_sheet,
    whole_text,
)
from wgtr.documents.queries import revision_with_slug, symbol_registered
from wgtr.documents.queries.for_pages import documents_issued
from wgtr.documents.succession import REPLACING, SHOWN
from wgtr.tree.symbols import NotASymbol, text_of_slug
from wgtr.tree.symbols import slug as slug_of

blueprint = Blueprint("document_pages", __name__, url_prefix="/documents")

blueprint.add_app_template_filter(runs, "runs")


@blueprint.app_template_filter("kilobytes")
def kilobytes(size: int) -> str:
    """Write a size in thousands of bytes, as file managers do: 31 kB; 1 kB at least."""
    return str(gettext("%(num)s kB", num=digits(max(1, round(size / 1000)))))


@blueprint.app_template_filter("isolated")
def isolated(text: str) -> str:
    """Keep ranges of figures in order on a page that runs from right to left."""
    return ranges_isolated(text) if current().direction == "rtl" else text


def found_from_url(*, slug: str) -> Revision | RegisteredSymbol:
    """Give the revision at the address, or the symbol under which nothing is issued; else 404.

    A draft is not shown: its symbol is, as reserved.
    """
    revision = revision_with_slug(slug)
    if revision is not None and revision.state in SHOWN:
        return revision
    symbol = revision.symbol if revision is not None else _symbol_at(slug)
    if symbol is None:
        abort(404)
    return symbol


def address_by_symbol(*, symbol: str) -> str:
    """Give the address of the page or file that is meant by a symbol typed as papers print it.

    Answers 404 where `found_from_url` does.
    """
    typed, stroke, file = symbol.strip("/ ").rpartition("/")
    language, _dot, form = file.lower().partition(".")
    if stroke and language in LANGUAGES and form in FORMATS:
        found = found_from_url(slug=slug_of(typed) if "/" in typed else typed)
        return url_for("documents.download", slug=found.slug, language=language, form=form)
    return address_of(found_from_url(slug=slug_of(f"{typed}{stroke}{file}")).slug)


def _symbol_at(slug: str) -> RegisteredSymbol | None:
    try:
        return symbol_registered(text_of_slug(slug))
    except NotASymbol:
        return None


@blueprint.get("/")
@requires(PUBLIC)
def index() -> str:
    """Show every document that was issued, the latest first, each with what it replaced."""
    return render_template("documents/index.html", sheets=register_sheets(documents_issued()))


@blueprint.get("/<path:symbol>")
@requires(PUBLIC, subject=address_by_symbol)
def by_symbol(address: str) -> Response:
    """Lead from a symbol as papers print it, with its strokes, to its page or the file named."""
    return redirect(with_query(address), 301)


@blueprint.get("/<symbol:slug>/")
@requires(PUBLIC, subject=found_from_url)
def document(found: Revision | RegisteredSymbol) -> str | Response:
    """Show a document, or what became of a symbol under which nothing is issued."""
    if request.path != address_of(found.slug):  # typed in other capitals
        return redirect(with_query(address_of(found.slug)), 301)
    prepared = drafts_beside(found) if ISSUE.allows(visitor(), None) else []
    if isinstance(found, RegisteredSymbol):
        sheet = register_sheet(found)
        return render_template("documents/document.html", sheet=sheet, prepared=prepared)
    sheet, body, desk = whole_sheet(found), whole_text(found), ISSUE.allows(visitor(), None)
    return render_template(
        "documents/document.html",
        sheet=sheet,
        body=body,
        prepared=prepared,
        slug=found.slug,
        desk=desk,
        correctable=sheet.state == "issued" and found.kind in REPLACING,
    )
