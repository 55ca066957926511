"""What the Secretariat does with people, and what nobody else does."""

import re
from collections.abc import Callable

import pytest
from lxml import html

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body, make_conference
from tests.factories.people import (
    make_delegate,
    make_delegation,
    make_office,
    make_person,
    make_secretariat,
)
from wgtr.accounts.models import Person, Role
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import person_numbered, person_with_email
from wgtr.bodies.models import OfficeTitle
from wgtr.bodies.queries import offices_of_person
from wgtr.core.database import db


@pytest.fixture
def secretary(client: Browser) -> Browser:
    """A browser in which somebody of the Secretariat is signed in."""
    sign_in(client, make_secretariat())
    return client


def kept(person: Person) -> Person:
    """The person as the database has them now."""
    db.session.rollback()
    db.session.expire_all()
    found = person_numbered(person.id)
    assert found is not None
    return found


def test_a_person_is_added_and_given_a_password(secretary: Browser) -> None:
    delegation = make_delegation("CH")
    db.session.commit()
    data = {
        "name": "Delegate of Switzerland",
        "email": "New@mission.example.org",
        "roles": ["delegate"],
        "delegation_id": str(delegation.id),
        "language": "fr",
    }
    answer = secretary.submit("/people/new", data)
    assert answer.status_code == 303
    person = person_with_email("new@mission.example.org")
    assert person is not None
    assert (person.roles, person.delegation_id, person.language) == (
        ["delegate"],
        delegation.id,
        "fr",
    )
    shown = secretary.submit(f"/people/{person.id}/password")
    (given,) = re.findall(r'class="once">([^<]+)<', shown.text)
    assert is_right(given, kept(person).password_hash)
    assert shown.headers["Cache-Control"] == "no-store"
    assert given not in secretary.get(f"/people/{person.id}/").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "secretariat@example.org"}, "is already there"),
        ({"roles": ["delegate"], "delegation_id": ""}, "A delegate needs a delegation"),
        ({"delegation_id": "999"}, "Choose one of the options."),
        ({"roles": ["king"]}, "Choose one of the options."),
        ({"name": ""}, "Fill this in: Name"),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_added(
    secretary: Browser, wrong: dict[str, object], said: str
) -> None:
    data = {"name": "New Person", "email": "new@example.org", "roles": [], "language": "en"}
    answer = secretary.submit("/people/new", {**data, **wrong})
    assert answer.status_code == 422
    assert said in answer.text
    assert person_with_email("new@example.org") is None


def test_a_person_is_changed(secretary: Browser) -> None:
    person, spain = make_delegate("CH"), make_delegation("ES")
    db.session.commit()
    page = html.fromstring(secretary.get(f"/people/{person.id}/").text)
    assert page.xpath("//input[@name='roles'][@checked]/@value") == ["delegate"]
    data = {"name": "Other", "email": person.email, "roles": ["reader"], "delegation_id": spain.id}
    assert secretary.submit(f"/people/{person.id}/", data).status_code == 303
    changed = kept(person)
    assert (changed.name, changed.roles, changed.delegation_id) == ("Other", ["reader"], spain.id)


def test_an_office_is_given_and_ended(secretary: Browser) -> None:
    person = make_person("chair@example.org", delegation=make_delegation("CL"))
    make_body("WGTR")
    make_conference(11)
    db.session.commit()
    data = {"title": "chair", "body": "WGTR", "conference": "11"}
    assert secretary.submit(f"/people/{person.id}/offices", data).status_code == 303
    (office,) = offices_of_person(person)
    assert (office.title, office.delegation_id) == (OfficeTitle.CHAIR, person.delegation_id)
    other = make_person("other@example.org")
    db.session.commit()
    refused = secretary.submit(f"/people/{other.id}/offices", data)
    assert (refused.status_code, "has a Chair or Co-chairs" in refused.text) == (422, True)
    assert secretary.submit(f"/people/offices/{office.id}/end").status_code == 303
    db.session.rollback()
    db.session.expire_all()
    assert offices_of_person(person) == []


def test_a_person_is_shut_out_and_let_in_again(
    secretary: Browser, new_client: Callable[[], Browser]
) -> None:
    person, theirs = make_person(), new_client()
    sign_in(theirs, person)
    assert theirs.get("/account").status_code == 200
    assert secretary.submit(f"/people/{person.id}/deactivate").status_code == 303
    assert theirs.get("/account").status_code == 403
    assert "cannot sign in" in secretary.get("/people/").text
    assert secretary.submit(f"/people/{person.id}/reactivate").status_code == 303
    assert kept(person).is_active


def test_nobody_shuts_themselves_out(secretary: Browser) -> None:
    me = make_secretariat()
    answer = secretary.submit(f"/people/{me.id}/deactivate")
    assert (answer.status_code, "ask a colleague" in answer.text) == (409, True)
    data = {"name": "Me", "email": me.email, "roles": ["reader"], "delegation_id": ""}
    assert secretary.submit(f"/people/{me.id}/", data).status_code == 422
    assert kept(me).roles == [Role.SECRETARIAT]


def test_a_page_costs_the_same_with_many_people(secretary: Browser, statements: list[str]) -> None:
    def counted() -> int:
        statements.clear()
        assert secretary.get("/people/").status_code == 200
        return len(statements)

    make_delegate("CH")
    make_office(OfficeTitle.ASSISTANT, person=make_person("one@example.org"))
    db.session.commit()
    few = counted()
    for number in range(12):
        person = make_delegate(f"X{number:x}".upper(), email=f"many{number}@example.org")
        make_office(OfficeTitle.ASSISTANT, person=person)
    db.session.commit()
    assert counted() == few
