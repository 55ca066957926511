from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories.meetings import make_body, make_conference
from tests.factories.people import make_delegation, make_office, make_officer, make_person
from wgtr.bodies.models import Office, OfficeTitle
from wgtr.bodies.operations import appoint, end_office
from wgtr.bodies.queries import (
    country_of_the_chair,
    office_numbered,
    offices_held_by,
    offices_of,
    offices_of_person,
)
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings

CHAIR, CO_CHAIR = OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR


def test_an_office_is_held_until_its_conference_ends(database: Settings) -> None:
    chair = make_officer(CHAIR)
    body = make_body("WGTR")
    held = frozenset({("chair", body.id)})
    assert offices_held_by(chair.id, on=date(2025, 8, 29)) == held
    assert offices_held_by(chair.id, on=date(2025, 8, 30)) == frozenset()


def test_an_office_lasts_where_the_conference_has_no_days_yet(database: Settings) -> None:
    chair = make_officer(CHAIR, conference=make_conference(12, days=None))
    assert len(offices_held_by(chair.id, on=date(2030, 1, 1))) == 1


@pytest.mark.parametrize(
    ("first", "second"), [(CHAIR, CHAIR), (CHAIR, CO_CHAIR), (CO_CHAIR, CHAIR)]
)
def test_a_chair_and_co_chairs_are_never_mixed(
    database: Settings, first: OfficeTitle, second: OfficeTitle
) -> None:
    make_office(first)
    with pytest.raises(RuleViolation, match="has a Chair or Co-chairs"):
        make_office(second)
    make_office(second, conference=make_conference(12))


def test_there_are_several_co_chairs_and_assistants(database: Settings) -> None:
    for email in ("a@example.org", "b@example.org"):
        make_officer(CO_CHAIR, email)
        make_office(OfficeTitle.ASSISTANT, person=make_person(email))
    offices = offices_of(make_body(), make_conference())
    assert [each.title.value for each in offices] == ["co_chair", "assistant"] * 2
    assert len(offices_of_person(make_person("a@example.org"))) == 2


def test_nobody_holds_an_office_twice(database: Settings) -> None:
    person = make_officer(OfficeTitle.ASSISTANT)
    with pytest.raises(RuleViolation, match="holds this office already"):
        make_office(OfficeTitle.ASSISTANT, person=person)


def test_an_office_is_held_by_a_person_or_a_country(database: Settings) -> None:
    with pytest.raises(RuleViolation, match="a person or a country"):
        appoint(body=make_body(), conference=make_conference(), title=CHAIR, by="test")
    body, conference = make_body(), make_conference()
    db.session.flush()
    db.session.add(Office(body_id=body.id, conference_id=conference.id, title=CHAIR))
    with pytest.raises(IntegrityError, match="held_by_somebody"):
        db.session.flush()


def test_documents_name_the_country_of_the_chair(database: Settings) -> None:
    make_office(CHAIR, delegation=make_delegation("CL"))
    make_office(OfficeTitle.FACILITATOR, delegation=make_delegation("ES"))
    named = country_of_the_chair(make_body(), make_conference())
    assert [each.code for each in named] == ["CL"]


def test_an_office_ends_and_stays_recorded(database: Settings) -> None:
    office = make_office(CHAIR)
    db.session.flush()
    end_office(office, by="test")
    db.session.commit()
    assert office_numbered(1) is None
    last = list(all_links())[-1].event
    assert (last.action, last.subject) == ("bodies.end_office", "office:CSP11.WGTR")
    assert last.detail == {"title": "chair", "person": None, "delegation": "CL"}
