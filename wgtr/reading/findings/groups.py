"""Whose group is meant: the text's own, another one, or groups in general."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wgtr.reading.findings.passages import Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading
from wgtr.tree.provisions import plain

_USUAL = 4
_LONGEST_NAME = 160
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]*$")


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """The topic of the group whose text this is ("transparency and reporting"), and its acronym."""

    topics: frozenset[str]
    acronyms: frozenset[str]


def own_group(reading: Reading, passages: list[Passage], terms: Terms) -> OwnGroup:
    """Read the group's name off mastheads and the letter's last lines, its acronym off the rest."""
    lines = [folded(line) for line in _lines(reading, terms)]
    topics = {topic for line in lines for topic in _topics(line, terms)}
    return OwnGroup(frozenset(topics), _acronyms(reading, passages, terms))


def _acronyms(reading: Reading, passages: list[Passage], terms: Terms) -> frozenset[str]:
    """The group's acronym: that of the symbol, else the one the text uses most."""
    known = terms["groups.acronyms"].pattern
    in_symbol = known.search(folded(reading.text.masthead.symbol or ""))
    if in_symbol is not None:
        return frozenset([in_symbol[0]])
    written = Counter(hit[0] for p in passages for hit in known.finditer(p.even))
    usual = written.most_common(1)
    return frozenset(acronym for acronym, count in usual if count >= _USUAL)


def has_facilitators(reading: Reading, own: OwnGroup, terms: Terms) -> bool:
    """Whether the data say that the text's own group has facilitators, as the WGETI has."""
    facilitated = terms["groups.facilitated"]
    symbol = folded(reading.text.masthead.symbol or "")
    names = [symbol, *own.acronyms, *own.topics]
    names += [folded(line) for line in _lines(reading, terms)]
    return any(facilitated.inside(name) for name in names)


def names_another(even: str, own: OwnGroup, terms: Terms) -> bool:
    """Whether folded words name a group that is not the text's own, or groups in general."""
    if terms["groups.plural"].inside(even):
        return True
    for hit in terms["groups.acronyms"].hits(even):
        if even[hit.start : hit.end] not in own.acronyms:
            return True
    return any(not _is_own(topic, own) for topic in _topics(even, terms))


def _is_own(topic: str, own: OwnGroup) -> bool:
    return any(topic.startswith(t) or topic.endswith(t) for t in own.topics)


def _lines(reading: Reading, terms: Terms) -> Iterator[str]:
    language = terms.language
    heads = (reading.text.masthead, *(part.masthead for part in reading.text.parts))
    for head in filter(None, heads):
        yield head.issued_by.get(language, "")
        yield from (line for line in head.lines.get(language, ()) if _short(line))
    for part in reading.text.parts:
        if part.kind == "letter":
            ends = [plain(p.wording[language].body) for p in part.provisions[-6:]]
            yield from (words for words in ends if _short(words))


def _short(line: str) -> bool:
    return len(line) <= _LONGEST_NAME


def _topics(even: str, terms: Terms) -> Iterator[str]:
    """What each group named in folded words is about; nothing for a bare "the Working Group"."""
    for hit in terms["groups.word"].hits(even):
        if "\u3400" <= even[hit.start] <= "\u9fff":
            yield from _topic_before(even[: hit.start], terms)
            continue
        connector = terms["groups.connector"].pattern.match(even[hit.end :].lstrip())
        if connector is not None:
            topic = even[hit.end :].lstrip()[connector.end() :].strip(" .,;:()")
            yield topic


def _topic_before(before: str, terms: Terms) -> Iterator[str]:
    """In Chinese the topic stands before the word; 本工作组, 请工作组 have none."""
    run = _HAN_BEFORE.search(before)
    topic = run[0] if run else ""
    if topic and not any(h.end == len(topic) for h in terms["groups.bare_before"].hits(topic)):
        yield topic
