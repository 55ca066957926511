"""From an address to a mandate, or 404."""

from flask import abort

from wgtr.mandates.models import Mandate
from wgtr.mandates.queries import mandate_with_slug


def mandate_from_url(*, slug: str) -> Mandate:
    """Give the mandate that the address names; answer 404 where there is none."""
    return mandate_with_slug(slug) or abort(404)
