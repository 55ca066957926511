"""Links that lead nowhere, and document symbols that became part of a web address."""

import re
from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import Passage
from wgtr.reading.texts import Reading
from wgtr.tree.provisions import Inlines, SpanKind, plain
from wgtr.tree.symbols import Grammars, find_symbols

_NOWHERE = {"", "#", "http://", "https://", "about:blank"}
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>()\[\]“”»，。；、]+", re.IGNORECASE)
_FEWEST_PIECES = 4


def link_findings(
    reading: Reading, passages: list[Passage], grammars: Grammars
) -> Iterator[Finding]:
    """Find links without an address, and addresses that hold a symbol."""
    like_own = _like(reading.text.masthead.symbol or "")
    for passage in passages:
        for words in dict.fromkeys(_leading_nowhere(_source(passage, reading))):
            message = f"The link “{words}” leads nowhere: give it an address, or take it off."
            yield passage.finding("placeholder-link", message, words)
        for address in dict.fromkeys(_addresses(passage)):
            symbol = _symbol_in(address, grammars, like_own)
            if symbol:
                message = (
                    f"The symbol {symbol} stands inside a web address, where its strokes and "
                    "points are read as folders: check that the address opens the document."
                )
                yield passage.finding("symbol-in-address", message, address)


def _source(passage: Passage, reading: Reading) -> Inlines:
    """The words as the file has them: a link read as a cross-reference still is a link there."""
    node = reading.nodes.get(passage.where)
    return node.entry.inlines if node is not None else passage.inlines


def _leading_nowhere(inlines: Inlines) -> Iterator[str]:
    for span in inlines:
        nowhere = span.kind is SpanKind.LINK and (span.target or "").strip() in _NOWHERE
        if nowhere and span.text.strip():
            yield span.text.strip()


def _addresses(passage: Passage) -> Iterator[str]:
    for span in passage.inlines:
        if span.kind is SpanKind.LINK and _ADDRESS.match(span.target or ""):
            yield span.target or ""
    yield from (hit[0].rstrip(".,;:") for hit in _ADDRESS.finditer(plain(passage.inlines)))


def _symbol_in(address: str, grammars: Grammars, like_own: re.Pattern[str] | None) -> str | None:
    found = find_symbols(address, grammars)
    if found:
        return address[found[0].start : found[0].end]
    like = like_own.search(address) if like_own else None
    return like[0] if like else None


def _like(symbol: str) -> re.Pattern[str] | None:
    """Symbols of the text's own kind: its first piece, as many pieces, figures where it has."""
    first, *rest = symbol.split("/")
    if len(rest) < _FEWEST_PIECES - 1:
        return None
    pieces = (r"\d+" if piece.isdigit() else r"[\w.-]+" for piece in rest)
    return re.compile(rf"(?<![\w]){re.escape(first)}/{'/'.join(pieces)}(?![\w/])")
