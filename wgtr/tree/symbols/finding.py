"""Symbols inside running text, of any language, in time that grows with its length only."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wgtr.tree.symbols.forms import LONGEST, Form, Grammars, Reached, Readings, walk
from wgtr.tree.symbols.symbol import Symbol, symbol_read

# Letters that would make the symbol a part of a longer word, look-alikes included. Chinese and
# Arabic letters are not among them: both scripts put words beside a symbol without a blank.
WORD = "A-Za-z0-9\u00c0-\u024f\u0300-\u052f\uff10-\uff5a"
VISIBLE = re.compile("[!-~]+")
# What may follow a symbol: no more of a word, and no separator with more of a symbol behind it.
AFTER = re.compile(rf"(?![{WORD}]|\.[A-Z0-9]|/(?:[{WORD}\s/.]|$))")
AFTER_IN_ADDRESS = re.compile(rf"(?![{WORD}]|[/.][A-Z0-9])")
# Only the scheme ignores case: a range of characters that did would take in s and k (ſ, K).
ADDRESS = re.compile(r"""(?i:https?://|ftp://|www\.)[^\s<>()\[\]{}"`|\\^\u007f-\U0010ffff]*""")


class FoundSymbol(NamedTuple):
    """A symbol in a text, as `text[start:end]`; `in_address` where it is part of a web address."""

    start: int
    end: int
    symbol: Symbol
    in_address: bool


def find_symbols(text: str, grammars: Grammars) -> list[FoundSymbol]:
    """Find the symbols in a running text, in order and without overlap; never raises.

    Each is the longest that can stand there; punctuation after it is not part of it. A beginning
    of a symbol that goes on wrongly (a number of five digits, a missing part) is not found.
    Upper case only, on one line: what a page break splits is for the reader of that page.
    """
    addresses = [found.span() for found in ADDRESS.finditer(text)]
    addresses.reverse()
    found: list[FoundSymbol] = []
    for start in _starts(text, grammars):
        if found and start < found[-1].end:
            continue
        while addresses and addresses[-1][1] <= start:
            addresses.pop()
        within = bool(addresses) and addresses[-1][0] <= start
        found.extend(_symbol_at(text, start, grammars, within or text[start - 1 : start] == "/"))
    return found


def _starts(text: str, grammars: Grammars) -> Iterator[int]:
    """Give the places where the fixed letters of a form begin a word."""
    if grammars:
        for found in _beginning(grammars).finditer(text):
            yield found.start()


@lru_cache(maxsize=8)
def _beginning(grammars: Grammars) -> re.Pattern[str]:
    words = {re.escape(str(form.pieces[0])) for form in grammars}
    return re.compile(rf"(?<![{WORD}])(?:{'|'.join(sorted(words))})")


def _symbol_at(
    text: str,
    start: int,
    grammars: Grammars,
    in_address: bool,  # noqa: FBT001 - private, called once
) -> Iterator[FoundSymbol]:
    """Give the longest symbol that begins at `start`, if there is one."""
    run = VISIBLE.match(text, start, start + LONGEST)
    after = AFTER_IN_ADDRESS if in_address else AFTER
    readings: dict[int, tuple[Form, Readings]] = {}
    for form in grammars:
        for end, read in walk(form.pieces, run[0] if run else "", 0, Reached()):
            if after.match(text, start + end):
                readings.setdefault(start + end, (form, read))
    if readings:
        end = max(readings)
        yield FoundSymbol(start, end, symbol_read(*readings[end]), in_address)
