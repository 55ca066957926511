from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from wgtr.core import clock

START = datetime(2025, 2, 8, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _the_machines_own_time_afterwards() -> Iterator[None]:
    yield
    clock.freeze(None)


def test_a_demonstration_begins_then_and_runs_on() -> None:
    clock.run_from(START, since=clock.started_at())
    assert timedelta() <= clock.now() - START < timedelta(seconds=5)


def test_a_process_started_later_agrees_with_the_others() -> None:
    clock.run_from(START, since=clock.started_at() - 3600)
    assert clock.now() - START >= timedelta(hours=1)


def test_a_stopped_clock_tells_one_instant_in_utc() -> None:
    clock.freeze(START.astimezone(clock.GENEVA))
    assert (clock.now(), clock.now().tzinfo) == (START, UTC)
