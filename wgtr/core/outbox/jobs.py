"""Sending what was posted; marked before and after, it is sent twice only after a crash."""

from collections.abc import Mapping
from typing import Any

from flask import current_app

from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.jobs import Retries, TryLater, job
from wgtr.core.outbox.composing import compose
from wgtr.core.outbox.delivery import Refused, hand_over
from wgtr.core.outbox.models import MailState, OutboxMessage
from wgtr.core.outbox.queries import message_numbered

FOR_TWO_DAYS = Retries(first=30, longest=3600, most=56)


def give_up(values: Mapping[str, Any], problem: str) -> None:
    """Note that a message could not be sent in all its attempts."""
    message = message_numbered(values["message_id"])
    if message is not None and message.state is not MailState.SENT:
        message.state, message.answer = MailState.REFUSED, problem


@job("outbox.send", retries=FOR_TWO_DAYS, given_up=give_up)
def send(*, message_id: int) -> None:
    """Send a message of the outbox, unless that is done.

    Killed between the server's "yes" and our note of it, it is sent once more, under the same
    Message-ID: at least once, never lost.
    """
    message = message_numbered(message_id)
    if message is None or message.state in {MailState.SENT, MailState.REFUSED}:
        return
    route = current_app.config["WGTR_MAIL"]
    recipient, name = message.recipient, _file_name(message)
    content = compose(message, sender=route.sender)
    message.state, message.tried_at = MailState.SENDING, clock.now()
    message.attempts += 1
    db.session.commit()
    try:
        answer = hand_over(route, recipient=recipient, name=name, content=content)
    except Refused as refusal:
        _note(message, MailState.REFUSED, str(refusal))
    except TryLater as problem:
        _note(message, MailState.WAITING, str(problem))
        raise
    else:
        message.sent_at = clock.now()
        _note(message, MailState.SENT, answer)


def _note(message: OutboxMessage, state: MailState, answer: str) -> None:
    message.state, message.answer = state, answer
    db.session.commit()


def _file_name(message: OutboxMessage) -> str:
    """Name a file so that a folder lists mail in the order in which it was posted."""
    return f"{message.posted_at:%Y%m%dT%H%M%SZ}-{message.id:06}.eml"
