"""Taking in the words of a paper by its symbol: a new one, the next version, what mends it."""

from dataclasses import dataclass

from wgtr.core.errors import RuleViolation
from wgtr.documents.models import Document, Revision, RevisionKind, RevisionState
from wgtr.documents.operations.documents import (
    EVERY_LANGUAGE,
    give_symbol,
    list_among_papers,
)
from wgtr.documents.operations.following import prepare_revision
from wgtr.documents.operations.loading import (
    Home,
    add_document_for,
    document_of,
    entry_for,
    load_text,
    title_of,
)
from wgtr.documents.queries.papers import paper_mended_by, paper_named_by, revisions_of
from wgtr.documents.queries.register import entry_of
from wgtr.texts.contents import languages_begun
from wgtr.texts.joining import NotAlike, joined_into
from wgtr.texts.models import TextVersion
from wgtr.texts.queries import current_text, text_named
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.symbols import Grammars, Symbol


class DropsLanguages(RuleViolation):
    """A text would lose languages that it is kept in, or does not fit them."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of a text that was taken in: its version, and the paper that it is now of."""

    version: TextVersion
    revision: Revision | None


def take_in(
    *,
    name: str,
    text: Text,
    home: Home,
    symbol: Symbol | None,
    grammars: Grammars,
    by: str,
    may_drop: bool = False,
) -> Taken:
    """Keep `text` as the words of the paper that `symbol` names, or of a new one.

    The symbol of a revision or corrigendum prepares that of the paper that is here, whose text
    gets a new version. A text whose paper has no symbol yet is given it. One language that comes
    alone takes its place among those that are kept. Raises RuleViolation where the symbol is
    another paper's, or another one comes next; and where languages of the kept text would be left
    out, unless they `may_drop`.
    """
    found = paper_named_by(symbol) if symbol is not None else None
    own = name if found is None or found.document.text is None else found.document.text.name
    whole = text if may_drop else _with_all_languages(own, text)
    version = load_text(name=own, text=whole, by=by)
    document = document_of(version.text)
    if document is None:
        if symbol is None and not home.meetings:
            return Taken(version=version, revision=None)
        draft = add_document_for(
            kept=version.text, text=whole, home=home, symbol=symbol, by=by, slug=None
        )
        return Taken(version=version, revision=draft)
    revision = _under(document, symbol, text, grammars, by)
    for meeting in home.meetings:
        list_among_papers(document=document, meeting=meeting, slug=revision.slug, by=by)
    return Taken(version=version, revision=revision)


def _with_all_languages(name: str, text: Text) -> Text:
    """The text with the languages that it is kept in: one that comes alone takes its place there.

    Raises DropsLanguages where several come and others would be lost.
    """
    kept = text_named(name)
    there, loaded = None if kept is None else current_text(kept), languages_begun(text)
    dropped = [] if there is None else set(languages_begun(there)) - set(loaded)
    if there is None or not dropped:
        return text
    if len(loaded) == 1:
        return _in_its_place(name, there, text, loaded[0])
    raise DropsLanguages(
        "The text %(name)s is kept in languages that this would leave out: %(languages)s.",
        name=name,
        languages=", ".join(sorted(dropped)),
    )


def _in_its_place(name: str, kept: Text, text: Text, language: Language) -> Text:
    try:
        return joined_into(kept, text, language)
    except NotAlike as why:
        raise DropsLanguages(
            "This does not fit the other languages of the text %(name)s: %(why)s",
            name=name,
            why=str(why),
        ) from why


def _under(
    document: Document, symbol: Symbol | None, text: Text, grammars: Grammars, by: str
) -> Revision:
    """The document's revision under a symbol: the one there, or one prepared now."""
    there = revisions_of(document)
    if symbol is None:
        return there[-1]
    entry = entry_of(symbol)
    for each in there:
        if entry is not None and each.symbol_id == entry.id:
            return each
    mended = paper_mended_by(symbol)
    if mended is not None and mended.document_id == document.id:
        return _mend(mended, symbol, text, grammars, by)
    draft = next((each for each in there if each.state is RevisionState.DRAFT), None)
    if draft is None or draft.symbol is not None:
        raise RuleViolation(
            "This is the text of %(paper)s, which cannot be %(symbol)s too.",
            paper=there[-1].slug,
            symbol=str(symbol),
        )
    give_symbol(revision=draft, symbol=entry_for(symbol, title_of(text), by), by=by)
    return draft


def _mend(latest: Revision, symbol: Symbol, text: Text, grammars: Grammars, by: str) -> Revision:
    is_corrigendum = symbol.corrigendum is not None
    return prepare_revision(
        latest=latest,
        by=by,
        grammars=grammars,
        kind=RevisionKind.CORRIGENDUM if is_corrigendum else RevisionKind.REVISION,
        languages=languages_begun(text) if is_corrigendum else EVERY_LANGUAGE,
        title={**latest.title, **title_of(text)},
        expected=symbol,
    )
