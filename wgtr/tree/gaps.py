"""What a text leaves open: facts in brackets, numbers without words, marks that were lost."""

from collections import Counter
from collections.abc import Iterator

from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    leading_language,
    plain,
)

MARKS = frozenset({SpanKind.NOTE, SpanKind.REFERENCE, SpanKind.PLACE})
"""What stands for something else, and is typed as a bracket."""


def open_facts(text: Text, language: Language) -> list[str]:
    """Give the facts that a text shows in brackets in a language ("[Chair]"), each once, in order.

    A place holds its name in brackets until the records know its fact.
    """
    shown = (
        " ".join(span.text.split())
        for inlines in _said(text, language)
        for span in inlines
        if span.kind is SpanKind.PLACE
    )
    return list(dict.fromkeys(words for words in shown if words.startswith("[")))


def silent_provisions(text: Text) -> list[Provision]:
    """Give the numbered provisions that would be printed as a number alone."""
    leading = leading_language(text)
    return [
        provision
        for provision in text.walk()
        if provision.numbered
        and not provision.children
        and not _says(provision.wording.get(leading, Wording()))
    ]


def marks_lost(original: Wording, translated: Wording) -> list[Span]:
    """Give the original's note calls, references and places that a translation does not have.

    Words can be said in another order or way; a mark is there or it is not.
    """
    there = Counter(_mark(span) for span in translated.spans() if span.kind in MARKS)
    lost = []
    for span in original.spans():
        if span.kind not in MARKS:
            continue
        if there[_mark(span)]:
            there[_mark(span)] -= 1
        else:
            lost.append(span)
    return lost


def _mark(span: Span) -> tuple[SpanKind, str | None]:
    return span.kind, span.target


def _says(wording: Wording) -> bool:
    return any(plain(inlines).strip() for inlines in _inlines(wording))


def _said(text: Text, language: Language) -> Iterator[Inlines]:
    for part in text.parts:
        yield part.title.get(language, ())
    worded = [provision.wording for provision in text.walk()]
    for wordings in worded + [note.wording for note in text.notes]:
        yield from _inlines(wordings.get(language, Wording()))


def _inlines(wording: Wording) -> Iterator[Inlines]:
    yield from (wording.heading, wording.body)
    yield from (cell for row in wording.rows for cell in row)
