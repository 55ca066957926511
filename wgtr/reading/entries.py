"""Blocks → entries: paragraphs with marks understood, numbers taken off, and their look judged.

An entry is what the interpretation works on. Note calls are spans whose target still is the file's
own key ("key:en3") or the mark as typed ("mark:3"); `notes.py` ties them to notes.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.lexicon import Lexicon, visible
from wgtr.reading.markers import Marker, automatic_marker, marker_of
from wgtr.reading.wrapping import ends_sentence
from wgtr.tree.edits import cut
from wgtr.tree.numerals import RAISED
from wgtr.tree.provisions import Inlines, Rows, Span, SpanKind, plain

_RAISED_TO_DIGITS = str.maketrans(RAISED, "0123456789")
_RAISED_INSIDE = re.compile(f"([{RAISED}]{{1,3}})")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[ckm]?m|км|м|см)$")
_MARK = re.compile(r"[\[(]?([0-9٠-٩]{1,3}|\*{1,3}|[†‡])[\])]?")
_LONGEST_TITLE = {"zh": 60}
_CLOCK = r"[0-9٠-٩]{1,2}[:.h][0-9٠-٩]{2}"
_UNTIL = r"\s*(?:[-–—~至]|to|a|à|до|إلى)\s*"
_HOURS_BEFORE = re.compile(
    rf"\s*{_CLOCK}(?:{_UNTIL}{_CLOCK})?(?:\s*(?:h|hrs?|hours|horas|heures|ч)\b\.?)?[\s:–—|-]+"
)
_SPACED = re.compile(r"(?:\w(?:\s|$)){2}(?:\s?\w(?:\s|$)){2,}\s?\w?")
_FEWEST_CAPITALS = 4
_MOST_TITLE_WORDS = 24
_LONGEST_LATIN_TITLE = 190


class Look(IntEnum):
    """How much an entry looks like a heading."""

    BODY = 0
    SHORT_LINE = 1
    HEADING = 2


@dataclass(slots=True)
class Entry:
    """One paragraph or table, ready to be placed."""

    block: Block
    inlines: Inlines
    marker: Marker | None
    look: Look
    split: bool = False
    time: str | None = None

    @property
    def line(self) -> int:
        """Where the entry begins in the file."""
        return self.block.line

    @property
    def text(self) -> str:
        """The words without number and note marks."""
        return plain(self.inlines).strip()

    @property
    def leading_title(self) -> int:
        """How many spans at the head are a bold title before plain text; 0 where there is none."""
        strong = 0
        for span in self.inlines:
            if not span.strong and span.text.strip():
                break
            strong += 1
        return strong if 0 < strong < len(self.inlines) else 0

    @property
    def head(self) -> str:
        """The words of the title: a bold beginning, or everything."""
        return plain(self.inlines[: self.leading_title or None]).strip()

    @property
    def titled(self) -> bool:
        """Whether the entry has a title: it looks like one, or begins with one in bold."""
        return self.look is not Look.BODY or self.leading_title > 0

    @property
    def is_table(self) -> bool:
        """Whether the entry is a table."""
        return self.block.kind is BlockKind.TABLE

    @property
    def rows(self) -> Rows:
        """A table's cells as spans."""
        return tuple(tuple((Span(cell),) for cell in row) for row in self.block.rows)

    @property
    def printed(self) -> str:
        """The words with their number in front, as a reader sees them."""
        if self.is_table:
            return "\n".join(" | ".join(row) for row in self.block.rows)
        number = self.marker.printed if self.marker else ""
        return f"{self.time or ''} {number} {self.text}".strip()


def entries_of(blocks: list[Block], lexicon: Lexicon) -> list[Entry]:
    """Turn blocks into entries, leaving out those without any words."""
    made = [entry_of(block, lexicon) for block in blocks]
    return [entry for entry in made if entry.printed or entry.inlines]


def entry_of(block: Block, lexicon: Lexicon) -> Entry:
    """Read one block: marks to spans, number off, look judged."""
    inlines = _without_letter_spacing(
        _tidy(tuple(span for run in block.runs for span in _spans(run)))
    )
    time, inlines = _time_before(inlines, lexicon)
    marker = _marker(block, inlines, lexicon)
    if marker is not None and marker.length:
        inlines = _tidy(cut(inlines, marker.length)[1])
    if block.number and marker is None:
        inlines = (Span(f"{block.number} "), *inlines)
    return Entry(block, inlines, marker, look_of(block, inlines, lexicon), time=time)


def _time_before(inlines: Inlines, lexicon: Lexicon) -> tuple[str | None, Inlines]:
    """Hours that stand before an item's number are set apart: "10.00-10.10  Item 1. Opening"."""
    hit = _HOURS_BEFORE.match(plain(inlines[:1]))
    if hit is None or marker_of(plain(inlines)[hit.end() :], lexicon) is None:
        return None, inlines
    return hit[0].strip(" \t\n:–—|-"), _tidy(cut(inlines, hit.end())[1])


