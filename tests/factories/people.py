"""Delegations, people of each role and offices for a test, each with one call."""

from typing import Any

from tests.factories.meetings import SOMEBODY, make_body, make_conference
from wgtr.accounts.models import Category, Delegation, Person, Role
from wgtr.accounts.operations import add_delegation, add_person
from wgtr.accounts.queries import delegation_coded, person_with_email
from wgtr.bodies.models import Office, OfficeTitle
from wgtr.bodies.operations import appoint

NAMES = {
    "CH": {"en": "Switzerland", "fr": "Suisse"},
    "CL": {"en": "Chile", "fr": "Chili"},
    "ES": {"en": "Spain", "fr": "Espagne"},
}


def make_delegation(
    code: str = "CH", category: Category = Category.STATE_PARTY, **overrides: Any
) -> Delegation:
    """Give the delegation `code`, made where it is not there: a State Party's."""
    name = NAMES.get(code, {"en": f"Delegation {code}", "fr": f"Délégation {code}"})
    values = {"name": name, "mailbox": f"{code.lower()}@mission.example.org", "by": SOMEBODY}
    made = {"code": code, "category": category, **values, **overrides}
    return delegation_coded(code) or add_delegation(**made)


def make_person(email: str = "reader@example.org", *roles: Role, **overrides: Any) -> Person:
    """Give the person with `email`, made where they are not there: a reader, without password."""
    values = {"name": email.partition("@")[0].capitalize(), "by": SOMEBODY}
    made = {"email": email, "roles": roles or (Role.READER,), **values, **overrides}
    return person_with_email(email) or add_person(**made)


def make_secretariat(email: str = "secretariat@example.org") -> Person:
    """Give a person of the Secretariat."""
    return make_person(email, Role.SECRETARIAT)


def make_translator(email: str = "translator@example.org") -> Person:
    """Give a translator."""
    return make_person(email, Role.TRANSLATOR)


def make_recorder(email: str = "recorder@example.org") -> Person:
    """Give a recorder, who takes notes in the meeting."""
    return make_person(email, Role.RECORDER)


def make_delegate(
    code: str = "CH", category: Category = Category.STATE_PARTY, email: str | None = None
) -> Person:
    """Give a delegate of the delegation `code`, which is made where it is not there."""
    email = email or f"delegate.{code.lower()}@example.org"
    return make_person(email, Role.DELEGATE, delegation=make_delegation(code, category))


def make_officer(
    title: OfficeTitle = OfficeTitle.CHAIR, email: str | None = None, **overrides: Any
) -> Person:
    """Give a person who holds an office: by default of the WGTR, in the cycle of CSP11, Chile."""
    person = make_person(email or f"{title}@example.org", delegation=make_delegation("CL"))
    make_office(title, person=person, **overrides)
    return person


def make_office(title: OfficeTitle = OfficeTitle.CHAIR, **overrides: Any) -> Office:
    """Give a new office: by default of the WGTR, in the cycle of CSP11, held by Chile."""
    values: dict[str, Any] = {"by": SOMEBODY, "delegation": make_delegation("CL"), **overrides}
    body = values.pop("body", None) or make_body()
    conference = values.pop("conference", None) or make_conference()
    return appoint(body=body, conference=conference, title=title, **values)
