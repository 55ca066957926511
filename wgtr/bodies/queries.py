"""Reading Conferences and bodies."""

from collections.abc import Sequence

from sqlalchemy import select

from wgtr.bodies.models import Body, Conference
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
