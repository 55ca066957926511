"""From what is kept of a document to what pages say of it, in the language of the page."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.core.database import db
from wgtr.core.dates import day
from wgtr.core.digits import digits
from wgtr.core.kept import Kept
from wgtr.core.languages import LANGUAGES, NAMES, current
from wgtr.core.languages import Language as PageLanguage
from wgtr.documents.drawing import part_drawn, whole_drawn
from wgtr.documents.models import (
    RegisteredSymbol,
    Revision,
    RevisionFile,
    RevisionKind,
    RevisionState,
    SymbolState,
)
from wgtr.documents.pages import Link
from wgtr.documents.queries import added_to_by, addenda_to, content_of, issued_from
from wgtr.documents.queries.for_pages import FileShown, files_of
from wgtr.documents.sheets import Entry, File, Mend, Sheet, Version, contents_of
from wgtr.documents.sheets import Revision as RevisionLine
from wgtr.documents.succession import (
    REPLACING,
    SHOWN,
    current_ones,
    followed_by,
    successor_of,
)
from wgtr.rendering.printed import Printed
from wgtr.rendering.settling import settled
from wgtr.texts.contents import text_in
from wgtr.texts.house import house_style
from wgtr.texts.models import KeptText
from wgtr.texts.standing import Fixed, tells_what_is_fixed
from wgtr.tree.languages import Language

FORMATS = {"html": "HTML", "docx": "Word", "pdf": "PDF", "md": "Markdown"}
"""The formats of files, as they are called in all six languages, in the order of lists."""

TO_TAKE_ALONG = ("pdf", "docx")
LETTER = _l("Letter")
EDITIONS: Mapping[RevisionKind, Callable[[int], str]] = {
    RevisionKind.REVISION: lambda number: gettext("Revision %(number)s", number=digits(number)),
    RevisionKind.CORRIGENDUM: lambda number: gettext(
        "Corrigendum %(number)s", number=digits(number)
    ),
    RevisionKind.ADDENDUM: lambda number: gettext("Addendum %(number)s", number=digits(number)),
}

_printed: Kept[Printed] = Kept(200)
_drawn: Kept[str] = Kept(200)
_files_shown: Kept[Sequence[FileShown]] = Kept(200)
_contents: Kept[Sequence[Entry]] = Kept(200)


def address_of(slug: str) -> str:
    """Give the address of a document's page."""
    return url_for("document_pages.document", slug=slug)


def printed_of(revision: Revision) -> Printed:
    """Settle a revision's text in the page's language, or in its original where it is not in it.

    It is read from the database once; what is issued does not change.
    """
    language, sha256 = _read_in(revision)

    def settle() -> Printed:
        return settled(text_in(json.loads(content_of(sha256))), language, house_style())

    return _printed.get((sha256, language), settle)


def _read_in(revision: Revision) -> tuple[Language, str]:
    """The language in which a reader of this page gets a revision, and the hash of its tree.

    Theirs, else the original, else one that is there: a corrigendum may be for a translation only.
    """
    trees = {version.language: version.tree_sha256 for version in revision.versions}
    wanted = (current().code, revision.original_language, *trees)
    language = next((each for each in wanted if each in trees), revision.original_language)
    return Language(language), trees.get(language) or revision.tree_sha256 or ""


def whole_text(revision: Revision) -> str:
    """Draw a revision's whole text for the page."""
    language, sha256 = _read_in(revision)
    key = ("whole", sha256, language, current().code)
    return _drawn.get(key, lambda: whole_drawn(printed_of(revision)))


def agenda_text(
    revision: Revision, beside: Mapping[str, Sequence[Link]] | None = None
) -> str | None:
    """Draw the agenda of a revision and its notes for the page; None where it holds none.

    `beside` gives links that stand beside its provisions, by their ids.
    """
    printed = printed_of(revision)
    found = next((part for part in printed.parts if part.source.kind == "agenda"), None)
    if found is None:
        return None
    language, sha256 = _read_in(revision)
    links = tuple((each, tuple(given)) for each, given in (beside or {}).items())
    key = ("agenda", sha256, language, current().code, revision.slug, links)
    elsewhere = address_of(revision.slug)
    return _drawn.get(key, lambda: part_drawn(printed, found, elsewhere, beside))


