"""Calls, drafts and what was sent, for a test, each with one call."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegate
from wgtr.accounts.models import Person
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.documents.uploads.taking import Upload
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.submissions.models import Call, CallKind, Submission
from wgtr.submissions.operations import Author, Said, keep_draft, open_calls, send
from wgtr.submissions.operations.drafts import Typed
from wgtr.submissions.places import FAQ, GENERAL, Place
from wgtr.submissions.visibility import Visibility

SOMEBODY = "test"
SLUG = "csp11-wgtr-2025-02-28"


def make_call(kind: CallKind = CallKind.COMMENTS, meeting: Meeting | None = None) -> Call:
    """Give the call of a kind to a meeting (the example's by default), open until 14 February."""
    found = meeting or meeting_with_slug(SLUG) or make_meeting()
    return next(each for each in open_calls(meeting=found, by=SOMEBODY) if each.kind is kind)


def typed(words: str = "We agree.", place: Place | None = None, **overrides: Any) -> Typed:
    """Give what a form says: words in general, for everybody, in English."""
    values = {"visibility": Visibility.EVERYBODY, "language": "en"} | overrides
    said = [Said(place or GENERAL, words, "General remarks")] if words else []
    return Typed(said=said, **values)


def make_draft_input(
    call: Call | None = None,
    person: Person | None = None,
    what: Typed | None = None,
    uploads: Sequence[Upload] = (),
    **overrides: Any,
) -> Submission:
    """Give a draft of a delegate (of Switzerland by default)."""
    call, who = call or make_call(), person or make_delegate()
    place = FAQ[1] if call.kind is CallKind.FAQ else GENERAL
    values = {"token": uuid4().hex, "by": SOMEBODY} | overrides
    draft, refused = keep_draft(
        call=call,
        author=Author(who.id, who.delegation_id),
        typed=what or typed(place=place),
        uploads=uploads,
        **values,
    )
    assert refused == []
    return draft


def make_sent(
    call: Call | None = None,
    person: Person | None = None,
    what: Typed | None = None,
    *,
    at: datetime | None = None,
    uploads: Sequence[Upload] = (),
    **overrides: Any,
) -> Submission:
    """Give what a delegate sent, received now or at `at`."""
    draft = make_draft_input(call, person, what, uploads, **overrides)
    sent = send(draft=draft, received_at=at or clock.now(), by=SOMEBODY)
    db.session.flush()
    return sent
