"""From an address to a meeting, or 404."""

from flask import abort

from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug


def meeting_from_url(*, slug: str) -> Meeting:
    """Give the meeting that the address names; answer 404 where there is none."""
    return meeting_with_slug(slug) or abort(404)
