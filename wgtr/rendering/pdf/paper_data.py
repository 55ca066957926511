"""What is printed → the data that the PDF's template draws: plain values, ready for JSON.

Everything people wrote goes to typst as data, never as source, so nothing in it can be read as an
instruction. What the template gets (`paper` in agendas/house-style/paper.typ):

* a *piece* of words: `text`, and where they apply `strong`, `emphasis`, `link` (an address), `to`
  (an anchor of the paper), `note` (true for a note mark, whose own anchor is `anchor`); what is
  longer than any word holds MAY_BREAK where a line may end in it, what must not be broken
  stands between two WHOLEs;
* *words*: `pieces` with the `language` they stand in, `borrowed` where it is not the paper's;
* a *block*: `is` says what: "heading" (`level`, `words`, `number`, `label`), "paragraph"
  (`words`), "list" and "bullets" (`items`, each with `number` and `blocks`), "table" (`rows` of
  words), "under" (`blocks` that stand under the paragraph before), "anchor" (nothing to see);
  `anchor` is its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from wgtr.rendering.blanks import BOUND_BLANK, BOUND_STROKE, NO_BREAK, Bound, held
from wgtr.rendering.fonts.faces import FAMILIES
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import (
    DEEPEST_DRAWN,
    MastheadLine,
    Piece,
    Pieces,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    Said,
)
from wgtr.rendering.running_head import running_date, running_name
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render
from wgtr.tree.provisions import Kind, SpanKind

Data = dict[str, Any]
Block = Data
ISOLATE, POP = "\u2066", "\u2069"
# "15 (2-4)", "10:00–13:00": what is written in European digits runs left to right in Arabic too.
_RANGE = re.compile(r"[0-9]+(?:\s?[-–—/:.(]\s?[0-9]+\)?)+")
_BLANKS = re.compile("[\t\v\f\x85\u2028\u2029]")
MAY_BREAK, WHOLE = "\x1f", "\x1e"  # no text has them: controls are taken out of all
# Longer than a word of the six languages; lines end after strokes and in Chinese by themselves.
_ENDLESS = re.compile(
    "[^\\s/\\-\u2010-\u2015\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]{31,}"
)
_FEW_LETTERS = 8
# All between two plain blanks in which something is bound; a bound blank at a piece's end
_BOUND = re.compile(rf"\S*(?:[{BOUND_BLANK}{BOUND_STROKE}]\S*)+")
_EDGE = re.compile(rf"^{BOUND_BLANK}|{BOUND_BLANK}$")
_PLAIN = str.maketrans({BOUND_BLANK: " ", BOUND_STROKE: "/"})


def paper_data(printed: Printed, style: HouseStyle) -> Data:
    """Everything the template needs to draw one paper."""
    language = printed.language
    own = style.fonts[language]
    return {
        "title": printed.title,
        "creator": style.word("creator", language),
        "symbol": printed.symbol,
        "head": laid_out(running_name(printed)),
        "date": running_date(printed, style),
        "example": printed.example,
        "notice": printed.notice,
        "language": language.value,
        "directions": {each.value: each.direction for each in Language},
        "tags": dict(style.tags),
        "fonts": [own.family, *(name for name in FAMILIES if name != own.family)],
        "size": own.size,
        "colours": dict(style.colours),
        "paper": dict(style.paper),
        "page": style.word("page", language),
        "digits": _digits(printed.digits),
        **_Drawing(printed, style).data(),
    }


def laid_out(text: str) -> str:
    """Words with WHOLE around what must stay on one line, and places to break what is endless."""
    if BOUND_BLANK in text or BOUND_STROKE in text:
        text = _EDGE.sub(NO_BREAK, text)
        text = _BOUND.sub(lambda hit: f"{WHOLE}{hit[0].translate(_PLAIN)}{WHOLE}", text)
    return _ENDLESS.sub(_with_breaks, text)


def _with_breaks(hit: re.Match[str]) -> str:
    made: list[str] = []
    for place, sign in enumerate(hit[0]):
        breaks = place and place % _FEW_LETTERS == 0
        made += [MAY_BREAK] if breaks and unicodedata.category(sign)[0] not in "MC" else []
        made.append(sign)
    return "".join(made)


def isolated(text: str) -> str:
    """Words for Arabic: what is written in European digits keeps its own order among them."""
    return _RANGE.sub(lambda hit: f"{ISOLATE}{hit[0]}{POP}", text)


def _digits(system: str) -> str:
    """The ten digits, from nought to nine, in which a paper numbers its pages."""
    written = render(1_234_567_890, system)
    return written[-1] + written[:-1]


class _Drawing:
    """One paper being turned into data, from its first page to its last."""

    def __init__(self, printed: Printed, style: HouseStyle) -> None:
        self.printed = printed
        self.bound = {language: Bound(style, language) for language in Language}
        self.targets = set(_targets(printed))
        self.level = 0  # of the heading before; PDF/UA wants no level left out

    def data(self) -> Data:
        """The parts, with the notes at their place among them."""
        printed = self.printed
        parts = [self._part(part) for part in printed.parts[: printed.notes_after]]
        parts += [self._notes()] if printed.notes else []
        parts += [self._part(part) for part in printed.parts[printed.notes_after :]]
        return {"masthead": self._masthead(printed.masthead), "parts": parts}

    def _part(self, part: PrintedPart) -> Data:
        blocks: list[Block] = []
        if _says_something(part.title.body) or part.label:
            title = self._words(part.title, part.title.body)
            heading = {"is": "heading", "level": self._next(1), "words": title}
            blocks.append(heading | {"label": part.label})
        blocks += self._provisions(part.provisions)
        return {
            "kind": "part",
            "masthead": self._masthead(part.masthead),
            "blocks": self._anchored(part.anchor, blocks),
        }

    def _next(self, wanted: int) -> int:
        self.level = min(wanted, self.level + 1)
        return self.level

    def _provisions(self, siblings: tuple[PrintedProvision, ...]) -> list[Block]:
        return _joined(block for provision in siblings for block in self._provision(provision))

    def _provision(self, provision: PrintedProvision) -> list[Block]:
        """A provision's blocks; what is nested deeper than pages can show follows it."""
        own = self._said(provision)
        below = self._provisions(provision.children)
        bullet = provision.source.kind is Kind.BULLET
        if provision.titled or not (provision.number or bullet or own):
            return self._anchored(provision.anchor, [*own, *below])
        flat = provision.depth >= DEEPEST_DRAWN
        inside, after = ([], below) if flat else (below, [])
        if provision.number or bullet:
            kind = "list" if provision.number else "bullets"
            blocks = self._anchored(provision.anchor, [*own, *inside])
            item = {"number": provision.number, "blocks": blocks}
            return [{"is": kind, "items": [item]}, *after]
        under = [{"is": "under", "blocks": inside}] if inside else []
        return [*self._anchored(provision.anchor, own), *under, *after]

    def _said(self, provision: PrintedProvision) -> list[Block]:
        said = provision.said
        blocks: list[Block] = []
        if _says_something(said.heading):
            level = self._next(provision.level)
            words = self._words(said, said.heading)
            blocks.append(
                {"is": "heading", "level": level, "number": provision.number, "words": words}
            )
        return blocks + self._text(said)

    def _text(self, said: Said) -> list[Block]:
        blocks: list[Block] = []
        if said.body:
            blocks.append({"is": "paragraph", "words": self._words(said, said.body)})
        if said.rows:
            width = max(map(len, said.rows)) or 1
            rows = [[*row, *([()] * (width - len(row)))] for row in said.rows]
            drawn = [[self._words(said, cell) for cell in row] for row in rows]
            table = {"is": "table", "rows": drawn, "width": width}
            blocks.append(self._spoken(said) | table)
        return blocks

    def _notes(self) -> Data:
        title = self._words(Said(self.printed.language), (Piece(self.printed.notes_title),))
        heading = {"is": "heading", "level": self._next(1), "words": title}
        notes = [self._note(note) for note in self.printed.notes]
        return {
            "kind": "notes",
            "masthead": [],
            "blocks": [heading, {"is": "list", "items": notes}],
        }

    def _note(self, note: PrintedNote) -> Data:
        """A note; its number leads back to where it is first called."""
        blocks = self._text(note.said)
        if note.said.heading:
            title = self._words(note.said, note.said.heading)
            blocks.insert(0, {"is": "paragraph", "words": title, "strong": True})
        item = {"number": note.number, "blocks": self._anchored(note.anchor, blocks)}
        return item | ({"to": _first_call(note.anchor)} if note.calls else {})

    def _anchored(self, anchor: str, blocks: list[Block]) -> list[Block]:
        """Blocks of which the first has the anchor; a block for it alone before a list or nothing.

        Headings have theirs, as an address may name it (paper.pdf#item-2); of the others only
        those that something in the paper leads to, for every anchor costs time.
        """
        heads = bool(blocks) and blocks[0]["is"] == "heading"
        if not heads and anchor not in self.targets:
            return blocks
        if not blocks or "anchor" in blocks[0] or "items" in blocks[0]:
            return [{"is": "anchor", "anchor": anchor}, *blocks]
        return [blocks[0] | {"anchor": anchor}, *blocks[1:]]

    def _words(self, said: Said, pieces: Pieces) -> Data:
        marks = [place for place, piece in enumerate(pieces) if piece.kind is SpanKind.NOTE]
        texts = [held(_shown(piece.text), piece.kind, said.language) for piece in pieces]
        texts = self.bound[said.language].stretches(texts, marks)
        drawn = [
            _piece(piece, text, said.language) for piece, text in zip(pieces, texts, strict=True)
        ]
        return self._spoken(said) | {"pieces": drawn}

    def _masthead(self, lines: tuple[MastheadLine, ...]) -> list[Data]:
        return [self._masthead_line(line) for line in lines]

    def _masthead_line(self, line: MastheadLine) -> Data:
        language = line.language or self.printed.language
        text = self.bound[language].words(_shown(line.text))
        data = {"text": laid_out(text), "role": line.role.value}
        return data | ({"language": language.value} if line.language else {})

    def _spoken(self, said: Said) -> Data:
        borrowed = said.language is not self.printed.language
        return {"language": said.language.value, "borrowed": borrowed}


