"""Reading what lists on pages show of documents: current revisions, in few and small statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import db
from wgtr.documents.models import (
    Document,
    LanguageVersion,
    MeetingPaper,
    RegisteredSymbol,
    Revision,
    RevisionFile,
    StoredFile,
)
from wgtr.documents.queries.documents import AGENDAS
from wgtr.documents.succession import REPLACING, SHOWN, current_ones
from wgtr.meetings.models import Meeting


@dataclass(frozen=True)
class FileShown:
    """A file of a revision without its content; `size` in bytes."""

    language: str
    format: str
    sha256: str
    size: int


def _shown() -> Select[Revision]:
    """Select the revisions that anybody may see, with symbols and language versions."""
    return (
        select(Revision)
        .where(Revision.state.in_(SHOWN))
        .options(joinedload(Revision.symbol), selectinload(Revision.versions))
    )


_PAPERS = (
    select(Revision)
    .join(MeetingPaper, MeetingPaper.document_id == Revision.document_id)
    .where(MeetingPaper.meeting_id == bindparam("meeting"), Revision.state.in_(SHOWN))
    .options(
        joinedload(Revision.document).load_only(Document.kind, Document.adds_to_id, raiseload=True),
        joinedload(Revision.symbol).load_only(RegisteredSymbol.symbol, raiseload=True),
        joinedload(Revision.versions).load_only(
            LanguageVersion.language, LanguageVersion.tree_sha256, raiseload=True
        ),
    )
    .order_by(MeetingPaper.position, Revision.id)
)
"""Put together once, and one statement: a meeting's page is what is asked for most."""


def papers_of(meeting: Meeting) -> Sequence[Revision]:
    """Give the current revision of each paper of a meeting, in the papers' order."""
    return current_ones(every_revision_of_papers(meeting))


def every_revision_of_papers(meeting: Meeting) -> Sequence[Revision]:
    """Give a meeting's papers in their order, also what was replaced; one statement."""
    found = db.session.scalars(_PAPERS, {"meeting": meeting.id})
    return found.unique().all()


def agenda_among(papers: Iterable[Revision]) -> Revision | None:
    """Give the agenda among a meeting's papers: no corrigendum, which may be in one language."""
    agendas = (each for each in papers if each.document.kind in AGENDAS)
    return next((each for each in agendas if each.kind in REPLACING), None)


def agendas_issued_on(meetings: Iterable[Meeting]) -> dict[int, date]:
    """Give the day that each meeting's first issued agenda carries, by the meeting's id."""
    wanted = (
        select(MeetingPaper.meeting_id, Revision.dated)
        .join(Document, Document.id == MeetingPaper.document_id)
        .join(Revision, Revision.document_id == Document.id)
        .where(MeetingPaper.meeting_id.in_([meeting.id for meeting in meetings]))
        .where(Document.kind.in_(AGENDAS), Revision.state.in_(SHOWN), Revision.dated.is_not(None))
        .order_by(Revision.id.desc())
    )
    return {meeting_id: dated for meeting_id, dated in db.session.execute(wanted) if dated}


def documents_issued() -> Sequence[Revision]:
    """Give every revision that anybody may see, also superseded ones, the latest first."""
    return _latest_first(_shown())


def documents_issued_by(body: Body) -> Sequence[Revision]:
    """Give every revision of a body's documents that anybody may see, the latest first."""
    return _latest_first(_shown().join(Revision.document).where(Document.body_id == body.id))


def documents_issued_in(conference: Conference) -> Sequence[Revision]:
    """Give every revision of a cycle's documents that anybody may see, the latest first."""
    in_cycle = Document.conference_id == conference.id
    return _latest_first(_shown().join(Revision.document).where(in_cycle))


def _latest_first(wanted: Select[Revision]) -> Sequence[Revision]:
    wanted = wanted.options(joinedload(Revision.document))
    return db.session.scalars(wanted.order_by(Revision.dated.desc(), Revision.id.desc())).all()


_FILES = (
    select(RevisionFile.language, RevisionFile.format, StoredFile.sha256, StoredFile.size)
    .join(StoredFile, StoredFile.sha256 == RevisionFile.sha256)
    .where(
        RevisionFile.revision_id == bindparam("revision"),
        RevisionFile.language == bindparam("language"),
    )
)


def files_of(revision: Revision, language: str) -> Sequence[FileShown]:
    """Give a revision's files in one language, without their contents."""
    asked = {"revision": revision.id, "language": language}
    return [FileShown(*row) for row in db.session.execute(_FILES, asked)]
