"""Who listens to what: the rooms' listeners, in the order in which they are called."""

from wgtr.core.events import Subscriptions

SUBSCRIPTIONS: Subscriptions = ()
"""`on(MeetingMoved, notifications.tell_followers)`, a line for each; see `wgtr/core/events.py`."""
