"""Reading the audit record."""

from collections.abc import Iterator

from sqlalchemy import select

from wgtr.core.audit.chain import Event, Link
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db

AT_A_TIME = 2000


def all_links() -> Iterator[Link]:
    """Read the whole chain from its first event, a few thousand rows at a time."""
    last = 0
    in_order = select(AuditEvent).order_by(AuditEvent.sequence).limit(AT_A_TIME)
    while rows := db.session.scalars(in_order.where(AuditEvent.sequence > last)).all():
        for row in rows:
            yield link_of(row)
            last = row.sequence
        db.session.expunge_all()


def event_numbered(sequence: int) -> AuditEvent | None:
    """Give one event; None where the record does not go so far."""
    return db.session.get(AuditEvent, sequence)


def link_of(row: AuditEvent) -> Link:
    """Give a row as the chain's rule reads it."""
    event = Event(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        detail=row.detail,
    )
    return Link(event, row.previous_hash, row.hash)
