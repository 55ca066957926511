"""Who may do what with agendas.

Proposals for any other business are seen by the delegation that made them, by who leads the body
and by the Secretariat; of another delegation's proposals nobody learns, not even their number.
"""

from wgtr.agenda.models import ItemProposal
from wgtr.bodies.permissions import leads
from wgtr.core.access import Permission, Visitor
from wgtr.meetings.models import Meeting


def may_propose(visitor: Visitor, _meeting: Meeting) -> bool:
    """Tell whether a visitor speaks for a delegation."""
    return visitor.delegation_id is not None and "delegate" in visitor.roles


def may_record(visitor: Visitor, meeting: Meeting) -> bool:
    """Tell whether a visitor may record what a meeting adopted."""
    return "recorder" in visitor.roles or leads(visitor, meeting.body_id)


def _sees_proposals(visitor: Visitor, meeting: Meeting) -> bool:
    return may_propose(visitor, meeting) or leads(visitor, meeting.body_id)


PROPOSE_ITEM = Permission("propose-item", allows=may_propose)
SEE_PROPOSALS = Permission("see-proposals", allows=_sees_proposals)
RECORD_ADOPTION = Permission("record-adoption", allows=may_record)

OWN_PROPOSAL = Permission(
    "own-proposal",
    allows=lambda visitor, proposal: (
        visitor.delegation_id == proposal.delegation_id and may_propose(visitor, proposal.meeting)
    ),
    hides=True,
)


def _decides(visitor: Visitor, proposal: ItemProposal) -> bool:
    return leads(visitor, proposal.meeting.body_id)


DECIDE_PROPOSAL = Permission("decide-proposal", allows=_decides, hides=True)
