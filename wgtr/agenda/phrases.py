"""The words that agendas are made with: blueprints of their parts, and facts as papers say them.

All of it is data in `agendas/`; another body's folder holds another `facts.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wgtr.core.paths import agendas_folder
from wgtr.documents.mastheads import MastheadWords, masthead_words_from
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.tree.blueprints import Blueprint, blueprint_from
from wgtr.tree.fields import Misfit, fields
from wgtr.tree.languages import Language

PHRASES = ("chair", "co_chairs", "signatory", "deadline", "sitting", "between", "presenters")
BLUEPRINTS = {
    "letter": "chairs-letter",
    "agenda": "annotated-agenda",
    "questions": "annex-of-questions",
    "mandate": "mandate",
}


class BadFacts(ValueError):
    """`facts.toml` cannot be used; the message names the place and what is wrong."""


@dataclass(frozen=True)
class FactWords:
    """How facts are said: phrases by name and language, the address for input, endings of items."""

    phrases: Mapping[str, Mapping[Language, str]]
    endings: Mapping[Language, tuple[str, ...]]
    address: str

    def said(self, name: str, language: Language, **values: str) -> str:
        """A phrase with its placeholders filled in."""
        phrase = self.phrases[name][language]
        for placeholder, value in values.items():
            phrase = phrase.replace(f"{{{placeholder}}}", value)
        return phrase

    def joined(self, several: list[str], language: Language) -> str:
        """Several names or hours, as the language puts them in a row."""
        return self.phrases["between"][language].join(several)

    def title(self, item: str, language: Language) -> str:
        """A standing item without what ends it in its list: "…; and"."""
        words = " ".join(item.split())
        for ending in self.endings[language]:
            if words.endswith(ending) and words != ending:
                return words.removesuffix(ending).rstrip()
        return words


@dataclass(frozen=True)
class AgendaWords:
    """All that an agenda is made with."""

    blueprints: Mapping[str, Blueprint]
    facts: FactWords
    mastheads: MastheadWords
    style: HouseStyle


@cache
def agenda_words(body: str = "att") -> AgendaWords:
    """Give the words of `agendas/` and of its folder `body`, read once.

    Raises BadFacts, NotABlueprint, BadMasthead, BadStyle or OSError for what cannot be used.
    """
    folder = agendas_folder()
    return AgendaWords(
        blueprints={
            name: blueprint_from(_loaded(folder / "blueprints" / f"{file}.toml"))
            for name, file in BLUEPRINTS.items()
        },
        facts=fact_words_from(_loaded(folder / body / "facts.toml")),
        mastheads=masthead_words_from(_loaded(folder / body / "masthead.toml")),
        style=load_style(folder / "house-style"),
    )


def fact_words_from(mapping: Mapping[str, Any]) -> FactWords:
    """Read the words from what a `facts.toml` holds; raises BadFacts."""
    try:
        data = fields(mapping).only(*PHRASES, "endings", "address")
        phrases = {
            name: {language: data.inner(name).needed(language) for language in Language}
            for name in PHRASES
        }
        endings = data.inner("endings")
        listed = {language: endings.strings(language) for language in Language}
        return FactWords(phrases, listed, data.needed("address"))
    except Misfit as wrong:
        raise BadFacts(f"The words for facts: {wrong}.") from None


def _loaded(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))
