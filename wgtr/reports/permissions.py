"""Who takes the record, plays the script and drafts the report of a body's meetings.

All of it hides: who said what is for those who make the report, until the report says it.
"""

from typing import Any

from wgtr.core.access import Permission, Visitor

CHAIRS = frozenset({"chair", "co_chair", "vice_chair", "assistant"})
"""The offices of a body that lead its meetings, with those who assist them."""


def leads(visitor: Visitor, body_id: int) -> bool:
    """Tell whether a visitor chairs the body, assists its Chair, or is of the Secretariat."""
    chairs = any((office, body_id) in visitor.offices for office in CHAIRS)
    return chairs or "secretariat" in visitor.roles


def records(visitor: Visitor, body_id: int) -> bool:
    """Tell whether a visitor takes notes at the body's meetings."""
    return "recorder" in visitor.roles or leads(visitor, body_id)


def _body_of(subject: Any) -> int:
    """The body of a meeting, or of what belongs to a meeting."""
    meeting = getattr(subject, "meeting", subject)
    body_id: int = meeting.body_id
    return body_id


KEEP_RECORD = Permission(
    "keep the record", lambda visitor, found: records(visitor, _body_of(found)), hides=True
)
PLAY_SCRIPT = Permission(
    "play the script", lambda visitor, found: leads(visitor, _body_of(found)), hides=True
)
DRAFT_REPORT = Permission(
    "draft the report", lambda visitor, found: leads(visitor, _body_of(found)), hides=True
)
DRAFT_CONFERENCE_REPORT = Permission(
    "draft the Conference report",
    lambda visitor, _found: "secretariat" in visitor.roles,
    hides=True,
)
