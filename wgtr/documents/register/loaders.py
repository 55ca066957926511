"""From an address to an entry of the register."""

from flask import abort

from wgtr.documents.models import RegisteredSymbol
from wgtr.documents.queries.register import entry_with_slug


def entry_from_url(*, slug: str) -> RegisteredSymbol:
    """Give the entry at the address, else answer 404."""
    return entry_with_slug(slug) or abort(404)