def _marker(block: Block, inlines: Inlines, lexicon: Lexicon) -> Marker | None:
    """The number: the word processor's, else the typed one; "- a. …" is lettered, no bullet."""
    automatic = automatic_marker(block.number, lexicon) if block.number else None
    if automatic is not None and not automatic.bullet:
        return automatic
    silent = block.kind is BlockKind.NOTE or starts_with_call(inlines)
    typed = None if silent else marker_of(plain(inlines), lexicon)
    return automatic if automatic is not None and (typed is None or typed.bullet) else typed


def look_of(block: Block, inlines: Inlines, lexicon: Lexicon) -> Look:
    """Judge whether words look like a heading: by style, boldness, capitals, length, end."""
    text = plain(inlines).strip()
    if block.kind is BlockKind.HEADING:
        return Look.HEADING
    if block.kind is BlockKind.TABLE or not _may_be_title(text, lexicon):
        return Look.BODY
    if lexicon.language == "zh" and "，" in text:  # a Chinese sentence, not a title
        return Look.BODY
    bold = all(span.strong or not span.text.strip() for span in inlines if span.text)
    letters = [c for c in text if c.lower() != c.upper()]
    capitals = len(letters) >= _FEWEST_CAPITALS and not any(c.islower() for c in letters)
    if bold or capitals or block.align == "center":
        return Look.HEADING
    return Look.BODY if ends_sentence(text) or text[:1].islower() else Look.SHORT_LINE


def _may_be_title(text: str, lexicon: Lexicon) -> bool:
    longest = _LONGEST_TITLE.get(lexicon.language, _LONGEST_LATIN_TITLE)
    short = len(text) <= longest and len(text.split()) <= _MOST_TITLE_WORDS
    return short and any(character.isalpha() for character in text)


def all_bold(entry: Entry) -> bool:
    """Whether every word of an entry is bold."""
    return bool(entry.text) and all(span.strong for span in entry.inlines if span.text.strip())


def starts_with_call(inlines: Inlines) -> bool:
    """Whether words begin with a note mark, as a typed note does."""
    return bool(inlines) and inlines[0].kind is SpanKind.NOTE


def _spans(run: Run) -> list[Span]:
    if run.note is not None:
        return [Span(kind=SpanKind.NOTE, target=f"key:{run.note}")]
    if run.raised and run.link is None:
        mark = _MARK.fullmatch(run.text.translate(_RAISED_TO_DIGITS).strip())
        if mark:
            return [Span(kind=SpanKind.NOTE, target=f"mark:{mark[1]}")]
    pieces = _RAISED_INSIDE.split(run.text)
    return [
        span
        for place, piece in enumerate(pieces)
        for span in (_raised(piece, pieces[place - 1]) if place % 2 else _words(run, piece))
    ]


def _raised(mark: str, before: str) -> list[Span]:
    """A raised figure calls a note, but in m² and km³ it is an exponent."""
    if _UNIT.search(before):
        return [Span(mark)]
    return [Span(kind=SpanKind.NOTE, target=f"mark:{mark.translate(_RAISED_TO_DIGITS)}")]


def _words(run: Run, words: str) -> list[Span]:
    kind = SpanKind.LINK if run.link is not None else SpanKind.WORDS
    text = visible(words) if words.isascii() else _without_soft_hyphens(words)
    return [Span(text, kind, run.link, emphasis=run.italic, strong=run.bold)] if text else []


def _without_soft_hyphens(text: str) -> str:
    """Arabic needs its direction marks; soft hyphens and odd blanks nobody needs."""
    plain_blanks = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u3000", " ")
    return plain_blanks.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")


def _without_letter_spacing(inlines: Inlines) -> Inlines:
    """A N N E X  A is Annex A: single letters with blanks between, words with two."""
    text = plain(inlines)
    if not _SPACED.fullmatch(text.strip()):
        return inlines
    words = re.split(r"\s{2,}", text.strip())
    closed = " ".join(word.replace(" ", "") for word in words)
    marks = tuple(span for span in inlines if span.kind is SpanKind.NOTE)
    return (Span(closed, strong=True), *marks)


def _tidy(inlines: Inlines) -> Inlines:
    """Join neighbours of one look, and take off blanks at both ends."""
    joined: list[Span] = []
    for span in inlines:
        alike = joined and replace(joined[-1], text="") == replace(span, text="")
        if alike and span.kind in {SpanKind.WORDS, SpanKind.LINK}:
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return trimmed(tuple(joined))


def trimmed(inlines: Inlines) -> Inlines:
    """Spans without blanks at the ends and without empty words."""
    spans = [span for span in inlines if span.text or span.kind is SpanKind.NOTE]
    while spans and spans[0].kind is not SpanKind.NOTE and not spans[0].text.strip():
        del spans[0]
    while spans and spans[-1].kind is not SpanKind.NOTE and not spans[-1].text.strip():
        del spans[-1]
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return tuple(spans)
