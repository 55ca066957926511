"""Taking in the words of a paper by its symbol: a new one, the next version, what mends it."""

from dataclasses import dataclass

from wgtr.core.errors import RuleViolation
from wgtr.documents.families import is_same
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
from wgtr.texts.contents import languages_begun
from wgtr.texts.models import TextVersion
from wgtr.texts.queries import current_text, text_named
from wgtr.tree.provisions import Text
from wgtr.tree.symbols import Grammars, Symbol


class DropsLanguages(RuleViolation):
    """A text would lose languages that it is kept in."""


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
    gets a new version. A text whose paper has no symbol yet is given it. Raises RuleViolation
    where the symbol is another paper's, or another one comes next; and where languages of the
    kept text would be left out, unless they `may_drop`.
    """
    found = paper_named_by(symbol) if symbol is not None else None
    own = name if found is None or found.document.text is None else found.document.text.name
    _check_drops_nothing(own, text, may_drop=may_drop)
    version = load_text(name=own, text=text, by=by)
    document = document_of(version.text)
    if document is None:
        if symbol is None and not home.meetings:
            return Taken(version=version, revision=None)
        draft = add_document_for(
            kept=version.text, text=text, home=home, symbol=symbol, by=by, slug=None
        )
        return Taken(version=version, revision=draft)
    revision = _under(document, symbol, text, grammars, by)
    for meeting in home.meetings:
        list_among_papers(document=document, meeting=meeting, slug=revision.slug, by=by)
    return Taken(version=version, revision=revision)


def _check_drops_nothing(name: str, text: Text, *, may_drop: bool) -> None:
    kept = text_named(name)
    if kept is None or may_drop:
        return
    there, loaded = languages_begun(current_text(kept)), languages_begun(text)
    dropped = [each.value for each in there if each not in loaded]
    if dropped:
        raise DropsLanguages(
            "The text %(name)s is kept in languages that this would leave out: %(languages)s.",
            name=name,
            languages=", ".join(dropped),
        )


def _under(
    document: Document, symbol: Symbol | None, text: Text, grammars: Grammars, by: str
) -> Revision:
    """The document's revision under a symbol: the one there, or one prepared now."""
    there = revisions_of(document)
    if symbol is None:
        return there[-1]
    for each in there:
        if each.symbol is not None and is_same(symbol, each.symbol.symbol):
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
        title=title_of(text),
        expected=symbol,
    )
