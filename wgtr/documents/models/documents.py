"""Tables of documents: their revisions, language versions and files, and where they are listed."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import Base, Wording, kept_as
from wgtr.documents.models.files import StoredFile
from wgtr.documents.models.register import RegisteredSymbol
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText


class RevisionKind(StrEnum):
    """What a revision is to its document: only ORIGINAL and REVISION replace one another."""

    ORIGINAL = "original"
    REVISION = "revision"
    CORRIGENDUM = "corrigendum"
    ADDENDUM = "addendum"


class RevisionState(StrEnum):
    """Whether a revision is prepared, issued and fixed, or taken back: before or after that."""

    DRAFT = "draft"
    GIVEN_UP = "given-up"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class LanguageState(StrEnum):
    """What a language version is; a language without a version is missing."""

    ORIGINAL = "original"
    TRANSLATED = "translated"


class Document(Base):
    """A document through all its revisions, of a body or Conference; `text` is worked on for it.

    An addendum is a document with words of its own; `adds_to_id` names the one that it adds to.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    conference_id: Mapped[int | None] = mapped_column(ForeignKey("conferences.id"), index=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    text_id: Mapped[int | None] = mapped_column(ForeignKey("texts.id"), index=True)
    adds_to_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)

    conference: Mapped[Conference | None] = relationship(lazy="raise")
    body: Mapped[Body | None] = relationship(lazy="raise")
    text: Mapped[KeptText | None] = relationship(lazy="raise")
    revisions: Mapped[list["Revision"]] = relationship(
        lazy="raise", order_by="Revision.id", back_populates="document"
    )
    papers: Mapped[list["MeetingPaper"]] = relationship(lazy="raise", back_populates="document")


class MeetingPaper(Base):
    """A document among a meeting's papers, at its place in their order, from 1.

    A paper may lie before several meetings: the mandate that an agenda rests on, for one.
    """

    __tablename__ = "meeting_papers"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(
        ForeignKey("documents.id"), primary_key=True, index=True
    )
    position: Mapped[int]

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    document: Mapped[Document] = relationship(lazy="raise", back_populates="papers")


class Revision(Base):
    """A document as it is issued once, with its symbol (if any) and its address.

    `languages` are those it is meant for: a corrigendum may touch only some. `dated` is the date
    it carries, the same in all languages. From ISSUED on nothing of it changes (a trigger sees to
    it), but that it may be WITHDRAWN, with a reason, and be given a symbol if it had none.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'given-up') OR (tree_sha256 IS NOT NULL AND issued_at IS NOT NULL"
            " AND issued_by IS NOT NULL AND dated IS NOT NULL)",
            name="issued_is_whole",
        ),
        CheckConstraint(
            "state NOT IN ('withdrawn', 'given-up') OR reason <> ''", name="withdrawn_has_a_reason"
        ),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    kind: Mapped[RevisionKind] = mapped_column(kept_as(RevisionKind))
    number: Mapped[int]
    slug: Mapped[str] = mapped_column(String(600), unique=True)
    symbol_id: Mapped[int | None] = mapped_column(ForeignKey("registered_symbols.id"), unique=True)
    state: Mapped[RevisionState] = mapped_column(kept_as(RevisionState))
    title: Mapped[Wording] = mapped_column(JSONB)
    original_language: Mapped[str] = mapped_column(String(2))
    languages: Mapped[list[str]] = mapped_column(JSONB)
    dated: Mapped[date | None]
    issued_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    issued_by: Mapped[str | None] = mapped_column(String(200))
    tree_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    reason: Mapped[str] = mapped_column(String(400))

    document: Mapped[Document] = relationship(lazy="raise", back_populates="revisions")
    symbol: Mapped[RegisteredSymbol | None] = relationship(lazy="raise")
    versions: Mapped[list["LanguageVersion"]] = relationship(
        lazy="raise", order_by="LanguageVersion.language"
    )
    files: Mapped[list["RevisionFile"]] = relationship(
        lazy="raise", order_by="(RevisionFile.language, RevisionFile.format)"
    )


class LanguageVersion(Base):
    """A revision in one language, with the tree it was rendered from.

    A translation that comes after the original was issued has a tree of its own, in which the
    original's words are the same.
    """

    __tablename__ = "language_versions"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    state: Mapped[LanguageState] = mapped_column(kept_as(LanguageState))
    tree_sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class RevisionFile(Base):
    """A file of a revision, by language and format (`pdf`)."""

    __tablename__ = "revision_files"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    format: Mapped[str] = mapped_column(String(10), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))

    file: Mapped[StoredFile] = relationship(lazy="raise")
