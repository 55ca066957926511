from datetime import date

from tests.factories.meetings import make_body, make_conference, make_meeting
from wgtr.core.settings import Settings
from wgtr.meetings.queries import meetings_held, meetings_of, meetings_to_come, next_meeting

EARLIER, LATER = date(2025, 1, 20), date(2025, 4, 7)


def test_meetings_are_told_apart_by_the_day(database: Settings) -> None:
    for day in (LATER, EARLIER):
        make_meeting(day)
    to_come, held = meetings_to_come(on=EARLIER), meetings_held(on=EARLIER)
    assert ([each.first_day for each in to_come], held) == ([EARLIER, LATER], [])
    after = date(2025, 1, 21)
    assert [each.first_day for each in meetings_to_come(on=after)] == [LATER]
    assert [each.first_day for each in meetings_held(on=after)] == [EARLIER]


def test_the_next_meeting_is_the_nearest_that_has_not_ended(database: Settings) -> None:
    assert next_meeting(on=EARLIER) is None
    near, far = make_meeting(EARLIER), make_meeting(LATER)
    assert next_meeting(on=date(2025, 1, 1)) is near
    assert next_meeting(on=EARLIER) is near
    assert next_meeting(on=date(2025, 1, 21)) is far
    assert next_meeting(on=date(2025, 4, 8)) is None


def test_a_cycle_has_its_own_meetings_only(database: Settings) -> None:
    ours = make_meeting(conference=make_conference(11))
    make_meeting(LATER, conference=make_conference(10), body=make_body("WGTU"))
    assert meetings_of(make_conference(11)) == [ours]
