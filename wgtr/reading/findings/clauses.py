"""Clauses: a sentence divided at its commas, and what its brackets hold."""

import re
from typing import NamedTuple

_BRACKETED = re.compile(r"[(（<＜\[【][^()（）<>＜＞\[\]【】]*[)）>＞\]】]")
_STOP = re.compile(r"[,;:，；：،؛]\s*|\s[–—-]\s|\n")


class Clause(NamedTuple):
    """A stretch of folded words between commas; `inside` where brackets stood around it."""

    even: str
    start: int
    inside: bool = False


def without_brackets(even: str) -> str:
    """Words less what stands in brackets."""
    return _BRACKETED.sub("", even)


def clauses_of(even: str) -> list[Clause]:
    """The clauses of folded words, places being those in `even`."""
    found = []
    start = 0
    for stop in _STOP.finditer(even):
        found.append(Clause(even[start : stop.start()], start))
        start = stop.end()
    return [*found, Clause(even[start:], start)]


def clause_at(even: str, place: int) -> Clause:
    """The clause that holds a place."""
    return next(c for c in reversed(clauses_of(even)) if c.start <= place)
