"""The masthead: symbol, date, who issued it, the original language, and its lines as printed."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from wgtr.reading.dates import dates_in
from wgtr.reading.entries import Entry
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead
from wgtr.tree.symbols import Grammars, find_symbols

_COLON = re.compile(r"\s*[:：]\s*")
_LONGEST_DATE_LINE = 60
_SPAN_OF_DAYS = re.compile(r"\s*(?:[-–—至到~]|to\b|au\b|al\b|по\b|الي)")
_DAY_BEFORE = re.compile(r"\d\s*(?:[-–—至到~]|to|and|au|et|al|y|и|по|و|الي)\s*$")
# A symbol of a body whose grammar nobody has told us: capitals, strokes, a figure.
_LIKE_A_SYMBOL = re.compile(r"[A-Z][A-Z0-9.\-]*(?:/[A-Za-z0-9.\-]+){2,}(?![\w/])")


def read_masthead(lines: Sequence[Entry], lexicon: Lexicon, grammars: Grammars) -> Masthead:
    """Understand what stands above a text; what was not understood still stands in `lines`."""
    words = [piece.strip() for line in lines for piece in line.printed.split("\n")]
    issuer = next(filter(None, (issued_by(w, lexicon) for w in words)), None)
    day = next(filter(None, (_date_line(w, lexicon) for w in words)), None)
    return Masthead(
        symbol=next(filter(None, (_symbol(w, grammars) for w in words)), None),
        date=day.isoformat() if day else None,
        issued_by={lexicon.language: issuer} if issuer else {},
        original_language=next(filter(None, (_original(w, lexicon) for w in words)), None),
        lines={lexicon.language: tuple(words)} if words else {},
    )


def is_field(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a line can only be a masthead's: a date alone, the issuer, the original language."""
    if entry.is_table or entry.marker is not None:
        return False
    words = entry.text
    return bool(
        _date_line(words, lexicon)
        or issued_by(words, lexicon)
        or _original(words, lexicon)
        or _LIKE_A_SYMBOL.fullmatch(words.strip())
    )


def issued_by(words: str, lexicon: Lexicon) -> str | None:
    """Who issued the paper, without the words that say so; None where no such thing is said."""
    before = lexicon["masthead.issued_by"].taken(words)
    after = lexicon["masthead.issued_after"].phrases
    if before:
        said = _COLON.sub("", words[before:], count=1).strip()
        return _without_ending(said, after) or None
    for phrase in after:
        if folded(words).endswith(phrase) and len(words) <= _LONGEST_DATE_LINE:
            return _without_date(words.strip()[: -len(phrase)], lexicon) or None
    return None


def _without_date(words: str, lexicon: Lexicon) -> str:
    found = dates_in(words, lexicon)
    leads = bool(found) and found[0].start == 0 and len(folded(words)) == len(words)
    return (words[found[0].end :] if leads else words).strip()


def _without_ending(said: str, endings: Iterable[str]) -> str:
    for ending in endings:
        said = said.removesuffix(ending)
    return said.strip()


def _original(words: str, lexicon: Lexicon) -> Language | None:
    if lexicon["masthead.original"].starts(words) is None:
        return None
    even = folded(words)
    return next(
        (
            language
            for language, names in lexicon.languages.items()
            if any(n in even for n in names)
        ),
        None,
    )


def _date_line(words: str, lexicon: Lexicon) -> date | None:
    """The date of a line that says a date and little else: "Geneva, 29 January 2025".

    A date may also stand before the issuer's name, but not before "to 29 August": that is when a
    Conference meets.
    """
    found = dates_in(words, lexicon)
    if len(found) != 1 or len(words) > _LONGEST_DATE_LINE:
        return None
    even = folded(words)
    alone = (found[0].end - found[0].start) * 2 >= len(even)
    before_issuer = found[0].start == 0 and issued_by(words, lexicon) is not None
    span = _SPAN_OF_DAYS.match(even, found[0].end) or _DAY_BEFORE.search(even[: found[0].start])
    return found[0].day if (alone or before_issuer) and not span else None


def _symbol(words: str, grammars: Grammars) -> str | None:
    found = find_symbols(words, grammars)
    if found:
        return words[found[0].start : found[0].end]
    like = _LIKE_A_SYMBOL.search(words)
    return like[0] if like and any(c.isdigit() for c in like[0]) else None
