"""The message that leaves: headers, Arabic, attachments, the same each time."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from hypothesis import given
from hypothesis import strategies as some

from wgtr.core.outbox.composing import compose
from wgtr.core.outbox.models import Attachment, MailState, OutboxMessage
from wgtr.core.outbox.operations import _kept
from wgtr.core.outbox.wording import one_line

POSTED = datetime(2025, 2, 14, 22, 59, tzinfo=UTC)
ARABIC_NAME = "إيصال " * 9 + "2025.pdf"
SENDER = "secretariat@wgtr.example"


def message(subject: str = "Receipt", **more: object) -> OutboxMessage:
    values = {
        "key": "0" * 32,
        "recipient": "mission@example.org",
        "subject": subject,
        "body": "Received in time.\n",
        "language": "en",
        "posted_at": POSTED,
        "state": MailState.WAITING,
        "attachments": [],
        **more,
    }
    return OutboxMessage(**values)


def read_back(row: OutboxMessage) -> EmailMessage:
    return message_from_bytes(compose(row, sender=SENDER), policy=default)


def test_the_headers_say_when_who_and_that_nobody_need_answer() -> None:
    mail = read_back(message())
    assert mail["From"] == SENDER
    assert mail["To"] == "mission@example.org"
    assert mail["Date"].datetime == POSTED
    assert mail["Message-ID"] == f"<{'0' * 32}@wgtr.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert mail.get_content().splitlines() == ["Received in time."]


def test_a_long_arabic_subject_is_encoded_in_ascii_lines_and_read_back_the_same() -> None:
    subject = "إيصال باستلام مساهمة الدولة الطرف في إطار الفريق العامل المعني بالشفافية " * 3
    row = message(subject.strip(), body="وصلت المساهمة في الموعد.\n", language="ar")
    raw = compose(row, sender=SENDER)
    raw.decode("ascii")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    mail = read_back(row)
    assert mail["Subject"] == subject.strip()
    assert mail.get_content().split() == ["وصلت", "المساهمة", "في", "الموعد."]


def test_attachments_arrive_as_they_were() -> None:
    files = [
        Attachment(ARABIC_NAME, "application/pdf", b"%PDF-1.7\r\n\x00\xff"),
        Attachment("m.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN é\r\n".encode()),
        Attachment("odd", "nonsense", b"?"),
    ]
    row = message(attachments=[_kept(number, each) for number, each in enumerate(files)])
    parts = list(read_back(row).iter_attachments())
    assert [part.get_filename() for part in parts] == [ARABIC_NAME, "m.ics", "odd"]
    assert [part.get_payload(decode=True) for part in parts] == [each.content for each in files]
    assert [part.get_content_type() for part in parts] == [
        "application/pdf",
        "text/calendar",
        "application/octet-stream",
    ]
    assert parts[1].get_content_charset() == "utf-8"
    assert parts[1]["Content-Type"].params["method"] == "PUBLISH"


def test_it_is_the_same_each_time() -> None:
    row = message(attachments=[_kept(0, Attachment("a.txt", "text/plain", b"a"))])
    assert compose(row, sender=SENDER) == compose(row, sender=SENDER)


@given(some.text(max_size=300).map(one_line))
def test_any_subject_comes_back_as_it_was(subject: str) -> None:
    raw = compose(message(subject), sender=SENDER)
    head, _, _ = raw.partition(b"\r\n\r\n")
    head.decode("ascii")
    assert read_back(message(subject))["To"] == "mission@example.org"
    assert read_back(message(subject))["Subject"] == subject
