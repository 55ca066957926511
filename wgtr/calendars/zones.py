"""The zones a feed names, each with its whole rule; other zones are written in UTC.

icalendar would write a VTIMEZONE itself (`add_missing_timezones`), as a list of dates with a wrong
hour of change: Thunderbird then shows every summer meeting an hour late. So the rule is ours.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone

from wgtr.core.clock import GENEVA

_GENEVA = b"""BEGIN:VTIMEZONE
TZID:Europe/Zurich
X-LIC-LOCATION:Europe/Zurich
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
RULES = {GENEVA.key: _GENEVA}


def in_calendar(instant: datetime, zone: ZoneInfo) -> datetime:
    """Give an instant as it stands in a feed: in `zone` where its rule is known, else in UTC."""
    return instant.astimezone(zone if zone.key in RULES else UTC)


def rules_of(instants: list[datetime]) -> list[Component]:
    """Give the VTIMEZONE of every zone in which one of `instants` stands."""
    named = {each.tzinfo.key for each in instants if isinstance(each.tzinfo, ZoneInfo)}
    return [Timezone.from_ical(RULES[name]) for name in sorted(named & RULES.keys())]
