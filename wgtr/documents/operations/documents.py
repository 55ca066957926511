"""Preparing documents: a first revision, a symbol, a place among papers."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import count

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from wgtr.bodies.models import Body, Conference
from wgtr.core import audit
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.documents.models import (
    Document,
    MeetingPaper,
    RegisteredSymbol,
    Revision,
    RevisionKind,
    RevisionState,
)
from wgtr.documents.operations.register import lock_reserved
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText
from wgtr.tree.languages import Language

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NOT_FOR_A_SLUG = re.compile(r"[^a-z0-9]+")
EVERY_LANGUAGE = tuple(Language)


def add_document(
    *,
    kind: str,
    title: Wording,
    by: str,
    original: Language = Language.EN,
    languages: Sequence[Language] = EVERY_LANGUAGE,
    dated: date | None = None,
    conference: Conference | None = None,
    body: Body | None = None,
    text: KeptText | None = None,
    symbol: RegisteredSymbol | None = None,
    slug: str | None = None,
    meetings: Sequence[Meeting] = (),
) -> Revision:
    """Add a document with its first revision, a draft, and list it behind the meetings' papers.

    Its address is its symbol's; without a symbol it is `slug`, or made from body, Conference and
    kind. Where the symbol is an addendum's, it adds to the document of the symbol before. Raises
    RuleViolation where the address is another document's, or the symbol not reserved, or that of
    what mends a paper that is here.
    """
    if symbol is not None:
        lock_reserved(symbol)
        _check_mends_nothing(symbol)
    chosen = free_slug(symbol, slug, _plain_slug(kind, conference, body))
    document = Document(kind=kind, conference=conference, body=body, text=text)
    document.adds_to_id = _added_to(symbol)
    counted, number = _counted_as(symbol)
    draft = Revision(
        document=document,
        kind=counted,
        number=number,
        slug=chosen,
        symbol=symbol,
        title=title,
        original_language=original.value,
        dated=dated,
    )
    return keep_first(draft, languages, meetings, by)


def _counted_as(symbol: RegisteredSymbol | None) -> tuple[RevisionKind, int]:
    """What a symbol says of its paper; one that was revised elsewhere before may begin here."""
    if symbol is not None:
        for kind, number in (
            (RevisionKind.ADDENDUM, symbol.addendum),
            (RevisionKind.CORRIGENDUM, symbol.corrigendum),
            (RevisionKind.REVISION, symbol.revision),
        ):
            if number is not None:
                return kind, number
    return RevisionKind.ORIGINAL, 0


def _check_mends_nothing(symbol: RegisteredSymbol) -> None:
    """Refuse to begin a document under the symbol of a revision or corrigendum of another one."""
    if symbol.addendum is not None or symbol.original_id is None:
        return
    wanted = select(Revision.slug).join(Revision.symbol)
    first = RegisteredSymbol.id == symbol.original_id
    begun = or_(first, RegisteredSymbol.original_id == symbol.original_id)
    paper = db.session.scalars(wanted.where(begun).order_by(Revision.id)).first()
    if paper is not None:
        raise RuleViolation(
            "%(symbol)s corrects %(paper)s: prepare it on the page of that paper.",
            symbol=symbol.symbol,
            paper=paper,
        )


def _added_to(symbol: RegisteredSymbol | None) -> int | None:
    """The document that an addendum's symbol adds to, by its id; None where it is not known."""
    if symbol is None or symbol.addendum is None or symbol.original_id is None:
        return None
    wanted = select(Revision.document_id).filter_by(symbol_id=symbol.original_id)
    return db.session.scalars(wanted).one_or_none()


def keep_first(
    draft: Revision, languages: Sequence[Language], meetings: Sequence[Meeting], by: str
) -> Revision:
    """Keep the first draft of a document, and list it behind the meetings' papers."""
    keep_draft(draft, languages)
    for meeting in meetings:
        _list_last(draft.document, meeting)
    record_draft("documents.add", draft, by, [meeting.slug for meeting in meetings])
    return draft


