"""Symbols in running words, marked as such."""

from collections.abc import Iterator
from dataclasses import replace

from wgtr.tree.provisions import Inlines, Span, SpanKind
from wgtr.tree.symbols.finding import find_symbols
from wgtr.tree.symbols.forms import Grammars


def with_symbols(inlines: Inlines, grammars: Grammars) -> Inlines:
    """The spans with every symbol in their words marked; links and what is marked stay."""
    return tuple(part for span in inlines for part in symbols_in(span, grammars))


def symbols_in(span: Span, grammars: Grammars) -> Iterator[Span]:
    """Words divided at the symbols in them; links keep theirs as they are."""
    if span.kind is not SpanKind.WORDS:
        yield span
        return
    position = 0
    for hit in find_symbols(span.text, grammars):
        if hit.in_address:
            continue
        if hit.start > position:
            yield replace(span, text=span.text[position : hit.start])
        symbol = span.text[hit.start : hit.end]
        yield replace(span, text=symbol, kind=SpanKind.SYMBOL, target=symbol)
        position = hit.end
    if position < len(span.text):
        yield replace(span, text=span.text[position:])
