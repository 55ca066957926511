"""Meetings and Conferences as entries of a calendar, in the language of the request.

A date-only deadline ends with its day in the meeting's zone. It is entered as the last hour of
that day, an instant that each reader's calendar shows in the reader's own time; its words are
those of every page ("14 February 2025, 24:00 Geneva (CET)"). Targets are days without an hour.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from flask import url_for
from flask_babel import gettext

from wgtr.bodies.models import Conference
from wgtr.calendars.feed import Entry
from wgtr.calendars.queries import Changes, changes_of
from wgtr.calendars.zones import in_calendar
from wgtr.core import dates
from wgtr.core.languages import wording_of
from wgtr.meetings.deadlines import end_of_day, zone_mark
from wgtr.meetings.models import Meeting, Sitting
from wgtr.meetings.targets import report_due
from wgtr.submissions.models import Call
from wgtr.submissions.queries import calls_apart
from wgtr.submissions.wording import CALLS

ALARMS = (timedelta(days=7), timedelta(days=1), timedelta(hours=3))
"""When a calendar reminds of a deadline: a week to write, a day to clear, hours to send."""

A_DAY = timedelta(days=1)
LAST_HOUR = timedelta(hours=1)


def entries_of(
    meetings: Sequence[Meeting], conference: Conference | None = None
) -> Iterator[Entry]:
    """Give the entries of `meetings`, loaded whole, and of `conference`; two statements for all."""
    apart = calls_apart(meetings)
    subjects = [_subject(meeting) for meeting in meetings]
    subjects += [_subject_of_call(call) for call in apart]
    if conference is not None:
        subjects.append(f"conference:{conference.code}")
    changes = changes_of(subjects)
    for meeting in meetings:
        yield from _Of(meeting, changes[_subject(meeting)]).entries()
    for call in apart:
        both = changes[_subject(call.meeting)].together(changes[_subject_of_call(call)])
        yield _Of(call.meeting, both).call_closes(call)
    if conference is not None and conference.starts and conference.ends:
        yield _conference(conference, changes[f"conference:{conference.code}"])


def _subject(meeting: Meeting) -> str:
    return f"meeting:{meeting.slug}"


def _subject_of_call(call: Call) -> str:
    return f"call:{call.meeting.slug}/{call.kind}"


class _Of:
    """One meeting's entries."""

    def __init__(self, meeting: Meeting, changes: Changes) -> None:
        self.meeting, self.changes = meeting, changes
        self.code = meeting.body.code
        self.place = wording_of(meeting.place)

    def entries(self) -> Iterator[Entry]:
        """Its sittings, its deadline, its targets."""
        meeting = self.meeting
        for number, sitting in enumerate(meeting.sittings, 1):
            yield self.sitting(sitting, number)
        if meeting.input_until is not None:
            yield self.input_closes(meeting.input_until)
        if meeting.papers_due is not None:
            summary = gettext("%(body)s: papers due (target)", body=self.code)
            yield self.target("papers", meeting.papers_due, summary)
        if meeting.sittings and meeting.conference.starts is not None:
            known = {"body": self.code, "conference": meeting.conference.code}
            summary = gettext("%(body)s: report to %(conference)s due (target)", **known)
            yield self.target("report", report_due(meeting.conference.starts), summary)

    def sitting(self, sitting: Sitting, number: int) -> Entry:
        """A sitting, which keeps one busy; its number in the meeting makes its UID."""
        of = len(self.meeting.sittings)
        summary = gettext("%(body)s meeting", body=self.code)
        if of > 1:
            known = {"body": self.code, "number": number, "of": of}
            summary = gettext("%(body)s meeting, sitting %(number)s of %(of)s", **known)
        zone = self.meeting.zone
        begins = datetime.combine(sitting.day, sitting.opens, zone)
        ends = datetime.combine(sitting.day, sitting.closes, zone)
        return self.entry(
            f"sitting-{number}",
            (in_calendar(begins, zone), in_calendar(ends, zone)),
            summary,
            [],
            place=self.place,
            busy=True,
        )

    def input_closes(self, day: date) -> Entry:
        """The end of the last day for written input."""
        summary = gettext("%(body)s: written input closes", body=self.code)
        said = gettext("Written input is on time until the end of:")
        return self.deadline("input", day, summary, said)

    def call_closes(self, call: Call) -> Entry:
        """The end of a call on a day of its own."""
        known = {"body": self.code, "call": CALLS[call.kind]}
        summary = gettext("%(body)s: %(call)s, last day", **known)
        return self.deadline(call.kind.value, call.last_day, summary, f"{CALLS[call.kind]}:")

    def deadline(self, what: str, day: date, summary: str, said: str) -> Entry:
        """The last hour of a day until whose end something can be sent, with reminders."""
        zone = self.meeting.zone
        ends = end_of_day(day, zone)
        until = dates.deadline(day, self.place, zone_mark(day, zone))
        return self.entry(
            what,
            (in_calendar(ends - LAST_HOUR, zone), in_calendar(ends, zone)),
            summary,
            [f"{said} {until}"],
            alarms=ALARMS,
        )

    def target(self, what: str, day: date, summary: str) -> Entry:
        """A day by which something should be there; nothing closes then, so nothing rings."""
        return self.entry(what, (day, day + A_DAY), summary, [])

    def entry(
        self,
        what: str,
        span: tuple[datetime, datetime] | tuple[date, date],
        summary: str,
        lines: Iterable[str],
        *,
        place: str = "",
        busy: bool = False,
        alarms: Sequence[timedelta] = (),
    ) -> Entry:
        """An entry that leads to the meeting's page."""
        meeting = self.meeting
        address = url_for("overview.meeting", slug=meeting.slug, _external=True)
        days = dates.days(meeting.first_day, meeting.last_day)
        notice = [] if meeting.notice is None else [wording_of(meeting.notice)]
        title = f"{wording_of(meeting.body.name)}, {days} ({meeting.conference.code})"
        return Entry(
            uid=f"{meeting.slug}.{what}@wgtr",
            begins=span[0],
            ends=span[1],
            summary=summary,
            description="\n".join([title, *notice, *lines, address]),
            address=address,
            changed=self.changes.last,
            changes=self.changes.number,
            place=place,
            busy=busy,
            alarms=alarms,
            cancelled=meeting.is_called_off,
        )


def _conference(conference: Conference, changes: Changes) -> Entry:
    """The days of a Conference; the caller has seen that it has days."""
    starts, ends = conference.starts or date.min, conference.ends or date.min
    address = url_for("meetings.of_conference", number=conference.number, _external=True)
    theme = wording_of(conference.theme or {})
    return Entry(
        uid=f"{conference.code.lower()}@wgtr",
        begins=starts,
        ends=ends + A_DAY,
        summary=conference.code,
        description="\n".join(line for line in (theme, address) if line),
        address=address,
        place=wording_of(conference.place or {}),
        changed=changes.last,
        changes=changes.number,
    )
