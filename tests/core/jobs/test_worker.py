"""The worker as a process: killed in the middle, asked to stop, alone and beside another."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.core.jobs.working import poison, slow
from wgtr.core.database import db
from wgtr.core.jobs.queries import failures_of, jobs_not_done
from wgtr.core.settings import ROOT, Settings

PATIENCE = 40.0


@pytest.fixture
def watched(database: Settings) -> Settings:
    """Give a database with a table in which jobs note what they do."""
    engine = create_engine(database.owner_database_url or "", poolclass=NullPool)
    with engine.begin() as owner:
        owner.execute(text("create table seen (id serial primary key, word text)"))
        owner.execute(text("grant all on seen, seen_id_seq to wgtr_application"))
    return database


@contextmanager
def worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, **settings.for_children(), "WGTR_SECRET_KEY": "x" * 32}
    command = [sys.executable, "-m", "tests.core.jobs.working"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def seen() -> list[str]:
    found = list(db.session.scalars(text("select word from seen order by id")))
    db.session.rollback()
    return found


def has_begun(times: int) -> bool:
    return seen() == ["begun a"] * times


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"only {seen()}, {jobs_not_done()}"
        db.session.rollback()
        time.sleep(0.05)


def test_a_job_whose_worker_is_killed_is_taken_up_by_the_next_one(watched: Settings) -> None:
    slow.defer(word="a", seconds=600)
    db.session.commit()
    with worker(watched):
        wait_for(lambda: seen() == ["begun a"])
    db.session.execute(text('update procrastinate_jobs set args = \'{"word": "a", "seconds": 0}\''))
    db.session.commit()
    begun = time.monotonic()
    with worker(watched):
        wait_for(lambda: seen() == ["begun a", "begun a", "done a"])
    assert time.monotonic() - begun < 20, "it is taken up at once, not after a minute"


def test_asked_to_stop_it_finishes_what_is_short_and_leaves_the_rest(watched: Settings) -> None:
    slow.defer(word="short", seconds=1)
    slow.defer(word="long", seconds=600)
    db.session.commit()
    with worker(watched) as process:
        wait_for(lambda: set(seen()) == {"begun short", "begun long"})
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert "done short" in seen()
    assert [line.values["word"] for line in jobs_not_done()] == ["long"]


def test_idle_it_stops_at_once(watched: Settings) -> None:
    slow.defer(word="a", seconds=0)
    db.session.commit()
    with worker(watched) as process:
        wait_for(lambda: seen() == ["begun a", "done a"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0


def test_a_second_worker_leaves_alone_what_the_first_one_does(watched: Settings) -> None:
    slow.defer(word="a", seconds=6)
    db.session.commit()
    with worker(watched):
        wait_for(lambda: seen() == ["begun a"])
        with worker(watched):
            wait_for(lambda: seen() == ["begun a", "done a"])


def test_a_job_that_kills_each_worker_is_given_up(watched: Settings) -> None:
    number = poison.defer(word="a")
    db.session.commit()
    for attempt in range(1, 4):
        with worker(watched):
            wait_for(partial(has_begun, attempt))
    with worker(watched):
        wait_for(lambda: [line.state for line in jobs_not_done()] == ["failed"])
    [failure] = failures_of(number)
    assert (failure.final, failure.attempt) == (True, 3)
