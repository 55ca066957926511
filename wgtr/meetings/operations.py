"""Adding meetings, moving them and calling them off."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from wgtr.bodies.models import Body, Conference
from wgtr.core import audit
from wgtr.core.clock import GENEVA
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.core.events import announce
from wgtr.meetings.events import MeetingMoved
from wgtr.meetings.models import Meeting, MeetingState, Sitting
from wgtr.meetings.queries import meeting_with_slug


class Slot(NamedTuple):
    """The day and hours of a sitting, in the meeting's zone."""

    day: date
    opens: time
    closes: time


def add_meeting(
    *,
    conference: Conference,
    body: Body,
    slots: Sequence[Slot],
    place: Wording,
    by: str,
    zone_name: str = GENEVA.key,
    papers_due: date | None = None,
    input_until: date | None = None,
) -> Meeting:
    """Add a meeting of `body` in the cycle of `conference`, with a sitting for each of `slots`.

    Raises RuleViolation where there is no sitting, sittings overlap, written input would close
    when the meeting has begun, or the same body meets from the same day already.
    """
    in_order = _in_order(slots, input_until)
    first_day = in_order[0].day
    slug = _free_slug(conference, body, first_day)
    meeting = Meeting(
        slug=slug,
        conference=conference,
        body=body,
        first_day=first_day,
        last_day=in_order[-1].day,
        zone_name=zone_name,
        place=place,
        papers_due=papers_due,
        input_until=input_until,
        state=MeetingState.PLANNED,
        sittings=[Sitting(**slot._asdict()) for slot in in_order],
    )
    db.session.add(meeting)
    _record("meetings.add", meeting, by)
    return meeting


def record_held(
    *,
    conference: Conference,
    body: Body,
    days: tuple[date, date],
    by: str,
    zone_name: str = GENEVA.key,
) -> Meeting:
    """Keep a meeting held elsewhere before, of which only its first and last day are known.

    It has no sittings, place or deadlines: what no source tells is not made up. Raises
    RuleViolation where it ends before it starts, or the body meets from the same day already.
    """
    first_day, last_day = days
    if last_day < first_day:
        raise RuleViolation("The meeting would end before it starts.")
    slug = _free_slug(conference, body, first_day)
    meeting = Meeting(
        slug=slug,
        conference=conference,
        body=body,
        first_day=first_day,
        last_day=last_day,
        zone_name=zone_name,
        place={},
        state=MeetingState.PLANNED,
        sittings=[],
    )
    db.session.add(meeting)
    _record("meetings.record_held", meeting, by)
    return meeting


def move_meeting(
    *,
    meeting: Meeting,
    slots: Sequence[Slot],
    place: Wording,
    papers_due: date | None,
    input_until: date | None,
    notice: Wording,
    by: str,
) -> None:
    """Let a meeting take place at other times, elsewhere, or with other deadlines.

    Sittings stay what they are, in their order: what is planned for the second one stays there. A
    meeting that was called off takes place again. Announces MeetingMoved. Raises RuleViolation
    without a notice, and as `add_meeting` does; what listens may forbid it too.
    """
    in_order = _in_order(slots, input_until)
    _change(meeting, MeetingState.MOVED, notice)
    for sitting, slot in zip(meeting.sittings, in_order, strict=False):
        sitting.day, sitting.opens, sitting.closes = slot
    further = [Sitting(**slot._asdict()) for slot in in_order[len(meeting.sittings) :]]
    meeting.sittings = [*meeting.sittings[: len(in_order)], *further]
    meeting.first_day, meeting.last_day = in_order[0].day, in_order[-1].day
    meeting.place, meeting.papers_due, meeting.input_until = place, papers_due, input_until
    db.session.flush()
    announce(MeetingMoved(meeting, by))
    _record("meetings.move", meeting, by)


def call_off(*, meeting: Meeting, notice: Wording, by: str) -> None:
    """Let a meeting not take place. Its page, papers and input stay, and calendars say so.

    Raises RuleViolation without a notice, and where it was called off already.
    """
    if meeting.is_called_off:
        raise RuleViolation("This meeting was called off already.")
    _change(meeting, MeetingState.CALLED_OFF, notice)
    _record("meetings.call_off", meeting, by)


def extend_input(*, meeting: Meeting, until: date, by: str) -> None:
    """Let written input close on a later day; pages, calendars and draft papers say it.

    Raises RuleViolation for a day on which the meeting has begun.
    """
    _check_input(until, meeting.first_day)
    meeting.input_until = until
    audit.record(
        actor=by,
        action="meetings.extend_input",
        subject=f"meeting:{meeting.slug}",
        detail={"input_until": until.isoformat()},
    )


def _change(meeting: Meeting, state: MeetingState, notice: Wording) -> None:
    if not any(notice.values()):
        raise RuleViolation("Say why: the notice stands on the meeting’s page.")
    meeting.state, meeting.notice = state, notice


def slug_of(conference: Conference, body: Body, first_day: date) -> str:
    """Name a meeting for addresses: `csp11-wgtr-2025-02-28`."""
    return f"{conference.code}-{body.code}-{first_day.isoformat()}".lower()


def _free_slug(conference: Conference, body: Body, first_day: date) -> str:
    slug = slug_of(conference, body, first_day)
    if meeting_with_slug(slug) is not None:
        raise RuleViolation("%(body)s has a meeting from that day already.", body=body.code)
    return slug


def _in_order(slots: Sequence[Slot], input_until: date | None) -> list[Slot]:
    in_order = sorted(slots)
    _check_slots(in_order)
    if input_until is not None:
        _check_input(input_until, in_order[0].day)
    return in_order


def _check_input(until: date, first_day: date) -> None:
    if until >= first_day:
        raise RuleViolation("Written input must close before the meeting begins.")


def _check_slots(in_order: Sequence[Slot]) -> None:
    if not in_order:
        raise RuleViolation("A meeting needs at least one sitting.")
    if any(slot.closes <= slot.opens for slot in in_order):
        raise RuleViolation("A sitting must close after it opens.")
    if any(a.day == b.day and b.opens < a.closes for a, b in pairwise(in_order)):
        raise RuleViolation("Two sittings of a meeting overlap.")


def _record(action: str, meeting: Meeting, by: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"meeting:{meeting.slug}",
        detail={
            "sittings": [
                f"{each.day} {each.opens:%H:%M}-{each.closes:%H:%M}" for each in meeting.sittings
            ],
            "zone": meeting.zone_name,
            "place": meeting.place,
            "papers_due": meeting.papers_due and meeting.papers_due.isoformat(),
            "input_until": meeting.input_until and meeting.input_until.isoformat(),
            "notice": meeting.notice,
        },
    )
