"""The Chair's and the Secretariat's pages of a meeting's agenda, and the delegations' proposals."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.queries import person_numbered
from wgtr.agenda import operations
from wgtr.agenda.forms import (
    AdoptionForm,
    DeclineForm,
    MakeForm,
    ProposalForm,
    Row,
    entries_of,
    faults_in,
    rows_kept,
    rows_sent,
)
from wgtr.agenda.loaders import proposal_from_url
from wgtr.agenda.models import ItemProposal, ProposalState
from wgtr.agenda.naming import PROPOSALS
from wgtr.agenda.permissions import (
    DECIDE_PROPOSAL,
    OWN_PROPOSAL,
    RECORD_ADOPTION,
    SEE_PROPOSALS,
    may_propose,
)
from wgtr.agenda.presenting import draft_drawn, issued_items, ready_to_make, titles_of
from wgtr.agenda.queries import (
    adopted_agenda,
    agenda_revision_prepared,
    agenda_text_kept,
    proposals_for,
)
from wgtr.bodies.permissions import LEAD_MEETING, leads
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.languages import current
from wgtr.documents.issuing.permissions import ISSUE
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting

blueprint = Blueprint("agenda", __name__, url_prefix="/meetings/<slug:slug>")

Answer = Response | tuple[str, int]


@blueprint.route("/agenda/make", methods=["GET", "POST"])
@requires(LEAD_MEETING, subject=meeting_from_url)
def make(meeting: Meeting) -> Answer:
    """Show what the papers are made from, and make them."""
    form, slug = MakeForm(), meeting.slug
    if form.validate_on_submit():
        try:
            operations.make_agenda(meeting=meeting, by=visitor().name, anew=form.anew.data)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done("agenda.draft", slug, gettext("The papers are made, as a draft."))
    page = render_template(
        "agenda/make.html", form=form, meeting=meeting, ready=ready_to_make(meeting)
    )
    return page, form.status


@blueprint.get("/agenda/draft")
@requires(LEAD_MEETING, subject=meeting_from_url)
def draft(meeting: Meeting) -> str:
    """Show the draft papers, and what is missing in which language."""
    return render_template(
        "agenda/draft.html",
        meeting=meeting,
        draft=draft_drawn(meeting),
        prepared=agenda_revision_prepared(meeting) if ISSUE.allows(visitor(), None) else None,
    )


@blueprint.post("/agenda/follow")
@requires(LEAD_MEETING, subject=meeting_from_url)
def follow(meeting: Meeting) -> Response:
    """Let the draft's facts say what the records say now."""
    slug = meeting.slug
    changed = operations.follow_records(meeting=meeting, by=visitor().name)
    if changed is None:
        return _done("agenda.draft", slug, gettext("The draft says what the records say already."))
    return _done("agenda.draft", slug, gettext("The draft’s facts follow the records now."))


