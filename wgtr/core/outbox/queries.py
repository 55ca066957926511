"""Reading the outbox."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import defer, selectinload

from wgtr.core.database import db
from wgtr.core.outbox.models import MailState, OutboxMessage

AT_MOST = 200


def message_numbered(number: int) -> OutboxMessage | None:
    """Give a message with its attachments; None where there is none of that number."""
    wanted = select(OutboxMessage).filter_by(id=number)
    return db.session.scalars(wanted.options(selectinload(OutboxMessage.attachments))).one_or_none()


def latest_messages(
    *, state: MailState | None = None, limit: int = AT_MOST
) -> Sequence[OutboxMessage]:
    """Give messages without their texts, those that were refused first, then the latest."""
    wanted = select(OutboxMessage).options(defer(OutboxMessage.body))
    if state is not None:
        wanted = wanted.filter_by(state=state)
    refused_first = (OutboxMessage.state == MailState.REFUSED).desc()
    return db.session.scalars(
        wanted.order_by(refused_first, OutboxMessage.id.desc()).limit(limit)
    ).all()


def messages_about(subject: str) -> Sequence[OutboxMessage]:
    """Give the messages about a subject ("receipt:…") without their texts, the first one first."""
    wanted = select(OutboxMessage).filter_by(about=subject).options(defer(OutboxMessage.body))
    return db.session.scalars(wanted.order_by(OutboxMessage.id)).all()


def messages_by_state() -> dict[MailState, int]:
    """Count the messages in each state."""
    wanted = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    return dict(db.session.execute(wanted).all())
