"""What papers are made from: trees and wordings, as the records hold them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from wgtr.agenda.phrases import AgendaWords
from wgtr.mandates.paragraphs import MandateParagraph, paragraphs_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    Wordings,
)
from wgtr.tree.references import resolved

Said = Mapping[Language, str]


@dataclass(frozen=True)
class TopicSource:
    """A topic of the workplan: its key in ids, title, aim and questions, if any are kept."""

    key: str
    title: Said
    aim: Said = field(default_factory=dict)
    questions: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Everything a meeting's papers are made from.

    `topic_paragraph` is the mandate's paragraph under which topics are taken up. `body` is the
    body's name, which stands under the agenda's masthead.
    """

    mandate: Text
    words: AgendaWords
    body: Said
    topic_paragraph: str | None = None
    topics: tuple[TopicSource, ...] = ()
    next_mandate: Text | None = None

    @property
    def paragraphs(self) -> list[MandateParagraph]:
        """The mandate's paragraphs after the standing one, in words that need nothing around."""
        return paragraphs_of(_standing_alone(self.mandate))


def said_in(words: Said) -> dict[Language, tuple[Span, ...]]:
    """Plain words as spans, in the languages there are."""
    return {language: (Span(said),) for language, said in words.items() if said}


def copied(provision: Provision, prefix: str) -> Provision:
    """A provision under another id, with all below it."""
    children = tuple(copied(child, prefix) for child in provision.children)
    return replace(provision, id=f"{prefix}-{provision.id}", children=children)


def grafted(part: Part, prefix: str) -> tuple[Provision, ...]:
    """A part's provisions as they stand in another text: their ids, and what names them, renamed.

    Calls of notes are renamed too; the notes go along (`notes_of`).
    """
    return tuple(_grafted(provision, prefix) for provision in part.provisions)


def _grafted(provision: Provision, prefix: str) -> Provision:
    return replace(
        provision,
        id=f"{prefix}-{provision.id}",
        wording=_renamed(provision.wording, prefix),
        children=tuple(_grafted(child, prefix) for child in provision.children),
        about=(),
    )


def notes_of(text: Text, prefix: str) -> tuple[Note, ...]:
    """A text's notes as they stand in another text."""
    return tuple(
        replace(note, id=f"{prefix}-{note.id}", wording=_renamed(note.wording, prefix))
        for note in text.notes
    )


def _renamed(wordings: Wordings, prefix: str) -> dict[Language, Wording]:
    def span(one: Span) -> Span:
        named = one.kind in {SpanKind.NOTE, SpanKind.REFERENCE} and one.target is not None
        return replace(one, target=f"{prefix}-{one.target}") if named else one

    return _each_span(wordings, lambda inlines: tuple(span(one) for one in inlines))


def _standing_alone(text: Text) -> Text:
    """A text with its cross-references said in words and its calls of notes left out."""
    for language in Language:
        text = resolved(text, language)
    parts = tuple(
        replace(part, provisions=tuple(_alone(one) for one in part.provisions))
        for part in text.parts
    )
    return text.with_parts(parts)


def _alone(provision: Provision) -> Provision:
    def words(inlines: Inlines) -> Inlines:
        return tuple(
            replace(span, kind=SpanKind.WORDS, target=None)
            if span.kind in {SpanKind.REFERENCE, SpanKind.PLACE}
            else span
            for span in inlines
            if span.kind is not SpanKind.NOTE
        )

    return replace(
        provision,
        wording=_each_span(provision.wording, words),
        children=tuple(_alone(child) for child in provision.children),
    )


def _each_span(wordings: Wordings, change: Callable[[Inlines], Inlines]) -> dict[Language, Wording]:
    return {
        language: Wording(
            change(said.heading),
            change(said.body),
            tuple(tuple(change(cell) for cell in row) for row in said.rows),
        )
        for language, said in wordings.items()
    }
