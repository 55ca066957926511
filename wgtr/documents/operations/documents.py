"""Preparing documents: a first revision, the next one, a symbol, a place among papers."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from wgtr.bodies.models import Body, Conference
from wgtr.core import audit
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.documents.families import added_to, corrected
from wgtr.documents.models import (
    Document,
    MeetingPaper,
    RegisteredSymbol,
    Revision,
    RevisionKind,
    RevisionState,
)
from wgtr.documents.operations.register import lock_reserved, reserve
from wgtr.documents.queries.register import symbol_registered
from wgtr.documents.succession import REPLACING
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText
from wgtr.tree.languages import Language
from wgtr.tree.symbols import Grammars, Symbol, parse, revised

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
    kind. Raises RuleViolation where the address is another document's, or the symbol not reserved.
    """
    if symbol is not None:
        lock_reserved(symbol)
    chosen = _free_slug(symbol, slug, _plain_slug(kind, conference, body))
    document = Document(kind=kind, conference=conference, body=body, text=text)
    db.session.add(document)
    draft = Revision(
        document=document,
        kind=RevisionKind.ORIGINAL,
        number=0,
        slug=chosen,
        symbol=symbol,
        title=title,
        original_language=original.value,
        dated=dated,
    )
    _keep_draft(draft, languages)
    for meeting in meetings:
        _list_last(document, meeting)
    _record("documents.add", draft, by, [meeting.slug for meeting in meetings])
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


def prepare_revision(
    *,
    latest: Revision,
    by: str,
    grammars: Grammars,
    kind: RevisionKind = RevisionKind.REVISION,
    languages: Sequence[Language] = EVERY_LANGUAGE,
    title: Wording | None = None,
) -> Revision:
    """Prepare what follows an issued revision: the next one, a corrigendum or an addendum.

    With a symbol it gets the next symbol of the same serial, reserved at once; a corrigendum may
    be for some `languages` only. Raises RuleViolation where `latest` is not issued or
    already revised, or one of the kind is prepared, NotASymbol where no symbol can say it.
    """
    lock_revision(latest)
    if latest.state is not RevisionState.ISSUED:
        raise RuleViolation("%(name)s is not issued, so nothing can follow it.", name=latest.slug)
    _check_none_prepared(latest, kind)
    number = _next_number(latest, kind, grammars)
    symbol = _next_symbol(latest, kind, number, grammars, by)
    chosen = _free_slug(symbol, None, _slug_after(latest, kind, number))
    draft = Revision(
        document=latest.document,
        kind=kind,
        number=number,
        slug=chosen,
        symbol=symbol,
        title=title or latest.title,
        original_language=latest.original_language,
    )
    _keep_draft(draft, languages)
    _record("documents.prepare_revision", draft, by, [])
    return draft


def give_symbol(*, revision: Revision, symbol: RegisteredSymbol, by: str) -> None:
    """Give a symbol to a draft that has none; its address stays the one that people know.

    Raises RuleViolation where it has one, is issued already, or the symbol is not reserved.
    """
    lock_revision(revision)
    if revision.symbol_id is not None or revision.state is not RevisionState.DRAFT:
        raise RuleViolation("%(name)s can no longer be given a symbol.", name=revision.slug)
    lock_reserved(symbol)
    revision.symbol = symbol
    _record("documents.give_symbol", revision, by, [])


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


def _keep_draft(draft: Revision, languages: Sequence[Language]) -> Revision:
    """Keep what is the same of every draft, whatever it is of."""
    draft.state, draft.reason = RevisionState.DRAFT, ""
    draft.languages = [language.value for language in Language if language in languages]
    draft.versions, draft.files = [], []
    db.session.add(draft)
    db.session.flush()
    return draft


