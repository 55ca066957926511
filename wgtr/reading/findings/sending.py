"""Two rules for sending the same thing: "by e-mail" here, "by e-mail or on the platform" there."""

import re
from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import Passage, Sentence
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.things import shown

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def sending_findings(passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find one address to which written input goes by mail alone here, and otherwise too there."""
    ways: dict[str, tuple[Passage, Sentence]] = {}
    alone: list[tuple[str, Passage, Sentence]] = []
    for passage in passages:
        for sentence in passage.sentences:
            for address in _ADDRESS.findall(sentence.even):
                if not terms["sending.written"].inside(sentence.even):
                    continue
                if terms["sending.channels"].inside(sentence.even):
                    ways.setdefault(address, (passage, sentence))
                else:
                    alone.append((address, passage, sentence))
    for address, passage, sentence in alone:
        if address in ways and ways[address][0].where != passage.where:
            message = (
                f"Written input goes to {address} by e-mail only here, but "
                f"{shown(ways[address][0])} allows another way too: say the same in both."
            )
            yield passage.finding("term-drift", message, sentence.raw)
