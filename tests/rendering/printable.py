"""What of a text a file in one language can hold: that language's words, without controls.

Where the language has no wording, the one that is printed in its place.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from wgtr.rendering.fallback import Filled
from wgtr.rendering.spans import clean
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Masthead,
    Part,
    Provision,
    SpanKind,
    Text,
    Wording,
)

Value = TypeVar("Value")


def printable(text: Text, language: Language) -> Text:
    return _Printable(text, language).text()


class _Printable:
    def __init__(self, text: Text, language: Language) -> None:
        self.source = text
        self.language = language
        self.filled = Filled(language, text.original_language)

    def text(self) -> Text:
        parts = tuple(self.part(part) for part in self.source.parts)
        notes = tuple(replace(n, wording=self.wordings(n.wording)) for n in self.source.notes)
        return replace(
            self.source,
            parts=parts,
            notes=notes,
            masthead=self.masthead(self.source.masthead),
            notes_title={k: clean(v) for k, v in self.own(self.source.notes_title).items()},
        )

    def own(self, values: Mapping[Language, Value]) -> dict[Language, Value]:
        return {self.language: values[self.language]} if self.language in values else {}

    def part(self, part: Part) -> Part:
        title = self.filled.chosen(part.title)
        return replace(
            part,
            title={} if title is None else {title[0]: self.inlines(title[1])},
            provisions=tuple(self.provision(provision) for provision in part.provisions),
            masthead=None if part.masthead is None else self.masthead(part.masthead),
            label_word=self.own(part.label_word),
        )

    def provision(self, provision: Provision) -> Provision:
        children = tuple(self.provision(child) for child in provision.children)
        return replace(provision, wording=self.wordings(provision.wording), children=children)

    def wordings(self, wordings: Mapping[Language, Wording]) -> dict[Language, Wording]:
        found = self.filled.chosen(wordings)
        if found is None:
            return {}
        rows = tuple(tuple(map(self.inlines, row)) for row in found[1].rows)
        wording = Wording(self.inlines(found[1].heading), self.inlines(found[1].body), rows)
        return {found[0]: wording}

    def masthead(self, masthead: Masthead) -> Masthead:
        lines = {
            language: tuple(map(clean, lines))
            for language, lines in self.own(masthead.lines).items()
        }
        return replace(masthead, issued_by=self.own(masthead.issued_by), lines=lines)

    def inlines(self, inlines: Inlines) -> Inlines:
        return tuple(
            replace(span, text="" if span.kind is SpanKind.NOTE else clean(span.text))
            for span in inlines
        )
