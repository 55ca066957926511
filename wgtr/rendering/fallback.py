"""Wording that a language lacks, filled in from the original language, so that it can be printed.

What was filled in is remembered by id: it is printed marked, and a notice says so at the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from wgtr.tree.languages import Language
from wgtr.tree.provisions import Note, Part, Provision, Text, Wording

Value = TypeVar("Value")


@dataclass(slots=True)
class Filled:
    """A text in which everything is worded in `language`; `borrowed` says from which language."""

    language: Language
    original: Language
    borrowed: dict[str, Language] = field(default_factory=dict)

    def text(self, text: Text) -> Text:
        """The text with all that is missing filled in."""
        parts = tuple(self._part(part) for part in text.parts)
        notes = tuple(self._note(note) for note in text.notes)
        return replace(text, parts=parts, notes=notes)

    def chosen(self, values: Mapping[Language, Value]) -> tuple[Language, Value] | None:
        """A value in the language wanted, else the original, else any; None where there is none."""
        for language in (self.language, self.original, *Language):
            if language in values:
                return language, values[language]
        return None

    def _part(self, part: Part) -> Part:
        title = dict(part.title)
        found = self.chosen(part.title)
        if found is not None:
            title[self.language] = found[1]
            self.remember(part.id, found[0])
        provisions = tuple(self._provision(provision) for provision in part.provisions)
        return replace(part, title=title, provisions=provisions)

    def _provision(self, provision: Provision) -> Provision:
        children = tuple([self._provision(child) for child in provision.children])
        wording = self._wording(provision.id, provision.wording)
        return replace(provision, wording=wording, children=children)

    def _note(self, note: Note) -> Note:
        return replace(note, wording=self._wording(f"note {note.id}", note.wording))

    def _wording(
        self, holder: str, wording: Mapping[Language, Wording]
    ) -> Mapping[Language, Wording]:
        found = self.chosen(wording)
        if found is None or found[0] is self.language:
            return wording
        self.remember(holder, found[0])
        return {**wording, self.language: found[1]}

    def remember(self, holder: str, language: Language) -> None:
        """Remember that what `holder` says stands in another language, if it does."""
        if language is not self.language:
            self.borrowed[holder] = language
