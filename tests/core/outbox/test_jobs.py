"""From posting to arriving: by SMTP, into files, refused, put off, given up, sent again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from tests.factories.application import application
from tests.factories.mail_server import Post, mail_server
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.jobs.worker import work
from wgtr.core.outbox import MailState, OutboxMessage, post
from wgtr.core.outbox.jobs import give_up, send
from wgtr.core.outbox.operations import resend
from wgtr.core.outbox.queries import message_numbered
from wgtr.core.settings import Settings

TO = "mission@example.org"


@pytest.fixture
def server() -> Iterator[Post]:
    with mail_server(Post()) as post:
        yield post


@pytest.fixture
def mailing(database: Settings, server: Post) -> Iterator[Flask]:
    """Give the application with a mail server."""
    url = f"smtp://127.0.0.1:{server.port}"
    settings = replace(database, smtp_url=url, mail_from="att@example.org")
    with application(settings) as made:
        yield made


def posted(*to: str) -> list[int]:
    messages = post(
        to=to or [TO],
        subject="Receipt",
        body="Received.",
        language="en",
        about="x:1",
        by="somebody",
    )
    db.session.commit()
    return [message.id for message in messages]


def kept(number: int) -> OutboxMessage:
    db.session.rollback()
    message = message_numbered(number)
    assert message is not None
    return message


def test_what_is_posted_arrives_once(mailing: Flask, server: Post) -> None:
    numbers = posted("a@example.org", "b@example.org")
    for _ in range(2):
        work(mailing, [send], until_done=True)
    assert sorted(mail["To"] for mail in server.taken) == ["a@example.org", "b@example.org"]
    for number in numbers:
        message = kept(number)
        assert (message.state, message.attempts) == (MailState.SENT, 1)
        assert message.sent_at
    assert jobs_not_done() == []


def test_what_is_refused_for_good_is_kept_with_the_servers_words(
    mailing: Flask, server: Post
) -> None:
    server.at_recipient[TO] = "550 no such mailbox"
    [number] = posted()
    work(mailing, [send], until_done=True)
    message = kept(number)
    assert (message.state, message.answer) == (MailState.REFUSED, "550 no such mailbox")
    assert jobs_not_done() == []
    resend(message=message, to="new@example.org", by="secretariat")
    db.session.commit()
    work(mailing, [send], until_done=True)
    assert [mail["To"] for mail in server.taken] == ["new@example.org"]
    assert kept(number).state is MailState.SENT


def test_what_is_put_off_waits_and_goes_later(mailing: Flask, server: Post) -> None:
    server.at_data = "451 later"
    [number] = posted()
    work(mailing, [send], until_done=True)
    message = kept(number)
    assert message.state is MailState.WAITING
    assert "451 later" in message.answer
    assert [line.state for line in jobs_not_done()] == ["todo"]
    server.at_data = "250 OK"
    db.session.execute(text("update procrastinate_jobs set scheduled_at = now()"))
    db.session.commit()
    work(mailing, [send], until_done=True)
    assert (kept(number).state, kept(number).attempts) == (MailState.SENT, 2)
    assert server.keys() == [kept(number).key]


def test_killed_while_sending_it_is_sent_again_under_the_same_id(
    mailing: Flask, server: Post
) -> None:
    [number] = posted()
    kept(number).state = MailState.SENDING
    db.session.commit()
    work(mailing, [send], until_done=True)
    assert (kept(number).state, server.keys()) == (MailState.SENT, [kept(number).key])


def test_given_up_it_is_refused_and_says_why(mailing: Flask) -> None:
    [number] = posted()
    give_up({"message_id": number}, "TryLater: the server is gone")
    db.session.commit()
    message = kept(number)
    assert (message.state, message.answer) == (MailState.REFUSED, "TryLater: the server is gone")


def test_sent_again_on_purpose_it_has_an_id_of_its_own(mailing: Flask, server: Post) -> None:
    [number] = posted()
    work(mailing, [send], until_done=True)
    resend(message=kept(number), by="secretariat")
    db.session.commit()
    work(mailing, [send], until_done=True)
    assert len(set(server.keys())) == 2


def test_what_is_on_its_way_is_not_sent_again(mailing: Flask) -> None:
    [number] = posted()
    with pytest.raises(RuleViolation, match="on its way"):
        resend(message=kept(number), by="secretariat")


def test_an_impossible_address_is_refused_before_anything_is_written(mailing: Flask) -> None:
    [number] = posted("nobody")
    assert kept(number).state is MailState.REFUSED
    with pytest.raises(RuleViolation, match="no address"):
        resend(message=kept(number), by="secretariat")
    assert db.session.scalars(select(OutboxMessage.state)).all() == [MailState.REFUSED]


def test_without_a_server_mail_lies_in_the_data_folder(database: Settings, tmp_path: Path) -> None:
    with application(replace(database, data=tmp_path)) as made:
        posted("a@example.org", "b@example.org")
        work(made, [send], until_done=True)
    files = sorted((tmp_path / "mail").iterdir())
    assert [b"To: a@" in files[0].read_bytes(), b"To: b@" in files[1].read_bytes()] == [True, True]
    assert all(file.name.endswith(".eml") and not file.name.startswith(".") for file in files)
