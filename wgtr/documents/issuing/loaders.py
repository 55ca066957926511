"""From an address to a draft or a run."""

from flask import abort

from wgtr.documents.issuing.queries import draft_with_slug, run_numbered
from wgtr.documents.models import IssuingRun, Revision


def draft_from_url(*, slug: str) -> Revision:
    """Give the draft at the address, else answer 404; what is issued has a page of its own."""
    draft = draft_with_slug(slug)
    if draft is None:
        abort(404)
    return draft


def run_from_url(*, run_id: int) -> IssuingRun:
    """Give the run of that number, else answer 404."""
    run = run_numbered(run_id)
    if run is None:
        abort(404)
    return run
