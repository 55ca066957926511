"""Posting mail: rows in the caller's transaction, so that it leaves if and only if that commits."""

from collections.abc import Sequence
from uuid import uuid4

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.mail_addresses import is_address
from wgtr.core.outbox.jobs import send
from wgtr.core.outbox.models import Attachment, MailState, OutboxAttachment, OutboxMessage
from wgtr.core.outbox.wording import file_name, one_line, plain_text

NO_ADDRESS = "This is no address that mail can be sent to."


def post(
    *,
    to: Sequence[str],
    subject: str,
    body: str,
    language: str,
    about: str,
    by: str,
    attachments: Sequence[Attachment] = (),
) -> list[OutboxMessage]:
    """Post a message to each address of `to`, apart: no reader sees the others.

    `subject` and `body` are plain text in `language`; what would break a header or turn words
    around is taken out. `about` names its subject ("submission:12"), `by` who caused it. An address
    that is none never stops the change: its message is kept as refused, for the secretariat to see.
    """
    common = {
        "subject": one_line(subject),
        "body": plain_text(body),
        "language": language,
        "about": about,
        "posted_at": clock.now(),
        "posted_by": by,
        "attempts": 0,
    }
    addresses = dict.fromkeys(each.strip() for each in to)
    messages = [OutboxMessage(**common, **_addressed(address)) for address in addresses]
    for message in messages:
        message.attachments = [_kept(number, each) for number, each in enumerate(attachments)]
    db.session.add_all(messages)
    db.session.flush()
    for message in messages:
        if message.state is MailState.WAITING:
            send.defer(message_id=message.id)
    return messages


def resend(*, message: OutboxMessage, by: str, to: str | None = None) -> None:
    """Send a message once more that was sent or refused, to `to` where that is given.

    Raises RuleViolation where it is on its way already, or the address is none.
    """
    if message.state in {MailState.WAITING, MailState.SENDING}:
        raise RuleViolation("This message is on its way already.")
    address = (to or message.recipient).strip()
    if not is_address(address):
        raise RuleViolation(
            "“%(address)s” is no address that mail can be sent to.", address=address
        )
    before = {"to": message.recipient, "state": message.state.value, "answer": message.answer}
    if message.state is MailState.SENT:
        message.key = uuid4().hex  # else a mail program may take it for the one that it has
    message.recipient, message.state = address, MailState.WAITING
    message.sent_at, message.answer = None, ""
    db.session.flush()
    send.defer(message_id=message.id)
    audit.record(
        actor=by,
        action="outbox.resend",
        subject=f"message:{message.id}",
        detail={"to": address, "before": before},
    )


def _addressed(address: str) -> dict[str, object]:
    possible = is_address(address)
    return {
        "key": uuid4().hex,
        "recipient": one_line(address),
        "state": MailState.WAITING if possible else MailState.REFUSED,
        "answer": "" if possible else NO_ADDRESS,
    }


def _kept(position: int, attachment: Attachment) -> OutboxAttachment:
    return OutboxAttachment(
        position=position,
        name=file_name(attachment.name),
        media_type=attachment.media_type,
        content=attachment.content,
    )
