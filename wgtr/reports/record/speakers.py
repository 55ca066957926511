"""Who may be picked as a speaker: delegations by any of their names, in the reader's order."""

from collections.abc import Sequence

from wgtr.accounts.models import Delegation
from wgtr.accounts.queries import delegations
from wgtr.core.languages import wording_of


class Speakers:
    """All delegations; found again by what was picked or typed."""

    def __init__(self, known: Sequence[Delegation]) -> None:
        self.known = known
        self._by_name = {
            _folded(name): each for each in known for name in (*each.name.values(), each.code)
        }

    @classmethod
    def all(cls) -> "Speakers":
        """Read every delegation, in one statement."""
        return cls(delegations())

    @property
    def names(self) -> list[str]:
        """Their names in the page's language, to pick from."""
        return sorted((self.name_of(each) for each in self.known), key=_folded)

    def name_of(self, delegation: Delegation | None) -> str:
        """A delegation's name in the page's language; nothing for none."""
        return "" if delegation is None else wording_of(delegation.name)

    def named(self, typed: str) -> Delegation | None:
        """The delegation that was picked or typed, by name in any language or by code."""
        return self._by_name.get(_folded(typed))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
