"""Pauses grow, have an end, and so have attempts."""

from itertools import pairwise

from wgtr.core.jobs import Retries


def test_pauses_grow_to_the_longest_and_end() -> None:
    retries = Retries(first=10, longest=3600, most=12)
    pauses = [retries.pause(attempts) for attempts in range(13)]
    assert pauses[:4] == [10, 20, 40, 80]
    assert pauses[11:] == [None, None]
    grown = [pause for pause in pauses if pause is not None]
    assert all(earlier <= later <= 3600 for earlier, later in pairwise(grown))


def test_many_attempts_are_no_great_number() -> None:
    assert Retries(first=1, longest=60, most=10_000).pause(5_000) == 60
