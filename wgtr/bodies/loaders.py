"""From an address to a Conference, a body or an office, or 404."""

from flask import abort

from wgtr.bodies.models import Body, Conference, Office
from wgtr.bodies.queries import body_coded, conference_numbered, office_numbered


def conference_from_url(*, number: int) -> Conference:
    """Give the Conference that the address names; answer 404 where there is none."""
    return conference_numbered(number) or abort(404)


def body_from_url(*, code: str) -> Body:
    """Give the body whose code the address names in small letters; answer 404 for none."""
    return body_coded(code.upper()) or abort(404)


def office_from_url(*, number: int) -> Office:
    """Give the office that the address names; answer 404 for none."""
    return office_numbered(number) or abort(404)
