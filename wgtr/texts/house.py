"""What texts need of `agendas/`: symbol grammars, the house style, blueprints."""

import tomllib
from collections.abc import Callable
from functools import cache
from itertools import count

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.tree.blueprints import Blueprint, blueprint_from, empty_part
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.provisions import Part
from wgtr.tree.symbols import Grammars


@cache
def known_grammars() -> Grammars:
    """Give the symbol grammars, so that a symbol that is typed is known as one."""
    return symbol_grammars(agendas_folder())


@cache
def house_style() -> HouseStyle:
    """Give the house style."""
    return load_style(agendas_folder() / "house-style")


def blueprint_named(name: str) -> Blueprint:
    """Read the blueprint `agendas/blueprints/<name>.toml`. Raises NotABlueprint or OSError."""
    path = agendas_folder() / "blueprints" / f"{name}.toml"
    return blueprint_from(tomllib.loads(path.read_text("utf-8")))


def begun_part(blueprint: Blueprint, new_id: Callable[[], str] | None = None) -> Part:
    """Give the part that a blueprint begins with; its provisions are called by `new_id`."""
    return empty_part(blueprint, None, new_id or ids())


def ids() -> Callable[[], str]:
    """Give what names the provisions of a new text one after the other: p1, p2, p3."""
    numbers = count(1)
    return lambda: f"p{next(numbers)}"
