"""Words that follow the tree: cross-references that show today's number, places that show facts.

A cross-reference names a provision by its id and holds `{number}` in its words: "paragraph
{number} above". A place names a fact that lives in records (the deadline, the Chair), so that a
moved meeting is said rightly in every text that is still a draft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wgtr.tree.languages import Language
from wgtr.tree.numbering import with_path
from wgtr.tree.provisions import Inlines, Part, Provision, Span, SpanKind, Text, Wording

Facts = Mapping[str, Mapping[Language, str]]
NUMBER = "{number}"
LOST = "?"


def resolved(text: Text, language: Language, facts: Facts | None = None) -> Text:
    """The text with every cross-reference's number and every known fact filled in.

    A reference to a provision that is gone shows "?" (`lost_references` lists them); a place whose
    fact is not given keeps the words it has.
    """
    paths = dict(with_path(text, language))
    labels = {part.id: part.label or "" for part in text.parts}
    filler = _Filler(language, {**labels, **paths}, facts or {})
    return text.with_parts(tuple(filler.part(part) for part in text.parts))


def lost_references(text: Text) -> list[tuple[str, str]]:
    """Each (provision id, target) of a cross-reference whose target is not in the text."""
    known = {provision.id for provision in text.walk()} | {part.id for part in text.parts}
    return [
        (provision.id, span.target or "")
        for provision in text.walk()
        for wording in provision.wording.values()
        for span in wording.spans()
        if span.kind is SpanKind.REFERENCE and span.target not in known
    ]


def places(text: Text) -> Iterator[tuple[str, Span]]:
    """Each place with the id of the provision it stands in."""
    for provision in text.walk():
        for wording in provision.wording.values():
            for span in wording.spans():
                if span.kind is SpanKind.PLACE:
                    yield provision.id, span


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
        wording = dict(provision.wording)
        if self.language in wording:
            wording[self.language] = self.wording(wording[self.language])
        children = tuple(self.provision(child) for child in provision.children)
        return replace(provision, wording=wording, children=children)

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
