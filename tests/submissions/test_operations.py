"""Keeping, sending, replacing and withdrawing input."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, ProgrammingError

from tests.documents.uploads.bad_files import BAD, DOCX
from tests.factories.people import make_delegate
from tests.factories.submissions import make_call, make_draft_input, make_sent, typed
from wgtr.core import clock
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.outbox import OutboxMessage
from wgtr.documents.uploads.taking import Upload
from wgtr.submissions.bands import Band
from wgtr.submissions.models import Answer, CallKind, Channel, Receipt, State, Submission
from wgtr.submissions.operations import (
    Author,
    discard_draft,
    extend_call,
    keep_draft,
    open_calls,
    send,
    withdraw,
)
from wgtr.submissions.queries import receipt_numbered, sent_and_drafts_of
from wgtr.submissions.receipts import holds, words_sent
from wgtr.texts.contents import sha256_of

pytestmark = pytest.mark.usefixtures("database", "stopped_clock")
MILLISECOND = timedelta(milliseconds=1)


def test_a_meeting_gets_a_soft_call_and_a_hard_one_once() -> None:
    comments, faq = make_call(), make_call(CallKind.FAQ)
    assert (comments.is_hard, faq.is_hard) == (False, True)
    assert comments.until == date(2025, 2, 14)
    again = open_calls(meeting=comments.meeting, by="test")
    assert {each.id for each in again} == {comments.id, faq.id}


def test_a_deadline_moves_to_a_later_day_only_and_with_a_reason() -> None:
    call = make_call()
    for day in (date(2025, 2, 13), date(2025, 2, 14)):
        with pytest.raises(RuleViolation, match="later day"):
            extend_call(call=call, until=day, because="x", by="test")
    with pytest.raises(RuleViolation, match="before the meeting"):
        extend_call(call=call, until=date(2025, 2, 28), because="x", by="test")
    with pytest.raises(RuleViolation, match="Say why"):
        extend_call(call=call, until=date(2025, 2, 18), because=" ", by="test")
    extend_call(call=call, until=date(2025, 2, 18), because="Late papers", by="test")
    with pytest.raises(RuleViolation, match="later day"):
        extend_call(call=call, until=date(2025, 2, 17), because="x", by="test")


def test_sent_input_has_number_band_receipt_and_mail() -> None:
    sent = make_sent(uploads=[Upload("Comments.docx", DOCX)])
    assert (sent.number, sent.band, sent.state) == (1, Band.ON_TIME, State.SUBMITTED)
    receipt = sent.receipt
    assert receipt is not None
    assert receipt.number == "csp11-wgtr-2025-02-28-comments-1"
    assert receipt.facts["received"] == "2025-02-08T09:00:00.000Z"
    assert receipt.facts["text_sha256"] == sha256_of(words_sent(sent).encode())
    assert receipt.facts["files"] == [
        {"name": "Comments.docx", "sha256": sha256_of(DOCX), "size": len(DOCX)}
    ]
    event = db.session.get(AuditEvent, receipt.event)
    assert event is not None
    assert event.detail["receipt"] == receipt.sha256
    assert holds(receipt, sent, receipt.sha256)
    verify(all_links())
    mails = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert [each.recipient for each in mails] == [
        "ch@mission.example.org",
        "delegate.ch@example.org",
    ]
    for proof in (receipt.number, receipt.sha256, sha256_of(DOCX), "on time", "10:00:00"):
        assert proof in mails[0].body


def test_the_receipt_is_in_the_persons_language() -> None:
    person = make_delegate()
    person.language = "fr"
    make_sent(person=person)
    mail = db.session.scalars(select(OutboxMessage)).first()
    assert mail is not None
    assert mail.language == "fr"
    assert "We received" not in mail.body


def test_a_receipt_does_not_hold_when_the_record_differs() -> None:
    sent = make_sent()
    assert sent.receipt is not None
    assert not holds(sent.receipt, sent, "0" * 64)
    assert not holds(sent.receipt, sent, None)
    sent.receipt.facts = {**sent.receipt.facts, "band": "late"}
    assert not holds(sent.receipt, sent, sent.receipt.sha256)
    db.session.expire(sent.receipt)


@pytest.mark.parametrize(
    ("off", "band"), [(-MILLISECOND, Band.ON_TIME), (timedelta(), Band.LATE)], ids=["before", "at"]
)
def test_the_deadline_decides_to_the_millisecond(off: timedelta, band: Band) -> None:
    call = make_call()
    assert make_sent(call, at=call.ends + off).band is band


def test_what_is_sent_between_the_two_deadlines_is_extended() -> None:
    call = make_call()
    extend_call(call=call, until=date(2025, 2, 18), because="Late papers", by="test")
    assert make_sent(call, at=call.ends).band is Band.EXTENDED
    assert make_sent(call, at=call.closes).band is Band.LATE


def test_a_hard_deadline_refuses_and_the_draft_stays() -> None:
    call = make_call(CallKind.FAQ)
    draft = make_draft_input(call)
    with pytest.raises(RuleViolation, match="strict"):
        send(draft=draft, received_at=call.ends, by="test")
    assert draft.state is State.DRAFT
    assert [each.words for each in draft.answers] == ["We agree."]
    assert send(draft=draft, received_at=call.ends - MILLISECOND, by="test").number == 1


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (typed(""), "nothing to send"),
        (typed("  \n "), "nothing to send"),
        (typed(visibility=None), "who may read"),
    ],
    ids=["nothing", "blanks", "for nobody"],
)
def test_half_a_form_is_not_sent(what: object, sentence: str) -> None:
    draft = make_draft_input(what=what)  # type: ignore[arg-type]
    with pytest.raises(RuleViolation, match=sentence):
        send(draft=draft, received_at=clock.now(), by="test")


def test_pressed_twice_is_sent_once() -> None:
    call, person = make_call(), make_delegate()
    first = make_sent(call, person, token="t" * 32)
    again, refused = keep_draft(
        call=call,
        token="t" * 32,
        author=Author(person.id, person.delegation_id),
        typed=typed("Other words."),
        by="test",
    )
    assert again.id == first.id
    assert refused == []
    assert send(draft=again, received_at=clock.now(), by="test").number == 1
    assert [each.words for each in again.answers] == ["We agree."]


def test_a_token_of_others_opens_nothing() -> None:
    call = make_call()
    make_draft_input(call, make_delegate("CH"), token="t" * 32)
    stranger = make_delegate("ES")
    with pytest.raises(RuleViolation, match="not yours"):
        make_draft_input(call, stranger, token="t" * 32)


def test_a_draft_is_continued_by_a_colleague_and_files_can_be_left_out() -> None:
    call, person = make_call(), make_delegate()
    draft = make_draft_input(
        call, person, uploads=[Upload("a.docx", DOCX), Upload("b.txt", b"b")], token="t" * 32
    )
    colleague = make_delegate(email="colleague@example.org")
    draft, refused = keep_draft(
        call=call,
        token="t" * 32,
        author=Author(colleague.id, colleague.delegation_id),
        typed=typed("More words."),
        dropped={1},
        uploads=[Upload("b.txt", b"b"), Upload("c.txt", b"c")],
        by="test",
    )
    assert refused == []
    assert [each.name for each in draft.files] == ["b.txt", "c.txt"]
    assert [each.words for each in draft.answers] == ["More words."]


@pytest.mark.parametrize(("data", "name", "word"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_of_and_everything_else_is_kept(
    data: bytes, name: str, word: str
) -> None:
    call, person = make_call(), make_delegate()
    draft, refused = keep_draft(
        call=call,
        token="t" * 32,
        author=Author(person.id, person.delegation_id),
        typed=typed("Typed for an hour."),
        uploads=[Upload("good.txt", b"good"), Upload(name, data)],
        by="test",
    )
    assert [word in str(each) for each in refused] == [True]
    assert [each.words for each in draft.answers] == ["Typed for an hour."]
    assert [each.name for each in draft.files] == ["good.txt"]


def test_replaced_twice_the_last_one_stands() -> None:
    call = make_call()
    first = make_sent(call)
    second = make_sent(call, what=typed("Second."), replaces=first)
    third = make_sent(call, what=typed("Third."), replaces=second)
    assert [each.state for each in (first, second, third)] == [
        State.SUPERSEDED,
        State.SUPERSEDED,
        State.SUBMITTED,
    ]
    assert third.number == 3
    late = make_draft_input(call, what=typed("Again."), replaces=second)
    with pytest.raises(RuleViolation, match="replaced already"):
        send(draft=late, received_at=clock.now(), by="test")
    assert late.state is State.DRAFT


def test_a_replacement_after_a_soft_deadline_is_late() -> None:
    call = make_call()
    first = make_sent(call)
    second = make_sent(call, replaces=first, at=call.ends)
    assert (first.band, second.band) == (Band.ON_TIME, Band.LATE)


def test_withdrawing() -> None:
    sent = make_sent()
    withdraw(submission=sent, at=clock.now(), by="test")
    assert sent.state is State.WITHDRAWN
    with pytest.raises(RuleViolation, match="already"):
        withdraw(submission=sent, at=clock.now(), by="test")
    last = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert last is not None
    assert "withdrawn" in last.subject


def test_after_a_hard_deadline_nothing_is_withdrawn() -> None:
    call = make_call(CallKind.FAQ)
    sent = make_sent(call)
    with pytest.raises(RuleViolation, match="strict"):
        withdraw(submission=sent, at=call.ends, by="test")
    assert sent.state is State.SUBMITTED


def test_a_draft_can_be_thrown_away_and_what_was_sent_cannot() -> None:
    draft = make_draft_input()
    discard_draft(draft=draft, by="test")
    db.session.flush()
    assert db.session.scalars(select(Submission)).all() == []
    with pytest.raises(RuleViolation, match="cannot be thrown away"):
        discard_draft(draft=make_sent(), by="test")


@pytest.mark.parametrize(
    "change",
    [
        "update submissions set visibility = 'chair'",
        "update submissions set received_at = received_at - interval '1 day'",
        "update submissions set state = 'draft'",
        "delete from submissions",
        "update answers set words = 'other'",
        "delete from answers",
        "insert into answers values (1, 9, 'general', '', '', 'more', 'en')",
        "delete from attached_files",
    ],
)
def test_the_database_itself_keeps_what_was_sent(change: str) -> None:
    sent = make_sent(uploads=[Upload("a.txt", b"a")])
    db.session.commit()
    with pytest.raises(DBAPIError, match=r"stays as it is|permission denied"):
        db.session.connection().exec_driver_sql(change.replace("values (1", f"values ({sent.id}"))
    db.session.rollback()


@pytest.mark.parametrize("change", ["update receipts set sha256 = ''", "delete from receipts"])
def test_receipts_are_only_ever_added(change: str) -> None:
    make_sent()
    db.session.commit()
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.session.connection().exec_driver_sql(change)
    db.session.rollback()


def test_a_delegation_finds_its_drafts_and_what_it_sent(stopped_clock: datetime) -> None:
    call, own = make_call(), make_delegate("CH")
    make_draft_input(call, make_delegate("ES"))
    sent, draft = make_sent(call, own), make_draft_input(call, own)
    db.session.expunge_all()
    found = sent_and_drafts_of(own.delegation_id or 0)
    assert [each.id for each in found] == [draft.id, sent.id]
    assert sent.receipt is not None
    number = sent.receipt.number
    assert receipt_numbered(number) is not None
    assert db.session.scalars(select(Answer)).all() != []
    assert db.session.scalars(select(Receipt.issued_at)).one() == stopped_clock


def test_files_alone_came_as_a_file() -> None:
    sent = make_sent(what=typed(""), uploads=[Upload("a.txt", b"a")])
    assert sent.channel is Channel.FILE
