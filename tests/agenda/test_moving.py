"""Draft papers follow a meeting that moves."""

from datetime import date, timedelta

import pytest

from tests.agenda.test_making_kept import kept, make, ready, said
from tests.factories.meetings import afternoon, morning
from tests.factories.texts import SOMEBODY
from wgtr.meetings.operations import move_meeting
from wgtr.tree.provisions import Sitting

pytestmark = pytest.mark.usefixtures("database")


def test_draft_papers_say_the_new_day_and_deadline() -> None:
    meeting = ready()
    make(meeting)
    day = date(2025, 3, 14)
    move_meeting(
        meeting=meeting,
        slots=[morning(day), afternoon(day)],
        place=meeting.place,
        papers_due=None,
        input_until=day - timedelta(days=14),
        notice={"en": "The room is not free."},
        by=SOMEBODY,
    )
    text = kept(meeting)
    assert "28 February 2025, 24:00 Geneva (CET)" in said(text, "letter-written-input")
    agenda = next(part for part in text.parts if part.kind == "agenda")
    assert agenda.sittings[0] == Sitting("2025-03-14", "10:00", "13:00")