def _says_something(pieces: Iterable[Piece]) -> bool:
    """Whether words are more than blanks: PDF/UA takes no empty heading."""
    return any(piece.text.strip() for piece in pieces)


def _piece(piece: Piece, text: str, language: Language) -> Data:
    """A piece that stands among words of a language, its own words being `text`."""
    text, turned = laid_out(text), language.direction == "rtl"
    data: Data = {"text": text}
    if piece.kind is SpanKind.NOTE:
        data["note"] = True
        data |= {"to": piece.to} if piece.to else {}
        data |= {"anchor": _first_call(piece.to)} if piece.to and piece.call == 1 else {}
    elif piece.kind is SpanKind.SYMBOL and turned:
        data["text"] = f"{ISOLATE}{text}{POP}"
    elif turned:
        data["text"] = isolated(text)
    if piece.to and piece.kind is not SpanKind.NOTE:
        data["link" if piece.kind is SpanKind.LINK else "to"] = piece.to
    looks = {"strong": piece.strong, "emphasis": piece.emphasis}
    return data | {look: True for look, wanted in looks.items() if wanted}


def _shown(text: str) -> str:
    """Words without signs that are blanks to a reader and nothing to a font."""
    return _BLANKS.sub(" ", text)


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Blocks in order, entries of one kind of list that follow one another as one list."""
    joined: list[Block] = []
    for block in blocks:
        if joined and "items" in block and joined[-1]["is"] == block["is"]:
            joined[-1]["items"] += block["items"]
        else:
            joined.append(block)
    return joined


def _targets(printed: Printed) -> Iterator[str]:
    """Every anchor of the paper that something in it leads to."""
    said = [part.title for part in printed.parts]
    said += [provision.said for provision in printed.walk()]
    said += [note.said for note in printed.notes]
    for each in said:
        cells = (cell for row in each.rows for cell in row)
        for piece in chain(each.heading, each.body, *cells):
            if piece.to is not None and piece.kind is not SpanKind.LINK:
                yield piece.to


def _first_call(anchor: str) -> str:
    """The anchor of a note's first mark: no anchor of a text holds a full stop."""
    return f"{anchor}.call"
