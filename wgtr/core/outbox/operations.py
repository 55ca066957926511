"""Posting mail: rows in the caller's transaction, so that it leaves if and only if that commits."""

from collections.abc import Sequence
from uuid import uuid4

from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.outbox.models import Attachment, MailState, OutboxAttachment, OutboxMessage
from wgtr.core.outbox.wording import file_name, is_address, one_line, plain_text

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
    return messages


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
