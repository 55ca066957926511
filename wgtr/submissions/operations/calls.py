"""Opening calls for input, and extending them by notice or with the meeting."""

from datetime import date

from sqlalchemy import select

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.events import MeetingMoved
from wgtr.meetings.models import Meeting
from wgtr.meetings.operations import extend_input
from wgtr.submissions.bands import Strength
from wgtr.submissions.models import Call, CallKind
from wgtr.submissions.queries import calls_of

STRENGTHS = {CallKind.COMMENTS: Strength.SOFT, CallKind.FAQ: Strength.HARD}
"""How strictly each kind of call ends: the letter's words, DOMAIN 5."""


def open_calls(*, meeting: Meeting, by: str) -> list[Call]:
    """Open both calls of a meeting that has a last day for input; those that are open stay."""
    there = {call.kind: call for call in calls_of(meeting)}
    if meeting.input_until is None:
        return list(there.values())
    return [
        there.get(kind) or open_call(meeting=meeting, kind=kind, until=meeting.input_until, by=by)
        for kind in CallKind
    ]


def open_call(*, meeting: Meeting, kind: CallKind, until: date, by: str) -> Call:
    """Open a call until the end of the day `until` in the meeting's zone.

    Raises RuleViolation where the meeting has one of that kind, or begins before it would end.
    """
    if any(call.kind is kind for call in calls_of(meeting)):
        raise RuleViolation("This meeting has a call of that kind already.")
    if until >= meeting.first_day:
        raise RuleViolation("Written input must close before the meeting begins.")
    call = Call(
        meeting=meeting,
        kind=kind,
        strength=STRENGTHS[kind],
        opened_at=clock.now(),
        until=until,
        extended_because="",
        last_number=0,
    )
    db.session.add(call)
    _record("submissions.open_call", call, by, strength=call.strength.value)
    return call


def extend_call(*, call: Call, until: date, because: str, by: str) -> None:
    """Move a call's end to a later day, by a notice that gives the reason.

    Where the call is for comments, the meeting's own day for written input follows. Raises
    RuleViolation for a day that is not later than the one that holds (a deadline printed in an
    issued letter never moves to an earlier day), for one that the meeting has begun on, and
    without a reason.
    """
    locked = select(Call).where(Call.id == call.id).with_for_update(of=Call)
    db.session.scalars(locked).one()
    if until <= call.last_day:
        raise RuleViolation("A deadline is only ever moved to a later day.")
    if until >= call.meeting.first_day:
        raise RuleViolation("Written input must close before the meeting begins.")
    if not because.strip():
        raise RuleViolation("Say why: the reason is printed with the new deadline.")
    call.extended_until, call.extended_because = until, because.strip()
    if call.kind is CallKind.COMMENTS and call.meeting.input_until != until:
        extend_input(meeting=call.meeting, until=until, by=by)
    _record("submissions.extend_call", call, by, because=because.strip())


def follow_moved(moved: MeetingMoved) -> None:
    """Extend the calls of a meeting that moved to its new last day for input, with its notice.

    A call stays open to the day it was promised to, where the meeting's would be earlier now, and
    the meeting says that of its comments too. Raises RuleViolation where the meeting would begin
    before it.
    """
    meeting, calls = moved.meeting, calls_of(moved.meeting)
    for call in calls:
        if call.last_day >= meeting.first_day:
            raise RuleViolation(
                "The meeting would begin before its call for input ends, which was announced for a"
                " later day. Choose a day after that."
            )
        if meeting.input_until is not None and meeting.input_until > call.last_day:
            notice = meeting.notice or {}
            because = notice.get("en") or next(iter(notice.values()), "")
            extend_call(call=call, until=meeting.input_until, because=because, by=moved.by)
    if calls and meeting.input_until is not None:
        meeting.input_until = calls[0].last_day


def _record(action: str, call: Call, by: str, **more: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"call:{call.meeting.slug}/{call.kind}",
        detail={"until": call.last_day.isoformat(), **more},
    )
