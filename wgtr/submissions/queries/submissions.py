"""Reading submissions: each reader sees what was sent for them, and their own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, distinct, false, func, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload, undefer

from wgtr.core.access import Visitor
from wgtr.core.database import db
from wgtr.documents.models import StoredFile
from wgtr.meetings.models import Meeting
from wgtr.submissions.models import (
    Answer,
    AttachedFile,
    Call,
    Channel,
    Receipt,
    State,
    Submission,
)
from wgtr.submissions.visibility import Visibility, chosen_for


@dataclass(frozen=True)
class Reader:
    """For whom input is read: the choices that include them, and the delegation they are of."""

    choices: frozenset[Visibility]
    delegation_id: int | None = None

    @classmethod
    def of(cls, visitor: Visitor, body_id: int) -> "Reader":
        """Give the reader that a visitor is, of what was sent to a body."""
        return cls(chosen_for(visitor, body_id), visitor.delegation_id)

    def may_read(self) -> ColumnElement[bool]:
        """Write the condition on submissions that were sent."""
        return _may_read(self.choices, self.delegation_id)

    @property
    def asking(self) -> dict[str, object]:
        """What a statement that was put together once is asked with."""
        return {"choices": list(self.choices), "own": self.delegation_id}


def _may_read(choices: Any, own: Any) -> ColumnElement[bool]:
    """What was sent for those that `choices` include, or by the delegation `own`, if any."""
    by_own = false() if own is None else Submission.delegation_id == own
    return or_(Submission.visibility.in_(choices), by_own)


def whole_submissions() -> Select[Submission]:
    """Select submissions with all that pages show of them; three statements however many."""
    meeting = joinedload(Submission.call).joinedload(Call.meeting)
    return select(Submission).options(
        meeting.joinedload(Meeting.conference),
        meeting.joinedload(Meeting.body),
        joinedload(Submission.delegation),
        joinedload(Submission.person),
        joinedload(Submission.receipt),
        joinedload(Submission.replaces).joinedload(Submission.receipt),
        selectinload(Submission.answers),
        selectinload(Submission.files).joinedload(AttachedFile.file),
    )


def input_to(meeting: Meeting, reader: Reader) -> Sequence[Submission]:
    """Give what was sent to a meeting and stands, as far as `reader` may see it, by number."""
    wanted = (
        whole_submissions()
        .join(Call, Call.id == Submission.call_id)
        .where(Call.meeting_id == meeting.id, Submission.state == State.SUBMITTED)
        .where(reader.may_read())
    )
    return db.session.scalars(wanted.order_by(Call.kind, Submission.number)).all()


_PLACE = tuple_(Answer.kind, Answer.provision)
_COUNTS = (
    select(
        func.grouping(Answer.kind, Answer.provision),  # 0 for a place, else the total
        Answer.kind,
        Answer.provision,
        func.count(distinct(Submission.delegation_id)),
    )
    .join(Call, Call.id == Submission.call_id)
    .outerjoin(Answer, Answer.submission_id == Submission.id)
    .where(Call.meeting_id == bindparam("meeting"), Submission.state == State.SUBMITTED)
    .where(_may_read(bindparam("choices", expanding=True), bindparam("own")))
    .group_by(func.grouping_sets(_PLACE, tuple_()))
)
"""Put together once: a meeting's page is what is asked for most."""


def input_counts(meeting: Meeting, reader: Reader) -> Counter[str]:
    """Count the delegations that said something about each place, by its key; one statement.

    The key "" counts all that sent anything; files without words count there only.
    """
    rows = db.session.execute(_COUNTS, {"meeting": meeting.id, **reader.asking})
    return Counter(
        {
            "" if is_total else f"{kind}:{provision}": number
            for is_total, kind, provision, number in rows
            if is_total or kind is not None
        }
    )


def sent_to(call: Call) -> Sequence[Submission]:
    """Give all that was ever sent to a call, the latest first; for the Secretariat."""
    wanted = whole_submissions().where(
        Submission.call_id == call.id, Submission.state != State.DRAFT
    )
    return db.session.scalars(wanted.order_by(Submission.number.desc())).all()


def standing_in(draft: Submission) -> Sequence[Submission]:
    """Give what was sent to a draft's call and stands, by number, to be named only."""
    named = (Submission.call, Submission.delegation, Submission.receipt)
    wanted = select(Submission).options(*(joinedload(each) for each in named))
    wanted = wanted.filter_by(call_id=draft.call_id, state=State.SUBMITTED)
    return db.session.scalars(wanted.order_by(Submission.number)).all()


def drafts_logged() -> Sequence[Submission]:
    """Give the e-mails that the Secretariat began to log and has not finished."""
    wanted = whole_submissions().where(
        Submission.channel == Channel.MAIL, Submission.state == State.DRAFT
    )
    return db.session.scalars(wanted.order_by(Submission.id.desc())).all()


def sent_and_drafts_of(delegation_id: int) -> Sequence[Submission]:
    """Give all that a delegation sent or drafted, the latest first; never a draft of others."""
    wanted = (
        whole_submissions()
        .where(Submission.delegation_id == delegation_id)
        .where(or_(Submission.state != State.DRAFT, Submission.channel != Channel.MAIL))
    )
    return db.session.scalars(wanted.order_by(Submission.id.desc())).all()


def in_hand_of(call: Call, delegation_id: int) -> Sequence[Submission]:
    """Give a delegation's own drafts to a call and what it sent that stands, the latest first."""
    states = (State.DRAFT, State.SUBMITTED)
    wanted = whole_submissions().where(
        Submission.call_id == call.id,
        Submission.delegation_id == delegation_id,
        Submission.state.in_(states),
        or_(Submission.state != State.DRAFT, Submission.channel != Channel.MAIL),
    )
    return db.session.scalars(wanted.order_by(Submission.id.desc())).all()


def draft_numbered(number: int) -> Submission | None:
    """Give the draft with this id; None where there is none, or it was sent."""
    wanted = whole_submissions().where(Submission.id == number, Submission.state == State.DRAFT)
    return db.session.scalars(wanted).one_or_none()


def submission_with_token(token: str) -> Submission | None:
    """Give what was typed in the form that `token` names; None where nothing was kept of it."""
    return db.session.scalars(whole_submissions().where(Submission.token == token)).one_or_none()


def receipt_numbered(number: str) -> Submission | None:
    """Give the submission that a receipt is for; None where there is no such receipt."""
    wanted = whole_submissions().where(Submission.receipt.has(Receipt.number == number))
    return db.session.scalars(wanted).one_or_none()


def replacement_of(submission: Submission) -> Submission | None:
    """Give what replaced a submission; None where nothing did."""
    wanted = whole_submissions().where(
        Submission.replaces_id == submission.id, Submission.state != State.DRAFT
    )
    return db.session.scalars(wanted).one_or_none()


def files_of(submission: Submission) -> Sequence[tuple[str, StoredFile]]:
    """Give a submission's files with their bytes, under the names they were sent with."""
    wanted = (
        select(AttachedFile.name, StoredFile)
        .join(StoredFile, StoredFile.sha256 == AttachedFile.sha256)
        .options(undefer(StoredFile.content))
        .where(AttachedFile.submission_id == submission.id)
        .order_by(AttachedFile.position)
    )
    return [(name, file) for name, file in db.session.execute(wanted)]
