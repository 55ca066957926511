import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.agenda.adoption import differences

ISSUED = ["opening", "1", "2", "3", "other"]


def test_the_issued_order_is_no_difference() -> None:
    found = differences(ISSUED, ISSUED)
    assert not found
    assert (found.moved, found.deferred, found.added) == ((), (), 0)


def test_one_item_taken_first_is_one_item_moved() -> None:
    assert differences(ISSUED, ["opening", "3", "1", "2", "other"]).moved == ("3",)


def test_items_are_deferred_and_added() -> None:
    found = differences(ISSUED, ["opening", "1", None, "3", "other", None])
    assert (found.moved, found.deferred, found.added) == ((), ("2",), 2)
    assert found


@pytest.mark.parametrize("adopted", [["1", "1"], ["1", "unknown"]])
def test_an_item_is_of_this_agenda_and_there_once(adopted: list[str]) -> None:
    with pytest.raises(ValueError, match="not issued, or is there twice"):
        differences(ISSUED, adopted)


@given(st.permutations(ISSUED), st.integers(0, len(ISSUED)))
def test_what_is_told_rebuilds_the_adopted_order(order: list[str], cut: int) -> None:
    adopted = order[:cut]
    found = differences(ISSUED, adopted)
    assert set(found.deferred) == set(ISSUED) - set(adopted)
    stayed = [item for item in adopted if item not in found.moved]
    assert stayed == [item for item in ISSUED if item in stayed]
    assert len(found.moved) < max(1, len(adopted))
