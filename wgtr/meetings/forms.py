"""What the Secretariat enters about a meeting."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import Body, Conference
from wgtr.core.dates import hours
from wgtr.core.forms import Choice, Choices, Day, Form, Wordings, WrongInput
from wgtr.core.languages import wording_of
from wgtr.meetings.models import Meeting
from wgtr.meetings.operations import Slot
from wgtr.meetings.targets import input_closes, papers_due, usual_sittings


class WhenForm(Form):
    """On which days and hours a meeting takes place, where, and with which deadlines."""

    first = Day(_l("Day"))
    second = Day(_l("Second day"), required=False)
    third = Day(_l("Third day"), required=False)
    sittings = Choices(
        _l("Sittings on each day"),
        options=lambda: [
            (name, hours(opens, closes)) for name, (opens, closes) in usual_sittings().items()
        ],
        required=True,
    )
    place = Wordings(_l("Place"), required_in=["en"])
    papers_due = Day(
        _l("Papers out by"),
        hint=_l("A target. Left empty, it is 30 days before the meeting."),
        required=False,
    )
    input_until = Day(
        _l("Written input until"),
        hint=_l("The last day. Left empty, it is two weeks before the meeting."),
        required=False,
    )

    def validate_second(self, field: Any) -> None:
        """Refuse a day that is there already."""
        _another(field, self.first.data)

    def validate_third(self, field: Any) -> None:
        """Refuse a day that is there already."""
        _another(field, self.first.data, self.second.data)

    def slots(self) -> list[Slot]:
        """Give each sitting of each day."""
        days = [each.data for each in (self.first, self.second, self.third) if each.data]
        known = usual_sittings()
        return [Slot(day, *known[name]) for day in days for name in self.sittings.data or ()]

    def papers(self, slots: Sequence[Slot]) -> date:
        """Give the day by which papers are to be out: as entered, else the target."""
        day: date | None = self.papers_due.data
        return day or papers_due(min(slot.day for slot in slots))

    def last_day(self, slots: Sequence[Slot]) -> date:
        """Give the last day for written input: as entered, else by the rule."""
        day: date | None = self.input_until.data
        return day or input_closes(min(slot.day for slot in slots))


class NewMeetingForm(WhenForm):
    """A new meeting: whose and in which cycle too."""

    body = Choice(_l("Body"), options=[])
    conference = Choice(_l("Conference"), hint=_l("The one that the meeting prepares."), options=[])

    def offer(self, bodies: Sequence[Body], conferences: Sequence[Conference]) -> None:
        """Let the meeting be of one of `bodies`, towards one of `conferences`."""
        self.body.choices = [(each.code, wording_of(each.name)) for each in bodies]
        self.conference.choices = [(str(each.number), each.code) for each in conferences]


NOTICE_HINT = _l("It stands on the meeting’s page and in calendars.")


class MoveForm(WhenForm):
    """Where and when a meeting takes place instead."""

    notice = Wordings(_l("Notice"), hint=NOTICE_HINT, longest=400, required_in=["en"])

    def __init__(self, meeting: Meeting) -> None:
        days = sorted({each.day for each in meeting.sittings})[:3]
        hours_held = {(each.opens, each.closes) for each in meeting.sittings}
        super().__init__(
            data=dict(zip(("first", "second", "third"), days, strict=False))
            | {
                "sittings": [name for name, held in usual_sittings().items() if held in hours_held],
                "place": meeting.place,
                "papers_due": _if_not(papers_due(meeting.first_day), meeting.papers_due),
                "input_until": _if_not(input_closes(meeting.first_day), meeting.input_until),
            }
        )


def _if_not(by_rule: date, day: date | None) -> date | None:
    """A deadline that somebody set; one that came by rule is left to the rule again."""
    return None if day == by_rule else day


class CallOffForm(Form):
    """Why a meeting does not take place."""

    notice = Wordings(_l("Notice"), hint=NOTICE_HINT, longest=400, required_in=["en"])


def _another(field: Any, *days: date | None) -> None:
    if field.data in days:
        raise WrongInput(gettext("This day is entered already."))
