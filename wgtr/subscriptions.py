"""Who listens to what: the rooms' listeners, in the order in which they are called."""

from wgtr.agenda.operations.making import follow_moved as move_draft_papers
from wgtr.core.events import Subscriptions, on
from wgtr.meetings.events import MeetingMoved
from wgtr.submissions.operations.calls import follow_moved as move_calls

SUBSCRIPTIONS: Subscriptions = (on(MeetingMoved, move_calls), on(MeetingMoved, move_draft_papers))
"""A line for each; see `wgtr/core/events.py`."""
