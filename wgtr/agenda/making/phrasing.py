"""Standard phrases of blueprints, with references put where they name an annex or an item."""

from collections.abc import Mapping
from dataclasses import dataclass

from wgtr.tree.blueprints import Blueprint
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Kind, Part, Provision, Span, SpanKind, Wording
from wgtr.tree.references import NUMBER

LABEL = "{label}"
Names = Mapping[str, Mapping[Language, Inlines]]
"""What stands in a phrase's places, by the place's name and the language."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of one blueprint."""

    blueprint: Blueprint

    def said(self, name: str, names: Names | None = None) -> dict[Language, Inlines]:
        """A phrase with `names` in its places; other places are left to the facts.

        It is said in the languages in which everything that was given is said.
        """
        given = names or {}
        return {
            language: _filled(inlines, language, given)
            for language, inlines in self.blueprint.phrases[name].items()
            if all(language in each for each in given.values())
        }

    def bullet(self, id_: str, name: str, names: Names | None = None) -> Provision:
        """A phrase as a bullet."""
        return Provision(id_, Kind.BULLET, bodies(self.said(name, names)))

    def paragraph(self, id_: str, name: str, names: Names | None = None) -> Provision:
        """A phrase as a paragraph without a number."""
        return Provision(id_, Kind.PARAGRAPH, bodies(self.said(name, names)))


def bodies(said: Mapping[Language, Inlines]) -> dict[Language, Wording]:
    """Words as the bodies of a provision."""
    return {language: Wording(body=inlines) for language, inlines in said.items()}


def headings(said: Mapping[Language, Inlines]) -> dict[Language, Wording]:
    """Words as the headings of a provision."""
    return {language: Wording(heading=inlines) for language, inlines in said.items()}


def reference_to_item(item: str) -> dict[Language, Inlines]:
    """A cross-reference that shows an item's number."""
    return dict.fromkeys(Language, (Span(NUMBER, SpanKind.REFERENCE, item),))


def reference_to_annex(part: Part, blueprint: Blueprint) -> dict[Language, Inlines]:
    """A cross-reference that names an annex by its word and label: "Annex A", "附件A"."""
    words = blueprint.label.words[blueprint.label.word]
    return {
        language: (Span(words[language].replace(LABEL, NUMBER), SpanKind.REFERENCE, part.id),)
        for language in words
    }


def place(name: str, languages: Mapping[Language, object]) -> dict[Language, Inlines]:
    """A place that a fact of the records fills in, in some languages."""
    return {language: (Span("", SpanKind.PLACE, name),) for language in languages}


def _filled(inlines: Inlines, language: Language, names: Names) -> Inlines:
    filled: list[Span] = []
    for span in inlines:
        given = names.get(span.target or "") if span.kind is SpanKind.PLACE else None
        filled.extend((span,) if given is None else given[language])
    return tuple(filled)
