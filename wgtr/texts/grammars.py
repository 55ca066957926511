"""The grammars of document symbols, read once, so that a symbol that is typed is known as one."""

from functools import cache

from wgtr.core.paths import agendas_folder
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import Grammars


@cache
def known_grammars() -> Grammars:
    """Give the symbol grammars of `agendas/`."""
    return symbol_grammars(agendas_folder())
