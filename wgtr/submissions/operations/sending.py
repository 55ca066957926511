"""Sending a draft: it gets its number, its band and its receipt in one transaction."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.taking import store
from wgtr.meetings.models import Meeting
from wgtr.submissions import notifications
from wgtr.submissions.bands import Band, band_of, is_taken, to_the_millisecond
from wgtr.submissions.models import Call, Channel, Receipt, State, Submission
from wgtr.submissions.operations.drafts import locked
from wgtr.submissions.receipts import Facts, receipt_number, words_sent
from wgtr.texts.contents import canonical, sha256_of


def send(*, draft: Submission, received_at: datetime, by: str, example: bool = False) -> Submission:
    """Send a draft that reached us at `received_at`; sent already, it is given back as it is.

    `draft` is locked (it comes from `keep_draft`). What it replaces becomes superseded. The receipt
    goes to the sender and to the mission's mailbox. Raises RuleViolation where nothing is said,
    nobody was chosen to read it, what it replaces is gone, the meeting is called off, or a strict
    deadline has passed; an e-mail that the Secretariat logs is recorded all the same.
    """
    if draft.state is not State.DRAFT:
        return draft
    call = _lock_call(draft.call_id)
    received = to_the_millisecond(received_at)
    band = band_of(received, ends=call.ends, extended=call.extended_ends)
    _check(draft, call, band)
    _supersede(draft)
    words = store(words_sent(draft).encode(), "text/plain; charset=utf-8")
    call.last_number += 1
    draft.number, draft.received_at, draft.band = call.last_number, received, band
    draft.state, draft.is_example = State.SUBMITTED, example
    draft.text_sha256 = words.sha256
    db.session.flush()
    receipt = _receipt(draft, by)
    if not example:
        notifications.tell_receipt(draft, receipt, by=by)
    return draft


def withdraw(*, submission: Submission, at: datetime, by: str) -> None:
    """Take back what was sent; it stays in the record as withdrawn.

    Raises RuleViolation where it no longer stands, and after a strict deadline.
    """
    locked(Submission.id == submission.id)
    call = submission.call
    if submission.state is not State.SUBMITTED:
        raise RuleViolation("It was withdrawn or replaced already. Nothing was changed.")
    if call.is_hard and at >= call.closes:
        raise _closed()
    submission.state = State.WITHDRAWN
    receipt = submission.receipt
    assert receipt is not None  # noqa: S101 - whatever was sent has one
    audit.record(
        actor=by,
        action="submissions.withdraw",
        subject=f"receipt:{receipt.number}",
        detail={"receipt": receipt.sha256},
    )
    if not submission.is_example:
        notifications.tell_withdrawal(submission, receipt, at=at, by=by)


def _lock_call(call_id: int) -> Call:
    """Hold the call until the transaction ends: numbers are given one after the other."""
    meeting = joinedload(Call.meeting)
    wanted = (
        select(Call)
        .where(Call.id == call_id)
        .options(meeting.joinedload(Meeting.conference), meeting.joinedload(Meeting.body))
        .with_for_update(of=Call)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(wanted).one()


def _check(draft: Submission, call: Call, band: Band) -> None:
    if draft.delegation_id is None:
        raise RuleViolation("Choose the delegation that sent this.")
    if draft.is_empty:
        raise RuleViolation("There is nothing to send yet: write something or choose a file.")
    if draft.visibility is None:
        raise RuleViolation("Choose who may read this.")
    if draft.channel is Channel.MAIL:
        return
    if call.meeting.is_called_off:
        raise RuleViolation(
            "The meeting is called off, so nothing is sent to it any more. What was typed is kept "
            "as a draft: it can be sent if the meeting takes place later."
        )
    if not is_taken(band, call.strength):
        raise _closed()


def _closed() -> RuleViolation:
    return RuleViolation(
        "The deadline has passed, and it is a strict one: nothing can be sent, replaced or "
        "withdrawn any more. What was typed is kept as a draft; write to the Secretariat."
    )


def _supersede(draft: Submission) -> None:
    """Let what the draft replaces give way; two that replace the same one cannot both be sent."""
    if draft.replaces_id is None:
        return
    old = locked(Submission.id == draft.replaces_id)
    if old.state is not State.SUBMITTED or old.delegation_id != draft.delegation_id:
        raise RuleViolation(
            "What this should replace was withdrawn or replaced already. What was typed is kept as "
            "a draft: open a new form and copy it there, or replace the latest one."
        )
    old.state = State.SUPERSEDED


def _receipt(sent: Submission, by: str) -> Receipt:
    """Write down that it was sent, and the receipt that points at that event."""
    facts = Facts.of(sent).as_json()
    number, sha256 = receipt_number(sent), sha256_of(canonical(facts))
    event = audit.record(
        actor=by,
        action="submissions.send",
        subject=f"receipt:{number}",
        detail={"receipt": sha256, "received": facts["received"]},
    )
    receipt = Receipt(
        number=number,
        submission_id=sent.id,
        issued_at=clock.now(),
        facts=facts,
        sha256=sha256,
        event=event.sequence,
    )
    db.session.add(receipt)
    db.session.flush()
    sent.receipt = receipt
    return receipt
