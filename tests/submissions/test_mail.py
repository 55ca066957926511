"""Reading a saved e-mail: who, when, what, and what came with it."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from wgtr.submissions.mail import NoMail, read_mail


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Received"] = "from a by b; Thu, 13 Feb 2025 18:04:31 +0100"
    message["From"] = "Mission permanente <Mission.Exampleland@Example.org>"
    message["Date"] = "Thu, 13 Feb 2025 17:59:00 +0100"
    message["Subject"] = "Comments on the agenda"
    for name, value in headers.items():
        del message[name]
        if value:
            message[name] = value
    return message


def test_sender_time_words_and_files() -> None:
    message = mail()
    message.set_content("Item 2:\r\n\r\nWe agree.  \r\n")
    message.add_attachment(
        b"%PDF-1.7", maintype="application", subtype="pdf", filename="Beitrag – Genève.pdf"
    )
    read = read_mail(message.as_bytes())
    assert (read.address, read.sender) == ("mission.exampleland@example.org", "Mission permanente")
    assert read.received == datetime(2025, 2, 13, 17, 4, 31, tzinfo=UTC)
    assert read.words == "Item 2:\n\nWe agree."
    assert [(each.name, each.content) for each in read.files] == [
        ("Beitrag – Genève.pdf", b"%PDF-1.7")
    ]


def test_without_a_received_line_the_senders_date_counts() -> None:
    message = mail(Received="")
    message.set_content("x")
    assert read_mail(message.as_bytes()).received == datetime(2025, 2, 13, 16, 59, tzinfo=UTC)


def test_without_any_date_nothing_is_guessed() -> None:
    message = mail(Received="", Date="sometime")
    message.set_content("x")
    assert read_mail(message.as_bytes()).received is None


def test_html_becomes_words_and_nothing_in_it_is_kept() -> None:
    message = mail()
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>One &amp; two</p>"
        "<script>alert(1)</script><img src='http://canary.invalid/x'>Three<br>Four</body></html>",
        subtype="html",
    )
    assert read_mail(message.as_bytes()).words == "One & two\nThree\nFour"


def test_plain_words_are_preferred() -> None:
    message = mail()
    message.set_content("plain")
    message.add_alternative("<p>marked up</p>", subtype="html")
    assert read_mail(message.as_bytes()).words == "plain"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "koi8-r", "gb18030"])
def test_encodings(charset: str) -> None:
    words = {"windows-1256": "تعليق", "koi8-r": "Замечание", "gb18030": "评论"}.get(charset, "é")
    message = mail()
    message.set_content(words, charset=charset)
    assert read_mail(message.as_bytes()).words == words


def test_an_encoding_that_nobody_knows_loses_no_letter_that_can_be_read() -> None:
    raw = b"From: a@example.org\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\nWords\r\n"
    assert read_mail(raw).words == "Words"


@pytest.mark.parametrize("raw", [b"", b"\x00\x01\x02", b"PK\x03\x04" + bytes(100), b"Hello there"])
def test_what_is_no_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(NoMail):
        read_mail(raw)
