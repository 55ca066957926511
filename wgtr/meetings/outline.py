"""A meeting in outline, as lists show it: what is due, what comes next, how long there is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wgtr.meetings.deadlines import State, Step, steps, zone_mark
from wgtr.meetings.models import Meeting


@dataclass(frozen=True)
class Outline:
    """A meeting with its steps; `due` is the next one, None when all are past."""

    meeting: Meeting
    steps: list[Step]
    due: Step | None
    left: timedelta | None

    def zone_mark(self, step: Step) -> str:
        """Give the short name of the meeting's zone as `step` ends: CET or CEST."""
        return zone_mark(step.day, self.meeting.zone)


def outline(meeting: Meeting, now: datetime) -> Outline:
    """Outline `meeting` as it stands at `now`."""
    dated = [
        ("papers", meeting.papers_due),
        ("input", meeting.input_until),
        ("meeting", meeting.last_day),
        ("conference", meeting.conference.ends),
    ]
    made = steps(dated, meeting.zone, now)
    due = next((step for step in made if step.state is State.NEXT), None)
    return Outline(meeting, made, due, None if due is None else due.ends - now)
