"""Officers' titles in running text, and whether they mean an officer that the group has now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wgtr.reading.dates import western
from wgtr.reading.findings.clauses import clause_at
from wgtr.reading.findings.conferences import conferences_in, own_conferences
from wgtr.reading.findings.groups import OwnGroup, names_another, own_group
from wgtr.reading.findings.passages import NOTE, Passage, Sentence
from wgtr.reading.findings.terms import Hit, Terms
from wgtr.reading.texts import Reading

_TITLES = ("co_chair", "facilitator", "chair")
_ADJACENT_WORDS = 3
_LONGEST_LISTING = 7
_MOST_TITLES = 12
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Mention(NamedTuple):
    """An officer's title in a sentence; `current` where it means an officer the group has now."""

    title: str
    passage: Passage
    sentence: Sentence
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class _View:
    """What is needed to judge a mention."""

    own: OwnGroup
    conferences: frozenset[str]
    terms: Terms
    year: int


def mentions_in(reading: Reading, passages: list[Passage], terms: Terms) -> list[Mention]:
    """Every title of an officer, in order."""
    view = _View(
        own_group(reading, passages, terms), own_conferences(reading, terms), terms, _year(reading)
    )
    return [mention for passage in passages for mention in _mentions(passage, view)]


def titles_in(even: str, terms: Terms) -> list[tuple[str, Hit]]:
    """The titles in folded words, in order; the longer swallows the shorter."""
    found: list[tuple[str, Hit]] = []
    taken = list(terms["officers.others"].hits(even))
    for title in _TITLES:
        for hit in terms[f"officers.{title}"].hits(even):
            if not any(hit.start < other.end and other.start < hit.end for other in taken):
                taken.append(hit)
                found.append((title, hit))
    return sorted(found, key=lambda pair: pair[1].start)


def _mentions(passage: Passage, view: _View) -> Iterator[Mention]:
    dated = False
    for sentence in passage.sentences:
        dated = dated or (passage.part == NOTE and _tells_of_the_past(sentence.even, view))
        titles = titles_in(sentence.even, view.terms)
        for place, (title, hit) in enumerate(titles if len(titles) <= _MOST_TITLES else ()):
            beside = [other for _, other in titles[max(place - 1, 0) : place + 2] if other != hit]
            current = not dated and _is_current(sentence.even, hit, beside, view)
            yield Mention(title, passage, sentence, _as_written(sentence, hit), current)


def _is_current(even: str, hit: Hit, others: list[Hit], view: _View) -> bool:
    clause = clause_at(even, hit.start).even
    terms = view.terms
    before, after = even[: hit.start], even[hit.end :]
    return not (
        _is_adjacent(terms, before, after)
        or terms["officers.past"].inside(before)
        or terms["officers.introduced"].inside(clause)
        or names_another(clause, view.own, terms)
        or any(c.key not in view.conferences for c in conferences_in(clause, terms))
        or any(_listed(even, hit, other, terms) for other in others)
    )


def _is_adjacent(terms: Terms, before: str, after: str) -> bool:
    """Whether "former" or the like stands just before or behind the title."""
    former, behind = terms["officers.former"], terms["officers.former_behind"]
    if terms.language == "zh":
        close = before.removesuffix("的")
        return any(hit.end == len(close) for hit in former.hits(close))
    near_before = " ".join(before.split()[-_ADJACENT_WORDS:])
    near_after = " ".join(after.split()[:_ADJACENT_WORDS])
    return former.inside(near_before) or behind.inside(near_after)


def _listed(even: str, hit: Hit, other: Hit, terms: Terms) -> bool:
    """Whether two titles stand in one list ("Chairs, Bureau members and Co-chairs")."""
    first, second = sorted((hit, other))
    gap = even[first.end : second.start].strip()
    opens = gap[:1] in {"", ",", "、", "،", "/"} or terms["officers.and"].begins(gap)
    length = len(gap) // 2 if terms.language == "zh" else len(gap.split())
    return opens and length <= _LONGEST_LISTING


def _tells_of_the_past(even: str, view: _View) -> bool:
    """Whether words hold a year before the text's own."""
    return any(int(year) < view.year for year in _YEAR.findall(western(even)))


def _year(reading: Reading) -> int:
    """The year of the text; 0 where it has no date, so that nothing counts as past."""
    day = reading.text.masthead.date
    return int(day[:4]) if day else 0


def _as_written(sentence: Sentence, hit: Hit) -> str:
    """The title with its capitals, where folding changed no lengths."""
    source = sentence.raw if len(sentence.raw) == len(sentence.even) else sentence.even
    return source[hit.start : hit.end]
