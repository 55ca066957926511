"""From an address to a draft or a run."""

from flask import abort

from wgtr.documents.issuing.queries import draft_with_slug, run_numbered
from wgtr.documents.models import IssuingRun, Revision, RevisionKind, RevisionState
from wgtr.documents.operations.loading import document_of
from wgtr.documents.queries import revision_with_slug
from wgtr.documents.succession import REPLACING
from wgtr.texts.models import KeptText
from wgtr.texts.queries import text_named


def draft_from_url(*, slug: str) -> Revision:
    """Give the draft at the address, else answer 404; what is issued has a page of its own."""
    return draft_with_slug(slug) or abort(404)


def correction_from_url(*, slug: str) -> Revision:
    """Give the correction that is prepared at the address, else answer 404."""
    found = draft_from_url(slug=slug)
    if found.kind is RevisionKind.ORIGINAL:
        abort(404)
    return found


def issued_from_url(*, slug: str) -> Revision:
    """Give what is issued at the address and was not withdrawn, else answer 404."""
    found = revision_with_slug(slug)
    if found is None or found.state is not RevisionState.ISSUED:
        abort(404)
    return found


def correctable_from_url(*, slug: str) -> Revision:
    """Give the issued paper at the address, else answer 404; a corrigendum is none of its own."""
    found = issued_from_url(slug=slug)
    if found.kind not in REPLACING:
        abort(404)
    return found


def text_from_url(*, name: str) -> KeptText:
    """Give the kept text of that name that no document is made of yet, else answer 404."""
    kept = text_named(name)
    if kept is None or document_of(kept) is not None:
        abort(404)
    return kept


def run_from_url(*, run_id: int) -> IssuingRun:
    """Give the run of that number, else answer 404."""
    return run_numbered(run_id) or abort(404)
