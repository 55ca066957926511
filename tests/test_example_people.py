"""The people of a demonstration: one per role, with passwords that are worth nothing elsewhere."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.factories.application import application
from tests.factories.browser import Browser, sign_in
from tests.factories.serving import environment
from wgtr.accounts.commands import accounts_of, demo_accounts_command
from wgtr.accounts.demo.passwords import demo_password
from wgtr.accounts.models import Role
from wgtr.accounts.operations import set_password
from wgtr.accounts.queries import (
    delegation_coded,
    delegation_numbered,
    delegations,
    people,
    person_with_email,
)
from wgtr.bodies.models import Office
from wgtr.bodies.queries import (
    body_coded,
    conference_numbered,
    country_of_the_chair,
    offices_by_cycle,
)
from wgtr.core.database import db
from wgtr.core.settings import Settings
from wgtr.example import load_example
from wgtr.example_people import load_example_people


@pytest.fixture
def loaded(database: Settings, stopped_clock: object) -> Settings:
    """A database with the demonstration's people."""
    load_example()
    load_example_people(accounts_of(database))
    db.session.commit()
    return database


def test_they_are_added_once(loaded: Settings) -> None:
    before = (len(delegations()), len(people()))
    load_example_people(accounts_of(loaded))
    assert (len(delegations()), len(people())) == before
    assert before[0] > 200
    cycles = [(each.conference.code, each.delegation_id) for each in offices_of_the_dief()]
    codes = [each and each.code for each in map(delegation_numbered, (d for _c, d in cycles if d))]
    assert [code for code, _country in cycles] == ["CSP10", "CSP9", "CSP8", "CSP7"]
    assert codes == ["FR", "FR", "MX", "BE"]


def offices_of_the_dief() -> Sequence[Office]:
    body = body_coded("DIEF")
    assert body is not None
    return offices_by_cycle(body)


def test_there_is_somebody_of_each_role(loaded: Settings) -> None:
    roles = {role for each in people() for role in each.roles}
    assert roles == {role.value for role in Role}
    body, conference = body_coded("WGTR"), conference_numbered(11)
    assert body is not None
    assert conference is not None
    chair = delegation_coded("CL")
    assert set(country_of_the_chair(body, conference)) == {chair}


@pytest.mark.usefixtures("_translations")
def test_they_sign_in_with_what_the_start_prints(loaded: Settings) -> None:
    with application(loaded) as app:
        for account in accounts_of(loaded):
            browser = Browser(app, app.response_class, use_cookies=True)
            data = {"email": account.email, "password": account.password}
            assert browser.submit("/sign-in", data).status_code == 303, account.email


@pytest.mark.usefixtures("_translations")
def test_outside_a_demonstration_nobody_of_them_is_let_in(loaded: Settings) -> None:
    account = accounts_of(loaded)[0]
    person = person_with_email(account.email)
    assert person is not None
    with application(replace(loaded, demo=False)) as app:
        browser = Browser(app, app.response_class, use_cookies=True)
        data = {"email": account.email, "password": account.password}
        assert browser.submit("/sign-in", data).status_code == 422
        sign_in(browser, person)
        assert browser.get("/account").status_code == 403, "nor one who is signed in already"


def test_a_changed_password_is_the_printed_one_at_the_next_start(loaded: Settings) -> None:
    account = accounts_of(loaded)[0]
    person = person_with_email(account.email)
    assert person is not None
    set_password(person, password="changed by a visitor", by="test")
    changed = person.password_hash
    load_example_people(accounts_of(loaded))
    assert person.password_hash != changed


def test_each_machine_has_passwords_of_its_own() -> None:
    one, other = (demo_password("chair@demo.example.org", key * 32) for key in "ab")
    assert one != other
    assert one != demo_password("reader@demo.example.org", "a" * 32)
    assert len(one) == 19


def test_the_command_tells_them(tmp_path: Path) -> None:
    env = environment(tmp_path, 8000)
    told = CliRunner().invoke(demo_accounts_command, ["--json", "-"], env=env)
    accounts = json.loads(told.output)
    assert {frozenset(each) for each in accounts} == {frozenset({"role", "email", "password"})}
    plain = CliRunner().invoke(demo_accounts_command, env=env).output
    assert all(each["password"] in plain for each in accounts)


def test_the_command_says_no_outside_a_demonstration(tmp_path: Path) -> None:
    real = {"WGTR_DATABASE_URL": "postgresql://x@/y", "WGTR_SECRET_KEY": "x" * 32}
    env = environment(tmp_path, 8000, WGTR_DEMO="0", **real)
    told = CliRunner().invoke(demo_accounts_command, ["--json", "-"], env=env)
    assert told.exit_code == 2
    assert "in a demonstration only" in told.output
    assert "password" not in told.output
