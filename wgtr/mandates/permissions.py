"""Who may do what with mandates.

A draft is for those who prepare it; from its proposal on a mandate is public. Who may not read a
draft is not told that there is one.
"""

from wgtr.bodies.permissions import is_secretariat, leads
from wgtr.core.access import Permission, Visitor
from wgtr.mandates.models import Mandate, MandateState


def may_read(visitor: Visitor, mandate: Mandate) -> bool:
    """Tell whether a visitor may read a mandate."""
    return mandate.state is not MandateState.DRAFT or leads(visitor, mandate.body_id)


READ_MANDATE = Permission("read-mandate", allows=may_read, hides=True)

PREPARE_MANDATE = Permission(
    "prepare-mandate",
    allows=lambda visitor, mandate: leads(visitor, mandate.body_id),
    hides=True,
)
"""Chair or Co-chairs, who assist them, and the Secretariat."""

ADD_MANDATE = Permission("add-mandate", allows=lambda visitor, _subject: is_secretariat(visitor))
"""A first mandate; the next ones are carried over."""

RECORD_APPROVAL = Permission(
    "record-approval", allows=lambda visitor, _mandate: is_secretariat(visitor), hides=True
)
"""What the Conference decided is recorded by the Secretariat."""