def state_of(revision: Revision, beside: Sequence[Revision]) -> str:
    """Say whether a revision is issued, superseded or withdrawn."""
    if revision.state is RevisionState.WITHDRAWN:
        return "withdrawn"
    return "issued" if successor_of(revision, beside) is None else "superseded"


def listed_sheet(revision: Revision, beside: Sequence[Revision] = ()) -> Sheet:
    """Say what a list shows of a revision; `beside` are the others of its document."""
    language, _tree = _read_in(revision)
    title_language = _wording_language(revision)
    return Sheet(
        address=address_of(revision.slug),
        title=revision.title.get(title_language, ""),
        title_language=title_language,
        symbol=None if revision.symbol is None else revision.symbol.symbol,
        state=state_of(revision, beside),
        issued_on=revision.dated,
        original=str(NAMES[revision.original_language]),
        kind=revision.kind.value,
        versions=[Version(LANGUAGES[each.language], ()) for each in revision.versions],
        missing=_missing(revision),
        reason=revision.reason or None,
        language=language,
        in_language=language == current().code,
        edition=edition_of(revision, beside),
        corrigendum=edition_of(revision) if revision.kind is RevisionKind.CORRIGENDUM else None,
        only_for=_only_for(revision),
        read_in=str(NAMES[language]) if language != revision.original_language else "",
    )


def edition_of(revision: Revision, beside: Sequence[Revision] = ()) -> str | None:
    """Say which revision or corrigendum it is, and of which paper; None of an original.

    The symbol says so too; a paper without one has the title of what it replaces. A revision is one
    of the paper that was issued first, a corrigendum of the revision that it corrects.
    """
    if revision.kind is RevisionKind.ORIGINAL:
        return None
    said = EDITIONS[revision.kind](revision.number)
    of = _mended_by(revision, beside)
    if of is None or of.dated is None:
        return said
    return str(gettext("%(edition)s of the paper dated %(day)s", edition=said, day=day(of.dated)))


def _mended_by(revision: Revision, beside: Sequence[Revision]) -> Revision | None:
    if revision.kind is RevisionKind.CORRIGENDUM:
        return followed_by(revision, beside)
    return next((each for each in beside if each.kind is RevisionKind.ORIGINAL), None)


def _mends(
    revision: Revision, beside: Sequence[Revision], addenda: Sequence[Revision]
) -> list[Mend]:
    """What is issued beside a revision to correct or to complete it, and not beside another."""
    own = [each for each in beside if each.document_id == revision.document_id]
    corrigenda = [each for each in own if each.kind is RevisionKind.CORRIGENDUM]
    return [
        Mend(
            _line(each, ()),
            each.kind is RevisionKind.ADDENDUM,
            [LANGUAGES[code] for code in each.languages if len(each.languages) < len(LANGUAGES)],
        )
        for each in (*corrigenda, *addenda)
        if each.state is RevisionState.ISSUED and followed_by(each, own) is revision
    ]


def register_sheets(revisions: Sequence[Revision]) -> list[Sheet]:
    """Say what a list shows of documents: each as it counts now, with what it replaced."""
    documents: dict[int, list[Revision]] = {}
    for each in revisions:
        documents.setdefault(each.document_id, []).append(each)
    return [
        replace(listed_sheet(each, beside), earlier=_replaced_by(each, beside))
        for each in current_ones(revisions)
        if (beside := documents[each.document_id])
    ]


def _replaced_by(revision: Revision, beside: Sequence[Revision]) -> list[RevisionLine]:
    return [_line(each, beside) for each in beside if successor_of(each, beside) is revision]


def sheet_of(revision: Revision, beside: Sequence[Revision] = ()) -> Sheet:
    """Say what a meeting's page shows of one of its papers: also what is inside."""
    printed = printed_of(revision)
    key = (*_read_in(revision), current().code)
    return replace(
        listed_sheet(revision, beside),
        contents=_contents.get(key, lambda: contents_of(printed, str(LETTER))),
        partly=printed.notice is not None,
    )


def _wording_language(revision: Revision) -> str:
    for code in (current().code, revision.original_language):
        if revision.title.get(code):
            return code
    return next(iter(revision.title), revision.original_language)


def _missing(revision: Revision) -> list[PageLanguage]:
    there = {version.language for version in revision.versions}
    return [LANGUAGES[code] for code in revision.languages if code not in there]


def _only_for(revision: Revision) -> str:
    """The languages that a corrigendum was made for, where that of the page is none of them."""
    if current().code in revision.languages:
        return ""
    return str(gettext(", ")).join(str(NAMES[code]) for code in revision.languages)


