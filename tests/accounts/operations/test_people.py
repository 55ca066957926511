from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories.people import make_delegate, make_delegation, make_person, make_secretariat
from wgtr.accounts.models import Category, Person, Role
from wgtr.accounts.operations import (
    add_delegation,
    add_person,
    begin_web_session,
    change_delegation,
    change_person,
    deactivate,
    give_password,
    set_password,
)
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import (
    people,
    people_of,
    person_with_email,
    web_sessions_of,
)
from wgtr.core import clock
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings


def test_an_email_is_unique_whatever_its_capitals(database: Settings) -> None:
    added = make_person("Anna@Example.org")
    assert added.email == "anna@example.org"
    assert person_with_email(" ANNA@example.ORG ") is added
    with pytest.raises(RuleViolation, match="already there"):
        add_person(email="ANNA@EXAMPLE.ORG", name="Other", roles=[Role.READER], by="test")
    db.session.add(
        Person(email="Anna@example.org", name="Other", language="en", roles=[], is_active=True)
    )
    with pytest.raises(IntegrityError, match="email_in_small_letters"):
        db.session.flush()


def test_a_delegate_has_a_delegation(database: Settings) -> None:
    with pytest.raises(RuleViolation, match="needs a delegation"):
        add_person(email="a@example.org", name="A", roles=[Role.DELEGATE], by="test")
    person = make_delegate("CH")
    with pytest.raises(RuleViolation, match="needs a delegation"):
        change_person(
            person, email=person.email, name="A", roles=[Role.DELEGATE], delegation=None, by="test"
        )
    person.delegation = None
    with pytest.raises(IntegrityError, match="delegates_have_a_delegation"):
        db.session.flush()


def test_a_person_is_changed_and_the_record_says_so(database: Settings) -> None:
    person, spain = make_delegate("CH"), make_delegation("ES")
    change_person(
        person,
        email="New@example.org",
        name="New Name",
        roles={Role.TRANSLATOR, Role.DELEGATE},
        delegation=spain,
        by="secretary@example.org",
    )
    db.session.commit()
    assert (person.email, person.roles) == ("new@example.org", ["delegate", "translator"])
    assert people_of(spain) == [person]
    event = list(all_links())[-1].event
    assert (event.actor, event.action) == ("secretary@example.org", "accounts.change_person")
    assert event.subject == "person:new@example.org"


def test_two_people_cannot_have_one_email(database: Settings) -> None:
    make_person("one@example.org")
    other = make_person("two@example.org")
    with pytest.raises(RuleViolation, match="already there"):
        change_person(
            other, email="ONE@example.org", name="B", roles=[], delegation=None, by="test"
        )


def test_a_password_given_by_the_secretariat_lasts_a_week(
    database: Settings, stopped_clock: object
) -> None:
    person = make_person()
    begin_web_session(person, browser="Firefox", by=person.email)
    given = give_password(person, by="secretary")
    assert is_right(given, person.password_hash)
    assert person.password_expires == clock.now() + timedelta(days=7)
    assert web_sessions_of(person.id) == []
    set_password(person, password="four words of my own", by=person.email)
    assert person.password_expires is None
    assert not is_right(given, person.password_hash)
    detail = [link.event.detail for link in all_links()]
    assert given not in str(detail)
    assert "four words" not in str(detail)


@pytest.mark.parametrize("password", ["", "short", "x" * 1025])
def test_a_password_is_neither_short_nor_a_novel(database: Settings, password: str) -> None:
    with pytest.raises(RuleViolation, match="12 to 1024 characters"):
        set_password(make_person(), password=password, by="test")


def test_who_is_deactivated_is_signed_in_nowhere(database: Settings) -> None:
    person, other = make_person(), make_secretariat()
    for each in (person, other):
        begin_web_session(each, browser="Firefox", by=each.email)
    deactivate(person, by="test")
    assert (person.is_active, web_sessions_of(person.id)) == (False, [])
    assert len(web_sessions_of(other.id)) == 1


def test_people_come_with_their_delegation(database: Settings) -> None:
    make_delegate("CH")
    make_secretariat()
    db.session.commit()
    db.session.expire_all()
    told = [(each.name, each.delegation and each.delegation.code) for each in people()]
    assert told == [("Delegate.ch", "CH"), ("Secretariat", None)]


def test_a_delegation_is_added_once_and_changed(database: Settings) -> None:
    delegation = make_delegation("CH")
    with pytest.raises(RuleViolation, match="CH is already there"):
        add_delegation(code="CH", category=Category.STATE, name={"en": "Again"}, by="test")
    change_delegation(
        delegation,
        category=Category.SIGNATORY,
        name={"en": "Swiss Confederation"},
        region=None,
        mailbox="mission@example.org",
        by="test",
    )
    assert delegation.is_state
    assert list(all_links())[-1].event.detail["name"] == {"en": "Swiss Confederation"}


def test_an_organisation_is_no_state(database: Settings) -> None:
    assert not make_delegation("an-organisation", Category.CIVIL_SOCIETY).is_state
