"""Who leads a body: its Chair or Co-chairs, those who assist them, and the Secretariat."""

from wgtr.bodies.models import OfficeTitle
from wgtr.core.access import Permission, Visitor

SECRETARIAT = "secretariat"
LEADING = (OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR, OfficeTitle.ASSISTANT)


def leads(visitor: Visitor, body_id: int) -> bool:
    """Tell whether a visitor may prepare what a body works on; the Secretariat may for all."""
    return SECRETARIAT in visitor.roles or any(
        (title.value, body_id) in visitor.offices for title in LEADING
    )


def is_secretariat(visitor: Visitor) -> bool:
    """Tell whether a visitor is of the Secretariat."""
    return SECRETARIAT in visitor.roles


LEAD_BODY = Permission("lead-body", allows=lambda visitor, body: leads(visitor, body.id))
"""What is prepared for a body: its workplan, its mandate."""

LEAD_MEETING = Permission(
    "lead-meeting", allows=lambda visitor, meeting: leads(visitor, meeting.body_id)
)
"""What is prepared for a meeting: its agenda."""

MANAGE_BODIES = Permission(
    "manage-bodies", allows=lambda visitor, _subject: is_secretariat(visitor)
)
"""Conferences and bodies themselves."""
