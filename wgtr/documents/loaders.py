"""From an address to a file of an issued revision, or a page that says what there is instead."""

from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template, url_for

from wgtr.core.addresses import with_query
from wgtr.core.languages import LANGUAGES
from wgtr.documents.models import Revision, StoredFile
from wgtr.documents.queries import file_of, revision_with_slug
from wgtr.documents.succession import SHOWN


@dataclass(frozen=True)
class IssuedFile:
    """A file as the address names it: its revision, language, format, and what is kept of it."""

    revision: Revision
    language: str
    form: str
    file: StoredFile


def file_from_url(*, slug: str, language: str, form: str) -> IssuedFile:
    """Give the file that the address names, without its bytes.

    A name in other capitals is sent on to its own address. Answers 404 where there is no such
    document, and says which languages there are where only the language or format is missing.
    """
    found = file_of(slug, language, form)
    if found is None:
        other = revision_with_slug(slug)
        if other is None or other.state not in SHOWN:
            abort(404)
        where = url_for("documents.download", slug=other.slug, language=language, form=form)
        abort(redirect(with_query(where), 301))
    revision, kept = found
    if revision.state not in SHOWN:
        abort(404)
    if kept is None:
        abort(make_response(_not_there(revision, language, form), 404))
    return IssuedFile(revision, language, form, kept.file)


def _not_there(revision: Revision, language: str, form: str) -> str:
    there = {version.language for version in revision.versions}
    return render_template(
        "documents/not_there.html",
        revision=revision,
        form=form,
        asked=LANGUAGES.get(language) if language not in there else None,
        there=[each for code, each in LANGUAGES.items() if code in there],
    )
