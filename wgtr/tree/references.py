"""Words that follow the tree: cross-references that show today's number, places that show facts.

A cross-reference names a provision by its id and holds `{number}` in its words: "paragraph
{number} above". A place names a fact that lives in records (the deadline, the Chair), so that a
moved meeting is said rightly in every text that is still a draft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wgtr.tree.languages import Language
from wgtr.tree.numbering import with_path
from wgtr.tree.provisions import (
    Inlines,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    Wordings,
    plain,
)

Facts = Mapping[str, Mapping[Language, str]]
NUMBER = "{number}"
LOST = "?"


def resolved(text: Text, language: Language, facts: Facts | None = None) -> Text:
    """The text with every cross-reference's number and every known fact filled in.

    A reference to an unnumbered provision (any other business) shows its heading; one to a
    provision that is gone shows "?" (`lost_references` lists them). A place whose fact is not given
    keeps the words it has.
    """
    filler = _Filler(language, _names(text, language), facts or {})
    notes = tuple(replace(note, wording=filler.wordings(note.wording)) for note in text.notes)
    return replace(text, parts=tuple(filler.part(part) for part in text.parts), notes=notes)


class Sayings:
    """What spans say to a reader: their words, with the numbers of cross-references filled in."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._fillers: dict[Language, _Filler] = {}

    def __call__(self, inlines: Inlines, language: Language) -> str:
        """The plain words of `inlines` in a language of the text."""
        if all(span.kind is not SpanKind.REFERENCE for span in inlines):
            return plain(inlines)  # most refer to nothing: numbers are counted where one does
        if language not in self._fillers:
            self._fillers[language] = _Filler(language, _names(self._text, language), {})
        return plain(self._fillers[language].inlines(inlines))


def lost_references(text: Text) -> list[tuple[str, str]]:
    """Each (id, target) of a cross-reference whose target is not in the text.

    The id is that of the provision, part (for its title) or note in which the reference stands.
    """
    known = {provision.id for provision in text.walk()} | {part.id for part in text.parts}
    return [
        (holder, span.target or "")
        for holder, span in _spans(text)
        if span.kind is SpanKind.REFERENCE and span.target not in known
    ]


def places(text: Text) -> Iterator[tuple[str, Span]]:
    """Each place with the id of the provision, part or note it stands in."""
    return ((holder, span) for holder, span in _spans(text) if span.kind is SpanKind.PLACE)


def _spans(text: Text) -> Iterator[tuple[str, Span]]:
    """Every span of a text, in every language, with the id of what it stands in."""
    for part in text.parts:
        for title in part.title.values():
            yield from ((part.id, span) for span in title)
    worded = [(provision.id, provision.wording) for provision in text.walk()]
    for holder, wordings in worded + [(note.id, note.wording) for note in text.notes]:
        for wording in wordings.values():
            yield from ((holder, span) for span in wording.spans())


def _names(text: Text, language: Language) -> dict[str, str]:
    """What a cross-reference to each part or provision shows."""
    labels = {part.id: part.label or LOST for part in text.parts}
    return labels | _headings(text, language) | dict(with_path(text, language))


def _headings(text: Text, language: Language) -> dict[str, str]:
    return {
        provision.id: plain(provision.wording.get(language, Wording()).heading) or LOST
        for provision in text.walk()
    }


class _Filler:
    """Fills one language of a text."""

    def __init__(self, language: Language, numbers: Mapping[str, str], facts: Facts) -> None:
        self.language = language
        self.numbers = numbers
        self.facts = facts

    def part(self, part: Part) -> Part:
        title = dict(part.title)
        if self.language in title:
            title[self.language] = self.inlines(title[self.language])
        provisions = tuple(self.provision(provision) for provision in part.provisions)
        return replace(part, title=title, provisions=provisions)

    def provision(self, provision: Provision) -> Provision:
        children = tuple([self.provision(child) for child in provision.children])
        return replace(provision, wording=self.wordings(provision.wording), children=children)

    def wordings(self, wordings: Wordings) -> Wordings:
        if self.language not in wordings:
            return wordings
        return {**wordings, self.language: self.wording(wordings[self.language])}

    def wording(self, wording: Wording) -> Wording:
        rows = tuple(tuple(self.inlines(cell) for cell in row) for row in wording.rows)
        return Wording(self.inlines(wording.heading), self.inlines(wording.body), rows)

    def inlines(self, inlines: Inlines) -> Inlines:
        return tuple(self.span(span) for span in inlines)

    def span(self, span: Span) -> Span:
        if span.kind is SpanKind.REFERENCE:
            number = self.numbers.get(span.target or "", LOST)
            return replace(span, text=span.text.replace(NUMBER, number))
        if span.kind is SpanKind.PLACE:
            said = self.facts.get(span.target or "", {}).get(self.language)
            return span if said is None else replace(span, text=said)
        return span
