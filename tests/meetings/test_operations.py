from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect

from tests.factories.meetings import (
    MEETING_DAY,
    afternoon,
    make_body,
    make_conference,
    make_meeting,
    morning,
)
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.meetings.operations import Slot
from wgtr.meetings.queries import meeting_with_slug


def test_a_meeting_has_its_sittings_in_order(database: Settings) -> None:
    next_day = MEETING_DAY + timedelta(days=1)
    make_meeting(slots=[morning(next_day), afternoon(), morning()])
    db.session.commit()
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    assert (meeting.first_day, meeting.last_day) == (MEETING_DAY, next_day)
    assert [(each.day, each.opens) for each in meeting.sittings] == [
        (MEETING_DAY, time(10)),
        (MEETING_DAY, time(15)),
        (next_day, time(10)),
    ]
    assert (meeting.zone.key, meeting.body.code, meeting.conference.code) == (
        "Europe/Zurich",
        "WGTR",
        "CSP11",
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"slots": []}, "needs at least one sitting"),
        ({"slots": [Slot(MEETING_DAY, time(13), time(10))]}, "must close after it opens"),
        (
            {"slots": [morning(), Slot(MEETING_DAY, time(12), time(14))]},
            "Two sittings of a meeting overlap",
        ),
        ({"input_until": MEETING_DAY}, "must close before the meeting begins"),
    ],
)
def test_what_cannot_be_a_meeting_is_refused_and_leaves_nothing(
    database: Settings, wrong: dict[str, Any], sentence: str
) -> None:
    conference, body = make_conference(), make_body()
    db.session.commit()
    with pytest.raises(RuleViolation, match=sentence):
        make_meeting(conference=conference, body=body, **wrong)
    assert not db.session.new
    assert not db.session.dirty
    assert inspect(conference).persistent


def test_a_body_does_not_meet_twice_from_the_same_day(database: Settings) -> None:
    make_meeting()
    with pytest.raises(RuleViolation, match="WGTR has a meeting from that day already"):
        make_meeting()
    make_meeting(body=make_body("WGTU"))
    make_meeting(date(2025, 3, 28))
