"""Slips of the hand: a word written twice, a bracket or quotation mark that has no partner."""

import re
from collections.abc import Callable, Iterator

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import folded

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})\s+\1(?![\w'’-])", re.IGNORECASE)
_ENUMERATOR = re.compile(r"(?:^|[\s:;：；,，、。])[^\W_]{1,3}$")
_PARTNERS = {")": "(", "）": "(", "”": "“", "»": "«", "》": "《"}
_OPENING = {"(": "(", "（": "(", "“": "“", "«": "«", "《": "《"}


def slip_findings(passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find words written twice and brackets without a partner."""
    for passage in passages:
        for sentence in passage.sentences:
            hit = next(filter(_in(terms), _TWICE.finditer(sentence.raw)), None)
            if hit:
                message = f"The word “{hit[1]}” stands twice: take one out."
                yield passage.finding("repeated-word", message, sentence.raw)
        alone = _without_partner(passage.words)
        if alone:
            message = f"A “{alone}” has no partner: add it, or take this one out."
            yield passage.finding("unbalanced-brackets", message, passage.words)


def _in(terms: Terms) -> Callable[[re.Match[str]], bool]:
    """Only words that never rightly stand twice: "nous nous" and Arabic "فقرة فقرة" are right."""
    return lambda hit: folded(hit[1]) in terms.never_twice


def _without_partner(words: str) -> str | None:
    """The first bracket or mark without a partner; "a)" and "1)" need none."""
    opened: list[str] = []
    for place, character in enumerate(words):
        if character in _OPENING:
            opened.append(_OPENING[character])
        elif character in _PARTNERS:
            partner = _PARTNERS[character]
            if partner in opened:
                opened.reverse()
                opened.remove(partner)
                opened.reverse()
            elif not (partner == "(" and _ENUMERATOR.search(words[:place][-5:])):
                return character
    return opened[0] if opened else None
