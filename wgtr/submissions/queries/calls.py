"""Reading calls for input."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from wgtr.core.database import db
from wgtr.meetings.models import Meeting, MeetingState
from wgtr.submissions.bands import Strength
from wgtr.submissions.models import Call, CallKind


def _whole() -> Select[Call]:
    """Select calls with their meetings, Conferences and bodies, in one statement."""
    return (
        select(Call)
        .join(Call.meeting)
        .options(
            contains_eager(Call.meeting).options(
                joinedload(Meeting.conference), joinedload(Meeting.body)
            )
        )
    )


_CALLS_OF = select(Call).where(Call.meeting_id == bindparam("meeting")).order_by(Call.kind)
"""Put together once: a meeting's page is what is asked for most."""


def calls_of(meeting: Meeting) -> Sequence[Call]:
    """Give the calls of a meeting, comments first; they hold `meeting` as it was loaded."""
    calls = db.session.scalars(_CALLS_OF, {"meeting": meeting.id}).all()
    for call in calls:
        set_committed_value(call, "meeting", meeting)
    return calls


def calls_of_all() -> Sequence[Call]:
    """Give every call, those of the latest meeting first."""
    wanted = _whole().order_by(Meeting.first_day.desc(), Meeting.slug, Call.kind)
    return db.session.scalars(wanted).all()


def calls_apart(meetings: Sequence[Meeting]) -> Sequence[Call]:
    """Give the calls of `meetings` that end on another day than the meeting's written input."""
    ends = func.coalesce(Call.extended_until, Call.until)
    wanted = _whole().where(Call.meeting_id.in_([each.id for each in meetings]))
    apart = wanted.where(ends.is_distinct_from(Meeting.input_until))
    return db.session.scalars(apart.order_by(Meeting.first_day, Call.id)).all()


def call_of(slug: str, kind: CallKind) -> Call | None:
    """Give the call of a kind to the meeting that `slug` names; None where there is none."""
    wanted = _whole().where(Meeting.slug == slug, Call.kind == kind)
    return db.session.scalars(wanted).one_or_none()


def calls_taken_late(*, now: datetime) -> Sequence[Call]:
    """Give the calls to meetings to come that are late at `now` and still take input."""
    wanted = _whole().where(Call.strength == Strength.SOFT, Meeting.last_day >= now.date())
    standing = wanted.where(Meeting.state != MeetingState.CALLED_OFF)
    found = db.session.scalars(standing.order_by(Meeting.first_day, Call.id))
    return [each for each in found if each.closes <= now]


def calls_with_deadlines(*, now: datetime) -> Sequence[Call]:
    """Give the calls that are open at `now` without being late, the nearest deadline first."""
    open_to = _whole().where(Meeting.state != MeetingState.CALLED_OFF)
    wanted = open_to.where(Call.until >= now.date()).order_by(Call.until, Call.id)
    later = open_to.where(Call.extended_until >= now.date(), Call.until < now.date())
    found = [*db.session.scalars(wanted), *db.session.scalars(later)]
    return sorted((each for each in found if each.closes > now), key=lambda each: each.closes)
