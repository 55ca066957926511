"""The reviewed table of who may do what, as `table.txt` holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("table.txt")
IDENTITIES = (
    "anonymous",
    "secretariat",
    "chair",
    "co-chair",
    "assistant",
    "facilitator",
    "delegate",
    "other-delegate",
    "signatory",
    "organisation",
    "translator",
    "recorder",
    "reader",
    "deactivated",
)
"""Who asks. What addresses name is Switzerland's, whose is `delegate`; the other is Spain's."""

GROUPS = {
    "everybody": frozenset(IDENTITIES),
    "signed-in": frozenset(IDENTITIES) - {"anonymous", "deactivated"},
    "writers": frozenset({"secretariat", "chair", "co-chair", "assistant"}),
    "delegates": frozenset({"delegate", "other-delegate", "signatory", "organisation"}),
    "delegates-of-parties": frozenset({"delegate", "other-delegate", "signatory"}),
    "nobody": frozenset[str](),
}
LINE = re.compile(r"(GET|POST)\s+(/\S*)\s+([a-z, -]+?)(\s+else 404)?")


@dataclass(frozen=True)
class Line:
    """One line: a verb and an address, who may, and how the others are refused."""

    verb: str
    address: str
    who: str
    allowed: frozenset[str]
    refusal: int

    def __str__(self) -> str:
        return f"{self.verb} {self.address}"


def lines() -> Iterator[Line]:
    """Read the table. Raises ValueError, with the line, where it cannot be understood."""
    for text in FILE.read_text("utf-8").split("\n"):
        if text and not text.startswith("#"):
            yield _line(text)


def _line(text: str) -> Line:
    found = LINE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"table.txt: this is no line of the table: {text!r}")
    verb, address, who, hides = found.groups()
    names = [name.strip() for name in who.split(",")]
    unknown = set(names) - set(GROUPS) - set(IDENTITIES)
    if unknown:
        raise ValueError(f"table.txt: nobody is called {sorted(unknown)}: {text!r}")
    allowed = frozenset[str]().union(*(GROUPS.get(name, {name}) for name in names))
    return Line(verb, address, who, allowed, 404 if hides else 403)
