"""Tables of kept texts and their versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.bodies.models import Body
from wgtr.core.database import Base


class KeptText(Base):
    """A text that is worked on: its tree is that of its latest version.

    `name` is what commands and addresses call it, `kind` its tree's kind, `body` whose text it
    is: that body's Chair may edit it.
    """

    __tablename__ = "texts"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)

    body: Mapped[Body | None] = relationship(lazy="raise")
    versions: Mapped[list["TextVersion"]] = relationship(
        lazy="raise", order_by="TextVersion.number", back_populates="text"
    )


class TextVersion(Base):
    """A text as it was saved once: who, when, why, and the whole tree; it never changes.

    The database keeps `tree` without compressing it (revision 0015), which made saves wait.
    `sha256` is that of the tree's canonical JSON (`contents.canonical`); `source_sha256` that of
    the files it was read from, where it was read from files.
    """

    __tablename__ = "text_versions"
    __table_args__ = (
        UniqueConstraint("text_id", "number"),
        CheckConstraint("number > 0", name="numbered_from_one"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id"))
    number: Mapped[int]
    tree: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    source_sha256: Mapped[str | None] = mapped_column(String(64))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(200))
    comment: Mapped[str] = mapped_column(String(400))

    text: Mapped[KeptText] = relationship(lazy="raise", back_populates="versions")
