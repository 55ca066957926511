"""The mandate within a paper: an annex of an agenda, or the whole of a paper of its own."""

from collections.abc import Mapping
from dataclasses import replace

from wgtr.mandates.carrying.words import CarryingWords
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead, Part, Text, note_calls, plain


def mandate_alone(text: Text, words: Mapping[Language, CarryingWords]) -> Text:
    """The text with nothing but the mandate: itself where it has one part, else its annex.

    Notes that the annex does not call stay behind, as does what stands above the whole paper.
    """
    if len(text.parts) == 1:
        return text
    part = next((part for part in text.parts if _is_mandate(part, words)), None)
    if part is None:
        return text
    alone = replace(text, kind="mandate", parts=(part,), masthead=Masthead())
    called = {name for language in Language for name in note_calls(alone, language)}
    notes = tuple(note for note in text.notes if note.id in called)
    return replace(alone, notes=notes)


def _is_mandate(part: Part, words: Mapping[Language, CarryingWords]) -> bool:
    return part.kind not in {"letter", "agenda"} and any(
        word in plain(title).casefold()
        for language, title in part.title.items()
        if language in words
        for word in words[language].mandate
    )
