"""Document symbols: read, written, sorted, found in running text; the grammar is data.

A *form* is one way to write a symbol (`ATT/CSP{conference}/{year}/{number}`), made from a body's
`agendas/<body>/symbols.toml` by `grammars_from`; grammars of several bodies are added (`a + b`).
"""

from wgtr.tree.symbols.finding import FoundSymbol, find_symbols
from wgtr.tree.symbols.forms import Form, Grammars
from wgtr.tree.symbols.keys import from_slug, identity_key, slug, text_of_slug
from wgtr.tree.symbols.loading import BadGrammar, grammars_from
from wgtr.tree.symbols.symbol import NotASymbol, Symbol, compose, parse, revised, sort_key

__all__ = [
    "BadGrammar",
    "Form",
    "FoundSymbol",
    "Grammars",
    "NotASymbol",
    "Symbol",
    "compose",
    "find_symbols",
    "from_slug",
    "grammars_from",
    "identity_key",
    "parse",
    "revised",
    "slug",
    "sort_key",
    "text_of_slug",
]
