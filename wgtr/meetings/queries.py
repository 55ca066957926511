"""Reading meetings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import db
from wgtr.meetings.models import Meeting, MeetingState


def _whole() -> Select[Meeting]:
    """Select meetings with all that a list shows of them, in two statements however many."""
    return select(Meeting).options(
        joinedload(Meeting.conference), joinedload(Meeting.body), selectinload(Meeting.sittings)
    )


def meetings_to_come(*, on: date) -> Sequence[Meeting]:
    """Give the meetings that have not ended before the day `on`, the nearest first."""
    wanted = _whole().where(Meeting.last_day >= on)
    return db.session.scalars(wanted.order_by(Meeting.first_day, Meeting.slug)).all()


def meetings_held(*, on: date) -> Sequence[Meeting]:
    """Give the meetings that ended before the day `on`, the latest first."""
    wanted = _whole().where(Meeting.last_day < on)
    return db.session.scalars(wanted.order_by(Meeting.first_day.desc(), Meeting.slug)).all()


def every_meeting() -> Sequence[Meeting]:
    """Give every meeting, the latest first."""
    return db.session.scalars(_whole().order_by(Meeting.first_day.desc(), Meeting.slug)).all()


def next_meeting(*, on: date) -> Meeting | None:
    """Give the nearest meeting that takes place and has not ended before the day `on`."""
    takes_place = Meeting.state != MeetingState.CALLED_OFF
    wanted = _whole().where(Meeting.last_day >= on, takes_place)
    wanted = wanted.order_by(Meeting.first_day, Meeting.slug)
    return db.session.scalars(wanted.limit(1)).one_or_none()


def meetings_of(conference: Conference) -> Sequence[Meeting]:
    """Give the meetings of the cycle that leads to `conference`, in order."""
    wanted = _whole().where(Meeting.conference_id == conference.id)
    return db.session.scalars(wanted.order_by(Meeting.first_day, Meeting.slug)).all()


def meetings_of_body(body: Body) -> Sequence[Meeting]:
    """Give the meetings of `body`, the latest first."""
    wanted = _whole().where(Meeting.body_id == body.id)
    return db.session.scalars(wanted.order_by(Meeting.first_day.desc(), Meeting.slug)).all()


def meetings_by_conference() -> dict[int, int]:
    """Tell how many meetings are kept of each cycle that has any, by the Conference's id."""
    counted = select(Meeting.conference_id, func.count()).group_by(Meeting.conference_id)
    return {row[0]: row[1] for row in db.session.execute(counted)}


_WITH_SLUG = (
    select(Meeting)
    .options(joinedload(Meeting.conference), joinedload(Meeting.body), joinedload(Meeting.sittings))
    .where(Meeting.slug == bindparam("slug"))
)
"""Put together once: every page about a meeting begins with it."""


def meeting_with_slug(slug: str) -> Meeting | None:
    """Give the meeting that `slug` names; None where there is none."""
    return db.session.scalars(_WITH_SLUG, {"slug": slug}).unique().one_or_none()
