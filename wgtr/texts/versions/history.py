"""A text's versions as a person reads them: what was done, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l

from wgtr.texts.models import TextVersion

DONE = {
    "word": _l("Words changed"),
    "note": _l("Note changed"),
    "new-note": _l("Note added"),
    "remove-note": _l("Note removed"),
    "title": _l("Title changed"),
    "add": _l("Provision added"),
    "split": _l("Provision divided"),
    "restore": _l("Earlier version restored"),
    "up": _l("Moved up"),
    "down": _l("Moved down"),
    "in": _l("Moved in"),
    "out": _l("Moved out"),
    "join": _l("Joined with the next"),
    "remove": _l("Provision removed"),
}
"""What the first word of a version's comment says; other comments are shown as they are."""


@dataclass(frozen=True)
class HistoryLine:
    """One version: its number, who saved it, when (UTC), and what was done."""

    number: int
    saved_by: str
    saved_at: datetime
    done: str
    language: str | None


def lines_of_history(versions: Iterable[TextVersion]) -> Iterator[HistoryLine]:
    """Say of each version what a list shows."""
    for version in versions:
        word, *rest = version.comment.split(" ")
        known = word in DONE and bool(rest)
        language = rest[-1] if known and len(rest) > 1 else None
        done = str(DONE[word]) if known else version.comment
        yield HistoryLine(version.number, version.saved_by, version.saved_at, done, language)
