"""The table of jobs that failed; the queue's own tables are Procrastinate's (migrations/)."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Identity, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wgtr.core.database import Base


class JobFailure(Base):
    """An attempt at a job that ended in an error; `final` where it will not be tried again."""

    __tablename__ = "job_failures"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    job: Mapped[int] = mapped_column(BigInteger, index=True)
    task: Mapped[str] = mapped_column(String(128))
    values: Mapped[dict[str, Any]] = mapped_column(JSONB)
    attempt: Mapped[int]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str] = mapped_column(Text)
    final: Mapped[bool]
