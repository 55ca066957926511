"""The example data of the demonstration: complete, in six languages, added once."""

from datetime import UTC, datetime

from flask.testing import FlaskClient
from sqlalchemy import func, select

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.languages import LANGUAGES
from wgtr.core.settings import Settings
from wgtr.example import load_example
from wgtr.meetings.deadlines import end_of_day
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug

HELD = 14
"""Meetings before of which our sources give the days."""


def how_many() -> list[int]:
    tables = (Conference, Body, Meeting, AuditEvent)
    return [db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_it_is_added_once_and_each_addition_is_recorded(database: Settings) -> None:
    load_example()
    db.session.commit()
    first = how_many()
    assert first == [12, len(bodies_by_code()), 1 + HELD, sum(first[:3])]
    load_example()
    db.session.commit()
    assert how_many() == first


def test_the_meeting_is_that_of_28_february_2025(database: Settings) -> None:
    load_example()
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    assert meeting.input_until is not None
    assert end_of_day(meeting.input_until, meeting.zone) == datetime(2025, 2, 14, 23, tzinfo=UTC)
    assert [f"{each.opens:%H:%M}-{each.closes:%H:%M}" for each in meeting.sittings] == [
        "10:00-13:00",
        "15:00-18:00",
    ]


def test_every_text_is_there_in_all_six_languages(database: Settings) -> None:
    load_example()
    conferences = conferences_latest_first()
    texts = [each.place for each in conferences if each.place is not None]
    texts += [each.theme for each in conferences if each.theme is not None]
    texts += [each.presidency for each in conferences if each.presidency is not None]
    texts += [each.name for each in bodies_by_code()]
    texts += [each.about or {} for each in bodies_by_code()]
    assert [text for text in texts if set(text) != set(LANGUAGES) or not all(text.values())] == []


def test_it_holds_the_bodies_and_presidencies_that_are_known(client: FlaskClient) -> None:
    load_example()
    db.session.commit()
    codes = [body.code for body in bodies_by_code()]
    assert codes == ["BUREAU", "DIEF", "MC", "VTF", "WGETI", "WGTR", "WGTU"]
    known = {each.number for each in conferences_latest_first() if each.presidency is not None}
    assert known == {1, 2, 3, 4, 5, 6, 7, 10, 11, 12}
    assert "Presidency: Argentina" in client.get("/meetings/csp11/?lang=en").text
    assert "Presidency" not in client.get("/meetings/csp9/?lang=en").text


def test_every_page_of_a_demonstration_says_that_it_is_an_example(client: FlaskClient) -> None:
    load_example()
    db.session.commit()
    for address in ("/", "/meetings/", "/meetings/csp11/", "/nowhere"):
        assert "Example, not an official document." in client.get(address).text
