"""From a row of the outbox to the message that is sent, the same each time."""

from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from wgtr.core.outbox.models import OutboxAttachment, OutboxMessage

NEW_LINE = "\r\n"
SHORT = 60
UNKNOWN = ("application", "octet-stream")


def compose(message: OutboxMessage, *, sender: str) -> bytes:
    """Write `message` as it leaves, from the address `sender`.

    Its Message-ID is made of the row's key and the sender's domain, its Date is when it was
    posted. RFC 3834: Auto-Submitted keeps absence notes from answering.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(addr_spec=sender)
    mail["To"] = Address(addr_spec=message.recipient)
    mail["Date"] = format_datetime(message.posted_at)
    mail["Message-ID"] = f"<{message.key}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body, charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = message.language
    for attachment in message.attachments:
        _attach(mail, attachment)
    if mail.is_multipart():  # the same words between the parts each time, found in none of them
        mail.set_boundary(f"=={message.key}==")
    return _subject(message.subject) + mail.as_bytes()


def _subject(subject: str) -> bytes:
    """Write the subject's header; EmailMessage loses spaces where it breaks encoded words."""
    plain = subject.isascii() and len(subject) <= SHORT and "=?" not in subject
    encoded = Header(subject, "us-ascii" if plain else "utf-8", header_name="Subject")
    return f"Subject: {encoded.encode(linesep=NEW_LINE)}{NEW_LINE}".encode("ascii")


def _attach(mail: EmailMessage, attachment: OutboxAttachment) -> None:
    kind, *parameters = (each.strip() for each in attachment.media_type.split(";"))
    main, _, sub = kind.partition("/")
    main, sub = (main, sub) if main and sub and main != "multipart" else UNKNOWN
    given = dict(each.split("=", 1) for each in parameters if "=" in each)
    mail.add_attachment(
        attachment.content, maintype=main, subtype=sub, filename=attachment.name, params=given
    )
