"""What texts need of `agendas/`, read once: symbol grammars and the house style."""

from functools import cache

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import Grammars


@cache
def known_grammars() -> Grammars:
    """Give the symbol grammars, so that a symbol that is typed is known as one."""
    return symbol_grammars(agendas_folder())


@cache
def house_style() -> HouseStyle:
    """Give the house style."""
    return load_style(agendas_folder() / "house-style")