def agenda_sheet(
    revision: Revision, beside: Sequence[Revision] = (), addenda: Sequence[Revision] = ()
) -> Sheet:
    """Say of an agenda what a meeting's page shows, with the files to take along.

    `beside` are the others of its document, `addenda` those to it: they may correct or complete it.
    The files are asked for once: those of a language that is issued stay what they are.
    """
    sheet = sheet_of(revision)
    key = (str(db.engine.url), revision.id, sheet.language)
    shown = _files_shown.get(key, lambda: files_of(revision, sheet.language))
    files = _files(sheet.address, shown)
    return replace(
        sheet,
        files=[each for each in files if each.form in TO_TAKE_ALONG],
        mends=_mends(revision, beside, addenda),
    )


def whole_sheet(revision: Revision) -> Sheet:
    """Say all that the document's own page shows: files, revisions, what replaced it."""
    beside = [each for each in revision.document.revisions if each.state in SHOWN]
    sheet = sheet_of(revision, beside)
    successor, addenda = successor_of(revision, beside), addenda_to(revision.document)
    return replace(
        sheet,
        versions=_versions(revision, sheet.address),
        revisions=[_line(each, beside) for each in beside],
        addenda=[_line(each, ()) for each in addenda],
        mends=_mends(revision, beside, addenda),
        above=[*_above(revision), *_added_to(revision)],
        successor=None if successor is None else link_to(successor),
    )


def _versions(revision: Revision, address: str) -> list[Version]:
    by_language: dict[str, list[FileShown]] = {each.language: [] for each in revision.versions}
    for kept in revision.files:
        by_language.setdefault(kept.language, []).append(_shown_file(kept))
    in_order = [code for code in LANGUAGES if code in by_language]
    return [Version(LANGUAGES[code], _files(address, by_language[code])) for code in in_order]


def _shown_file(kept: RevisionFile) -> FileShown:
    return FileShown(kept.language, kept.format, kept.sha256, kept.file.size)


def _files(address: str, files: Iterable[FileShown]) -> list[File]:
    by_form = {each.format: each for each in files}
    return [
        File(form, words, f"{address}{each.language}.{form}", each.size, each.sha256)
        for form, words in FORMATS.items()
        if (each := by_form.get(form)) is not None
    ]


def _line(revision: Revision, beside: Sequence[Revision]) -> RevisionLine:
    state = state_of(revision, beside)
    return RevisionLine(
        words=_name(revision),
        is_symbol=revision.symbol is not None,
        address=address_of(revision.slug),
        state=state,
        issued_on=revision.dated,
    )


def link_to(revision: Revision) -> Link:
    """Lead to a revision by its symbol, else its title."""
    return Link(_name(revision), address_of(revision.slug))


def _name(revision: Revision) -> str:
    if revision.symbol is not None:
        return revision.symbol.symbol
    title, edition = revision.title.get(_wording_language(revision), ""), edition_of(revision)
    return (f"{title} ({edition})" if edition else title) or revision.slug


def _above(revision: Revision) -> list[Link]:
    document, links = revision.document, []
    if document.conference is not None:
        address = url_for("meetings.of_conference", number=document.conference.number)
        links.append(Link(document.conference.code, address))
    return links


def _added_to(revision: Revision) -> list[Link]:
    """Where an addendum leads: to the paper that it adds to, as it counts now."""
    standing = current_ones(added_to_by(revision.document))
    return [link_to(each) for each in standing if each.kind in REPLACING]


@tells_what_is_fixed
def issued_of(text: KeptText) -> list[Fixed]:
    """Tell on a text's page what is issued of it now."""
    said = gettext("Issued. What is changed here does not change that; it comes with a revision:")
    standing = current_ones(issued_from(text))[:1]
    return [Fixed(said, _name(each), address_of(each.slug)) for each in standing]


def register_sheet(symbol: RegisteredSymbol) -> Sheet:
    """Say what became of a symbol under which nothing is issued here."""
    void = symbol.state is SymbolState.VOID
    return Sheet(
        address=address_of(symbol.slug),
        title=symbol.symbol,
        title_language="en",
        symbol=symbol.symbol,
        state="void" if void else "taken" if symbol.state is SymbolState.TAKEN else "reserved",
        issued_on=None,
        original=None,
        reason=symbol.reason if void else None,
    )
