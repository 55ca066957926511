"""The people of a demonstration: delegations, an account per role, offices, from `agendas/att/`.

What is there already is left alone; only the passwords are, at each start, those that the start
prints.
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wgtr.accounts.delegation_list import listed_delegations
from wgtr.accounts.demo.listing import DemoAccount
from wgtr.accounts.models import Person, Role
from wgtr.accounts.operations import add_listed, add_person, set_password
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import delegation_coded, delegations, person_with_email
from wgtr.bodies.models import Body, Conference, OfficeTitle
from wgtr.bodies.operations import appoint
from wgtr.bodies.queries import body_coded, conference_numbered, offices_of
from wgtr.core.paths import agendas_folder

LOADER = "example data"
"""Who the audit record says has added them."""


def load_example_people(accounts: Sequence[DemoAccount]) -> None:
    """Add delegations, `accounts` and offices that are not there yet; no commit."""
    add_listed_delegations(examples=True, by=LOADER)
    for account in accounts:
        person = person_with_email(account.email) or _add(account)
        kept = person.password_hash
        if kept is None or not is_right(account.password, kept):
            set_password(person, password=account.password, by=LOADER)
    for one in _offices():
        _keep_office(one)


def add_listed_delegations(*, examples: bool, by: str) -> int:
    """Add the delegations of the secretariat's list that are not there; tell how many."""
    there = {each.code for each in delegations()}
    listed = listed_delegations(agendas_folder() / "att" / "delegations.toml", examples=examples)
    missing = [each for each in listed if each.code not in there]
    add_listed(missing, by=by)
    return len(missing)


def _add(account: DemoAccount) -> Person:
    person = add_person(
        email=account.email,
        name=account.name,
        roles={Role(each) for each in account.roles},
        language=account.language,
        delegation=delegation_coded(account.delegation) if account.delegation else None,
        by=LOADER,
    )
    if account.office is not None:
        _appoint(person, account.office)
    return person


def _offices() -> list[dict[str, Any]]:
    file = agendas_folder() / "att" / "offices.toml"
    offices: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["office"]
    return offices


def _keep_office(one: Mapping[str, Any]) -> None:
    """Give an office to a country, where the body has none of that title in the cycle from it."""
    body, conference = _of(one)
    title, country = OfficeTitle(one["title"]), delegation_coded(one["delegation"])
    held = {(each.title, each.delegation_id) for each in offices_of(body, conference)}
    if country is None:
        raise LookupError(f"{one['delegation']} is not among the delegations")
    if (title, country.id) not in held:
        appoint(body=body, conference=conference, title=title, delegation=country, by=LOADER)


def _of(office: Mapping[str, Any]) -> tuple[Body, Conference]:
    body, conference = body_coded(office["body"]), conference_numbered(office["conference"])
    if body is None or conference is None:
        raise LookupError(f"{office['body']} or CSP{office['conference']} is not in the data")
    return body, conference


def _appoint(person: Person, office: Mapping[str, Any]) -> None:
    body, conference = _of(office)
    appoint(
        body=body,
        conference=conference,
        title=OfficeTitle(office["title"]),
        person=person,
        delegation=person.delegation,
        by=LOADER,
    )
