"""What must hold after reading: any blocks become a tree, findings and JSON, and no letter goes."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.reading.lines import LISTS
from wgtr.reading.blocks import Block
from wgtr.reading.findings import find
from wgtr.reading.importing import described
from wgtr.reading.texts import read_text
from wgtr.tree.languages import Language

LONGEST = 5.0


def is_understood_whole(blocks: list[Block], language: str) -> None:
    """Whatever the blocks are and the language is: a tree within five seconds, no letter lost."""
    told, started = Language(language), time.process_time()
    reading = read_text(blocks, LISTS.lexicons[told], LISTS.grammars)
    found = find(reading, LISTS.lexicons[told], LISTS.terms[told], LISTS.grammars)
    written = described(reading, found, told)
    assert time.process_time() - started < LONGEST
    kept = ("masthead", "parts", "notes", "notes_title", "unplaced")
    said = {key: written[key] for key in kept}
    lost = _letters(_words(blocks)) - _letters(_strings(said))
    assert not lost, f"lost between blocks and JSON: {dict(lost)}"


def _words(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.text
        for row in block.rows:
            yield from row


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
    elif isinstance(node, str):
        yield node


def _letters(words: Iterator[str]) -> Counter[str]:
    return Counter(letter for piece in words for letter in piece.casefold() if letter.isalpha())
