"""The first draft of an addendum: what the house's blueprint begins with, under its title."""

from collections.abc import Mapping
from dataclasses import replace

from wgtr.texts.house import begun_part, blueprint_named
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Span, SpanKind, Text

KIND = "addendum"


def empty_addendum(document: Mapping[str, str], original: Language) -> Text:
    """Give an addendum to a paper, with a first paragraph that has no words yet.

    `document` is the paper's title by language code; the addendum has a title in those languages.
    """
    part = begun_part(blueprint_named(KIND))
    title = {
        language: _naming(words, document[language])
        for language, words in part.title.items()
        if document.get(language)
    }
    return Text(KIND, original, parts=(replace(part, title=title),))


def _naming(words: Inlines, document: str) -> Inlines:
    return tuple(Span(document) if span.kind is SpanKind.PLACE else span for span in words)
