"""Adding meetings."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from wgtr.bodies.models import Body, Conference
from wgtr.core import audit
from wgtr.core.clock import GENEVA
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting, Sitting
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
    in_order = sorted(slots)
    _check_slots(in_order)
    first_day = in_order[0].day
    if input_until is not None and input_until >= first_day:
        raise RuleViolation("Written input must close before the meeting begins.")
    slug = slug_of(conference, body, first_day)
    if meeting_with_slug(slug) is not None:
        raise RuleViolation("%(body)s has a meeting from that day already.", body=body.code)
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
        sittings=[Sitting(**slot._asdict()) for slot in in_order],
    )
    db.session.add(meeting)
    _record(meeting, in_order, by)
    return meeting


def slug_of(conference: Conference, body: Body, first_day: date) -> str:
    """Name a meeting for addresses: `csp11-wgtr-2025-02-28`."""
    return f"{conference.code}-{body.code}-{first_day.isoformat()}".lower()


def _check_slots(in_order: Sequence[Slot]) -> None:
    if not in_order:
        raise RuleViolation("A meeting needs at least one sitting.")
    if any(slot.closes <= slot.opens for slot in in_order):
        raise RuleViolation("A sitting must close after it opens.")
    if any(a.day == b.day and b.opens < a.closes for a, b in pairwise(in_order)):
        raise RuleViolation("Two sittings of a meeting overlap.")


def _record(meeting: Meeting, slots: Sequence[Slot], by: str) -> None:
    audit.record(
        actor=by,
        action="meetings.add",
        subject=f"meeting:{meeting.slug}",
        detail={
            "sittings": [f"{slot.day} {slot.opens:%H:%M}-{slot.closes:%H:%M}" for slot in slots],
            "zone": meeting.zone_name,
            "place": meeting.place,
            "papers_due": meeting.papers_due and meeting.papers_due.isoformat(),
            "input_until": meeting.input_until and meeting.input_until.isoformat(),
        },
    )
