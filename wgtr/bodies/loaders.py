"""From an address to a Conference, a body or an office, or 404."""

from flask import abort

from wgtr.bodies.models import Body, Conference, Office
from wgtr.bodies.queries import body_coded, conference_numbered, office_numbered

LARGEST = 2**31 - 1
"""What an id can be; a larger number is nothing's."""


def conference_from_url(*, number: int) -> Conference:
    """Give the Conference that the address names; answer 404 where there is none."""
    conference = conference_numbered(number)
    if conference is None:
        abort(404)
    return conference


def body_from_url(*, code: str) -> Body:
    """Give the body whose code the address names in small letters; answer 404 for none."""
    body = body_coded(code.upper())
    if body is None:
        abort(404)
    return body


def office_from_url(*, number: int) -> Office:
    """Give the office that the address names; answer 404 for none."""
    office = office_numbered(number) if number <= LARGEST else None
    if office is None:
        abort(404)
    return office
