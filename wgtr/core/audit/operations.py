"""Writing the audit record: one event per change, in the change's own transaction."""

from typing import Any

from sqlalchemy import func, select

from wgtr.core import clock
from wgtr.core.audit.chain import BEFORE_THE_FIRST, Event, hash_of
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db

LOCK = 0x77677472
"""The advisory lock that puts writers in a row (the letters wgtr)."""


def hold() -> None:
    """Take one's turn among the writers now, until the transaction ends.

    An operation whose rows others may be about to write too (the same bytes under the same hash)
    calls this before its first write: then nobody waits for it while it waits for them.
    """
    db.session.execute(select(func.pg_advisory_xact_lock(LOCK)))


def record(*, actor: str, action: str, subject: str, detail: dict[str, Any]) -> AuditEvent:
    """Write down that `actor` did `action` (`meetings.add`) to `subject` (`meeting:slug`).

    `detail` holds what JSON can: what was set, in values that a reader in ten years understands.
    The lock is held until the transaction ends, so that the sequence has no gap and no fork:
    whoever comes second reads the first one's event before adding its own.
    """
    hold()
    last = db.session.scalars(
        select(AuditEvent).order_by(AuditEvent.sequence.desc()).limit(1)
    ).one_or_none()
    before = BEFORE_THE_FIRST if last is None else last.hash
    event = Event(
        sequence=1 if last is None else last.sequence + 1,
        at=clock.now(),
        actor=actor,
        action=action,
        subject=subject,
        detail=detail,
    )
    row = AuditEvent(**vars(event), previous_hash=before, hash=hash_of(event, before))
    db.session.add(row)
    db.session.flush()
    return row
