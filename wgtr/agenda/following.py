"""Letting a draft's places follow the records: its words change where a fact has changed.

Some provisions have facts of their own (which topic an item is about), which win over the paper's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Provision,
    Sitting,
    Span,
    SpanKind,
    Text,
    Wording,
)
from wgtr.tree.references import Facts


@dataclass(frozen=True)
class Known:
    """The facts of a paper, and by a provision's id those that hold in it and below it."""

    facts: Facts
    own: Mapping[str, Facts] = field(default_factory=dict)
    sittings: tuple[Sitting, ...] = ()


def followed(text: Text, known: Known) -> Text:
    """The text with every place that has a fact saying it; agendas get the meeting's sittings."""
    parts = []
    for part in text.parts:
        facts = _within(known.facts, part.id, known)
        sittings = known.sittings if part.kind == "agenda" and known.sittings else part.sittings
        parts.append(
            replace(
                part,
                title={each: _said(words, each, facts) for each, words in part.title.items()},
                provisions=tuple(_provision(one, facts, known) for one in part.provisions),
                sittings=sittings,
            )
        )
    return text.with_parts(tuple(parts))


def places_unknown(text: Text, known: Known) -> list[str]:
    """The names of places in a text for which there is no fact, in any language, sorted."""
    return sorted({name for _, name, facts in _places(text, known) if name not in facts})


def places_unworded(text: Text, known: Known) -> dict[Language, list[str]]:
    """By language, the names of places whose fact is known, but not in that language; sorted.

    They keep the words they had there, brackets in new papers, the old fact in ones that were
    carried over or moved: a meeting whose place was given in English only, for one.
    """
    lacking: dict[Language, set[str]] = {}
    for language, name, facts in _places(text, known):
        if name in facts and not facts[name].get(language):
            lacking.setdefault(language, set()).add(name)
    return {language: sorted(lacking[language]) for language in Language if language in lacking}


Place = tuple[Language, str, Facts]
"""The language and the name of a place, and the facts that hold there."""


def _places(text: Text, known: Known) -> Iterator[Place]:
    for part in text.parts:
        facts = _within(known.facts, part.id, known)
        for language, words in part.title.items():
            yield from ((language, name, facts) for name in _named(words))
        for provision in part.provisions:
            yield from _places_in(provision, facts, known)


def _places_in(provision: Provision, facts: Facts, known: Known) -> Iterator[Place]:
    facts = _within(facts, provision.id, known)
    for language, wording in provision.wording.items():
        yield from ((language, name, facts) for name in _named(tuple(wording.spans())))
    for child in provision.children:
        yield from _places_in(child, facts, known)


def _named(inlines: Inlines) -> set[str]:
    return {span.target or "" for span in inlines if span.kind is SpanKind.PLACE}


def _within(facts: Facts, holder: str, known: Known) -> Facts:
    own = known.own.get(holder)
    return facts if own is None else {**facts, **own}


def _provision(provision: Provision, facts: Facts, known: Known) -> Provision:
    facts = _within(facts, provision.id, known)
    return replace(
        provision,
        wording={each: _wording(said, each, facts) for each, said in provision.wording.items()},
        children=tuple(_provision(child, facts, known) for child in provision.children),
    )


def _wording(wording: Wording, language: Language, facts: Facts) -> Wording:
    rows = tuple(tuple(_said(cell, language, facts) for cell in row) for row in wording.rows)
    heading, body = (_said(each, language, facts) for each in (wording.heading, wording.body))
    return Wording(heading, body, rows)


def _said(inlines: Inlines, language: Language, facts: Facts) -> Inlines:
    return tuple(_span(span, language, facts) for span in inlines)


def _span(span: Span, language: Language, facts: Facts) -> Span:
    if span.kind is not SpanKind.PLACE:
        return span
    said = facts.get(span.target or "", {}).get(language)
    return span if said is None else replace(span, text=said)
