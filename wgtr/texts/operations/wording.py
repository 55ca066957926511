"""Wording one piece of a kept text in one language, on top of what the person had before them.

Two people may work on one text at once, in different places or languages: what one saves is put on
top of what the other saved meanwhile. Only where both changed the same words is there a clash.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wgtr.core.errors import RuleViolation
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations.keeping import locked_latest, save_after
from wgtr.texts.queries import text_of, version_numbered
from wgtr.tree.edits import CannotEdit, reword
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Note, Rows, Text, Wording
from wgtr.tree.symbols import Grammars
from wgtr.tree.symbols.marking import with_symbols
from wgtr.tree.typed import Brackets, brackets_for, read_back


class Clash(RuleViolation):
    """Somebody saved other words for the same piece meanwhile; `latest` is what stands there."""

    def __init__(self, latest: TextVersion) -> None:
        self.latest = latest
        super().__init__(
            "%(who)s saved other words here meanwhile. Yours are kept below, beside those.",
            who=latest.saved_by,
        )


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a person typed for one wording: heading, body and a table's cells as plain fields."""

    heading: str = ""
    body: str = ""
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, kw_only=True)
class Saving:
    """Who saves, on top of which version, and how symbols in what they typed are known."""

    kept: KeptText
    on_top_of: int
    by: str
    grammars: Grammars = ()


def word_provision(
    *, saving: Saving, provision_id: str, language: Language, typed: Typed
) -> TextVersion:
    """Give a provision the words that were typed, in one language.

    Raises Clash where somebody changed the same words meanwhile, RuleViolation where the provision
    is gone, or would say nothing in the original language: a number alone is no provision.
    """
    if not _says(typed) and language is text_of(locked_latest(saving.kept)).original_language:
        raise RuleViolation("Write what it says, or remove it from the text.")
    return _save(
        saving,
        piece=lambda text: _provision_words(text, provision_id, language),
        change=lambda base, latest: reword(
            latest,
            provision_id,
            language,
            _worded(base, _provision_words(base, provision_id, language), language, typed, saving),
        ),
        comment=f"word {provision_id} {language}",
    )


def _says(typed: Typed) -> bool:
    cells = (cell for row in typed.rows for cell in row)
    return any(words.strip() for words in (typed.heading, typed.body, *cells))


def word_note(*, saving: Saving, note_id: str, language: Language, typed: str) -> TextVersion:
    """Give a note the words that were typed, in one language. Raises as `word_provision`."""

    def change(base: Text, latest: Text) -> Text:
        old = _note(base, note_id).wording.get(language, Wording())
        new = _worded(base, old, language, Typed(body=typed), saving)
        return _with_note(latest, note_id, language, replace(old, body=new.body))

    return _save(
        saving,
        piece=lambda text: _note(text, note_id).wording.get(language),
        change=change,
        comment=f"note {note_id} {language}",
    )


def word_title(*, saving: Saving, part_id: str, language: Language, typed: str) -> TextVersion:
    """Give a part the title that was typed, in one language. Raises as `word_provision`."""

    def title(text: Text) -> Inlines:
        found = next((part for part in text.parts if part.id == part_id), None)
        if found is None:
            raise CannotEdit("That part is no longer in the text.")
        return found.title.get(language, ())

    def change(base: Text, latest: Text) -> Text:
        new = _read(title(base), typed, brackets_for(base, language), saving)
        return latest.with_parts(
            tuple(
                replace(part, title={**part.title, language: new}) if part.id == part_id else part
                for part in latest.parts
            )
        )

    return _save(saving, piece=title, change=change, comment=f"title {part_id} {language}")


def add_note(*, saving: Saving, note_id: str, language: Language, typed: str) -> TextVersion:
    """Add a note; it is called by its bracket from any provision, and counts from then on."""

    def change(_base: Text, latest: Text) -> Text:
        if any(note.id == note_id for note in latest.notes):
            raise CannotEdit("A note with this id is already in the text.")
        words = _read((), typed, brackets_for(latest, language), saving)
        note = Note(note_id, {language: Wording(body=words)})
        return replace(latest, notes=(*latest.notes, note))

    return _save(
        saving, piece=lambda _text: None, change=change, comment=f"new-note {note_id} {language}"
    )


def _save(
    saving: Saving,
    *,
    piece: Callable[[Text], object],
    change: Callable[[Text, Text], Text],
    comment: str,
) -> TextVersion:
    """Save what `change` makes of the latest text, if `piece` of it is still what the person saw.

    `change` gets the text that the person saw, and the latest one.
    """
    latest = locked_latest(saving.kept)
    seen = latest if latest.number == saving.on_top_of else _seen(saving)
    base, now = text_of(seen), text_of(latest)
    try:
        if seen is not latest and piece(base) != piece(now):
            raise Clash(latest)
        text = change(base, now)
    except CannotEdit as why:
        raise RuleViolation(str(why)) from None
    return save_after(latest, text, by=saving.by, comment=comment)


def _seen(saving: Saving) -> TextVersion:
    found = version_numbered(saving.kept, saving.on_top_of)
    if found is None:
        raise RuleViolation("The version that you worked on is not known. Open the text anew.")
    return found


def _provision_words(text: Text, provision_id: str, language: Language) -> Wording:
    try:
        provision = text.provision(provision_id)
    except KeyError:
        raise CannotEdit("That provision is no longer in the text.") from None
    return provision.wording.get(language, Wording())


def _worded(base: Text, old: Wording, language: Language, typed: Typed, saving: Saving) -> Wording:
    brackets = brackets_for(base, language)
    return Wording(
        _read(old.heading, typed.heading, brackets, saving),
        _read(old.body, typed.body, brackets, saving),
        _rows(old.rows, typed.rows, brackets, saving),
    )


def _rows(old: Rows, typed: Sequence[Sequence[str]], brackets: Brackets, saving: Saving) -> Rows:
    def cell(row: int, column: int) -> Inlines:
        return old[row][column] if row < len(old) and column < len(old[row]) else ()

    return tuple(
        tuple(
            _read(cell(row, column), words, brackets, saving) for column, words in enumerate(cells)
        )
        for row, cells in enumerate(typed)
    )


def _read(old: Inlines, typed: str, brackets: Brackets, saving: Saving) -> Inlines:
    return with_symbols(read_back(old, typed.strip(), brackets), saving.grammars)


def _note(text: Text, note_id: str) -> Note:
    found = next((note for note in text.notes if note.id == note_id), None)
    if found is None:
        raise CannotEdit("That note is no longer in the text.")
    return found


def _with_note(text: Text, note_id: str, language: Language, wording: Wording) -> Text:
    return replace(
        text,
        notes=tuple(
            replace(note, wording={**note.wording, language: wording})
            if note.id == note_id
            else note
            for note in text.notes
        ),
    )
