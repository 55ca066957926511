"""Jobs: with the change or not at all, retried, written down where they fail, never lost."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select

from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.jobs import Job, Retries, TryLater, job
from wgtr.core.jobs.models import JobFailure
from wgtr.core.jobs.operations import try_again, words_of
from wgtr.core.jobs.queries import failures_of, jobs_not_done
from wgtr.core.jobs.worker import work

AT_ONCE = Retries(first=0, most=3)


class Listener:
    """Jobs that note what is done with them."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.given_up: list[tuple[Mapping[str, Any], str]] = []
        self.fail_first = 0
        self.say: Job[...] = job("tests.say", retries=AT_ONCE, given_up=self.give_up)(self._say)

    def _say(self, *, word: str) -> None:
        if self.fail_first:
            self.fail_first -= 1
            raise TryLater("not yet")
        self.done.append(word)

    def give_up(self, values: Mapping[str, Any], problem: str) -> None:
        self.given_up.append((values, problem))


def test_a_job_is_done_if_and_only_if_the_change_is_kept(app: Flask) -> None:
    listener = Listener()
    listener.say.defer(word="kept")
    db.session.commit()
    listener.say.defer(word="lost")
    db.session.rollback()
    work(app, [listener.say], until_done=True)
    assert listener.done == ["kept"]
    assert jobs_not_done() == []


def test_what_fails_is_tried_again_and_written_down(app: Flask) -> None:
    listener = Listener()
    listener.fail_first = 2
    number = listener.say.defer(word="at last")
    db.session.commit()
    work(app, [listener.say], until_done=True)
    assert listener.done == ["at last"]
    failures = failures_of(number)
    assert [(each.attempt, each.final) for each in failures] == [(1, False), (2, False)]
    assert {each.problem for each in failures} == {"TryLater: not yet"}
    assert listener.given_up == []


def test_what_fails_for_good_stays_in_sight_and_its_room_is_told(app: Flask) -> None:
    listener = Listener()
    listener.fail_first = 3
    number = listener.say.defer(word="never")
    db.session.commit()
    work(app, [listener.say], until_done=True)
    assert listener.given_up == [({"word": "never"}, "TryLater: not yet")]
    [line] = jobs_not_done()
    assert (line.id, line.state, line.attempts) == (number, "failed", 3)
    assert [each.final for each in failures_of(number)] == [False, False, True]


def test_a_failed_job_can_be_tried_again_by_hand(app: Flask) -> None:
    listener = Listener()
    listener.fail_first = 3
    number = listener.say.defer(word="by hand")
    db.session.commit()
    work(app, [listener.say], until_done=True)
    try_again(job=number, by="secretariat")
    db.session.commit()
    work(app, [listener.say], until_done=True)
    assert listener.done == ["by hand"]
    with pytest.raises(RuleViolation):
        try_again(job=number, by="secretariat")


def test_what_a_failed_job_wrote_is_rolled_back(app: Flask) -> None:
    def write_and_fail() -> None:
        db.session.add(JobFailure(job=0, task="x", values={}, attempt=1, problem="x", final=True))
        raise TryLater("after writing")

    failing: Job[...] = job("tests.fail", retries=Retries(most=1))(write_and_fail)
    failing.defer()
    db.session.commit()
    work(app, [failing], until_done=True)
    assert db.session.scalars(select(JobFailure.problem)).all() == ["TryLater: after writing"]


def test_an_unknown_job_fails_in_sight(app: Flask) -> None:
    listener = Listener()
    listener.say.defer(word="to nobody")
    db.session.commit()
    work(app, [], until_done=True)
    assert [line.state for line in jobs_not_done()] == ["failed"]


def test_a_problem_is_told_without_a_statements_values(app: Flask) -> None:
    with pytest.raises(Exception, match="at") as caught:
        db.session.execute(insert(JobFailure), {"problem": "a delegation's draft", "job": 1})
    assert "draft" not in words_of(caught.value)
