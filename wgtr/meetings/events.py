"""What meetings announce to the rooms above."""

from dataclasses import dataclass

from wgtr.core.events import Event
from wgtr.meetings.models import Meeting


@dataclass(frozen=True)
class MeetingMoved(Event):
    """A meeting has other sittings, another place or other deadlines; `meeting` says them."""

    meeting: Meeting
    by: str
