"""An e-mail as it was saved (.eml): who sent it, when it arrived, what it says, what came with it.

Only the standard library's parser reads it; HTML is turned into words, nothing in it is followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from html import unescape

LONGEST_BODY = 200_000
_MOST_PARTS = 100
_BREAKS = re.compile(r"(?i)<\s*(br|/p|/div|/li|/tr|/h[1-6])\b[^>]*>")
_UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>")
_TAGS = re.compile(r"(?s)<!--.*?-->|<[^>]*>")


class NoMail(ValueError):
    """The bytes are no e-mail."""


@dataclass(frozen=True)
class MailFile:
    """A file that came with an e-mail, under the name the sender gave it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """An e-mail: its sender's address and name, when it arrived, and what it says.

    `received` is when our side's first server took it (the topmost Received line), else the date
    the sender wrote; None where neither can be read. Instants are UTC.
    """

    address: str
    sender: str
    subject: str
    received: datetime | None
    words: str
    files: tuple[MailFile, ...]


def read_mail(data: bytes) -> Mail:
    """Read an e-mail. Raises NoMail where the bytes are none."""
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not (message["From"] or message["Received"]):
        raise NoMail
    name, address = next(iter(getaddresses([str(message["From"] or "")])), ("", ""))
    return Mail(
        address=address.strip().lower(),
        sender=_one_line(name),
        subject=_one_line(str(message["Subject"] or "")),
        received=_received(message),
        words=_words(message)[:LONGEST_BODY],
        files=tuple(_files(message)),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())[:400]


def _received(message: EmailMessage) -> datetime | None:
    lines = [str(line).rpartition(";")[2] for line in message.get_all("Received", [])[:1]]
    for written in [*lines, str(message["Date"] or "")]:
        try:
            instant = parsedate_to_datetime(written.strip())
        except (TypeError, ValueError):
            continue
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    said = _decoded(body)
    if body.get_content_type() == "text/html":
        said = _without_tags(said)
    lines = [line.rstrip() for line in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _decoded(part: MIMEPart) -> str:
    """The words of a part, also where it names an encoding that nobody knows."""
    try:
        return str(part.get_content())
    except (LookupError, KeyError, ValueError):
        return _bytes_of(part).decode("utf-8", "replace")


def _without_tags(markup: str) -> str:
    seen = _BREAKS.sub("\n", _UNSEEN.sub("", markup))
    return unescape(_TAGS.sub("", seen)).replace("\xa0", " ")


def _files(message: EmailMessage) -> Iterator[MailFile]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        name = part.get_filename()
        if name and part.get_content_disposition() != "inline":
            yield MailFile(_one_line(name), _bytes_of(part))


def _bytes_of(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
