"""Asking for a revision to be issued, noting what became of it, or giving it up."""

from datetime import date

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.issuing.queries import (
    Prospect,
    has_doubtful_date,
    open_run_of,
    prospect_of,
    translations_of,
    unchanged_from,
)
from wgtr.documents.models import IssuingRun, Revision, RevisionKind, RevisionState, RunState
from wgtr.documents.operations.documents import check_is_draft, lock_revision
from wgtr.documents.operations.issuing import check_date
from wgtr.documents.operations.register import give_up
from wgtr.documents.operations.translating import check_may_follow
from wgtr.tree.languages import Language


def ask_to_issue(
    *,
    revision: Revision,
    dated: date,
    by: str,
    with_gaps: bool = False,
    date_meant: bool = False,
    unchanged_meant: bool = False,
) -> tuple[IssuingRun, bool]:
    """Ask for a draft to be issued, dated `dated`; give the run, and whether it is a new one.

    Asked twice, it is one run. Raises RuleViolation where the revision is no draft any more, has
    no text, is not worded in its original language, or is dated before the paper it follows. Where
    something in it is still open it must be asked for `with_gaps`, with a date that is seldom meant
    as `date_meant`, and where it changes nothing of that paper as `unchanged_meant`.
    """
    lock_revision(revision)
    there = open_run_of(revision)
    if there is not None:
        return there, False
    check_date(revision, dated)
    prospect = _checked(revision, with_gaps=with_gaps)
    _check_meant(revision, prospect, None if date_meant else dated, unchanged=unchanged_meant)
    run = _asked(revision, dated, by, translations=False)
    audit.record(
        actor=by,
        action="documents.ask_to_issue",
        subject=f"document:{revision.slug}",
        detail={
            "dated": dated.isoformat(),
            "with gaps": with_gaps,
            "date meant": date_meant,
            "unchanged meant": unchanged_meant,
        },
    )
    return run, True


def ask_for_translations(*, revision: Revision, by: str) -> tuple[IssuingRun, bool]:
    """Ask for the languages that are complete by now to follow what is issued.

    Give the run, and whether it is a new one: asked twice, it is one. Raises RuleViolation where
    nothing is complete that is not there, and where the original was changed since it was issued.
    """
    lock_revision(revision)
    there = open_run_of(revision)
    if there is not None:
        return there, False
    following = translations_of(revision)
    if following.text is None:
        raise RuleViolation("%(name)s has no text to issue yet.", name=revision.slug)
    check_may_follow(revision, following.text, following.complete)
    run = _asked(revision, revision.dated or clock.now().date(), by, translations=True)
    audit.record(
        actor=by,
        action="documents.ask_for_translations",
        subject=f"document:{revision.slug}",
        detail={"languages": [each.value for each in following.complete]},
    )
    return run, True


def _asked(revision: Revision, dated: date, by: str, *, translations: bool) -> IssuingRun:
    run = IssuingRun(
        revision=revision,
        state=RunState.ASKED,
        translations=translations,
        dated=dated,
        asked_at=clock.now(),
        asked_by=by,
        planned=0,
        made=[],
        problem="",
        problem_values={},
    )
    db.session.add(run)
    db.session.flush()
    return run


def _checked(revision: Revision, *, with_gaps: bool) -> Prospect:
    check_is_draft(revision)
    prospect = prospect_of(revision)
    if prospect.text is None:
        raise RuleViolation("%(name)s has no text to issue yet.", name=revision.slug)
    original = Language(revision.original_language)
    if not prospect.can_come_out(original):
        raise RuleViolation("%(name)s is not worded in its original language.", name=revision.slug)
    if prospect.has_gaps and not with_gaps:
        raise RuleViolation("Something in it is still open. Fill it in, or issue it all the same.")
    return prospect


def _check_meant(
    revision: Revision, prospect: Prospect, dated: date | None, *, unchanged: bool
) -> None:
    """Refuse what is seldom meant: the date, where given, and a paper that changes nothing."""
    if dated is not None and has_doubtful_date(revision, dated):
        raise RuleViolation(
            "Its date is far from today, or after the meeting. Say that it is meant."
        )
    if not unchanged and unchanged_from(revision, prospect) is not None:
        raise RuleViolation("Nothing differs from the paper that it follows. Say that it is meant.")


def give_up_correction(*, draft: Revision, reason: str, by: str) -> None:
    """Give up a correction that was prepared: its number is void, for a reason; nothing was issued.

    Raises RuleViolation without a reason, while it is being issued, and for what is no correction
    or is prepared no more.
    """
    if not reason.strip():
        raise RuleViolation("Say why it is given up.")
    lock_revision(draft)
    check_is_draft(draft)
    if draft.kind is RevisionKind.ORIGINAL or open_run_of(draft) is not None:
        raise RuleViolation("%(name)s cannot be given up now.", name=draft.slug)
    if draft.symbol is not None:
        give_up(entry=draft.symbol, reason=reason, by=by)
    draft.state, draft.reason = RevisionState.GIVEN_UP, reason
    audit.record(
        actor=by,
        action="documents.give_up_correction",
        subject=f"document:{draft.slug}",
        detail={"reason": reason},
    )


def end_run(*, run: IssuingRun, problem: RuleViolation | None = None) -> None:
    """Note that a run has ended: in an issued revision, or in a problem that a person can read."""
    run.state = RunState.ISSUED if problem is None else RunState.FAILED
    run.ended_at = clock.now()
    if problem is not None:
        run.problem = problem.sentence
        run.problem_values = {name: str(value) for name, value in problem.values.items()}
    db.session.flush()
