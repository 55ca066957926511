"""What people enter about topics and presenters."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField

from wgtr.accounts.models import Delegation
from wgtr.bodies.models import Conference
from wgtr.core.dates import days, hours
from wgtr.core.forms import Choice, Form, Text, Tick, Upload, Wordings, WrongInput
from wgtr.core.languages import LANGUAGES, wording_of
from wgtr.documents.uploads.inspection import MEDIA_TYPES
from wgtr.meetings.models import Meeting
from wgtr.workplan.models import PresenterState, Topic, TopicStatus
from wgtr.workplan.naming import PRESENTERS, STATUSES

NONE = ""
LONGEST_TALK = 180


class NewTopicForm(Form):
    """A topic as it enters the plan."""

    title = Wordings(_l("Title"))
    aim = Wordings(_l("Aim"), longest=1000)
    conference = Choice(
        _l("Cycle"), hint=_l("The Conference that it prepares."), options=[], required=False
    )

    def offer(self, conferences: Sequence[Conference]) -> None:
        """Let the topic be meant for one of `conferences`, or for none yet."""
        offered = [(str(each.number), each.code) for each in conferences]
        self.conference.choices = [(NONE, gettext("open")), *offered]


class TopicForm(NewTopicForm):
    """A topic as it stands: also when it is taken up and how far it is."""

    sitting = Choice(
        _l("Meeting and sitting"),
        hint=_l("A meeting settles the cycle. The plan keeps one sitting of three hours."),
        options=[],
        required=False,
    )
    progress = Choice(_l("Status"), options=STATUSES.items())
    reason = Text(_l("Reason"), hint=_l("Why it is deferred."), longest=400, required=False)

    def __init__(self, topic: Topic) -> None:
        place = topic.sitting_id or ("" if topic.meeting_id is None else f"m{topic.meeting_id}")
        super().__init__(
            data={
                "title": topic.title,
                "aim": topic.aim,
                "conference": "" if topic.conference is None else str(topic.conference.number),
                "sitting": str(place),
                "progress": topic.status.value,
                "reason": topic.reason,
            }
        )

    def offer_meetings(self, meetings: Sequence[Meeting]) -> None:
        """Let the topic be taken up at one of `meetings`: in one of its sittings, or openly."""
        offered: list[tuple[str, str]] = [(NONE, gettext("open"))]
        for meeting in meetings:
            name = days(meeting.first_day, meeting.last_day)
            offered.append((f"m{meeting.id}", gettext("%(day)s, sitting open", day=name)))
            offered += [
                (str(each.id), f"{days(each.day, each.day)}, {hours(each.opens, each.closes)}")
                for each in meeting.sittings
            ]
        self.sitting.choices = offered

    def validate_reason(self, field: Any) -> None:
        """Ask for a reason where the topic is deferred."""
        if self.progress.data == TopicStatus.DEFERRED.value and not field.data:
            raise WrongInput(
                gettext("Say why the topic is deferred: the next workplan will be asked.")
            )


def _no_minutes() -> str:
    return str(gettext("Enter 1 to %(most)d minutes, or leave it empty.", most=LONGEST_TALK))


class Minutes(IntegerField):
    """A number of minutes; empty where it is open."""

    def __init__(self, label: Any, *, hint: Any = "", **more: Any) -> None:
        self.hint = hint
        how = {"inputmode": "numeric", "type": "text", "size": "4"}
        super().__init__(label, render_kw=how, **more)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; nothing is an open time."""
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if typed and not (typed.isascii() and typed.isdigit()):
            raise ValueError(_no_minutes())
        self.data = int(typed) if typed else None

    def pre_validate(self, _form: object) -> None:
        """Refuse what nobody speaks for."""
        if self.data is not None and not 0 < self.data <= LONGEST_TALK:
            raise WrongInput(_no_minutes())


class PresenterForm(Form):
    """How far the arrangement with a presenter is."""

    state = Choice(_l("Status"), options=PRESENTERS.items())
    language = Choice(
        _l("Speaks in"),
        options=lambda: [
            (NONE, _l("open")),
            *((each.code, each.name) for each in LANGUAGES.values()),
        ],
        required=False,
    )
    minutes = Minutes(_l("Minutes"), hint=_l("Leave it empty while that is open."))

    def arranged(self) -> dict[str, Any]:
        """Give what was entered, as operations take it."""
        return {
            "state": PresenterState(self.state.data),
            "language": self.language.data or None,
            "minutes": self.minutes.data,
        }


class ArrangedForm(PresenterForm):
    """Also the file that the presenter sent."""

    upload = Upload(
        _l("File"),
        hint=_l("Slides as PDF. The status then becomes “file received”."),
        endings=list(MEDIA_TYPES),
        required=False,
    )
    drop = Tick(_l("Take the file out"))


class NewPresenterForm(PresenterForm):
    """Also who it is: a delegation, or an invited stakeholder by name."""

    delegation = Choice(_l("Delegation"), options=[], required=False)
    name = Wordings(_l("Or an invited stakeholder"), hint=_l("Leave it empty for a delegation."))

    def offer(self, delegations: Sequence[Delegation]) -> None:
        """Let one of `delegations` present."""
        offered = sorted((wording_of(each.name), str(each.id)) for each in delegations)
        self.delegation.choices = [(NONE, gettext("none")), *((id_, name) for name, id_ in offered)]
