"""Conferences, bodies and meetings for a test, each with one call and sensible defaults."""

from datetime import date, time, timedelta
from typing import Any

from wgtr.bodies.models import Body, Conference, Mode
from wgtr.bodies.operations import add_body, add_conference
from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.meetings.models import Meeting
from wgtr.meetings.operations import Slot, add_meeting

SOMEBODY = "test"
GENEVA = {"en": "Geneva", "fr": "Genève"}
MEETING_DAY = date(2025, 2, 28)


def make_conference(number: int = 11, **overrides: Any) -> Conference:
    """Give the Conference `number`, made where it is not there: in Geneva, in August 2025."""
    there = conference_numbered(number)
    values = {
        "mode": Mode.IN_PERSON,
        "days": (date(2025, 8, 25), date(2025, 8, 29)),
        "place": GENEVA,
        "by": SOMEBODY,
    }
    return there or add_conference(number=number, **(values | overrides))


def make_body(code: str = "WGTR", **overrides: Any) -> Body:
    """Give the body `code`, made where it is not there."""
    values = {"name": {"en": f"Working group {code}", "fr": f"Groupe {code}"}, "by": SOMEBODY}
    return body_coded(code) or add_body(code=code, **(values | overrides))


def morning(day: date = MEETING_DAY) -> Slot:
    """Give the sitting from 10:00 to 13:00."""
    return Slot(day, time(10), time(13))


def afternoon(day: date = MEETING_DAY) -> Slot:
    """Give the sitting from 15:00 to 18:00."""
    return Slot(day, time(15), time(18))


def make_meeting(day: date = MEETING_DAY, **overrides: Any) -> Meeting:
    """Give a new meeting on `day`, with two sittings, and its deadlines 30 and 14 days before."""
    values: dict[str, Any] = {
        "slots": [morning(day), afternoon(day)],
        "place": GENEVA,
        "papers_due": day - timedelta(days=30),
        "input_until": day - timedelta(days=14),
        "by": SOMEBODY,
    } | overrides
    conference = values.pop("conference", None) or make_conference()
    body = values.pop("body", None) or make_body()
    return add_meeting(conference=conference, body=body, **values)