def _check_none_prepared(latest: Revision, kind: RevisionKind) -> None:
    """Refuse a second correction of one kind before the first is issued: it was pressed twice."""
    wanted = select(Revision.slug).filter_by(
        document_id=latest.document_id, kind=kind, state=RevisionState.DRAFT
    )
    there = db.session.scalars(wanted).first()
    if there is not None:
        raise RuleViolation("%(name)s is prepared already. Issue it or give it up.", name=there)


def _next_number(latest: Revision, kind: RevisionKind, grammars: Grammars) -> int:
    """Revisions are counted for the document, what stands beside one for that one: Rev.1/Corr.1.

    One that was withdrawn or given up keeps its number; what it would replace can be revised again.
    """
    if kind not in REPLACING:
        return next(each for each in count(1) if not _is_given(latest, kind, each, grammars))
    wanted = select(func.max(Revision.number)).filter_by(document_id=latest.document_id, kind=kind)
    last = db.session.scalar(wanted) or 0
    taken_back = (RevisionState.WITHDRAWN, RevisionState.GIVEN_UP)
    standing = db.session.scalar(wanted.where(Revision.state.not_in(taken_back))) or 0
    if standing > latest.number:
        raise RuleViolation("%(name)s has been revised already.", name=latest.slug)
    return last + 1


def _is_given(latest: Revision, kind: RevisionKind, number: int, grammars: Grammars) -> bool:
    if latest.symbol is None:
        return _is_taken(_slug_after(latest, kind, number))
    symbol = parse(latest.symbol.symbol, grammars)
    return symbol_registered(str(_following(symbol, kind, number, ahead=0))) is not None


def _slug_after(latest: Revision, kind: RevisionKind, number: int) -> str:
    return f"{latest.slug}-{kind.value}-{number}"


def _next_symbol(
    latest: Revision, kind: RevisionKind, number: int, grammars: Grammars, by: str
) -> RegisteredSymbol | None:
    if latest.symbol is None:
        return None
    symbol = parse(latest.symbol.symbol, grammars)
    following = _following(symbol, kind, number, ahead=number - latest.number)
    return reserve(symbol=following, purpose=f"{kind.value} of {symbol}", by=by)


def _following(symbol: Symbol, kind: RevisionKind, number: int, *, ahead: int) -> Symbol:
    if kind is RevisionKind.REVISION:
        for _ in range(ahead):
            symbol = revised(symbol)
        return symbol
    return (
        corrected(symbol, number) if kind is RevisionKind.CORRIGENDUM else added_to(symbol, number)
    )


def _plain_slug(kind: str, conference: Conference | None, body: Body | None) -> str:
    parts = [conference and conference.code, body and body.code, kind]
    return NOT_FOR_A_SLUG.sub("-", "-".join(part for part in parts if part).lower()).strip("-")


def _free_slug(symbol: RegisteredSymbol | None, wanted: str | None, otherwise: str) -> str:
    """The address: the symbol's, the one wanted, or one made up that is free."""
    if symbol is None and wanted is None:
        names = (otherwise if number == 1 else f"{otherwise}-{number}" for number in count(1))
        return next(name for name in names if not _is_taken(name))
    chosen = symbol.slug if symbol is not None else wanted or ""
    if symbol is None and not SLUG.fullmatch(chosen):
        raise RuleViolation("“%(name)s” can be no address: a-z, 0-9 and hyphens.", name=chosen)
    if _is_taken(chosen):
        raise RuleViolation("“%(name)s” is the address of another document.", name=chosen)
    return chosen


def _is_taken(slug: str) -> bool:
    return db.session.scalar(select(Revision.id).filter_by(slug=slug)) is not None


def _list_last(document: Document, meeting: Meeting) -> None:
    last = db.session.scalar(
        select(func.max(MeetingPaper.position)).filter_by(meeting_id=meeting.id)
    )
    db.session.add(
        MeetingPaper(meeting_id=meeting.id, document_id=document.id, position=(last or 0) + 1)
    )
    db.session.flush()


def _record(action: str, revision: Revision, by: str, meetings: Sequence[str]) -> None:
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
