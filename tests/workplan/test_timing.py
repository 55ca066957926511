from datetime import time

from wgtr.workplan.timing import length_of, share


def test_a_sitting_is_shared_among_presenters_and_the_floor() -> None:
    found = share(180, [15, None, 20])
    assert (found.sitting, found.presenters, found.left) == (180, 35, 145)


def test_too_many_presenters_leave_less_than_nothing() -> None:
    assert share(60, [40, 40]).left == -20


def test_a_sitting_that_is_not_known_lasts_three_hours() -> None:
    assert share(None, []).left == 180
    assert length_of(time(10), time(13)) == 180
    assert length_of(time(15, 30), time(18)) == 150
