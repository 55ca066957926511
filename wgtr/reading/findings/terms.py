"""The words findings go by, loaded from `agendas/findings/<language>.toml`.

In a phrase, `*` at a word's end stands for any ending. An Arabic phrase that begins with the
article is found with the article only (behind و ف ب ك, or as لل); one without it, with or without.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from wgtr.reading.lexicon import folded
from wgtr.tree.languages import Language

_ARTICLE = "ال"
_NEVER = "(?!)"


class Hit(NamedTuple):
    """A phrase found in folded words: `even[start:end]`, and its place in the list."""

    start: int
    end: int
    place: int


class Words:
    """A list of phrases as one pattern; where several fit, the longest is taken."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile `phrases`, which need not be folded."""
        order = sorted(enumerate(map(folded, phrases)), key=lambda p: -len(p[1]))
        self._places = [place for place, _ in order]
        patterns = [_pattern(phrase) for _, phrase in order]
        self.union = "|".join(patterns) or _NEVER
        self.pattern = re.compile("|".join(f"({pattern})" for pattern in patterns) or _NEVER)

    def hits(self, even: str) -> Iterator[Hit]:
        """Every phrase in folded words, in order and without overlap."""
        for found in self.pattern.finditer(even):
            yield Hit(found.start(), found.end(), self._places[(found.lastindex or 1) - 1])

    def inside(self, even: str) -> bool:
        """Whether folded words hold one of the phrases."""
        return self.pattern.search(even) is not None

    def begins(self, even: str) -> bool:
        """Whether folded words begin with one of the phrases."""
        return self.pattern.match(even) is not None


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\*", r"\w*")
    if "\u3400" <= phrase[0] <= "\u9fff":
        return escaped
    if not "\u0621" <= phrase[0] <= "\u064a":
        return rf"(?<![\w-]){escaped}" + (r"(?!\w)" if phrase[-1].isalnum() else "")
    if phrase.startswith(_ARTICLE):
        return rf"(?<!\w)[وف]?(?:[بك]?ال|لل){escaped.removeprefix(_ARTICLE)}(?!\w)"
    return rf"(?<!\w)[وف]?[بكل]?(?:ال|ل)?{escaped}(?!\w)"


_LISTS = (
    *("officers.chair", "officers.co_chair", "officers.facilitator", "officers.former"),
    *("officers.former_behind", "officers.past", "officers.others", "officers.introduced"),
    "officers.and",
    *("groups.word", "groups.plural", "groups.connector", "groups.acronyms", "groups.bare_before"),
    "groups.facilitated",
    *("conferences.word", "conferences.ordinals", "conferences.previous"),
    *("verbs.adopted", "verbs.welcomed", "verbs.endorsed", "verbs.approved", "verbs.noted"),
    *("things.definite", "things.function", "things.continued"),
    *(
        "sending.written",
        "sending.channels",
        "dates.deadline",
        "annexes.word",
        "annexes.before",
    ),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """All word lists of one language.

    `kinds` are sets of nouns that must not stand for one another ("platform", "forum");
    `weekdays` has seven lists from Monday on; `codes` are letters before a conference's number;
    `never_twice` are words that may not stand side by side with themselves, `endings` what
    inflection adds to a word.
    """

    language: Language
    lists: Mapping[str, Words]
    kinds: tuple[tuple[str, ...], ...]
    weekdays: tuple[Words, ...]
    codes: tuple[str, ...]
    never_twice: frozenset[str]
    endings: tuple[str, ...]

    def __getitem__(self, name: str) -> Words:
        """The list called `section.name`."""
        return self.lists[name]


class BadTerms(ValueError):
    """A data file of terms lacks a list; the message names the language and the list."""


def terms_from(data: Mapping[str, Any], language: Language) -> Terms:
    """Build the terms of a language from its data file.

    Raises BadTerms naming the first list that is missing.
    """
    try:
        lists = {name: Words(_at(data, name)) for name in _LISTS}
        kinds = tuple(tuple(names) for names in data["things"]["kinds"])
        days = tuple(Words(names) for names in data["dates"]["weekdays"])
        codes = tuple(map(folded, data["conferences"]["codes"]))
        never_twice = frozenset(map(folded, data["slips"]["never_twice"]))
        endings = tuple(sorted(map(folded, data["things"]["endings"]), key=len, reverse=True))
    except KeyError as missing:
        raise BadTerms(f"The terms of “{language}” lack {missing}.") from missing
    return Terms(language, lists, kinds, days, codes, never_twice, endings)


def _at(data: Mapping[str, Any], name: str) -> Iterable[str]:
    section, _, key = name.partition(".")
    if key not in data.get(section, {}):
        raise KeyError(name)
    words: Iterable[str] = data[section][key]
    return words
