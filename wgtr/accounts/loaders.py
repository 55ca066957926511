"""From an address to a person, a delegation or a browser that is signed in, or 404."""

from flask import abort

from wgtr.accounts.models import Delegation, Person, WebSession
from wgtr.accounts.queries import delegation_numbered, person_numbered, web_session_numbered


def person_from_url(*, number: int) -> Person:
    """Give the person that the address names; answer 404 for nobody."""
    return person_numbered(number) or abort(404)


def delegation_from_url(*, number: int) -> Delegation:
    """Give the delegation that the address names; answer 404 for none."""
    return delegation_numbered(number) or abort(404)


def web_session_from_url(*, number: int) -> WebSession:
    """Give the signed-in browser that the address names; answer 404 for none."""
    return web_session_numbered(number) or abort(404)
