"""Taking texts in: kept under a name, with a document of their own that may be issued next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import Wording, db
from wgtr.documents.models import Document, RegisteredSymbol, Revision
from wgtr.documents.operations.documents import add_document
from wgtr.documents.operations.register import take_up
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations import keep_text, save_version
from wgtr.texts.queries import latest_version, text_named
from wgtr.tree.provisions import Part, Text, plain
from wgtr.tree.symbols import Symbol


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where a document belongs, and among which meetings' papers it is listed."""

    conference: Conference | None = None
    body: Body | None = None
    meetings: Sequence[Meeting] = ()


def load_text(*, name: str, text: Text, by: str, source_sha256: str | None = None) -> TextVersion:
    """Keep `text` under `name`: a new text, a new version, or nothing where nothing changed."""
    kept = text_named(name)
    if kept is None:
        return keep_text(name=name, text=text, by=by, source_sha256=source_sha256)
    return save_version(
        kept=kept,
        text=text,
        on_top_of=latest_version(kept).number,
        by=by,
        source_sha256=source_sha256,
    )


def document_of(text: KeptText) -> Document | None:
    """Give the document that a text is worked on for; None where there is none yet."""
    wanted = select(Document).filter_by(text_id=text.id).order_by(Document.id).limit(1)
    return db.session.scalars(wanted).one_or_none()


def add_document_for(
    *, kept: KeptText, text: Text, home: Home, symbol: Symbol | None, by: str, slug: str | None
) -> Revision:
    """Add the document of a kept text, titled as the text is; its symbol is reserved for it.

    Raises RuleViolation where the symbol was given to another document.
    """
    title = title_of(text)
    entry = None if symbol is None else entry_for(symbol, title, by)
    return prepare_text(kept=kept, text=text, home=home, symbol=entry, by=by, slug=slug)


def prepare_text(
    *,
    kept: KeptText,
    text: Text,
    home: Home,
    symbol: RegisteredSymbol | None,
    by: str,
    slug: str | None = None,
) -> Revision:
    """Add the document of a kept text under a symbol that is reserved, or under none yet.

    Raises RuleViolation where the address is another document's, or the symbol not reserved.
    """
    title = title_of(text)
    if kept.body_id is None and home.body is not None:
        kept.body_id = home.body.id
    return add_document(
        kind=text.kind,
        title=title or {text.original_language.value: kept.name},
        by=by,
        original=text.original_language,
        conference=home.conference,
        body=home.body,
        text=kept,
        symbol=symbol,
        slug=slug,
        meetings=home.meetings,
    )


def entry_for(symbol: Symbol, title: Wording, by: str) -> RegisteredSymbol:
    """Give the entry of a paper's symbol: reserved early, or reserved now."""
    return take_up(symbol=symbol, purpose=next(iter(title.values()), ""), by=by)


def title_of(text: Text) -> Wording:
    """The title that a text carries: its agenda's, else that of its first part with one."""
    titled = [part for part in text.parts if part.title]
    found = next((part for part in titled if part.kind == "agenda"), None)
    return _title(found or next(iter(titled), None))


def _title(part: Part | None) -> Wording:
    if part is None:
        return {}
    return {
        language.value: " ".join(plain(words).split()) for language, words in part.title.items()
    }