@blueprint.route("/proposals", methods=["GET", "POST"])
@requires(SEE_PROPOSALS, subject=meeting_from_url)
def proposals(meeting: Meeting) -> Answer:
    """Propose a matter for any other business; see what was proposed and what became of it."""
    who, slug = visitor(), meeting.slug
    leading, proposing = leads(who, meeting.body_id), may_propose(who, meeting)
    form = ProposalForm(data={"language": current().code}) if proposing else None
    if form is not None and form.validate_on_submit():
        try:
            _propose(meeting, form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done("agenda.proposals", slug, gettext("Your proposal was sent to the Chair."))
    listed = proposals_for(meeting)
    page = render_template(
        "agenda/proposals.html",
        meeting=meeting,
        form=form,
        leading=leading,
        own=who.delegation_id,
        states=PROPOSALS,
        adopted=adopted_agenda(meeting) is not None,
        proposals=[each for each in listed if leading or each.delegation_id == who.delegation_id],
    )
    return page, 200 if form is None else form.status


def _propose(meeting: Meeting, form: ProposalForm) -> None:
    person = person_numbered(visitor().person_id or 0)
    if person is None:
        raise RuleViolation("Proposals are made by delegations, and you are in none.")
    operations.propose_item(
        meeting=meeting,
        person=person,
        title=form.title.data,
        note=form.note.data or "",
        language=form.language.data,
        by=visitor().name,
    )


@blueprint.post("/proposals/<int:proposal_id>/withdraw")
@requires(OWN_PROPOSAL, subject=proposal_from_url)
def withdraw(proposal: ItemProposal) -> Response:
    """Take back a proposal of one's delegation."""
    slug = proposal.meeting.slug
    operations.withdraw_proposal(proposal=proposal, by=visitor().name)
    return _done("agenda.proposals", slug, gettext("The proposal was withdrawn."))


@blueprint.post("/proposals/<int:proposal_id>/accept")
@requires(DECIDE_PROPOSAL, subject=proposal_from_url)
def accept(proposal: ItemProposal) -> Response:
    """Accept a proposal."""
    slug = proposal.meeting.slug
    operations.accept_proposal(proposal=proposal, by=visitor().name)
    return _done("agenda.proposals", slug, gettext("The proposal was accepted."))


@blueprint.post("/proposals/<int:proposal_id>/reopen")
@requires(DECIDE_PROPOSAL, subject=proposal_from_url)
def reopen(proposal: ItemProposal) -> Response:
    """Take the decision on a proposal back."""
    slug = proposal.meeting.slug
    operations.reopen_proposal(proposal=proposal, by=visitor().name)
    return _done("agenda.proposals", slug, gettext("The proposal can be decided on anew."))


@blueprint.route("/proposals/<int:proposal_id>/decline", methods=["GET", "POST"])
@requires(DECIDE_PROPOSAL, subject=proposal_from_url)
def decline(proposal: ItemProposal) -> Answer:
    """Decline a proposal, with a reason."""
    form, slug = DeclineForm(), proposal.meeting.slug
    if form.validate_on_submit():
        try:
            reason = form.reason.data
            operations.decline_proposal(proposal=proposal, reason=reason, by=visitor().name)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done("agenda.proposals", slug, gettext("The proposal was declined."))
    return render_template("agenda/decline.html", form=form, proposal=proposal), form.status


@blueprint.route("/agenda/adopted", methods=["GET", "POST"])
@requires(RECORD_ADOPTION, subject=meeting_from_url)
def adopted(meeting: Meeting) -> Answer:
    """Record the agenda as the meeting adopted it."""
    recorded, items, slug = adopted_agenda(meeting), issued_items(meeting), meeting.slug
    accepted = [each for each in proposals_for(meeting) if each.state is ProposalState.ACCEPTED]
    rows = rows_kept(items, accepted, recorded, titles_of(meeting, items))
    form = AdoptionForm(data={"words": {} if recorded is None else recorded.words})
    if form.is_submitted():
        form.form_errors.extend(faults_in(rows_sent(rows)))
    if not form.form_errors and form.validate_on_submit():
        try:
            _adopt(meeting, rows, form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done("overview.meeting", slug, gettext("The adopted agenda is recorded."))
    page = render_template("agenda/adopted.html", form=form, meeting=meeting, rows=rows)
    return page, form.status


def _adopt(meeting: Meeting, rows: Sequence[Row], form: AdoptionForm) -> None:
    text = agenda_text_kept(meeting)
    if text is None:
        raise RuleViolation("The agenda is not made yet, so nothing can be adopted.")
    order, deferred = entries_of(rows)
    operations.adopt(
        meeting=meeting,
        text=text,
        order=order,
        deferred=deferred,
        words=form.words.wording,
        by=visitor().name,
    )


def _done(endpoint: str, slug: str, sentence: str) -> Response:
    db.session.commit()
    flash(sentence)
    return redirect(url_for(endpoint, slug=slug), 303)
