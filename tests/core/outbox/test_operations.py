"""Posting: with the change or not at all, apart for each reader, and never in its way."""

from datetime import datetime

from sqlalchemy import select

from wgtr.core.database import db
from wgtr.core.outbox import Attachment, MailState, OutboxMessage, post
from wgtr.core.settings import Settings


def posted(*to: str) -> list[OutboxMessage]:
    return post(
        to=to,
        subject="Receipt\r\nBcc: x@example.org",
        body="Received.\r\n",
        language="en",
        about="submission:12",
        by="delegate@example.org",
        attachments=[Attachment("a/b.pdf", "application/pdf", b"%PDF")],
    )


def test_a_message_goes_to_each_address_once(database: Settings, stopped_clock: datetime) -> None:
    posted("a@example.org", "b@example.org", " a@example.org")
    db.session.commit()
    kept = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert [each.recipient for each in kept] == ["a@example.org", "b@example.org"]
    assert {each.state for each in kept} == {MailState.WAITING}
    assert {each.subject for each in kept} == {"Receipt Bcc: x@example.org"}
    assert {each.posted_at for each in kept} == {stopped_clock}
    assert len({each.key for each in kept}) == 2


def test_what_is_rolled_back_was_never_posted(database: Settings) -> None:
    posted("a@example.org")
    db.session.rollback()
    assert db.session.scalars(select(OutboxMessage)).all() == []


def test_an_impossible_address_stops_nothing_and_is_told(database: Settings) -> None:
    [message] = posted("no address")
    assert message.state is MailState.REFUSED
    assert message.answer
