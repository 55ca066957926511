"""From an address to a call, a draft, what was sent or one of its files, or 404."""

from dataclasses import dataclass

from flask import abort

from wgtr.submissions.models import AttachedFile, Call, CallKind, Submission
from wgtr.submissions.queries import call_of, draft_numbered, receipt_numbered


@dataclass(frozen=True)
class SentFile:
    """A file of a submission, as the address names it."""

    submission: Submission
    file: AttachedFile


def call_from_url(*, slug: str, kind: str) -> Call:
    """Give the call of a kind to a meeting; answer 404 where there is none."""
    if kind not in set(CallKind):
        abort(404)
    return call_of(slug, CallKind(kind)) or abort(404)


def draft_from_url(*, number: int) -> Submission:
    """Give a draft; answer 404 where there is none."""
    return draft_numbered(number) or abort(404)


def sent_from_url(*, number: str) -> Submission:
    """Give what was sent under a receipt's number; answer 404 where there is none."""
    return receipt_numbered(number) or abort(404)


def file_from_url(*, number: str, position: int) -> SentFile:
    """Give a file of what was sent; answer 404 where there is none."""
    sent = sent_from_url(number=number)
    found = next((each for each in sent.files if each.position == position), None)
    if found is None:
        abort(404)
    return SentFile(sent, found)


def draft_file_from_url(*, number: int, position: int) -> SentFile:
    """Give a file of a draft; answer 404 where there is none."""
    draft = draft_from_url(number=number)
    found = next((each for each in draft.files if each.position == position), None)
    if found is None:
        abort(404)
    return SentFile(draft, found)
