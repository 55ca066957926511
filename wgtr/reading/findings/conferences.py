"""Conferences by number ("CSP10", "第十届会议") or by "the last", as six languages name them."""

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from wgtr.reading.dates import western
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading
from wgtr.tree.numerals import readings

PREVIOUS = "previous"
_CHINESE = re.compile(r"第\s*([0-9一二三四五六七八九十]{1,4})\s*[届次]")
# Words that may stand between the ordinal and the noun: "Tenth ordinary Conference".
_GAP = r"(?:\s+\w+)?\s+"


class Named(NamedTuple):
    """A conference named in folded words: where, and its number as text (or `PREVIOUS`)."""

    start: int
    end: int
    key: str


def conferences_in(even: str, terms: Terms) -> list[Named]:
    """Every conference named in folded words, in order."""
    coded, ordinal = _patterns(
        terms.codes, terms["conferences.word"].union, terms["conferences.ordinals"].union
    )
    words = western(even)
    found = [Named(h.start(), h.end(), str(int(h[1]))) for h in coded.finditer(words)]
    found += [
        Named(hit.start(), hit.end(), str(value))
        for hit in _CHINESE.finditer(words)
        for _, value in list(readings(hit[1]))[:1]
    ]
    found += [
        Named(hit.start, hit.end, PREVIOUS) for hit in terms["conferences.previous"].hits(words)
    ]
    for hit in ordinal.finditer(words):
        place = next(terms["conferences.ordinals"].hits(hit["before"] or hit["after"])).place
        found.append(Named(hit.start(), hit.end(), str(place + 1)))
    return sorted(found)


@lru_cache(maxsize=12)
def _patterns(
    codes: tuple[str, ...], word: str, ordinal: str
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    coded = rf"(?<!\w)(?:{'|'.join(codes)})[\s-]?(\d{{1,3}})(?!\w)"
    before = rf"(?P<before>{ordinal}){_GAP}(?:{word})"
    return re.compile(coded), re.compile(rf"{before}|(?:{word})\s+(?P<after>{ordinal})")


def own_conferences(reading: Reading, terms: Terms) -> frozenset[str]:
    """The numbers of the conference that the mastheads name."""
    text = reading.text
    heads = [head for head in (text.masthead, *(p.masthead for p in text.parts)) if head]
    lines = chain.from_iterable(head.lines.get(terms.language, ()) for head in heads)
    named = (conferences_in(folded(line), terms) for line in lines)
    return frozenset(conference.key for conference in chain.from_iterable(named))
