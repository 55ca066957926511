"""Arranging a kept text: adding, moving, dividing, joining and removing its provisions."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from wgtr.core.errors import RuleViolation
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations.keeping import locked_latest, save_after
from wgtr.texts.operations.wording import Clash, Saving
from wgtr.texts.queries import text_of, version_numbered
from wgtr.tree import edits
from wgtr.tree.edits import CannotEdit
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Provision, Text, Wording, note_calls


class Arrangement(StrEnum):
    """A change of a provision's place, with all below it."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"
    JOIN = "join"
    REMOVE = "remove"


HOW: dict[Arrangement, Callable[[Text, str], Text]] = {
    Arrangement.UP: edits.move_up,
    Arrangement.DOWN: edits.move_down,
    Arrangement.IN: edits.indent,
    Arrangement.OUT: edits.outdent,
    Arrangement.JOIN: edits.merge_with_next,
    Arrangement.REMOVE: edits.remove,
}


def arrange(*, kept: KeptText, provision_id: str, how: Arrangement, by: str) -> TextVersion:
    """Arrange one provision in the text as it stands now; what others saved meanwhile stays.

    Raises RuleViolation with the reason where it cannot be done: nothing before it to put it
    under, gone meanwhile.
    """
    return _save(
        kept, lambda text: HOW[how](text, provision_id), by=by, comment=f"{how} {provision_id}"
    )


def add_provision(*, kept: KeptText, new: Provision, at: str, inside: bool, by: str) -> TextVersion:
    """Add a provision behind the one called `at`, or `inside` it as its last; a part holds too.

    Raises RuleViolation where `at` is gone.
    """

    def change(text: Text) -> Text:
        if any(part.id == at for part in text.parts):
            return edits.add_to_part(text, at, new)
        return edits.add_inside(text, at, new) if inside else edits.add_after(text, at, new)

    return _save(kept, change, by=by, comment=f"add {new.id}")


def split_provision(
    *, saving: Saving, provision_id: str, language: Language, at: int, new_id: str
) -> TextVersion:
    """Cut a provision in two at a character of its body in one language.

    Raises Clash where its words were changed meanwhile, so that the cut falls where it was meant.
    """
    latest = locked_latest(saving.kept)
    seen = version_numbered(saving.kept, saving.on_top_of)
    if seen is None or _body(text_of(seen), provision_id, language) != _body(
        text_of(latest), provision_id, language
    ):
        raise Clash(latest)
    return _save(
        saving.kept,
        lambda text: edits.split(text, provision_id, language, at, new_id),
        by=saving.by,
        comment=f"split {provision_id}",
    )


def remove_note(*, kept: KeptText, note_id: str, by: str) -> TextVersion:
    """Take out a note that is called nowhere. Raises RuleViolation where it is called."""

    def change(text: Text) -> Text:
        if any(note_id in set(note_calls(text, language)) for language in Language):
            raise CannotEdit("The note is still called in the text. Delete its brackets first.")
        return replace(text, notes=tuple(note for note in text.notes if note.id != note_id))

    return _save(kept, change, by=by, comment=f"remove-note {note_id}")


def restore_version(*, kept: KeptText, number: int, by: str) -> TextVersion:
    """Save an earlier version once more, as the latest. Raises RuleViolation if it is unknown."""
    latest, wanted = locked_latest(kept), version_numbered(kept, number)
    if wanted is None:
        raise RuleViolation("There is no version %(number)s of this text.", number=number)
    return save_after(latest, text_of(wanted), by=by, comment=f"restore {number}")


def _save(kept: KeptText, change: Callable[[Text], Text], *, by: str, comment: str) -> TextVersion:
    latest = locked_latest(kept)
    try:
        text = change(text_of(latest))
    except CannotEdit as why:
        raise RuleViolation(str(why)) from None
    return save_after(latest, text, by=by, comment=comment)


def _body(text: Text, provision_id: str, language: Language) -> object:
    try:
        return text.provision(provision_id).wording.get(language, Wording()).body
    except KeyError:
        return None
