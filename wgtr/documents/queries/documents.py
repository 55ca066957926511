"""Reading documents: what lies before a meeting, what stands at an address, what was frozen."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload, undefer
from sqlalchemy.orm.strategy_options import _AbstractLoad

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import db
from wgtr.documents.models import (
    Document,
    LanguageVersion,
    MeetingPaper,
    RegisteredSymbol,
    Revision,
    RevisionFile,
    RevisionKind,
    RevisionState,
    StoredFile,
)
from wgtr.documents.succession import SHOWN, followed_by
from wgtr.meetings.models import Meeting
from wgtr.texts.contents import text_in
from wgtr.texts.models import KeptText
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.symbols import NotASymbol, identity_key, text_of_slug

AGENDAS = ("annotated-agenda", "agenda")
"""The kinds of documents that announce what a meeting will do."""


def _revisions() -> _AbstractLoad:
    """Load a document's revisions with symbols, versions and files, not their bytes."""
    return selectinload(Document.revisions).options(*_parts_of_revision())


def _parts_of_revision() -> Sequence[_AbstractLoad]:
    return (
        joinedload(Revision.symbol),
        selectinload(Revision.versions),
        selectinload(Revision.files).joinedload(RevisionFile.file),
    )


def _whole() -> Select[Document]:
    return select(Document).options(
        joinedload(Document.conference), joinedload(Document.body), _revisions()
    )


def documents_of(meeting: Meeting) -> Sequence[Document]:
    """Give a meeting's papers in their order, with all that a list shows; four statements."""
    listed = _whole().join(MeetingPaper).where(MeetingPaper.meeting_id == meeting.id)
    return db.session.scalars(listed.order_by(MeetingPaper.position, Document.id)).all()


def documents_of_body(body: Body) -> Sequence[Document]:
    """Give every document of a body, in the order they were added; four statements."""
    return db.session.scalars(_whole().filter_by(body_id=body.id).order_by(Document.id)).all()


def documents_of_conference(conference: Conference) -> Sequence[Document]:
    """Give every document of a Conference's cycle, in the order they were added."""
    wanted = _whole().filter_by(conference_id=conference.id)
    return db.session.scalars(wanted.order_by(Document.id)).all()


def revision_with_slug(slug: str) -> Revision | None:
    """Give what stands at an address: a revision with its document and all the others of it.

    A name typed in other capitals is found too; the caller compares `.slug` and redirects. Six
    statements at most; None where nothing stands there.
    """
    exact = _at_address().where(Revision.slug == slug)
    found = db.session.scalars(exact).one_or_none()
    if found is not None:
        return found
    try:
        key = identity_key(text_of_slug(slug))
    except NotASymbol:
        return None
    carries = Revision.symbol.has(RegisteredSymbol.identity_key == key)
    folded = _at_address().where(or_(carries, Revision.slug == slug.lower()))
    return db.session.scalars(folded.order_by(Revision.symbol_id.nulls_last())).first()


def issued_from(text: KeptText) -> Sequence[Revision]:
    """Give what is issued of a text and stands, the latest first."""
    wanted = select(Revision).join(Revision.document).options(joinedload(Revision.symbol))
    wanted = wanted.where(Document.text_id == text.id, Revision.state == RevisionState.ISSUED)
    return db.session.scalars(wanted.order_by(Revision.id.desc())).all()


def addenda_to(document: Document) -> Sequence[Revision]:
    """Give what anybody may see of the addenda to a document, in the order they were made."""
    wanted = select(Revision).join(Revision.document).options(joinedload(Revision.symbol))
    wanted = wanted.where(Document.adds_to_id == document.id, Revision.state.in_(SHOWN))
    return db.session.scalars(wanted.order_by(Revision.id)).all()


def added_to_by(document: Document) -> Sequence[Revision]:
    """Give what anybody may see of the document that an addendum adds to; else nothing."""
    if document.adds_to_id is None:
        return []
    wanted = select(Revision).options(joinedload(Revision.symbol))
    wanted = wanted.where(Revision.document_id == document.adds_to_id, Revision.state.in_(SHOWN))
    return db.session.scalars(wanted.order_by(Revision.id)).all()


def followed_paper(revision: Revision) -> Revision | None:
    """Give the issued paper that a revision, corrigendum or addendum follows; one statement.

    None of an original. The revision's document must be loaded.
    """
    if revision.kind is RevisionKind.ORIGINAL:
        return None
    of = revision.document.adds_to_id or revision.document_id
    wanted = select(Revision).where(Revision.document_id == of, Revision.state.in_(SHOWN))
    wanted = wanted.options(joinedload(Revision.symbol)).order_by(Revision.id)
    return followed_by(revision, db.session.scalars(wanted).all())


def held_until(revision: Revision) -> date | None:
    """Give the last day of the meeting that an agenda is for; None for any other paper."""
    wanted = select(func.max(Meeting.last_day)).join(MeetingPaper).join(Document)
    of_agenda = wanted.where(Document.id == revision.document_id, Document.kind.in_(AGENDAS))
    last: date | None = db.session.scalar(of_agenda)
    return last


def _at_address() -> Select[Revision]:
    whole = joinedload(Revision.document)
    return select(Revision).options(
        *_parts_of_revision(),
        whole.joinedload(Document.conference),
        whole.joinedload(Document.body),
        whole.selectinload(Document.papers)
        .joinedload(MeetingPaper.meeting)
        .options(joinedload(Meeting.conference), joinedload(Meeting.body)),
        whole.selectinload(Document.revisions).joinedload(Revision.symbol),
    )


def file_of(slug: str, language: str, form: str) -> tuple[Revision, RevisionFile | None] | None:
    """Give the revision at an exact address with one of its files (bytes not loaded).

    None where there is no such revision; no file where the language or format is not there.
    """
    wanted = (
        select(Revision, RevisionFile)
        .outerjoin(
            RevisionFile,
            (RevisionFile.revision_id == Revision.id)
            & (RevisionFile.language == language)
            & (RevisionFile.format == form),
        )
        .outerjoin(RevisionFile.file)
        .options(contains_eager(RevisionFile.file), selectinload(Revision.versions))
        .where(Revision.slug == slug)
    )
    found = db.session.execute(wanted).one_or_none()
    return None if found is None else (found[0], found[1])


def content_of(sha256: str) -> bytes:
    """Give the bytes of a stored file."""
    wanted = select(StoredFile).options(undefer(StoredFile.content)).filter_by(sha256=sha256)
    return db.session.scalars(wanted).one().content


def frozen_text(revision: Revision, language: Language) -> Text:
    """Give the tree that an issued revision's version in `language` was rendered from.

    A language without a version gives the tree of the original. Raises LookupError for a draft.
    """
    own = select(LanguageVersion.tree_sha256).filter_by(revision_id=revision.id, language=language)
    sha256 = db.session.scalar(own) or revision.tree_sha256
    if sha256 is None:
        raise LookupError(f"{revision.slug} is not issued")
    return text_in(json.loads(content_of(sha256)))
