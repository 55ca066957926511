"""The feed as a file: what every client reads, zones right in winter and summer, nothing twice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from wgtr.calendars.feed import Entry, feed
from wgtr.calendars.zones import in_calendar
from wgtr.core.clock import GENEVA

CHANGED = datetime(2025, 1, 10, 8, 30, tzinfo=UTC)


def entry(**overrides: Any) -> Entry:
    values: dict[str, Any] = {
        "uid": "one@wgtr",
        "begins": datetime(2025, 2, 28, 10, tzinfo=GENEVA),
        "ends": datetime(2025, 2, 28, 13, tzinfo=GENEVA),
        "summary": "WGTR meeting",
        "description": "Working group",
        "address": "http://localhost/meetings/x/",
        "changed": CHANGED,
        "changes": 0,
    }
    return Entry(**(values | overrides))


def written(*entries: Entry) -> bytes:
    return feed(entries, name="WGTR", language="en", address="http://localhost/x.ics?lang=en")


def read(*entries: Entry) -> Any:
    return Calendar.from_ical(written(*entries))


def test_a_feed_has_what_the_standard_asks_for() -> None:
    raw = written(entry())
    lines = raw.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "METHOD" not in raw.decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    event = read(entry()).walk("VEVENT")[0]
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == CHANGED
    assert (event["SEQUENCE"], event["STATUS"], event["TRANSP"]) == (0, "CONFIRMED", "TRANSPARENT")


def test_the_same_entries_give_the_same_bytes_in_any_order() -> None:
    one, other = entry(), entry(uid="two@wgtr")
    assert written(one, other) == written(other, one)


def test_geneva_changes_its_clocks_on_the_last_sundays_at_two_and_three() -> None:
    rules = {each.name: each for each in read(entry()).walk("VTIMEZONE")[0].subcomponents}
    assert rules["DAYLIGHT"]["DTSTART"].dt == datetime(1981, 3, 29, 2)  # noqa: DTZ001 - a local time
    assert rules["STANDARD"]["DTSTART"].dt == datetime(1996, 10, 27, 3)  # noqa: DTZ001
    assert [rules[name]["RRULE"]["BYDAY"] for name in ("DAYLIGHT", "STANDARD")] == [["-1SU"]] * 2


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001
def test_an_instant_is_the_same_before_and_after(local: datetime) -> None:
    begins = local.replace(microsecond=0, tzinfo=GENEVA)
    event = read(entry(begins=begins, ends=begins + timedelta(hours=3))).walk("VEVENT")[0]
    assert event["DTSTART"].params["TZID"] == "Europe/Zurich"
    assert event["DTSTART"].dt.replace(tzinfo=GENEVA) == begins


def test_other_zones_are_written_in_utc_without_a_rule() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    begins = in_calendar(datetime(2018, 8, 20, 10, tzinfo=tokyo), tokyo)
    made = written(entry(begins=begins, ends=begins + timedelta(hours=3)))
    assert b"DTSTART:20180820T010000Z" in made
    assert b"VTIMEZONE" not in made


def test_days_are_days() -> None:
    made = written(entry(begins=date(2025, 1, 29), ends=date(2025, 1, 30)))
    assert b"DTSTART;VALUE=DATE:20250129" in made


def test_an_alarm_counts_back_from_the_end_and_is_silent_when_cancelled() -> None:
    alarms = [timedelta(days=7), timedelta(hours=3)]
    event = read(entry(alarms=alarms)).walk("VEVENT")[0]
    triggers = [each["TRIGGER"] for each in event.walk("VALARM")]
    assert [each.dt for each in triggers] == [timedelta(days=-7), timedelta(hours=-3)]
    assert {each.params["RELATED"] for each in triggers} == {"END"}
    cancelled = read(entry(alarms=alarms, cancelled=True, busy=True)).walk("VEVENT")[0]
    assert cancelled.walk("VALARM") == []
    assert (cancelled["STATUS"], cancelled["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip))
def test_words_come_back_whatever_they_hold(words: str) -> None:
    event = read(entry(summary=words, description=f"{words}\n{words}")).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == words
    assert str(event["DESCRIPTION"]) == f"{words}\n{words}"
