"""A meeting that is moved or called off: what follows it, and what must not."""

from datetime import date, timedelta

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import MEETING_DAY, afternoon, make_meeting, morning
from tests.factories.people import make_delegate, make_officer, make_secretariat
from tests.factories.texts import SOMEBODY
from tests.factories.year import make_topic
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting, MeetingState
from wgtr.meetings.operations import Slot, call_off, move_meeting
from wgtr.meetings.queries import meeting_with_slug, next_meeting
from wgtr.submissions.operations import open_calls
from wgtr.submissions.queries import calls_of
from wgtr.workplan.operations import place_topic

pytestmark = pytest.mark.usefixtures("database")
LATER = MEETING_DAY + timedelta(days=14)
NOTICE = {"en": "The room is not free."}


def move(meeting: Meeting, *slots: Slot, input_until: date | None = None) -> None:
    first = min(slot.day for slot in slots)
    move_meeting(
        meeting=meeting,
        slots=slots,
        place=meeting.place,
        papers_due=None,
        input_until=input_until or first - timedelta(days=14),
        notice=NOTICE,
        by=SOMEBODY,
    )


@pytest.mark.parametrize(
    "slots",
    [
        (morning(LATER), afternoon(LATER)),
        (afternoon(), morning(MEETING_DAY + timedelta(days=1))),
        (morning(LATER),),
        (morning(LATER), afternoon(LATER), morning(LATER + timedelta(days=1))),
    ],
    ids=["later", "by a sitting", "fewer", "more"],
)
def test_sittings_move_and_stay_what_they_are(slots: tuple[Slot, ...]) -> None:
    make_meeting()
    db.session.commit()
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    ids = [sitting.id for sitting in meeting.sittings]
    move(meeting, *slots, input_until=MEETING_DAY - timedelta(days=14))
    db.session.commit()
    db.session.expire_all()
    found = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert found is not None
    assert [Slot(each.day, each.opens, each.closes) for each in found.sittings] == sorted(slots)
    kept = [sitting.id for sitting in found.sittings][: len(ids)]
    assert kept == ids[: len(slots)]
    assert (found.first_day, found.last_day) == (slots[0].day, max(slot.day for slot in slots))
    assert (found.state, found.notice) == (MeetingState.MOVED, NOTICE)


def test_deadlines_follow_to_a_later_day_with_the_notice() -> None:
    meeting = make_meeting()
    open_calls(meeting=meeting, by=SOMEBODY)
    move(meeting, morning(LATER))
    db.session.flush()
    calls = calls_of(meeting)
    assert len(calls) == 2
    assert {call.last_day for call in calls} == {date(2025, 2, 28)}
    assert {call.until for call in calls} == {date(2025, 2, 14)}
    assert {call.extended_because for call in calls} == {"The room is not free."}


def test_a_deadline_that_was_announced_never_moves_to_an_earlier_day() -> None:
    meeting = make_meeting()
    open_calls(meeting=meeting, by=SOMEBODY)
    move(meeting, morning(date(2025, 2, 20)), input_until=date(2025, 2, 6))
    db.session.flush()
    assert {call.last_day for call in calls_of(meeting)} == {date(2025, 2, 14)}
    assert meeting.input_until == date(2025, 2, 14), "pages and calendars say the same"
    with pytest.raises(RuleViolation, match="begin before its call for input ends"):
        move(meeting, morning(date(2025, 2, 14)), input_until=date(2025, 1, 31))


def test_a_change_without_a_notice_is_refused() -> None:
    meeting = make_meeting()
    with pytest.raises(RuleViolation, match="Say why"):
        call_off(meeting=meeting, notice={"en": ""}, by=SOMEBODY)
    assert meeting.state is MeetingState.PLANNED


def test_what_is_called_off_is_not_next_until_it_is_moved() -> None:
    meeting = make_meeting()
    call_off(meeting=meeting, notice=NOTICE, by=SOMEBODY)
    db.session.flush()
    assert next_meeting(on=date(2025, 2, 1)) is None
    with pytest.raises(RuleViolation, match="called off already"):
        call_off(meeting=meeting, notice=NOTICE, by=SOMEBODY)
    move(meeting, morning(LATER))
    db.session.flush()
    assert next_meeting(on=date(2025, 2, 1)) is meeting


