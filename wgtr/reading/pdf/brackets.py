"""Brackets of Arabic lines as they are read.

Some writers of PDF store the shape that is drawn, which in Arabic is the mirrored one. Which shape
a line holds is told from its pairs and its list mark; where it has neither, as in the second line
of a long bracket, it is taken to be written as most of the document is.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from wgtr.reading.pdf.lines import Line, Page

_ARABIC = {"R", "AL"}
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_CLOSING = set(_PAIRS.values())
_TURNED = str.maketrans("()[]{}«»", ")(][}{»«")
_ENTRY = re.compile(r"\s*(?:\d{1,3}|[^\W\d_]{1,2})([)(])(?=\s|$)")
_GLUED = re.compile(r"(?<=[)\]}»])(?=[\u0620-\u064a\u066e-\u06d3])")


def turn_brackets(pages: list[Page]) -> None:
    """Turn round the brackets of those Arabic lines that hold the shapes drawn."""
    arabic = {line.number for page in pages for line in page.lines if _is_arabic(line.text)}
    texts = [line.text for page in pages for line in page.lines if line.number in arabic]
    usual = sum(map(_evidence, texts))
    for page in pages:
        page.lines = [
            _as_read(line, usual) if line.number in arabic else line for line in page.lines
        ]


def _is_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _ARABIC for letter in text)


def _evidence(text: str) -> int:
    """1 where the brackets of a line are right as given, -1 where they are turned, 0 if unknown."""
    entry = _ENTRY.match(text)
    if entry is not None:
        return 1 if entry[1] == ")" else -1
    as_given, turned = _unpaired(text), _unpaired(text.translate(_TURNED))
    return (as_given < turned) - (as_given > turned)


def _unpaired(text: str) -> int:
    """How many brackets of a text have no other side."""
    awaited: list[str] = []
    alone = 0
    for letter in text:
        if letter in _PAIRS:
            awaited.append(_PAIRS[letter])
        elif letter in _CLOSING:
            if awaited and awaited[-1] == letter:
                awaited.pop()
            else:
                alone += 1
    return alone + len(awaited)


def _as_read(line: Line, usual: int) -> Line:
    turned = (_evidence(line.text) or usual) < 0
    texts = _texts(line, _TURNED if turned else {})
    return replace(
        line,
        runs=tuple(replace(run, text=text) for run, text in zip(line.runs, texts, strict=True)),
    )


def _texts(line: Line, turned: dict[int, int]) -> Iterator[str]:
    """The texts of a line's runs, with a blank between a closing bracket and a word."""
    before = ""
    for run in line.runs:
        text = run.text.translate(turned)
        # The gap after a closing bracket may be too small to show as a blank.
        yield _GLUED.sub(" ", before + text)[len(before) :]
        before = text[-1:]
