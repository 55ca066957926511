"""From an address to a person, a delegation or a browser that is signed in, or 404."""

from flask import abort

from wgtr.accounts.models import Delegation, Person, WebSession
from wgtr.accounts.queries import delegation_numbered, person_numbered, web_session_numbered

LARGEST = 2**31 - 1
"""What an id can be; a larger number is nobody's."""


def person_from_url(*, number: int) -> Person:
    """Give the person that the address names; answer 404 for nobody."""
    person = person_numbered(number) if number <= LARGEST else None
    if person is None:
        abort(404)
    return person


def delegation_from_url(*, number: int) -> Delegation:
    """Give the delegation that the address names; answer 404 for none."""
    delegation = delegation_numbered(number) if number <= LARGEST else None
    if delegation is None:
        abort(404)
    return delegation


def web_session_from_url(*, number: int) -> WebSession:
    """Give the signed-in browser that the address names; answer 404 for none."""
    found = web_session_numbered(number) if number <= LARGEST else None
    if found is None:
        abort(404)
    return found