def list_among_papers(*, document: Document, meeting: Meeting, slug: str, by: str) -> None:
    """Put a document behind the last of a meeting's papers; where it is there, it stays.

    `slug` is the address by which the record names the document.
    """
    if db.session.get(MeetingPaper, (meeting.id, document.id)) is not None:
        return
    _list_last(document, meeting)
    audit.record(
        actor=by,
        action="documents.list",
        subject=f"document:{slug}",
        detail={"meeting": meeting.slug},
    )


def give_symbol(*, revision: Revision, symbol: RegisteredSymbol, by: str) -> None:
    """Give a symbol to a draft that has none; its address stays the one that people know.

    Raises RuleViolation where it has one, is issued already, or the symbol is not reserved.
    """
    lock_revision(revision)
    if revision.symbol_id is not None or revision.state is not RevisionState.DRAFT:
        raise RuleViolation("%(name)s can no longer be given a symbol.", name=revision.slug)
    lock_reserved(symbol)
    _check_mends_nothing(symbol)
    revision.symbol = symbol
    record_draft("documents.give_symbol", revision, by, [])


def check_is_draft(revision: Revision) -> None:
    """Refuse with RuleViolation what is issued or given up."""
    if revision.state is RevisionState.GIVEN_UP:
        raise RuleViolation("%(name)s was given up.", name=revision.slug)
    if revision.state is not RevisionState.DRAFT:
        raise RuleViolation("%(name)s is issued already and stays as it is.", name=revision.slug)


def lock_revision(revision: Revision) -> None:
    """Lock a revision and load it as it stands now, with its symbol, versions, files, document."""
    wanted = select(Revision).filter_by(id=revision.id).with_for_update(of=Revision)
    loaded = wanted.options(
        joinedload(Revision.symbol),
        joinedload(Revision.versions),
        joinedload(Revision.files),
        joinedload(Revision.document).joinedload(Document.conference),
        joinedload(Revision.document).joinedload(Document.body),
    )
    fresh = loaded.execution_options(populate_existing=True)
    db.session.scalars(fresh).unique().one()


def keep_draft(draft: Revision, languages: Sequence[Language]) -> Revision:
    """Keep what is the same of every draft, whatever it is of."""
    draft.state, draft.reason = RevisionState.DRAFT, ""
    draft.languages = [language.value for language in Language if language in languages]
    draft.versions, draft.files = [], []
    db.session.add(draft)
    db.session.flush()
    return draft


def _plain_slug(kind: str, conference: Conference | None, body: Body | None) -> str:
    parts = [conference and conference.code, body and body.code, kind]
    return NOT_FOR_A_SLUG.sub("-", "-".join(part for part in parts if part).lower()).strip("-")


def free_slug(symbol: RegisteredSymbol | None, wanted: str | None, otherwise: str) -> str:
    """Give the address: the symbol's, the one wanted, or one made up that is free."""
    if symbol is None and wanted is None:
        names = (otherwise if number == 1 else f"{otherwise}-{number}" for number in count(1))
        return next(name for name in names if not is_taken(name))
    chosen = symbol.slug if symbol is not None else wanted or ""
    if symbol is None and not SLUG.fullmatch(chosen):
        raise RuleViolation("“%(name)s” can be no address: a-z, 0-9 and hyphens.", name=chosen)
    if is_taken(chosen):
        raise RuleViolation("“%(name)s” is the address of another document.", name=chosen)
    return chosen


def is_taken(slug: str) -> bool:
    """Whether a revision stands at an address."""
    return db.session.scalar(select(Revision.id).filter_by(slug=slug)) is not None


def _list_last(document: Document, meeting: Meeting) -> None:
    last = db.session.scalar(
        select(func.max(MeetingPaper.position)).filter_by(meeting_id=meeting.id)
    )
    db.session.add(
        MeetingPaper(meeting_id=meeting.id, document_id=document.id, position=(last or 0) + 1)
    )
    db.session.flush()


def record_draft(action: str, revision: Revision, by: str, meetings: Sequence[str]) -> None:
    """Record what was done with a draft, and all that it says of itself."""
    audit.record(
        actor=by,
        action=action,
        subject=f"document:{revision.slug}",
        detail={
            "kind": revision.kind.value,
            "number": revision.number,
            "symbol": revision.symbol and revision.symbol.symbol,
            "title": revision.title,
            "languages": revision.languages,
            "meetings": list(meetings),
        },
    )
