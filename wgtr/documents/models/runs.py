"""The table of runs: issuing that was asked for on a page, done by the worker."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, Index, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.core.database import Base, kept_as
from wgtr.documents.models.documents import Revision


class RunState(StrEnum):
    """How far a run is; ASKED and RUNNING are open, and a revision has one open run at most."""

    ASKED = "asked"
    RUNNING = "running"
    ISSUED = "issued"
    FAILED = "failed"


OPEN = (RunState.ASKED, RunState.RUNNING)


class IssuingRun(Base):
    """One attempt to issue a revision: who asked for it, how far it is, what became of it.

    `translations` tells that it is to add languages to what is issued already.
    `made` names the files that are made ("en.pdf"), of `planned` in all; they are kept only with
    the whole revision. `problem` is a sentence to be translated, with its `problem_values`.
    """

    __tablename__ = "issuing_runs"
    __table_args__ = (
        Index(
            "uq_issuing_runs_open",
            "revision_id",
            unique=True,
            postgresql_where=text("state IN ('asked', 'running')"),
        ),
        CheckConstraint("(state = 'failed') = (problem <> '')", name="failed_says_why"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), index=True)
    state: Mapped[RunState] = mapped_column(kept_as(RunState))
    translations: Mapped[bool]
    dated: Mapped[date]
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    asked_by: Mapped[str] = mapped_column(String(200))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    planned: Mapped[int]
    made: Mapped[list[str]] = mapped_column(JSONB)
    problem: Mapped[str] = mapped_column(Text)
    problem_values: Mapped[dict[str, Any]] = mapped_column(JSONB)

    revision: Mapped[Revision] = relationship(lazy="raise")
