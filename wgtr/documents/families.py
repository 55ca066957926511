"""What belongs together in the register: a document's symbol, its revisions and corrections."""

from dataclasses import replace

from wgtr.tree.symbols import NotASymbol, Symbol, identity_key, parse

ENDINGS = ("revision", "corrigendum", "addendum")


def scope_of(symbol: Symbol) -> str:
    """The scope in which a symbol's serial is counted: what stands before the first stroke."""
    return str(symbol).split("/", 1)[0]


def bare(symbol: Symbol) -> Symbol:
    """The symbol that a revision's, corrigendum's or addendum's goes back to."""
    spelling = tuple(each for each in symbol.spelling if each[0] not in ENDINGS)
    return replace(symbol, revision=None, corrigendum=None, addendum=None, spelling=spelling)


def mended_by(symbol: Symbol) -> Symbol | None:
    """The symbol of the revision that a corrigendum's stands beside; None for any other symbol."""
    if symbol.corrigendum is None:
        return None
    spelling = tuple(each for each in symbol.spelling if each[0] != "corrigendum")
    return replace(symbol, corrigendum=None, spelling=spelling)


def family_of(symbol: Symbol) -> str:
    """The key that a symbol shares with its revisions, corrigenda and addenda only."""
    return identity_key(str(bare(symbol)))


def are_family(symbol: Symbol, known: str) -> bool:
    """Whether the symbol `known`, as text, belongs to the same document as `symbol`."""
    try:
        return family_of(parse(known, (symbol.form,))) == family_of(symbol)
    except NotASymbol:
        return False


def corrected(symbol: Symbol, number: int) -> Symbol:
    """The symbol of a document's corrigendum, with the number behind the document's own ending."""
    return replace(symbol, corrigendum=number)


def added_to(symbol: Symbol, number: int) -> Symbol:
    """The symbol of a document's addendum."""
    return replace(symbol, addendum=number)
