"""Pages of the outbox: the Secretariat's alone, what was refused first, sent again from a form."""

import pytest
from sqlalchemy import select, text

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate, make_officer, make_secretariat
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.outbox import Attachment, MailState, OutboxMessage, post


def posted(to: str = "mission@example.org", subject: str = "Receipt") -> OutboxMessage:
    [message] = post(
        to=[to],
        subject=subject,
        body="Received <in> time.",
        language="en",
        about="x:1",
        by="somebody",
        attachments=[Attachment("receipt.pdf", "application/pdf", b"%PDF")],
    )
    db.session.commit()
    return message


def refuse(message: OutboxMessage) -> int:
    message.state, message.answer = MailState.REFUSED, "550 no such mailbox"
    message.attempts = 1
    db.session.execute(text("delete from procrastinate_jobs"))
    db.session.commit()
    return message.id


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser in which somebody of the Secretariat is signed in."""
    sign_in(client, make_secretariat())
    return client


def test_what_was_refused_stands_first_with_the_servers_words(secretariat: Browser) -> None:
    refuse(posted("gone@example.org", "First"))
    posted(subject="Second")
    page = secretariat.get("/outbox/?lang=en").text
    assert page.index("First") < page.index("Second")
    assert "550 no such mailbox" in page
    assert "Some mail could not be delivered." in page
    only_waiting = secretariat.get("/outbox/?lang=en&state=waiting").text
    assert ("Second" in only_waiting, "First" in only_waiting) == (True, False)


def test_a_message_is_shown_whole_and_escaped(secretariat: Browser) -> None:
    number = posted(subject="A & B").id
    page = secretariat.get(f"/outbox/{number}/?lang=en").text
    assert "Received &lt;in&gt; time." in page
    assert "A &amp; B" in page
    assert "receipt.pdf" in page
    assert "It is on its way" in page


def test_it_is_sent_again_to_another_address(secretariat: Browser) -> None:
    number = refuse(posted("gone@example.org"))
    answer = secretariat.submit(f"/outbox/{number}/", {"to": "new@example.org"})
    assert (answer.status_code, answer.location) == (303, "/outbox/")
    db.session.rollback()
    message = db.session.scalars(select(OutboxMessage)).one()
    assert (message.recipient, message.state) == ("new@example.org", MailState.WAITING)
    assert [line.values for line in jobs_not_done()] == [{"message_id": number}]
    event = db.session.scalars(select(AuditEvent).filter_by(action="outbox.resend")).one()
    assert event.detail["before"]["to"] == "gone@example.org"


def test_a_wrong_address_comes_back_as_it_was_typed(secretariat: Browser) -> None:
    number = refuse(posted())
    answer = secretariat.submit(f"/outbox/{number}/?lang=en", {"to": "nobody@"})
    assert answer.status_code == 422
    assert 'value="nobody@"' in answer.text
    assert jobs_not_done() == []


@pytest.mark.parametrize("who", ["nobody", "delegate", "chair"])
def test_to_others_there_is_no_outbox(client: Browser, who: str) -> None:
    if who != "nobody":
        sign_in(client, make_delegate() if who == "delegate" else make_officer())
    number = posted().id
    for address in ("/outbox/", f"/outbox/{number}/", "/outbox/999/"):
        assert client.get(address).status_code == 404
    assert client.submit(f"/outbox/{number}/", {"to": "x@example.org"}).status_code == 404


def test_statements_do_not_grow_with_mail(secretariat: Browser, statements: list[str]) -> None:
    def counted() -> int:
        secretariat.get("/outbox/")
        statements.clear()
        assert secretariat.get("/outbox/").status_code == 200
        return len(statements)

    posted()
    few = counted()
    for _ in range(5):
        posted()
    assert counted() == few
