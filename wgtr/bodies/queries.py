"""Reading Conferences and bodies, and who holds their offices."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import joinedload

from wgtr.accounts.models import Delegation, Person
from wgtr.bodies.models import Body, Conference, Office, OfficeTitle
from wgtr.core.database import db


def conferences_latest_first() -> Sequence[Conference]:
    """Give every Conference, the latest first."""
    return db.session.scalars(select(Conference).order_by(Conference.number.desc())).all()


def bodies_by_code() -> Sequence[Body]:
    """Give every body, by its code."""
    return db.session.scalars(select(Body).order_by(Body.code)).all()


def conference_numbered(number: int) -> Conference | None:
    """Give the Conference `number`; None where it is not kept here."""
    return db.session.scalars(select(Conference).filter_by(number=number)).one_or_none()


def body_coded(code: str) -> Body | None:
    """Give the body with `code` (`WGTR`); None where it is not kept here."""
    return db.session.scalars(select(Body).filter_by(code=code)).one_or_none()


def _whole_offices() -> Select[Office]:
    """Select offices with all that a page says of them, in one statement."""
    return select(Office).options(
        joinedload(Office.body),
        joinedload(Office.conference),
        joinedload(Office.person),
        joinedload(Office.delegation),
    )


def offices_of(body: Body, conference: Conference) -> Sequence[Office]:
    """Give the offices of `body` in the cycle of `conference`, in the order they were given."""
    wanted = _whole_offices().filter_by(body_id=body.id, conference_id=conference.id)
    return db.session.scalars(wanted.order_by(Office.id)).all()


IN_PUBLIC = (OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR, OfficeTitle.FACILITATOR)
"""Offices that documents name; who assists a Chair is not an office of the body."""


def offices_by_cycle(body: Body) -> Sequence[Office]:
    """Give the offices of `body` that documents name, the latest cycle first."""
    wanted = _whole_offices().where(Office.body_id == body.id, Office.title.in_(IN_PUBLIC))
    wanted = wanted.join(Office.conference).order_by(Conference.number.desc(), Office.id)
    return db.session.scalars(wanted).all()


def offices_in_cycle(conference: Conference) -> Sequence[Office]:
    """Give the offices of all bodies that documents name in a cycle, by the body's code."""
    wanted = _whole_offices().where(Office.conference_id == conference.id)
    wanted = wanted.where(Office.title.in_(IN_PUBLIC)).join(Office.body)
    return db.session.scalars(wanted.order_by(Body.code, Office.id)).all()


def offices_of_person(person: Person) -> Sequence[Office]:
    """Give every office that `person` holds or held, the latest cycle first."""
    wanted = _whole_offices().where(Office.person_id == person.id).join(Office.conference)
    return db.session.scalars(wanted.order_by(Conference.number.desc(), Office.id)).all()


def offices_with_a_person() -> Sequence[Office]:
    """Give every office that a person holds or held, the latest cycle first."""
    wanted = _whole_offices().where(Office.person_id.is_not(None)).join(Office.conference)
    return db.session.scalars(wanted.order_by(Conference.number.desc(), Office.id)).all()


def office_numbered(number: int) -> Office | None:
    """Give the office with the id `number`; None where there is none."""
    return db.session.scalars(_whole_offices().where(Office.id == number)).one_or_none()


_HELD = (
    select(Office.title, Office.body_id)
    .join(Conference)
    .where(Office.person_id == bindparam("person"))
    .where(or_(Conference.ends.is_(None), Conference.ends >= bindparam("day")))
)
"""Put together once: every page for somebody signed in asks it."""


def offices_held_by(person_id: int, *, on: date) -> frozenset[tuple[str, int]]:
    """Give what a person may act as on the day `on`: title of office and id of body.

    An office lasts until the last day of the Conference that its cycle leads to; where that is
    not known yet, it goes on.
    """
    rows = db.session.execute(_HELD, {"person": person_id, "day": on})
    return frozenset((title.value, body_id) for title, body_id in rows)


def country_of_the_chair(body: Body, conference: Conference) -> Sequence[Delegation]:
    """Give the country of the Chair, or those of the Co-chairs, in the cycle of `conference`."""
    chairs = OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR
    wanted = select(Delegation).join(Office, Office.delegation_id == Delegation.id)
    wanted = wanted.where(Office.body_id == body.id, Office.conference_id == conference.id)
    return db.session.scalars(wanted.where(Office.title.in_(chairs)).order_by(Office.id)).all()
