"""The three feeds through the web: whose entries, which language, when they change."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from icalendar import Calendar

from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.submissions import make_call
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.meetings.operations import call_off
from wgtr.meetings.queries import meeting_with_slug
from wgtr.submissions.models import CallKind
from wgtr.submissions.operations import extend_call
from wgtr.submissions.queries import call_of

MEETING = "/meetings/csp11-wgtr-2025-02-28/calendar.ics"
SITTING = "csp11-wgtr-2025-02-28.sitting-1@wgtr"
DEADLINE = "csp11-wgtr-2025-02-28.input@wgtr"


def events(client: FlaskClient, address: str = MEETING) -> dict[str, Any]:
    read: Any = Calendar.from_ical(client.get(address).data)
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def test_a_meeting_gives_its_sittings_deadline_and_targets(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    found = events(client)
    assert [uid.split(".")[1].split("@")[0] for uid in found] == [
        "papers",
        "input",
        "sitting-1",
        "sitting-2",
        "report",
    ]
    sitting = found[SITTING]
    assert sitting["DTSTART"].dt.astimezone(UTC) == datetime(2025, 2, 28, 9, tzinfo=UTC)
    assert sitting["LOCATION"] == "Geneva"
    assert sitting["SUMMARY"] == "WGTR meeting, sitting 1 of 2"


def test_summer_sittings_are_two_hours_ahead_of_utc(client: FlaskClient) -> None:
    make_meeting(date(2025, 6, 5))
    db.session.commit()
    found = events(client, "/meetings/csp11-wgtr-2025-06-05/calendar.ics")
    begins = found["csp11-wgtr-2025-06-05.sitting-1@wgtr"]["DTSTART"].dt
    assert begins.astimezone(UTC) == datetime(2025, 6, 5, 8, tzinfo=UTC)


def test_a_deadline_ends_with_its_day_in_geneva_and_rings_before(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    deadline = events(client)[DEADLINE]
    assert deadline["DTEND"].dt.astimezone(UTC) == datetime(2025, 2, 14, 23, tzinfo=UTC)
    assert deadline["DTSTART"].dt.date() == date(2025, 2, 14)
    assert "14 February 2025, 24:00 Geneva (CET)" in deadline["DESCRIPTION"]
    assert len(deadline.walk("VALARM")) == 3


def test_the_language_is_asked_for_in_the_address(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    french = client.get(f"{MEETING}?lang=fr")
    assert french.headers["Content-Language"] == "fr"
    assert french.headers["Content-Type"] == "text/calendar; charset=utf-8"
    read: Any = Calendar.from_ical(french.data)
    assert read.walk("VEVENT")[2]["SUMMARY"].params["LANGUAGE"] == "fr"
    assert read.walk("VEVENT")[2]["LOCATION"] == "Genève"


def test_time_alone_changes_nothing_and_a_change_does(client: FlaskClient) -> None:
    meeting = make_meeting()
    db.session.commit()
    first = client.get(MEETING)
    clock.freeze(clock.now() + timedelta(days=3))
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(MEETING, headers=tag).status_code == 304
    audit.record(actor="test", action="meetings.move", subject=f"meeting:{meeting.slug}", detail={})
    db.session.commit()
    changed = client.get(MEETING, headers=tag)
    assert changed.status_code == 200
    read: Any = Calendar.from_ical(changed.data)
    event = read.walk("VEVENT")[0]
    assert (event["SEQUENCE"], event["LAST-MODIFIED"].dt) == (1, clock.now())


def test_a_call_apart_changes_with_its_meeting_too(client: FlaskClient) -> None:
    make_call(CallKind.FAQ)
    db.session.commit()
    db.session.expunge_all()
    call = call_of("csp11-wgtr-2025-02-28", CallKind.FAQ)
    assert call is not None
    extend_call(call=call, until=date(2025, 2, 20), because="Holidays.", by="test")
    db.session.commit()
    uid = "csp11-wgtr-2025-02-28.faq@wgtr"
    before = events(client)[uid]["SEQUENCE"]
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    call_off(meeting=meeting, notice={"en": "Off."}, by="test")
    db.session.commit()
    after = events(client)[uid]
    assert (after["SEQUENCE"], after["STATUS"]) == (before + 1, "CANCELLED")


def test_a_body_gives_all_its_meetings_and_no_others(client: FlaskClient) -> None:
    make_meeting()
    make_meeting(date(2024, 2, 23), conference=make_conference(10))
    make_meeting(date(2025, 2, 26), body=make_body("WGTU"))
    db.session.commit()
    meetings = {uid.split(".")[0] for uid in events(client, "/bodies/wgtr/calendar.ics")}
    assert meetings == {"csp11-wgtr-2025-02-28", "csp10-wgtr-2024-02-23"}
    assert client.get("/bodies/wgxx/calendar.ics").status_code == 404


def test_a_cycle_gives_its_conference_too(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    conference = events(client, "/meetings/csp11/calendar.ics")["csp11@wgtr"]
    assert (conference["DTSTART"].dt, conference["DTEND"].dt) == (
        date(2025, 8, 25),
        date(2025, 8, 30),
    )


def test_a_body_that_never_met_gives_an_empty_calendar(client: FlaskClient) -> None:
    make_body()
    db.session.commit()
    assert events(client, "/bodies/wgtr/calendar.ics") == {}


def test_statements_do_not_grow_with_the_meetings(
    client: FlaskClient, statements: list[str]
) -> None:
    def counted() -> int:
        statements.clear()
        assert client.get("/bodies/wgtr/calendar.ics").status_code == 200
        return len(statements)

    make_meeting()
    db.session.commit()
    few = counted()
    for number in range(20):
        make_meeting(date(2025, 3, 1 + number))
    db.session.commit()
    assert counted() == few <= 5


def test_pages_offer_the_feed_to_follow_and_to_keep(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    for address in ("/meetings/csp11-wgtr-2025-02-28/", "/bodies/wgtr/"):
        page = client.get(address).text
        assert f'href="webcal://localhost{address}calendar.ics?lang=en"' in page
        assert f'href="{address}calendar.ics?lang=en"' in page
