"""Words as tokens, so that names are found however they are inflected or punctuated.

A token is a Chinese character, or the beginning of a word of any other script (inflection is at the
end; Arabic prefixes are taken off). Function words and punctuation are no tokens.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wgtr.reading.findings.terms import Terms

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[-'][^\W_\u3400-\u9fff]+)*")
_LONGEST_STEM = 6
_SHORTEST_STEM = 3
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)'")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千")


class Token(NamedTuple):
    """A stem and where its word stands in the folded words."""

    stem: str
    start: int
    end: int


Name = tuple[str, ...]


def tokens(even: str, terms: Terms) -> tuple[Token, ...]:
    """The tokens of folded words."""
    return _tokens(even, terms["things.function"].pattern, terms.endings)


@lru_cache(maxsize=2_000)
def _tokens(even: str, function: re.Pattern[str], endings: tuple[str, ...]) -> tuple[Token, ...]:
    hits = ((hit, _ELISION.sub("", hit[0])) for hit in _WORD.finditer(even))
    return tuple(
        Token(_stem(word, endings), hit.start(), hit.end())
        for hit, word in hits
        if function.fullmatch(word) is None
    )


def _stem(word: str, endings: tuple[str, ...]) -> str:
    """A word without prefix and ending, of which three letters must stay."""
    if len(word) <= _SHORTEST_STEM:
        return word
    bare = _ARABIC_PREFIX.sub("", word)
    fitting = (e for e in endings if bare.endswith(e) and len(bare) - len(e) >= _SHORTEST_STEM)
    return bare.removesuffix(next(fitting, ""))[:_LONGEST_STEM]


def name_of(even: str, terms: Terms) -> Name:
    """The stems alone: what two spellings of one name have in common."""
    return tuple(token.stem for token in tokens(even, terms))


def is_number(stem: str) -> bool:
    """Whether a token only counts: figures, Chinese numerals."""
    return stem.isdigit() or stem in _NUMERALS


def is_wide(stem: str) -> bool:
    """Whether a token is a Chinese character, which says less than a word does."""
    return "\u3400" <= stem[0] <= "\u9fff"


def weight(name: Name) -> int:
    """How much a name says, in words: two Chinese characters count as one."""
    return sum(1 if is_wide(stem) else 2 for stem in name) // 2


def places_of(name: Name, among: Sequence[Token]) -> list[tuple[int, int]]:
    """Where a name stands, as stretches of the folded words."""
    size = len(name)
    return [
        (among[at].start, among[at + size - 1].end)
        for at in range(len(among) - size + 1)
        if among[at].stem == name[0] and tuple(t.stem for t in among[at : at + size]) == name
    ]
