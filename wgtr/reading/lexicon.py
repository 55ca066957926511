"""The words by which a language shows what each line of an agenda is, loaded from data.

The lists live in `agendas/reading/<language>.toml`, where a secretariat may add to them. Matching
ignores capitals, Arabic vowel signs and tatweel, full-width forms and the kind of apostrophe.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from wgtr.tree.languages import Language

_ARABIC_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "’": "'", "‘": "'", "ё": "е"})
_LONGEST_REMEMBERED = 2_000
_MOST_UNSEEN = 40  # vowel signs, direction marks and blanks that folding takes out
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def folded(words: str) -> str:
    """Words as they are compared: one case, one width, no signs that writers leave out."""
    # A line is folded many times; what is longer would fill the memory of a server.
    return _remembered(words) if len(words) <= _LONGEST_REMEMBERED else _folded_once(words)


def _folded_once(words: str) -> str:
    even = _INVISIBLE.sub("", unicodedata.normalize("NFKC", words)).casefold()
    return " ".join(_ARABIC_SIGNS.sub("", even).translate(_SAME).split())


_remembered = lru_cache(maxsize=20_000)(_folded_once)


def visible(words: str) -> str:
    """Words without zero-width and direction marks, and with plain blanks."""
    return _INVISIBLE.sub("", words).replace("\u00a0", " ").replace("\u202f", " ")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases to look for."""

    phrases: tuple[str, ...]

    def starts(self, words: str) -> str | None:
        """The longest phrase `words` begins with, whole words only; None where there is none."""
        even = folded(words)
        hits = [p for p in self.phrases if even.startswith(p) and _ends_word(even, len(p))]
        return max(hits, key=len, default=None)

    def taken(self, words: str) -> int:
        """How many characters of `words` the phrase takes they begin with; 0 for none."""
        found = self.starts(words)
        if found is None:
            return 0
        longest = min(len(words), len(found) + _MOST_UNSEEN)
        return next((n for n in range(1, longest + 1) if _folded_once(words[:n]) == found), 0)

    def equals(self, words: str) -> bool:
        """Whether `words` are one of the phrases, end punctuation aside."""
        return folded(words).strip(" :.：。-–—") in self.phrases

    def inside(self, words: str) -> str | None:
        """The longest phrase found in `words`, whole words only; None where there is none."""
        even = folded(words)
        return max((p for p in self.phrases if _found(even, p)), key=len, default=None)


def _found(even: str, phrase: str) -> bool:
    at = even.find(phrase)
    while at >= 0:
        if _begins_word(even, at) and _ends_word(even, at + len(phrase)):
            return True
        at = even.find(phrase, at + 1)
    return False


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _begins_word(even: str, at: int) -> bool:
    """Chinese words stand without blanks; Arabic ones take a prefix letter or the article."""
    if at == 0 or not even[at - 1].isalnum() or _is_han(even[at]):
        return True
    return re.search(r"(?:^|[^\w])[وفبلك]{0,2}(?:ال|ل)?$", even[:at]) is not None and (
        "\u0600" <= even[at] <= "\u06ff"
    )


def _ends_word(even: str, end: int) -> bool:
    inside = end < len(even) and even[end].isalnum() and even[end - 1].isalnum()
    return not inside or _is_han(even[end - 1])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists of one language, by section and name of its data file."""

    language: Language
    lists: Mapping[str, Phrases]
    months: tuple[tuple[str, ...], ...]
    languages: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Phrases:
        """The list called `section.name`, as in `lexicon["words.annex"]`."""
        return self.lists[name]


class BadLexicon(ValueError):
    """A data file of words lacks a list; the message names the file's language and the list."""


LISTS = (
    *("masthead.issued_by", "masthead.issued_after", "masthead.original", "masthead.treaty"),
    "masthead.others",
    *("titles.agenda", "titles.annotations", "titles.notes", "titles.contents"),
    *("titles.questions", "titles.mandate", "titles.paper", "titles.letter"),
    *("words.item", "words.question", "words.annex", "words.page", "words.of", "words.day"),
    *("words.opening", "words.other_business", "words.closure"),
    *("letter.salutation", "letter.closing", "calendar.weekdays", "detection.frequent"),
)


def lexicon_from(data: Mapping[str, Any], language: Language) -> Lexicon:
    """Build the lexicon of a language from its data file.

    Raises BadLexicon naming the first list that is missing.
    """
    try:
        lists = {name: _phrases(_at(data, name)) for name in LISTS}
        months = tuple(tuple(folded(m) for m in names) for names in data["calendar"]["months"])
        names = {Language(code): _folded(words) for code, words in data["languages"].items()}
    except KeyError as missing:
        raise BadLexicon(f"The word lists of “{language}” lack {missing}.") from missing
    return Lexicon(language, lists, months, names)


def _at(data: Mapping[str, Any], name: str) -> Iterable[str]:
    section, _, key = name.partition(".")
    if section not in data or key not in data[section]:
        raise KeyError(name)
    words: Iterable[str] = data[section][key]
    return words


def _phrases(words: Iterable[str]) -> Phrases:
    return Phrases(_folded(words))


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(word) for word in words)
