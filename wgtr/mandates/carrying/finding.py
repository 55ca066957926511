"""What a stretch of words holds that belongs to a cycle: Conferences, periods, days, facts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wgtr.mandates.carrying.results import Reason, Rule
from wgtr.mandates.carrying.words import CarryingWords, next_number
from wgtr.tree.provisions import Inlines, SpanKind

_FIXED = frozenset({SpanKind.SYMBOL, SpanKind.PLACE, SpanKind.REFERENCE})
_SENTENCE_END = re.compile(r"[.!?。！？؟]\s|[。！？؟]|\n")
_QUOTED = re.compile("“[^”]*”|«[^»]*»|《[^》]*》|„[^“]*“")


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch from `start` to `end`: to be replaced by `new`, or left for a reason.

    `number` is the Conference it names, or the year in which a period begins; `mention` is all
    that names it ("the Tenth Conference", of which "Tenth" is replaced).
    """

    start: int
    end: int
    number: int
    new: str | None
    rule: Rule
    mention: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Remark:
    """A stretch that a person should look at."""

    start: int
    end: int
    reason: Reason

    def repeats(self, other: "Remark") -> bool:
        """Whether another remark says it already: a day within a dated fact is told once."""
        meets = self.start < other.end and other.start < self.end
        return meets and (self.reason is Reason.DATE or self.reason is other.reason)


def conferences(words: str, known: CarryingWords) -> list[Find]:
    """Every Conference that is named, in order; what is named in two ways is found twice."""
    found: dict[tuple[int, int], Find] = {}
    for pattern in known.conferences:
        for hit in pattern.finditer(words):
            for group in range(1, (pattern.groups or 0) + 1):
                find = _named(hit, group, known)
                if find is not None:
                    found.setdefault((find.start, find.end), find)
    return _outermost(found.values())


def periods(words: str, known: CarryingWords) -> Iterator[tuple[Find, Find]]:
    """Every period from one year to the next: both years."""
    for pattern in known.periods:
        for hit in pattern.finditer(words):
            years = [next_number(hit[group]) for group in (1, 2)]
            if years[1][0] == years[0][0] + 1:
                first, second = (
                    Find(*hit.span(group), years[0][0], years[group - 1][1], Rule.PERIOD)
                    for group in (1, 2)
                )
                yield first, second


def is_cited(words: str, find: Find, known: CarryingWords) -> bool:
    """Whether a Conference is named for what it has decided, other than this very text."""
    sentence = sentence_around(words, find.start)
    if any(pattern.search(sentence) for pattern in known.own):
        return False
    ahead, after = words[: find.mention[0]], words[find.mention[1] :]
    return any(pattern.search(ahead) for pattern in known.cited_before) or any(
        pattern.search(after) for pattern in known.cited_after
    )


def remarks(words: str, known: CarryingWords, *, note: bool) -> Iterator[Remark]:
    """What a person should look at, whatever its cycle."""
    for patterns, reason in (
        (known.as_of, Reason.AS_OF),
        (known.approved, Reason.APPROVED),
        (() if note else known.once, Reason.ONCE),
        (known.officers, Reason.OFFICER),
        (known.dates, Reason.DATE),
    ):
        for pattern in patterns:
            for hit in pattern.finditer(words):
                yield Remark(*hit.span(), reason)


def fixed(inlines: Inlines) -> list[tuple[int, int]]:
    """Where symbols, places and cross-references stand, which follow records by themselves."""
    found: list[tuple[int, int]] = []
    place = 0
    for span in inlines:
        if span.kind in _FIXED:
            found.append((place, place + len(span.text)))
        place += len(span.text)
    return found


def quoted(words: str) -> list[tuple[int, int]]:
    """Where words stand in quotation marks."""
    return [hit.span() for hit in _QUOTED.finditer(words)]


def sentence_around(words: str, place: int) -> str:
    """The sentence in which a place stands."""
    start, end = sentence_at(words, place)
    return words[start:end].strip()


def sentence_at(words: str, place: int) -> tuple[int, int]:
    """Where the sentence in which a place stands begins and ends."""
    starts = [hit.end() for hit in _SENTENCE_END.finditer(words[:place])]
    end = _SENTENCE_END.search(words, place)
    return starts[-1] if starts else 0, end.end() if end else len(words)


def _named(hit: re.Match[str], group: int, known: CarryingWords) -> Find | None:
    written = hit[group]
    if written is None:
        return None
    told = next_number(written) if written.isdigit() else known.next_ordinal(written)
    if told is None:
        return None
    return Find(*hit.span(group), told[0], told[1], Rule.CONFERENCE, hit.span())


def _outermost(found: Iterable[Find]) -> list[Find]:
    """Without what lies within another one, in order."""
    kept: list[Find] = []
    for find in sorted(found, key=lambda find: (find.start, -find.end)):
        if not kept or find.start >= kept[-1].end:
            kept.append(find)
    return kept
