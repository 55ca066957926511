from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.meetings.deadlines import State, end_of_day, steps, zone_mark

GENEVA = ZoneInfo("Europe/Zurich")


@pytest.mark.parametrize(
    ("day", "ends", "mark"),
    [
        (date(2025, 2, 14), "2025-02-14T23:00:00+00:00", "CET"),
        (date(2025, 7, 25), "2025-07-25T22:00:00+00:00", "CEST"),
        (date(2025, 3, 29), "2025-03-29T23:00:00+00:00", "CET"),
        (date(2025, 3, 30), "2025-03-30T22:00:00+00:00", "CEST"),  # clocks go forward that day
        (date(2025, 10, 25), "2025-10-25T22:00:00+00:00", "CEST"),
        (date(2025, 10, 26), "2025-10-26T23:00:00+00:00", "CET"),  # and back that day
        (date(2024, 12, 31), "2024-12-31T23:00:00+00:00", "CET"),
    ],
)
def test_a_day_ends_at_midnight_in_geneva(day: date, ends: str, mark: str) -> None:
    assert end_of_day(day, GENEVA) == datetime.fromisoformat(ends)
    assert zone_mark(day, GENEVA) == mark


@given(st.dates(date(2015, 1, 1), date(2040, 12, 31)))
def test_the_last_second_belongs_to_the_day_and_the_end_does_not(day: date) -> None:
    ends = end_of_day(day, GENEVA)
    assert (ends - timedelta(seconds=1)).astimezone(GENEVA).date() == day
    assert ends.astimezone(GENEVA).date() == day + timedelta(days=1)


DAYS = [
    ("meeting", date(2025, 2, 28)),
    ("input", date(2025, 2, 14)),
    ("conference", None),
    ("papers", date(2025, 1, 29)),
]


@pytest.mark.parametrize(
    ("now", "states"),
    [
        ("2025-01-01T00:00:00+00:00", [State.NEXT, State.LATER, State.LATER]),
        ("2025-02-08T09:00:00+00:00", [State.PAST, State.NEXT, State.LATER]),
        ("2025-02-14T22:59:59+00:00", [State.PAST, State.NEXT, State.LATER]),
        ("2025-02-14T23:00:00+00:00", [State.PAST, State.PAST, State.NEXT]),
        ("2025-03-01T00:00:00+00:00", [State.PAST, State.PAST, State.PAST]),
    ],
)
def test_the_first_step_that_has_not_ended_is_next(now: str, states: list[State]) -> None:
    made = steps(DAYS, GENEVA, datetime.fromisoformat(now).astimezone(UTC))
    assert [step.name for step in made] == ["papers", "input", "meeting"]
    assert [step.state for step in made] == states


def test_what_is_done_before_its_day_ends_is_past_and_the_step_after_it_next() -> None:
    now = datetime(2025, 1, 29, 9, 0, tzinfo=UTC)
    states = [step.state for step in steps(DAYS, GENEVA, now, done=["papers"])]
    assert states == [State.PAST, State.NEXT, State.LATER]
