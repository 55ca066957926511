"""The elements a symbol is made of: a number, a listed word, an ending, an open word.

Each element reads its values out of a text and writes them back; between them a form holds the
separators. A `#` in a list stands for a number from 1 to 99.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

DIGITS = re.compile("[0-9]+")
A_NUMBER = "[1-9][0-9]?(?![0-9])"


class Reading(NamedTuple):
    """One way to read an element: where it ends, its value, and which of its spellings it has."""

    end: int
    value: int | str
    spelling: int = 0


@dataclass(frozen=True)
class Number:
    """A whole number from `lowest` to `highest`, written without leading zeros."""

    field: str
    expected: str
    lowest: int
    highest: int

    def readings(self, text: str, at: int) -> Iterator[Reading]:
        """Read all digits at `at`, never a part of them."""
        found = DIGITS.match(text, at)
        if found is None:
            return
        value = int(found[0])
        if str(value) == found[0] and self.lowest <= value <= self.highest:
            yield Reading(found.end(), value)

    def written(self, value: int | str, _spelling: int) -> str:
        """Write the number in digits."""
        return str(value)

    def likenesses(self) -> tuple[str, ...]:
        """Give no pattern: a number is never mistaken for a word."""
        return ()


@dataclass(frozen=True)
class Listed:
    """One word of a closed list."""

    field: str
    expected: str
    words: tuple[str, ...]

    def readings(self, text: str, at: int) -> Iterator[Reading]:
        """Read each word of the list that stands at `at`."""
        for pattern in self._patterns:
            found = pattern.match(text, at)
            if found:
                yield Reading(found.end(), found[0])

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(re.escape(word).replace(r"\#", A_NUMBER)) for word in self.words)

    def written(self, value: int | str, _spelling: int) -> str:
        """Write the word."""
        return str(value)

    def likenesses(self) -> tuple[str, ...]:
        """Give patterns of the words an open word must not look like."""
        return tuple(re.escape(word).replace(r"\#", "[0-9]*") for word in self.words)


@dataclass(frozen=True)
class Ending:
    """A numbered ending such as a revision, in one of several spellings, the first for new ones.

    A spelling without `#` (a bare `/Corr`) means number 1.
    """

    field: str
    expected: str
    spellings: tuple[str, ...]

    def readings(self, text: str, at: int) -> Iterator[Reading]:
        """Read each spelling that stands at `at`."""
        if not text.startswith(self._beginnings, at):  # nearly always, and quicker than patterns
            return
        for place, pattern in enumerate(self._patterns):
            found = pattern.match(text, at)
            if found:
                yield Reading(found.end(), int(found[1]) if pattern.groups else 1, place)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(spelling.partition("#")[0] for spelling in self.spellings)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        escaped = (re.escape(spelling) for spelling in self.spellings)
        return tuple(re.compile(each.replace(r"\#", f"({A_NUMBER})")) for each in escaped)

    def written(self, value: int | str, spelling: int) -> str:
        """Write the ending; the caller checks that the spelling says the value."""
        return self.spellings[spelling].replace("#", str(value))

    def likenesses(self) -> tuple[str, ...]:
        """Give patterns of the ending alone, and of a word with the ending glued to it."""
        patterns = []
        for spelling in self.spellings:
            word = re.escape(spelling.lstrip("./-"))
            patterns.append(word.replace(r"\#", "[0-9]*"))
            if spelling[0].isalnum():
                patterns.append("[A-Za-z0-9]*" + word.replace(r"\#", "[0-9]*"))
        return tuple(patterns)


@dataclass(frozen=True)
class Open:
    """A word of an open list, described by a pattern; shorter readings come first."""

    field: str
    expected: str
    pattern: str
    longest: int
    refused: str = ""

    def readings(self, text: str, at: int) -> Iterator[Reading]:
        """Read every beginning of the text at `at` that fits, the shortest first."""
        part = at  # where the present dotted part began; the parts before it are not refused
        for end in range(at + 1, min(len(text), at + self.longest) + 1):
            fits = bool(self._fits.fullmatch(text, at, end))
            refused = fits and bool(self._refused.fullmatch(text, part, end))
            if fits and not refused:
                yield Reading(end, text[at:end])
            if text[end : end + 1] == ".":
                if refused:
                    return
                part = end + 1

    @cached_property
    def _fits(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _refused(self) -> re.Pattern[str]:
        return re.compile(self.refused or "(?!)")

    def written(self, value: int | str, _spelling: int) -> str:
        """Write the word."""
        return str(value)

    def likenesses(self) -> tuple[str, ...]:
        """Give the pattern itself."""
        return (self.pattern,)


Element = Number | Listed | Ending | Open
