"""What the pages of a cycle and of a body tell, and that they make nothing up."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegation, make_office, make_officer, make_person
from tests.factories.year import make_approved_mandate, make_mandate, make_topic
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.meetings.operations import record_held

CSP10, CSP11 = (date(2024, 8, 19), date(2024, 8, 23)), (date(2025, 8, 25), date(2025, 8, 29))
BODY, CYCLE = "/bodies/wgtr/?lang=en", "/meetings/csp11/?lang=en"


def part(page: str, heading: str) -> str:
    """A section of a page by its heading's id."""
    return page.split(f'id="{heading}"')[1].split("</section>", maxsplit=1)[0]


@pytest.fixture
def year(client: FlaskClient) -> FlaskClient:
    """A cycle with a mandate on either side, an office, a meeting, a paper and a topic."""
    body = make_body(about={"en": "A working group."})
    csp10 = make_conference(10, days=CSP10, presidency={"en": "Romania"})
    csp11 = make_conference(11, days=CSP11)
    make_approved_mandate(10, 11, body=body)
    make_mandate(11, 12, body=body)
    make_office(delegation=make_delegation("CL"))
    meeting = make_meeting(conference=csp11, body=body)
    record_held(conference=csp10, body=body, days=(date(2024, 2, 20), date(2024, 2, 21)), by="test")
    make_issued(meetings=[meeting])
    make_topic(conference=csp11)
    db.session.commit()
    return client


def test_a_body_says_what_it_is_and_works_under(year: FlaskClient) -> None:
    page = year.get(BODY).text
    assert "A working group." in page
    assert "Mandate of the WGTR, CSP10–CSP11" in part(page, "mandate")
    assert "Approved by CSP10" in part(page, "mandate")
    assert "Chile" in part(page, "officers")
    assert "/workplan/wgtr/" in part(page, "topics")
    rows = part(page, "cycles")
    assert rows.index("CSP11") < rows.index("CSP10") < rows.index("20–21 Feb")
    assert "Draft annotated agenda" in part(page, "papers")


def test_a_draft_of_the_next_mandate_is_seen_by_those_alone_who_lead(
    client: Browser, year: FlaskClient
) -> None:
    for address in (BODY, CYCLE):
        assert "CSP11–CSP12" not in year.get(address).text
    sign_in(client, make_officer(OfficeTitle.ASSISTANT))
    assert "CSP11–CSP12" in part(client.get(BODY).text, "mandate")
    assert "CSP11–CSP12" in part(client.get(CYCLE).text, "decided")


def test_officers_are_countries_and_who_assists_is_not_named(client: FlaskClient) -> None:
    make_office(OfficeTitle.FACILITATOR, delegation=make_delegation("ES"))
    named = make_person("chair@example.org", name="Somebody Real")
    make_office(person=named, delegation=None)
    make_officer(OfficeTitle.ASSISTANT, "assistant@example.org")
    db.session.commit()
    for address in (BODY, CYCLE):
        said = part(client.get(address).text, "officers")
        assert "Spain" in said
        assert "country not recorded" in said
        assert "Assistant" not in said
        assert "Somebody Real" not in client.get(address).text


def test_a_cycle_lies_along_its_months(year: FlaskClient) -> None:
    page = year.get(CYCLE).text
    assert "Eleventh Conference of States Parties" in page
    line = part(page, "line")
    months = [line.index(f"{month} ") for month in ("September", "January", "February", "August")]
    assert months == sorted(months)
    february = line.split("February ")[1].split("</li>")[0]
    assert february.index("14") < february.index("28")
    assert "csp11-wgtr-2025-02-28" in february
    assert 'aria-current="date"' in line
    assert "Mandate of the WGTR, CSP10–CSP11" in part(page, "mandates")
    assert "Draft annotated agenda" in part(page, "papers")
    assert 'rel="prev" href="/meetings/csp10/"' in page


def test_a_cycle_of_which_little_is_known_says_so(year: FlaskClient) -> None:
    page = year.get("/meetings/csp10/?lang=en").text
    assert "Presidency: Romania" in page
    assert "20–21 February 2024" in part(page, "meetings")
    assert "No paper of this cycle is kept here." in page
    assert "Mandate of the WGTR, CSP10–CSP11" in part(page, "decided")
    assert 'id="mandates"' not in page


def test_a_meeting_of_which_the_days_alone_are_known(year: FlaskClient) -> None:
    page = year.get("/meetings/csp10-wgtr-2024-02-20/?lang=en").text
    assert "No agenda of this meeting is kept here." in page
    assert "not issued yet" not in page
    assert "Report to" not in page
    assert "10:00" not in page
    assert "BEGIN:VEVENT" in year.get("/meetings/csp10/calendar.ics").text  # the Conference
    assert "report to CSP10" not in year.get("/meetings/csp10/calendar.ics").text


def test_lists_of_bodies_and_cycles(year: FlaskClient) -> None:
    bodies = year.get("/bodies/?lang=en").text
    assert bodies.index("A working group.") < bodies.index("Chair: Chile")
    assert "Next meeting: 28 February 2025" in bodies
    cycles = year.get("/cycles/?lang=en").text
    assert cycles.index("CSP11") < cycles.index("CSP10") < cycles.index("Romania")
    for address in ("/", BODY, CYCLE):
        assert (
            'href="/bodies/"' in year.get(address).text
            or 'href="/cycles/"' in year.get(address).text
        )


def test_statements_do_not_grow(year: FlaskClient, statements: list[str]) -> None:
    def counted() -> list[int]:
        numbers = []
        for address in (BODY, CYCLE, "/bodies/", "/cycles/"):
            year.get(address)
            statements.clear()
            assert year.get(address).status_code == 200
            numbers.append(len(statements))
        return numbers

    few = counted()
    for number in range(8):
        body = make_body(f"B{number}")
        make_meeting(date(2025, 3, 1 + number), body=body)
        make_meeting(date(2025, 4, 1 + number))
        make_office(OfficeTitle.FACILITATOR, delegation=make_delegation("ES"))
        make_office(OfficeTitle.CHAIR, body=body)
        make_issued(kind="mandate")
        make_topic()
        make_approved_mandate(20 + number, 21 + number, body=make_body())
        make_approved_mandate(10, 11, body=body)
    db.session.commit()
    assert counted() == few
    assert max(few) <= 14
