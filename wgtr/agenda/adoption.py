"""How an adopted agenda differs from the issued one: items moved, deferred, added."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Differences:
    """Ids of issued items that were moved or deferred, and how many items were added."""

    moved: tuple[str, ...]
    deferred: tuple[str, ...]
    added: int

    def __bool__(self) -> bool:
        return bool(self.moved or self.deferred or self.added)


def differences(issued: Sequence[str], adopted: Sequence[str | None]) -> Differences:
    """Compare the `issued` items' ids with the `adopted` order; None there is an added item.

    As few items as possible count as moved: the longest run that kept its order stayed where it
    was. Raises ValueError for an adopted id that was not issued, or is there twice.
    """
    taken = [item for item in adopted if item is not None]
    place = {item: number for number, item in enumerate(issued)}
    if len(set(taken)) < len(taken) or not place.keys() >= set(taken):
        raise ValueError("An adopted item was not issued, or is there twice.")
    stayed = _longest_rising([place[item] for item in taken])
    return Differences(
        moved=tuple(item for item in taken if place[item] not in stayed),
        deferred=tuple(item for item in issued if item not in set(taken)),
        added=len(adopted) - len(taken),
    )


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The members of a longest rising subsequence; agendas are short, so quadratic is quick.

    Of two equally long ones the later counts: of two items that changed places, the one that was
    taken first is the one that moved.
    """
    best: list[list[int]] = []
    for number in numbers:
        before = [run for run in best if run[-1] < number]
        longest_before: list[int] = max(before, key=len, default=[])
        best.append([*longest_before, number])
    longest: list[int] = max(reversed(best), key=len, default=[])
    return set(longest)
