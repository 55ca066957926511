"""The worker is killed in the middle of issuing: nothing half issued, and it is taken up again."""

import random
import time
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories.documents import make_draft
from tests.factories.texts import make_kept
from tests.factories.working import worker
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.settings import Settings
from wgtr.documents.issuing.operations import ask_to_issue
from wgtr.documents.issuing.queries import run_numbered
from wgtr.documents.jobs import issue_revision
from wgtr.documents.models import (
    Revision,
    RevisionFile,
    RevisionState,
    RunState,
    StoredFile,
    SymbolState,
)
from wgtr.documents.queries import content_of, revision_with_slug
from wgtr.texts.contents import sha256_of

PATIENCE = 120.0
FOR_EACH_PAPER = 2
"""How often a paper's worker is killed; a job is given up after four."""


@pytest.mark.parametrize(
    "kills", [2, pytest.param(50, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_nothing_is_half_issued(database: Settings, kills: int) -> None:
    chance = random.Random(20250129)  # noqa: S311 - moments to kill at, no secret
    for number in range(kills // FOR_EACH_PAPER):
        run_id, slug = ask_for_one(number)
        for _ in range(FOR_EACH_PAPER):
            issue_until_killed(database, run_id, files=chance.randint(0, 6))
            check_that_nothing_is_issued(run_id, slug)
        with worker(database):
            wait_until(lambda: not jobs_not_done())
        check_that_all_is_issued(run_id, slug)
    verify(all_links())
    issued = select(func.count()).select_from(AuditEvent).filter_by(action="documents.issue")
    assert db.session.scalar(issued) == kills // FOR_EACH_PAPER


def ask_for_one(number: int) -> tuple[int, str]:
    draft = make_draft(text=make_kept(name=f"agenda-{number}").text)
    day = date(2025, 1, 30)  # far from today, which is the machine's in every process here
    run, _ = ask_to_issue(revision=draft, dated=day, by="secretariat", date_meant=True)
    issue_revision.defer(run_id=run.id)
    db.session.commit()
    return run.id, draft.slug


def issue_until_killed(settings: Settings, run_id: int, *, files: int) -> None:
    """Kill the worker as soon as it tells that `files` are made in this attempt."""
    forget_progress(run_id)
    with worker(settings):
        wait_until(lambda: made_in(run_id) >= files)


def forget_progress(run_id: int) -> None:
    run = run_numbered(run_id)
    assert run is not None
    run.made, run.planned = [], 0
    db.session.commit()


def made_in(run_id: int) -> int:
    """Tell how many files a run has made; -1 before it knows how many there will be."""
    run = run_numbered(run_id)
    assert run is not None
    return len(run.made) if run.planned else -1


def check_that_nothing_is_issued(run_id: int, slug: str) -> None:
    db.session.rollback()
    revision, run = revision_with_slug(slug), run_numbered(run_id)
    assert revision is not None
    assert run is not None
    assert (revision.state, revision.files, revision.versions) == (RevisionState.DRAFT, [], [])
    assert revision.symbol is not None
    assert revision.symbol.state is SymbolState.RESERVED
    assert run.state is RunState.RUNNING
    assert_no_stray_file()


def check_that_all_is_issued(run_id: int, slug: str) -> None:
    revision, run = revision_with_slug(slug), run_numbered(run_id)
    assert revision is not None
    assert run is not None
    assert (revision.state, run.state) == (RevisionState.ISSUED, RunState.ISSUED)
    assert len(revision.files) == run.planned >= 6
    for sha256 in (revision.tree_sha256 or "", *(file.sha256 for file in revision.files)):
        assert sha256_of(content_of(sha256)) == sha256
    assert_no_stray_file()


def assert_no_stray_file() -> None:
    """Every stored file belongs to something that is issued."""
    used = select(RevisionFile.sha256).union(select(Revision.tree_sha256))
    stray = select(StoredFile.sha256).where(StoredFile.sha256.not_in(used.scalar_subquery()))
    assert db.session.scalars(stray).all() == []


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        db.session.rollback()
        assert time.monotonic() < until, f"not done: {jobs_not_done()}"
        time.sleep(0.02)
    db.session.rollback()
