"""Issuing in the worker: file by file, all or nothing."""

from collections.abc import Mapping
from typing import Any

from flask import current_app
from sqlalchemy import Connection, update

from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.jobs import Retries, job
from wgtr.documents.issuing.operations import end_run
from wgtr.documents.issuing.queries import run_numbered, text_of, translations_of
from wgtr.documents.mastheads import BadMasthead
from wgtr.documents.models import IssuingRun, RunState
from wgtr.documents.models.runs import OPEN
from wgtr.documents.operations import Press, Progress, issue, issue_translations
from wgtr.documents.press import house_press
from wgtr.rendering.house_style import BadStyle
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.tree.json_form import NotAText

CANNOT_BE_PRINTED = (BadMasthead, BadStyle, MissingGlyph, NotAText)


def give_up(values: Mapping[str, Any], _problem: str) -> None:
    """Let a run end as failed, when the last attempt at it failed."""
    run = run_numbered(values["run_id"])
    if run is not None and run.state in OPEN:
        end_run(run=run, problem=RuleViolation("It failed several times, through a fault of ours."))


@job("documents.issue", retries=Retries(first=5, longest=60, most=4), given_up=give_up)
def issue_revision(*, run_id: int) -> None:
    """Issue what a run asks for, or the translations that may follow it, unless that is done.

    Files, register, audit event and the run's end are one transaction: killed in the middle, the
    worker has issued nothing, and begins again. How far it is, it tells on a connection of its own.
    """
    run = run_numbered(run_id)
    if run is None or run.state not in OPEN:
        return
    run.state, run.made = RunState.RUNNING, []
    db.session.commit()
    try:
        _issue(run_id)
    except RuleViolation as violation:
        _fail(run_id, violation)
    except CANNOT_BE_PRINTED as why:
        _fail(run_id, RuleViolation("The text cannot be printed: %(why)s", why=str(why)))
    else:
        db.session.commit()


def _issue(run_id: int) -> None:
    run = run_numbered(run_id)
    if run is None:
        return
    text = text_of(run.revision)
    if text is None:
        raise RuleViolation("%(name)s has no text to issue yet.", name=run.revision.slug)
    with db.engine.connect() as telling:
        doing = _add_translations if run.translations else _issue_first
        doing(run, text=text, press=_press(), by=run.asked_by, progress=_teller(telling, run_id))
    end_run(run=run)


def _issue_first(run: IssuingRun, **how: Any) -> None:
    """Issue as whoever pressed the button was shown, without the original too: they said so."""
    issue(revision=run.revision, dated=run.dated, without_original=True, **how)


def _add_translations(run: IssuingRun, **how: Any) -> None:
    languages = translations_of(run.revision).complete
    issue_translations(revision=run.revision, languages=languages, **how)


def _press() -> Press:
    return house_press(example=current_app.config["WGTR_DEMO"])


def _teller(connection: Connection, run_id: int) -> Progress:
    """Tell how far a run is, at once, apart from what is being issued."""
    begun: list[str] = []

    def tell(done: int, of: int, what: str) -> None:
        values = {"planned": of, "made": begun[:done]}
        connection.execute(update(IssuingRun).filter_by(id=run_id).values(**values))
        connection.commit()
        begun.append(what)

    return tell


def _fail(run_id: int, problem: RuleViolation) -> None:
    db.session.rollback()
    run = run_numbered(run_id)
    if run is not None:
        end_run(run=run, problem=problem)
    db.session.commit()
