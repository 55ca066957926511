"""Who answered, by region and category: counts with their denominator, and bars to draw."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wgtr.accounts.models import Delegation


@dataclass(frozen=True)
class Bar:
    """One group of delegations: how many of it answered, of how many there are."""

    name: str
    answered: int
    of: int

    @property
    def share(self) -> float:
        """The part that answered, from 0 to 1."""
        return self.answered / self.of if self.of else 0.0


def by_region(delegations: Iterable[Delegation], answered: frozenset[int]) -> list[Bar]:
    """Count States by their region, those without one left out."""
    return _counted(
        ((each.region, each.id) for each in delegations if each.is_state and each.region), answered
    )


def by_category(delegations: Iterable[Delegation], answered: frozenset[int]) -> list[Bar]:
    """Count delegations by what they are to the Treaty."""
    return _counted(((each.category.value, each.id) for each in delegations), answered)


def _counted(pairs: Iterable[tuple[str | None, int]], answered: frozenset[int]) -> list[Bar]:
    pairs = list(pairs)
    of = Counter(name for name, _number in pairs)
    there = Counter(name for name, number in pairs if number in answered)
    return [Bar(name or "", there[name], of[name]) for name in sorted(of, key=str)]


def total(bars: Sequence[Bar]) -> Bar:
    """Add bars up."""
    return Bar("", sum(each.answered for each in bars), sum(each.of for each in bars))
