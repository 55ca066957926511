"""Sentences that the system says of its own accord, as data in six languages (`agendas/phrases/`).

A phrase is one sentence for each language; where a language bends its verbs, it may give two,
`one` and `more`. `{name}` stands for what is filled in.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wgtr.tree.fields import Fields, Misfit, fields
from wgtr.tree.languages import Language

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
FORMS = ("one", "more")


class BadPhrases(ValueError):
    """A file of phrases cannot be used; the message names the place and what is wrong."""


Sentence = str | Mapping[str, str]


@dataclass(frozen=True)
class Phrases:
    """Phrases by name, each in every language."""

    sentences: Mapping[str, Mapping[Language, Sentence]]

    def said(self, name: str, language: Language, /, *, more: bool = False, **values: str) -> str:
        """A phrase with `values` filled in; `more` chooses the form for several.

        What is filled in is never read for placeholders again.
        """
        sentence = self.sentences[name][language]
        chosen = sentence if isinstance(sentence, str) else sentence[FORMS[more]]
        return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), chosen)

    def everywhere(
        self, name: str, /, *, more: bool = False, **values: Mapping[Language, str]
    ) -> dict[Language, str]:
        """A phrase in each language in which all of `values` are known."""
        made = {}
        for language in Language:
            if all(language in each for each in values.values()):
                known = {key: each[language] for key, each in values.items()}
                made[language] = self.said(name, language, more=more, **known)
        return made


def phrases_in(path: Path, known: Mapping[str, frozenset[str]]) -> Phrases:
    """Read the file at `path`, which must hold the `known` phrases, each with its placeholders.

    Raises BadPhrases for a phrase that is missing or unknown, misses a language, or names
    something else to be filled in; OSError where there is no file.
    """
    try:
        return phrases_from(tomllib.loads(path.read_text("utf-8")), known)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadPhrases(f"{path.name}: {why}") from why
    except Misfit as why:
        raise BadPhrases(f"{path.name}: {why}.") from None


def phrases_from(mapping: Mapping[str, Any], known: Mapping[str, frozenset[str]]) -> Phrases:
    """Read phrases from what a TOML file holds. Raises Misfit."""
    data = fields(mapping).only(*known)
    return Phrases({name: _in_six(data.inner(name), allowed) for name, allowed in known.items()})


def _in_six(data: Fields, allowed: frozenset[str]) -> dict[Language, Sentence]:
    data.only(*Language)
    return {language: _sentence(data, language, allowed) for language in Language}


def _sentence(data: Fields, language: Language, allowed: frozenset[str]) -> Sentence:
    if isinstance(data.values.get(language), Mapping):
        forms = data.inner(language).only(*FORMS)
        return {form: _checked(forms.needed(form), forms.place(form), allowed) for form in FORMS}
    return _checked(data.needed(language), data.place(language), allowed)


def _checked(sentence: str, where: str, allowed: frozenset[str]) -> str:
    named = set(PLACEHOLDER.findall(sentence))
    if named != allowed:
        wanted = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "nothing to fill in"
        raise Misfit(f"“{where}” should hold {wanted}")
    return sentence
