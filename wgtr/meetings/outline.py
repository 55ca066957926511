"""A meeting in outline, as lists show it: what is due, what comes next, how long there is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wgtr.meetings.deadlines import State, Step, steps, zone_mark
from wgtr.meetings.models import Meeting
from wgtr.meetings.targets import report_days, report_due


@dataclass(frozen=True)
class Outline:
    """A meeting with its steps; `due` is the next one, None when all are past.

    `papers_issued` is the day on which the first of its papers was issued, None before;
    `report_issued` that of the report.
    """

    meeting: Meeting
    steps: list[Step]
    due: Step | None
    left: timedelta | None
    papers_issued: date | None
    report_issued: date | None = None

    def zone_mark(self, step: Step) -> str:
        """Give the short name of the meeting's zone as `step` ends: CET or CEST."""
        return zone_mark(step.day, self.meeting.zone)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is to be expected of the meeting: it is past, or called off."""
        past = {step.name for step in self.steps if step.state is State.PAST}
        return self.meeting.is_called_off or "meeting" in past

    @property
    def papers_ahead(self) -> int:
        """Tell how many days before the meeting its papers are due; 0 where no day is set."""
        due = self.meeting.papers_due
        return 0 if due is None else (self.meeting.first_day - due).days

    @property
    def report_ahead(self) -> int:
        """Tell how many days before the Conference the report is to be out."""
        return report_days()


def outline(
    meeting: Meeting,
    now: datetime,
    papers_issued: date | None = None,
    report_issued: date | None = None,
) -> Outline:
    """Outline `meeting` as it stands at `now`; what was issued is no longer due."""
    # A meeting without sittings was held before its papers were kept here: nothing is due of it.
    starts = meeting.conference.starts if meeting.sittings else None
    dated = [
        ("papers", papers_issued or meeting.papers_due),
        ("input", meeting.input_until),
        ("meeting", meeting.last_day),
        ("report", report_issued or (None if starts is None else report_due(starts))),
    ]
    issued = {"papers": papers_issued, "report": report_issued}
    done = tuple(name for name, day in issued.items() if day is not None)
    # A meeting that was called off has no next step: its days are no longer to be kept.
    made = [] if meeting.is_called_off else steps(dated, meeting.zone, now, done)
    due = next((step for step in made if step.state is State.NEXT), None)
    left = None if due is None else due.ends - now
    return Outline(meeting, made, due, left, papers_issued, report_issued)
