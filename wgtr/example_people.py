"""The people of a demonstration: delegations, an account per role, offices, from `agendas/att/`.

What is there already is left alone; only the passwords are, at each start, those that the start
prints.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wgtr.accounts.delegation_list import listed_delegations
from wgtr.accounts.demo.listing import DemoAccount
from wgtr.accounts.models import Person, Role
from wgtr.accounts.operations import add_listed, add_person, set_password
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import delegation_coded, delegations, person_with_email
from wgtr.bodies.models import OfficeTitle
from wgtr.bodies.operations import appoint
from wgtr.bodies.queries import body_coded, conference_numbered
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


def _appoint(person: Person, office: Mapping[str, Any]) -> None:
    body, conference = body_coded(office["body"]), conference_numbered(office["conference"])
    if body is None or conference is None:
        raise LookupError(f"{office['body']} or CSP{office['conference']} is not in the data")
    appoint(
        body=body,
        conference=conference,
        title=OfficeTitle(office["title"]),
        person=person,
        delegation=person.delegation,
        by=LOADER,
    )
