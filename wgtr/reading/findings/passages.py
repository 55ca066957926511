"""A reading as a row of passages: each stretch of words with its place, and its sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from wgtr.reading.findings.finding import Finding, shortened
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Kind, Part, Provision, Span, SpanKind, Wording

NOTE = "note"
_MOST_PASSAGES = 3_000
_LONGEST_PASSAGE = 8_000
_LONGEST_SENTENCE = 1_500
_MOST_CHARACTERS = 300_000
_CLOSERS = "\"'”’»）)】」』"
_END = re.compile(
    rf"(?:[.!?…]+[{_CLOSERS}]*\s+(?=[^\s\W\d_]|[\"“«„(\d¿¡])|[。！？]+[{_CLOSERS}]*|؟\s*|\n)"
)
_ENUMERATOR = re.compile(r"(?<!\S)[^\W\d_]{1,2}\.\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written, and folded for comparison."""

    raw: str
    even: str


@dataclass(frozen=True)
class Passage:
    """A stretch of words with one place in the text.

    `part` is "letter", "agenda", "annex" or "note"; `kind` is None for a note or a part's title.
    """

    where: str
    part: str
    line: int
    inlines: Inlines
    words: str = ""
    kind: Kind | None = None
    is_heading: bool = False

    @cached_property
    def even(self) -> str:
        """The words, folded."""
        return folded(self.words)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        short = (raw for raw in sentences_of(self.words) if len(raw) <= _LONGEST_SENTENCE)
        return tuple(Sentence(raw, folded(raw)) for raw in short)

    def finding(self, code: str, message: str, quote: str) -> Finding:
        """A finding at this place."""
        return Finding(code, message, self.where, shortened(quote), self.line)


def sentences_of(words: str) -> Iterator[str]:
    """Divide words after full stops; a point before a small letter ("10 a.m. to") ends nothing."""
    start = 0
    for stop in _END.finditer(words):
        following = words[stop.end() : stop.end() + 1]
        if following.islower() or _ENUMERATOR.search(words[start : stop.end()].rstrip()[-4:]):
            continue
        if words[start : stop.end()].strip():
            yield words[start : stop.end()].strip()
        start = stop.end()
    if words[start:].strip():
        yield words[start:].strip()


def passages_of(reading: Reading, language: Language) -> list[Passage]:
    """Every stretch of words of a reading, in the order of the file.

    An agenda has about a hundred, some thirty thousand characters in all. What goes far beyond
    that is left out, so that no file can hold the machine up.
    """
    labels = {part.id: part.label or "" for part in reading.text.parts}
    found = [p for part in reading.text.parts for p in _of_part(part, reading, language)]
    found += _of_notes(reading, language)
    worded = (replace(p, words=_words(p.inlines, labels)) for p in found[:_MOST_PASSAGES])
    short = [p for p in worded if len(p.words) <= _LONGEST_PASSAGE]
    sizes = accumulate(len(p.words) for p in short)
    kept = [p for p, size in zip(short, sizes, strict=True) if size <= _MOST_CHARACTERS]
    return sorted(kept, key=_line)


def _line(passage: Passage) -> int:
    return passage.line


def _of_part(part: Part, reading: Reading, language: Language) -> Iterator[Passage]:
    title = part.title.get(language, ())
    if title:
        first = next(part.walk(), None)
        line = reading.lines[first.id] if first else 0
        yield Passage(part.id, part.kind, line, title, is_heading=True)
    for provision in part.walk():
        yield from _of_provision(provision, part, reading.lines[provision.id], language)


def _of_provision(
    provision: Provision, part: Part, line: int, language: Language
) -> Iterator[Passage]:
    wording = provision.wording.get(language, Wording())
    kind = provision.kind
    if wording.heading:
        yield Passage(provision.id, part.kind, line, wording.heading, kind=kind, is_heading=True)
    cells = [cell for row in wording.rows for cell in row]
    for inlines in filter(None, (wording.body, *cells)):
        yield Passage(provision.id, part.kind, line, inlines, kind=kind)


def _of_notes(reading: Reading, language: Language) -> Iterator[Passage]:
    for note, found in zip(reading.text.notes, reading.notes, strict=True):
        body = note.wording.get(language, Wording()).body
        if body:
            yield Passage(note.id, NOTE, found.line, body)


def _words(inlines: Inlines, labels: Mapping[str, str]) -> str:
    """The words as printed: a cross-reference with the label it stands for."""
    return "".join(_printed(span, labels) for span in inlines)


def _printed(span: Span, labels: Mapping[str, str]) -> str:
    if span.kind is SpanKind.REFERENCE:
        return span.text.replace("{number}", labels.get(span.target or "", ""))
    return span.text
