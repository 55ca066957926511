"""Preparing what follows an issued paper: its next revision, a corrigendum, an addendum."""

from collections.abc import Sequence
from itertools import count

from sqlalchemy import ColumnElement, func, select

from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.documents.addenda import KIND, empty_addendum
from wgtr.documents.families import added_to, corrected
from wgtr.documents.models import (
    Document,
    MeetingPaper,
    RegisteredSymbol,
    Revision,
    RevisionKind,
    RevisionState,
)
from wgtr.documents.operations.documents import (
    EVERY_LANGUAGE,
    NOT_FOR_A_SLUG,
    free_slug,
    is_taken,
    keep_draft,
    keep_first,
    lock_revision,
    record_draft,
)
from wgtr.documents.operations.loading import title_of
from wgtr.documents.operations.register import take_up
from wgtr.documents.queries.register import entry_of, is_free
from wgtr.documents.succession import REPLACING
from wgtr.meetings.models import Meeting
from wgtr.texts.operations import keep_text
from wgtr.tree.languages import Language
from wgtr.tree.symbols import Grammars, Symbol, parse, revised


def prepare_revision(
    *,
    latest: Revision,
    by: str,
    grammars: Grammars,
    kind: RevisionKind = RevisionKind.REVISION,
    languages: Sequence[Language] = EVERY_LANGUAGE,
    title: Wording | None = None,
    expected: Symbol | None = None,
) -> Revision:
    """Prepare what mends an issued revision: the next one, or a corrigendum.

    With a symbol it gets the next symbol of the same serial: the one reserved early, or one
    reserved now; a corrigendum may be for some `languages` only. Raises RuleViolation where
    `latest` is not issued or already revised, one of the kind is prepared, or the next symbol is
    not the one `expected`; NotASymbol where no symbol can say it.
    """
    _lock_issued(latest)
    _check_none_prepared(kind, Revision.document_id == latest.document_id)
    number = _next_number(latest, kind, grammars)
    wanted = _following(latest, kind, number, grammars)
    _check_expected(wanted, expected)
    symbol = _entry_for(wanted, latest, kind, by)
    chosen = free_slug(symbol, None, _slug_after(latest, kind, number))
    draft = Revision(
        document=latest.document,
        kind=kind,
        number=number,
        slug=chosen,
        symbol=symbol,
        title=title or latest.title,
        original_language=latest.original_language,
    )
    keep_draft(draft, languages)
    record_draft("documents.prepare_revision", draft, by, [])
    return draft


def prepare_addendum(*, latest: Revision, by: str, grammars: Grammars) -> Revision:
    """Prepare an addendum to an issued revision: a document of its own, whose words are begun.

    It is of the same body and Conference, before the same meetings, and has a symbol if `latest`
    has one. Raises RuleViolation where `latest` is not issued, or an addendum to it is prepared.
    """
    _lock_issued(latest)
    document, kind = latest.document, RevisionKind.ADDENDUM
    _check_none_prepared(kind, Document.adds_to_id == document.id)
    number = _next_number(latest, kind, grammars)
    symbol = _entry_for(_following(latest, kind, number, grammars), latest, kind, by)
    slug = free_slug(symbol, None, _slug_after(latest, kind, number))
    text = empty_addendum(latest.title, Language(latest.original_language))
    name = NOT_FOR_A_SLUG.sub("-", slug.lower())
    draft = Revision(
        document=Document(
            kind=KIND,
            conference=document.conference,
            body=document.body,
            text=keep_text(name=name, text=text, body=document.body, by=by).text,
            adds_to_id=document.id,
        ),
        kind=kind,
        number=number,
        slug=slug,
        symbol=symbol,
        title=title_of(text),
        original_language=latest.original_language,
    )
    return keep_first(draft, EVERY_LANGUAGE, _meetings_of(document), by)


def _meetings_of(document: Document) -> Sequence[Meeting]:
    listed = select(Meeting).join(MeetingPaper).where(MeetingPaper.document_id == document.id)
    return db.session.scalars(listed.order_by(Meeting.id)).all()


def _lock_issued(latest: Revision) -> None:
    lock_revision(latest)
    if latest.state is not RevisionState.ISSUED:
        raise RuleViolation("%(name)s is not issued, so nothing can follow it.", name=latest.slug)


def _check_none_prepared(kind: RevisionKind, of: ColumnElement[bool]) -> None:
    """Refuse a second one of a kind before the first is issued: it was pressed twice."""
    wanted = select(Revision.slug).join(Revision.document).where(of)
    wanted = wanted.filter(Revision.kind == kind, Revision.state == RevisionState.DRAFT)
    there = db.session.scalars(wanted).first()
    if there is not None:
        raise RuleViolation("%(name)s is prepared already. Issue it or give it up.", name=there)


def _next_number(latest: Revision, kind: RevisionKind, grammars: Grammars) -> int:
    """Revisions are counted for the document, what stands beside one for that one: Rev.1/Corr.1.

    One that was withdrawn or given up keeps its number; what it would replace can be revised again.
    A number that is reserved and free is the next one's: translators had it early.
    """
    first = _after_the_last(latest) if kind in REPLACING else 1
    return next(each for each in count(first) if _is_open(latest, kind, each, grammars))


def _after_the_last(latest: Revision) -> int:
    wanted = select(func.max(Revision.number)).filter_by(
        document_id=latest.document_id, kind=RevisionKind.REVISION
    )
    last = db.session.scalar(wanted) or 0
    taken_back = (RevisionState.WITHDRAWN, RevisionState.GIVEN_UP)
    standing = db.session.scalar(wanted.where(Revision.state.not_in(taken_back))) or 0
    if standing > latest.number:
        raise RuleViolation("%(name)s has been revised already.", name=latest.slug)
    return last + 1


def _is_open(latest: Revision, kind: RevisionKind, number: int, grammars: Grammars) -> bool:
    symbol = _following(latest, kind, number, grammars)
    if symbol is None:
        return not is_taken(_slug_after(latest, kind, number))
    entry = entry_of(symbol)
    return entry is None or is_free(entry)


def _slug_after(latest: Revision, kind: RevisionKind, number: int) -> str:
    return f"{latest.slug}-{kind.value}-{number}"


def _following(
    latest: Revision, kind: RevisionKind, number: int, grammars: Grammars
) -> Symbol | None:
    """The symbol of what follows `latest` under a number; None where papers have none."""
    if latest.symbol is None:
        return None
    symbol = parse(latest.symbol.symbol, grammars)
    if kind is RevisionKind.CORRIGENDUM:
        return corrected(symbol, number)
    if kind is RevisionKind.ADDENDUM:
        return added_to(symbol, number)
    for _ in range(number - latest.number):
        symbol = revised(symbol)
    return symbol


def _check_expected(wanted: Symbol | None, expected: Symbol | None) -> None:
    if wanted is not None and expected is not None and wanted.parts() != expected.parts():
        raise RuleViolation(
            "%(asked)s cannot be prepared now: %(next)s comes next.",
            asked=str(expected),
            next=str(wanted),
        )


def _entry_for(
    symbol: Symbol | None, latest: Revision, kind: RevisionKind, by: str
) -> RegisteredSymbol | None:
    if symbol is None or latest.symbol is None:
        return None
    return take_up(symbol=symbol, purpose=f"{kind.value} of {latest.symbol.symbol}", by=by)