FORM = {
    "first": "2025-03-14",
    "sittings": ["morning", "afternoon"],
    "place-en": "Geneva",
    "notice-en": "The room is not free.",
}


def test_the_secretariat_moves_a_meeting_on_its_page(client: Browser) -> None:
    meeting = make_meeting()
    db.session.commit()
    page = f"/meetings/{meeting.slug}/"
    sign_in(client, make_secretariat())
    assert f'href="{page}move"' in client.get(page).text
    shown = client.get(f"{page}move?lang=en").text
    assert 'value="2025-02-28"' in shown
    assert 'value="Geneva"' in shown
    assert client.submit(f"{page}move", FORM).location == page
    moved = client.get(f"{page}?lang=en").text
    assert "Meeting of 14 March 2025" in moved
    assert "The room is not free." in moved
    assert "28 February 2025, 24:00 Geneva (CET)" in client.get("/meetings/?lang=en").text
    assert "SEQUENCE:1" in client.get(f"{page}calendar.ics").text


def test_a_topic_whose_sitting_falls_away_is_told_of_where_the_move_ends(client: Browser) -> None:
    meeting = make_meeting()
    topic = make_topic("Transmission")
    place_topic(topic=topic, meeting=meeting, sitting=meeting.sittings[1], by=SOMEBODY)
    db.session.commit()
    page, edit = f"/meetings/{meeting.slug}/", f"/workplan/wgtr/{topic.id}/edit"
    sign_in(client, make_secretariat())
    assert "stays at the meeting without a sitting" in client.get(f"{page}move?lang=en").text
    assert edit not in client.get(page).text
    client.submit(f"{page}move", FORM | {"first": "2025-02-28", "sittings": ["morning"]})
    shown = client.get(f"{page}?lang=en").text
    assert edit in shown
    assert "Choose a sitting for “Transmission”" in shown
    assert "The sitting is open." in client.get(f"/workplan/wgtr/{topic.id}/?lang=en").text


def test_a_refused_move_changes_nothing_and_keeps_what_was_typed(client: Browser) -> None:
    meeting = make_meeting()
    open_calls(meeting=meeting, by=SOMEBODY)
    db.session.commit()
    sign_in(client, make_secretariat())
    early = FORM | {"first": "2025-02-14", "input_until": "2025-01-31"}
    answer = client.submit(f"/meetings/{meeting.slug}/move?lang=en", early)
    assert answer.status_code == 422
    assert "begin before its call for input ends" in answer.text
    assert 'value="2025-02-14"' in answer.text
    assert "28 February 2025" in answer.text
    found = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert found is not None
    assert found.first_day == MEETING_DAY


def test_the_secretariat_calls_a_meeting_off(client: Browser) -> None:
    meeting = make_meeting()
    db.session.commit()
    page = f"/meetings/{meeting.slug}/"
    sign_in(client, make_secretariat())
    assert client.submit(f"{page}call-off?lang=en", {}).status_code == 422
    assert client.submit(f"{page}call-off", {"notice-en": "Too few papers."}).location == page
    for address in (page, "/meetings/"):
        assert "Called off." in client.get(f"{address}?lang=en").text
    calendar = client.get(f"{page}calendar.ics?lang=en").text
    assert calendar.count("STATUS:CANCELLED") == calendar.count("BEGIN:VEVENT")
    assert "BEGIN:VALARM" not in calendar
    assert "Too few papers." in calendar.replace("\r\n ", "")


def test_nobody_else_moves_meetings(client: Browser) -> None:
    meeting = make_meeting()
    db.session.commit()
    for person in (None, make_delegate("CH"), make_officer()):
        if person is not None:
            sign_in(client, person)
        for what in ("move", "call-off"):
            assert client.get(f"/meetings/{meeting.slug}/{what}").status_code == 403
