"""Which revision of a document counts: who sees it, and what replaced it."""

from collections.abc import Sequence

from wgtr.documents.models import Revision, RevisionKind, RevisionState

SHOWN = (RevisionState.ISSUED, RevisionState.WITHDRAWN)
"""What anybody may see; a draft is nobody's but the Secretariat's."""

REPLACING = (RevisionKind.ORIGINAL, RevisionKind.REVISION)
"""Corrigenda and addenda replace nothing and are not replaced."""


def successor_of(revision: Revision, beside: Sequence[Revision]) -> Revision | None:
    """Give the revision that counts instead of `revision`; None where it is the one that counts.

    `beside` are revisions of any documents. What was withdrawn replaces nothing.
    """
    if revision.kind not in REPLACING:
        return None
    later = [
        each
        for each in beside
        if each.document_id == revision.document_id
        and each.kind in REPLACING
        and each.state is RevisionState.ISSUED
        and each.number > revision.number
    ]
    return max(later, key=lambda each: each.number, default=None)


def first_of(revision: Revision, beside: Sequence[Revision]) -> Revision:
    """Give what was issued first of a revision's document: its date is that of the paper's issue.

    `beside` are revisions of any documents, in the order they were made, and `revision` itself.
    """
    own = (each for each in beside if each.document_id == revision.document_id)
    return next((each for each in own if each.kind in REPLACING), revision)


def followed_by(revision: Revision, beside: Sequence[Revision]) -> Revision | None:
    """Give the paper that a revision replaces, or that a corrigendum or addendum stands beside.

    `beside` are revisions of its document, or of the one that it adds to. What stands beside a
    paper is named after it (Rev1.Corr1). None of an original, or where no such paper is issued.
    """
    shown = [each for each in beside if each.kind in REPLACING and each.state in SHOWN]
    if revision.kind is RevisionKind.ORIGINAL:
        return None
    if revision.kind is RevisionKind.REVISION:
        shown = [each for each in shown if each.number < revision.number]
        shown = [each for each in shown if each.state is RevisionState.ISSUED] or shown
    named = [each for each in shown if _is_named_after(revision, each)]
    return max(named or shown, key=lambda each: each.number, default=None)


def _is_named_after(beside: Revision, paper: Revision) -> bool:
    """Whether what stands beside a paper has an address that begins with the paper's."""
    rest = beside.slug.removeprefix(paper.slug)
    return rest != beside.slug and not rest[:1].isalnum() and beside.kind not in REPLACING


def current_ones(revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Leave out those that another one of `revisions` replaced."""
    return [each for each in revisions if successor_of(each, revisions) is None]
