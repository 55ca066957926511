"""Reading people and delegations."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from wgtr.accounts.models import Delegation, Person, WebSession
from wgtr.core.database import db


def delegations() -> Sequence[Delegation]:
    """Give every delegation; sort them for a reader with `core.collation`."""
    return db.session.scalars(select(Delegation).order_by(Delegation.code)).all()


def delegation_coded(code: str) -> Delegation | None:
    """Give the delegation with `code` (`CH`); None where it is not kept here."""
    return db.session.scalars(select(Delegation).filter_by(code=code)).one_or_none()


def delegation_numbered(number: int) -> Delegation | None:
    """Give the delegation with the id `number`; None where there is none."""
    return db.session.get(Delegation, number)


def people() -> Sequence[Person]:
    """Give everybody with their delegation, by name."""
    wanted = select(Person).options(joinedload(Person.delegation))
    return db.session.scalars(wanted.order_by(Person.name, Person.email)).all()


def names_of_people() -> dict[str, str]:
    """Give everybody's name by their e-mail, in one query."""
    rows = db.session.execute(select(Person.email, Person.name))
    return {each.email: each.name for each in rows}


def people_of(delegation: Delegation) -> Sequence[Person]:
    """Give the people of `delegation` who may sign in, by name."""
    wanted = select(Person).filter_by(delegation_id=delegation.id, is_active=True)
    return db.session.scalars(wanted.order_by(Person.name, Person.email)).all()


def person_numbered(number: int) -> Person | None:
    """Give the person with the id `number`, with their delegation; None where there is none."""
    wanted = select(Person).options(joinedload(Person.delegation)).filter_by(id=number)
    return db.session.scalars(wanted).one_or_none()


def person_with_email(email: str) -> Person | None:
    """Give the person who signs in with `email`, whatever its capitals."""
    wanted = select(Person).options(joinedload(Person.delegation))
    return db.session.scalars(wanted.filter_by(email=email.strip().lower())).one_or_none()


_WEB_SESSION = (
    select(WebSession)
    .options(joinedload(WebSession.person).joinedload(Person.delegation))
    .where(WebSession.token_hash == bindparam("token_hash"))
)
"""Put together once: every page for somebody signed in begins with it."""


def web_session_with(token_hash: str) -> WebSession | None:
    """Give the web session of a token, with person and delegation, in one statement."""
    return db.session.scalars(_WEB_SESSION, {"token_hash": token_hash}).one_or_none()


def web_session_numbered(number: int) -> WebSession | None:
    """Give the web session with the id `number`; None where it has ended."""
    return db.session.get(WebSession, number)


def web_sessions_of(person_id: int) -> Sequence[WebSession]:
    """Give where a person is signed in, the last used first."""
    wanted = select(WebSession).filter_by(person_id=person_id)
    return db.session.scalars(wanted.order_by(WebSession.seen_at.desc())).all()
