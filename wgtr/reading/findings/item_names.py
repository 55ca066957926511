"""One agenda item under two names: its title against what notes, mandates and the text call it.

Leaving words out is no other name, and the years and numbers of a successor differ rightly.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import NOTE, Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.things import quoted, shown
from wgtr.reading.findings.tokens import Name, is_number, name_of, weight
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.reading.texts import Reading
from wgtr.tree.provisions import Kind, Provision

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_STOPS = " .,;:。，；：،؛"
_LEAST_ALIKE = 0.6
_LEAST_COMMON = 2
_LONGEST_NAME = 160
_NEAR = 20
_MOST_ITEMS = 100


class _Other(NamedTuple):
    """A name that some place gives an item."""

    words: str
    passage: Passage


def item_name_findings(
    reading: Reading, passages: list[Passage], lexicon: Lexicon, terms: Terms
) -> Iterator[Finding]:
    """Find items that other places of the text call otherwise."""
    titles = [p for p in passages if p.kind is Kind.ITEM and p.is_heading and p.part == "agenda"]
    titles = titles[:_MOST_ITEMS]
    others = [*_listed(reading, passages, lexicon, terms), *_quoted(passages, lexicon)][
        :_MOST_ITEMS
    ]
    by_title: dict[str, list[_Other]] = {}
    for other in others:
        title = _drifted(other, titles, terms)
        if title is not None:
            by_title.setdefault(title.where, []).append(other)
    for title in titles:
        if found := by_title.get(title.where):
            yield title.finding("term-drift", _message(title, found), title.words)
    yield from _other_business(titles, passages, lexicon)


def _message(title: Passage, found: list[_Other]) -> str:
    elsewhere = "; ".join(f"“{o.words}” ({_place(o.passage)})" for o in found)
    return (
        f"The item “{title.words}” has another name elsewhere: {elsewhere}. "
        "Decide on one and use it in all places."
    )


def _place(passage: Passage) -> str:
    return shown(passage) if passage.part == NOTE else f"list in the {passage.part}"


def _listed(
    reading: Reading, passages: list[Passage], lexicon: Lexicon, terms: Terms
) -> Iterator[_Other]:
    """The entries of a list that its lead-in says is of agenda items."""
    by_id = {p.where: p for p in passages if not p.is_heading}
    for part in reading.text.parts:
        for holder in part.walk() if part.kind == "annex" else ():
            lead = by_id.get(holder.id)
            if lead is not None and _speaks_of_items(lead.words, lexicon):
                yield from _entries(holder, by_id, terms)


def _entries(holder: Provision, by_id: dict[str, Passage], terms: Terms) -> Iterator[_Other]:
    for child in holder.children:
        passage = by_id.get(child.id)
        if passage is not None and len(passage.words) <= _LONGEST_NAME:
            yield _Other(_without_end(passage.words, terms), passage)


def _without_end(words: str, terms: Terms) -> str:
    """An entry less what stands in brackets, its semicolon, and the "and" behind that."""
    bare = _BRACKETS.sub("", words).strip(_STOPS)
    head, stop, tail = bare.rpartition(next((s for s in ";；؛" if s in bare), ";"))
    only_and = stop and terms["officers.and"].pattern.fullmatch(folded(tail))
    return (head if only_and else bare).strip(_STOPS)


def _speaks_of_items(words: str, lexicon: Lexicon) -> bool:
    even = folded(words)
    names = (*lexicon["words.item"].phrases, *lexicon["titles.agenda"].phrases)
    return any(name in even for name in names)


def _quoted(passages: list[Passage], lexicon: Lexicon) -> Iterator[_Other]:
    """Quoted words just behind the word for an item."""
    items = lexicon["words.item"].phrases
    for passage in passages:
        for quote in quoted(passage.words):
            before = folded(passage.words[: quote.start])[-_NEAR:]
            if any(item in before for item in items):
                yield _Other(quote.words, passage)


def _drifted(other: _Other, titles: list[Passage], terms: Terms) -> Passage | None:
    """The item that a name means but does not say."""
    name = name_of(folded(other.words), terms)
    known = [(name_of(title.even, terms), title) for title in titles]
    if not name or any(name == said for said, _ in known):
        return None
    scored = [(_likeness(name, said), said, title) for said, title in known]
    best, said, title = max(scored, key=lambda s: s[0], default=(0.0, (), None))
    return title if best >= _LEAST_ALIKE and _contradict(name, said) else None


def _likeness(one: Name, other: Name) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    common = [
        stem for block in matcher.get_matching_blocks() for stem in one[block.a :][: block.size]
    ]
    return matcher.ratio() if weight(tuple(common)) >= _LEAST_COMMON else 0.0


def _contradict(one: Name, other: Name) -> bool:
    """Whether each says something in the other's place, numbers aside."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return any(
        tag == "replace" and _tells(one[a:b]) and _tells(other[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _tells(stems: Name) -> bool:
    return any(not is_number(stem) for stem in stems)


def _other_business(
    titles: list[Passage], passages: list[Passage], lexicon: Lexicon
) -> Iterator[Finding]:
    """Find “Other matters” in quotation marks where the item is “Any other business”."""
    names = lexicon["words.other_business"]
    last = [t for t in titles if names.inside(t.words)]
    said = {folded(title.words) for title in last}
    for passage in passages:
        for words, _ in quoted(passage.words):
            if last and names.equals(words) and folded(words) not in said:
                message = (
                    f"No item is called “{words}”: the item is “{last[0].words}”. "
                    "Use the item's title."
                )
                yield passage.finding("term-drift", message, words)
