"""The paper that a call rests on: the meeting's issued agenda, and the places it has.

An issued paper never changes, so its places are read once for each language and kept in memory.
"""

import json
from collections.abc import Sequence

from wgtr.core.kept import Kept
from wgtr.documents.models import Revision
from wgtr.documents.queries import content_of
from wgtr.documents.queries.for_pages import agenda_among, papers_of
from wgtr.meetings.models import Meeting
from wgtr.rendering.settling import settled
from wgtr.submissions.models import CallKind
from wgtr.submissions.places import FAQ, GENERAL, Place, places_of
from wgtr.texts.contents import text_in
from wgtr.texts.house import house_style
from wgtr.tree.languages import Language

_places: Kept[tuple[Place, ...]] = Kept(100)


def agenda_of(meeting: Meeting) -> Revision | None:
    """Give the current revision of a meeting's agenda; None where none is issued."""
    return agenda_among(papers_of(meeting))


def places_in(agenda: Revision | None, language: str) -> Sequence[Place]:
    """Give the places of an agenda, in `language` where it is issued in it, else the original."""
    if agenda is None:
        return (GENERAL,)
    trees = {version.language: version.tree_sha256 for version in agenda.versions}
    shown = Language(language if language in trees else agenda.original_language)
    sha256 = trees.get(shown) or agenda.tree_sha256 or ""

    def read() -> tuple[Place, ...]:
        text = text_in(json.loads(content_of(sha256)))
        return tuple(places_of(settled(text, shown, house_style())))

    return _places.get((sha256, shown), read)


def places_asked(kind: CallKind, agenda: Revision | None, language: str) -> Sequence[Place]:
    """Give the places that a call of a kind asks about."""
    return FAQ if kind is CallKind.FAQ else places_in(agenda, language)
