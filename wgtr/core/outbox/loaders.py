"""From an address to a message."""

from flask import abort

from wgtr.core.outbox.models import OutboxMessage
from wgtr.core.outbox.queries import message_numbered


def message_from_url(*, number: int) -> OutboxMessage:
    """Give the message of that number, else answer 404."""
    return message_numbered(number) or abort(404)
