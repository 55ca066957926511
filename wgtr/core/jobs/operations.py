"""Writing down what became of jobs."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.jobs.models import JobFailure

LONGEST = 1000
TRY_AGAIN = text(
    "update procrastinate_jobs set status = 'todo', attempts = 0, scheduled_at = null"
    " where id = :id and status = 'failed' returning id"
)


def note_failure(
    *, job: int, task: str, values: Mapping[str, Any], attempt: int, problem: str, final: bool
) -> None:
    """Write down that an attempt at a job failed; the first one is attempt 1."""
    row = JobFailure(
        job=job,
        task=task,
        values=dict(values),
        attempt=attempt,
        at=clock.now(),
        problem=problem,
        final=final,
    )
    db.session.add(row)
    db.session.flush()


def words_of(problem: BaseException) -> str:
    """Put a problem into a line, without the values of a statement: they may be confidential."""
    said = problem.orig if isinstance(problem, DBAPIError) else problem
    first = (str(said).strip().splitlines() or [""])[0]
    return f"{type(problem).__name__}: {first}"[:LONGEST]


def try_again(*, job: int, by: str) -> None:
    """Put a job that failed for good back into the queue, with all its attempts.

    Raises RuleViolation where it has not failed.
    """
    if db.session.scalar(TRY_AGAIN, {"id": job}) is None:
        raise RuleViolation("There is no failed job %(job)s.", job=job)
    audit.record(actor=by, action="jobs.try_again", subject=f"job:{job}", detail={})
