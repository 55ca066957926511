"""The worker is killed while it sends: every message arrives, none is lost."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from tests.factories.mail_server import Post, mail_server
from tests.factories.working import worker
from wgtr.core.database import db
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.outbox import MailState, post
from wgtr.core.outbox.queries import messages_by_state
from wgtr.core.settings import Settings

PATIENCE = 120.0
FOR_EACH_KILL = 12


@pytest.mark.parametrize(
    "kills", [5, pytest.param(50, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_every_message_arrives_at_least_once(database: Settings, kills: int) -> None:
    keys = post_many(kills * FOR_EACH_KILL)
    chance = random.Random(20250214)  # noqa: S311 - moments to kill at, no secret
    with mail_server(Post(seconds=0.05)) as server:
        url = f"smtp://127.0.0.1:{server.port}"
        mailing = replace(database, smtp_url=url, mail_from="att@example.org")
        for kill in range(1, kills + 1):
            with worker(mailing):
                wait_until(partial(has_taken, server, 4 * kill))
                time.sleep(chance.uniform(0.0, 0.2))
        with worker(mailing):
            wait_until(lambda: not jobs_not_done())
    assert set(server.keys()) == keys
    # A kill meets at most the two messages that were being sent.
    assert len(server.keys()) - len(keys) <= 2 * kills
    assert messages_by_state() == {MailState.SENT: len(keys)}


def has_taken(server: Post, number: int) -> bool:
    return len(set(server.keys())) >= number


def post_many(number: int) -> set[str]:
    messages = post(
        to=[f"mission-{each}@example.org" for each in range(number)],
        subject="Receipt",
        body="Received.",
        language="en",
        about="x:1",
        by="somebody",
    )
    db.session.commit()
    return {message.key for message in messages}


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        db.session.rollback()
        assert time.monotonic() < until, f"not done: {jobs_not_done()[:3]}"
        time.sleep(0.02)
