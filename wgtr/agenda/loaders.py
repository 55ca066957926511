"""From an address to a proposal, through its meeting, or 404."""

from flask import abort

from wgtr.agenda.models import ItemProposal
from wgtr.agenda.queries import proposal_of
from wgtr.meetings.loaders import meeting_from_url


def proposal_from_url(*, slug: str, proposal_id: int) -> ItemProposal:
    """Give the meeting's proposal that the address names; answer 404 where there is none."""
    return proposal_of(meeting_from_url(slug=slug), proposal_id) or abort(404)
