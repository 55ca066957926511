"""Proposals for “any other business”: made by a delegation, decided on or withdrawn."""

from collections.abc import Mapping

from wgtr.accounts.models import Delegation, Person
from wgtr.agenda.models import ItemProposal, ProposalState
from wgtr.agenda.queries import adopted_agenda
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting

DECIDED = (ProposalState.ACCEPTED, ProposalState.DECLINED)


def propose_item(
    *, meeting: Meeting, person: Person, title: str, note: str, language: str, by: str
) -> ItemProposal:
    """Propose a matter for any other business, for the person's delegation.

    Raises RuleViolation without a title or delegation, once the agenda is adopted, and where the
    meeting was called off.
    """
    if person.delegation_id is None:
        raise RuleViolation("Proposals are made by delegations, and you are in none.")
    if not title.strip():
        raise RuleViolation("Give the matter a title.")
    if meeting.is_called_off:
        raise RuleViolation("The meeting was called off: nothing can be proposed to it.")
    if adopted_agenda(meeting) is not None:
        raise RuleViolation("The meeting has adopted its agenda. Ask for the floor in the meeting.")
    proposal = ItemProposal(
        meeting=meeting,
        delegation=db.session.get_one(Delegation, person.delegation_id),
        person=person,
        title=title.strip(),
        note=note.strip(),
        language=language,
        state=ProposalState.PROPOSED,
        reason="",
        proposed_at=clock.now(),
    )
    db.session.add(proposal)
    db.session.flush()
    detail = {"title": proposal.title, "note": proposal.note, "language": language}
    _record("agenda.propose_item", proposal, meeting, by, detail)
    return proposal


def withdraw_proposal(*, proposal: ItemProposal, by: str) -> None:
    """Take one's proposal back; not once it is decided on."""
    _decide(proposal, ProposalState.WITHDRAWN, by)
    _record("agenda.withdraw_proposal", proposal, proposal.meeting, by, {})


def accept_proposal(*, proposal: ItemProposal, by: str) -> None:
    """Accept that the matter is taken up under any other business."""
    _decide(proposal, ProposalState.ACCEPTED, by)
    _record("agenda.accept_proposal", proposal, proposal.meeting, by, {})


def decline_proposal(*, proposal: ItemProposal, reason: str, by: str) -> None:
    """Decline to take the matter up, for a reason that the delegation reads."""
    if not reason.strip():
        raise RuleViolation("Say why the proposal is declined: the delegation will read it.")
    _decide(proposal, ProposalState.DECLINED, by, reason.strip())
    _record("agenda.decline_proposal", proposal, proposal.meeting, by, {"reason": proposal.reason})


def reopen_proposal(*, proposal: ItemProposal, by: str) -> None:
    """Take a decision on a proposal back, so that it can be decided on anew.

    Raises RuleViolation where none was taken, and once the meeting has adopted its agenda.
    """
    if adopted_agenda(proposal.meeting) is not None:
        raise RuleViolation("The meeting has adopted its agenda, so the decision stays.")
    db.session.refresh(proposal, ["state"], with_for_update=True)
    if proposal.state not in DECIDED:
        raise RuleViolation("No decision was taken on this proposal.")
    detail = {"decision": proposal.state.value, "reason": proposal.reason}
    proposal.state, proposal.reason = ProposalState.PROPOSED, ""
    proposal.decided_at, proposal.decided_by = None, None
    _record("agenda.reopen_proposal", proposal, proposal.meeting, by, detail)


def _decide(proposal: ItemProposal, state: ProposalState, by: str, reason: str = "") -> None:
    db.session.refresh(proposal, ["state"], with_for_update=True)
    if proposal.state is not ProposalState.PROPOSED:
        raise RuleViolation("This proposal has been decided on or withdrawn already.")
    proposal.state, proposal.reason = state, reason
    proposal.decided_at, proposal.decided_by = clock.now(), by


def _record(
    action: str, proposal: ItemProposal, meeting: Meeting, by: str, detail: Mapping[str, object]
) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"proposal:{proposal.id}",
        detail={"meeting": meeting.slug, **detail},
    )
