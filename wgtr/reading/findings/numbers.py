"""Gaps in numbering, and annexes that are named but not there."""

import re
from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading

_STOP = r"(?=[.,;:)。，；）、،؛]|$)"
_SHAPES = ("[a-z]", r"\d{1,2}", "[ivx]{1,4}", r"[a-z]-?\d{1,2}", "[一二三四五六七八九十]{1,2}")


def number_findings(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find numbers that were skipped and annexes that are missing."""
    for passage in passages:
        node = reading.nodes.get(passage.where)
        if node is None or node.numbered is None or not node.numbered.jumped:
            continue
        printed = node.entry.marker.printed if node.entry.marker else ""
        message = f"A number is missing before {printed}: number the list again, or add the entry."
        yield passage.finding("number-jump", message, f"{printed} {passage.words}")
    yield from _missing_annexes(reading, passages, terms)


def _missing_annexes(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Annexes the letter or the agenda points at ("see Annex C"), of the shape of those there."""
    there = {folded(part.label) for part in reading.text.parts if part.label}
    shape = next((s for s in _SHAPES if there and all(re.fullmatch(s, t) for t in there)), None)
    if shape is None:
        return
    before, word = terms["annexes.before"].union, terms["annexes.word"].union
    pattern = re.compile(rf"(?:{before})\s*(?:{word})\s?({shape}){_STOP}")
    for passage in passages:
        if passage.part not in {"letter", "agenda"} or passage.is_heading:
            continue
        for hit in pattern.finditer(passage.even):
            if hit[1] not in there:
                message = (
                    f"There is no annex {hit[1].upper()}: attach it, or correct the reference."
                )
                yield passage.finding("missing-annex", message, passage.words)
