"""What became of a text elsewhere: what was issued of it, or approved, and is fixed since.

The rooms above register who can tell; the text's page says it, so that nobody takes an edit for a
change of what is fixed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wgtr.texts.models import KeptText


@dataclass(frozen=True)
class Fixed:
    """A sentence in the page's language on what is fixed, and where it stands."""

    sentence: str
    name: str
    address: str


Teller = Callable[[KeptText], Iterable[Fixed]]
"""Given a text, tells what is fixed of it; it asks the database once."""

_tellers: list[Teller] = []


def tells_what_is_fixed(teller: Teller) -> Teller:
    """Register who can tell what is fixed of a text."""
    _tellers.append(teller)
    return teller


def fixed_of(text: KeptText) -> list[Fixed]:
    """Tell what is fixed of a text, whoever fixed it."""
    return [each for teller in _tellers for each in teller(text)]
