"""Reading the queue: what waits, what is being done, what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from wgtr.core.database import db
from wgtr.core.jobs.models import JobFailure

OPEN = text(
    "select id, task_name, args, status::text, attempts from procrastinate_jobs"
    " where status in ('todo', 'doing', 'failed') order by id"
)


@dataclass(frozen=True)
class JobLine:
    """A job in the queue: its number, name, values, state (todo, doing, failed) and attempts."""

    id: int
    task: str
    values: dict[str, Any]
    state: str
    attempts: int


def jobs_not_done() -> list[JobLine]:
    """Give every job that waits, is being done or failed for good; what is done goes."""
    return [JobLine(*row) for row in db.session.execute(OPEN)]


def failures_of(job: int) -> Sequence[JobFailure]:
    """Give the attempts at a job that failed, the first one first."""
    wanted = select(JobFailure).filter_by(job=job).order_by(JobFailure.id)
    return db.session.scalars(wanted).all()
