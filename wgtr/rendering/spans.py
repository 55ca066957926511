"""Spans → pieces: characters that no format can hold taken out, links and notes led somewhere."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wgtr.rendering.printed import Piece, Pieces
from wgtr.tree.provisions import Inlines, Span, SpanKind

# Controls, halves of surrogate pairs and non-characters: XML forbids them, readers never see them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?")
_BLANK = re.compile(r"[\s\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_LONGEST_ADDRESS = 2_000
UNKNOWN_NOTE = "?"


def clean(words: str) -> str:
    """Words without characters that no format can hold; line ends are line feeds."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", words))


def safe_address(address: str | None, schemes: tuple[str, ...]) -> str | None:
    """An address that may be followed: absolute and of an allowed scheme; None for any other.

    Whatever browsers skip when they read a scheme (blanks, controls, invisible signs) makes an
    address unsafe, as nobody writes it for an honest reason.
    """
    if address is None or len(address) > _LONGEST_ADDRESS or _BLANK.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in schemes:
        return None
    return address if parts.netloc or (parts.scheme.lower() == "mailto" and parts.path) else None


@dataclass(slots=True)
class Settling:
    """Turns spans into pieces; it counts how often each note is called, in reading order."""

    schemes: tuple[str, ...]
    anchors: Mapping[str, str]
    note_anchors: Mapping[str, str]
    note_numbers: Mapping[str, str]
    calls: Counter[str] = field(default_factory=Counter)

    def pieces(self, inlines: Inlines) -> Pieces:
        """One piece for each span."""
        return tuple(self._piece(span) for span in inlines)

    def _piece(self, span: Span) -> Piece:
        if span.kind is SpanKind.NOTE:
            return self._call(span)
        to = None
        if span.kind is SpanKind.LINK:
            to = safe_address(span.target, self.schemes)
        elif span.kind is SpanKind.REFERENCE:
            to = self.anchors.get(span.target or "")
        return Piece(clean(span.text), span.kind, to, span.emphasis, span.strong)

    def _call(self, span: Span) -> Piece:
        """A note's number; a mark that calls no note ("?3") is printed as it was."""
        target = span.target or ""
        if target not in self.note_anchors:
            mark = clean(target[1:]) if target.startswith(UNKNOWN_NOTE) else ""
            return Piece(mark or UNKNOWN_NOTE, SpanKind.NOTE, None, span.emphasis, span.strong)
        self.calls[target] += 1
        anchor, number = self.note_anchors[target], self.note_numbers[target]
        return Piece(
            clean(number), SpanKind.NOTE, anchor, span.emphasis, span.strong, self.calls[target]
        )
