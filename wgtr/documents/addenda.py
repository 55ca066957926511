"""The first draft of an addendum: what the house's blueprint begins with, under its title."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from wgtr.core.paths import agendas_folder
from wgtr.tree.blueprints import blueprint_from, empty_part
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Span, SpanKind, Text

KIND = "addendum"


def empty_addendum(document: Mapping[str, str], original: Language) -> Text:
    """Give an addendum to a paper, with a first paragraph that has no words yet.

    `document` is the paper's title by language code; the addendum has a title in those languages.
    """
    file = agendas_folder() / "blueprints" / f"{KIND}.toml"
    blueprint = blueprint_from(tomllib.loads(file.read_text("utf-8")))
    ids = count(1)
    part = empty_part(blueprint, None, lambda: f"a{next(ids)}")
    title = {
        language: _naming(words, document[language])
        for language, words in part.title.items()
        if document.get(language)
    }
    return Text(KIND, original, parts=(replace(part, title=title),))


def _naming(words: Inlines, document: str) -> Inlines:
    return tuple(Span(document) if span.kind is SpanKind.PLACE else span for span in words)
