"""From an address to a Conference, or 404."""

from flask import abort

from wgtr.bodies.models import Conference
from wgtr.bodies.queries import conference_numbered


def conference_from_url(*, number: int) -> Conference:
    """Give the Conference that the address names; answer 404 where there is none."""
    conference = conference_numbered(number)
    if conference is None:
        abort(404)
    return conference
