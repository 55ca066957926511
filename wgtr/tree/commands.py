"""The door `wgtr symbol`: reads one document symbol and prints its parts as JSON."""

import json
import tomllib
from pathlib import Path

import click

from wgtr.core.exits import BadInput, MissingOnMachine, put
from wgtr.core.paths import agendas_folder
from wgtr.tree.symbols import BadGrammar, Grammars, NotASymbol, Symbol, grammars_from, parse, slug


@click.command()
@click.argument("text", metavar="SYMBOL")
@click.option(
    "--json",
    "target",
    default="-",
    metavar="PATH",
    help="Where to write the JSON; - is standard output.",
)
def symbol(text: str, target: str) -> None:
    """Read a document SYMBOL and print its parts."""
    try:
        read = parse(text, symbol_grammars(agendas_folder()))
    except NotASymbol as why:
        raise BadInput(str(why)) from why
    put(json.dumps(described(read), ensure_ascii=False), target)


def symbol_grammars(folder: Path) -> Grammars:
    """Load the grammar of every body that has a `symbols.toml` in the agendas folder.

    Raises MissingOnMachine where there is none, BadInput where one cannot be used.
    """
    grammars: Grammars = ()
    for path in sorted(folder.glob("*/symbols.toml")):
        try:
            grammars += grammars_from(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, BadGrammar) as why:
            raise BadInput(f"{path} is no grammar of symbols: {why}") from why
    if not grammars:
        raise MissingOnMachine(f"No grammar of symbols (*/symbols.toml) was found in {folder}.")
    return grammars


def described(symbol: Symbol) -> dict[str, int | str | None]:
    """Give a symbol's parts with what is made from them: text, slug, generation."""
    return {
        **symbol.parts(),
        "symbol": str(symbol),
        "slug": slug(symbol),
        "generation": symbol.generation,
    }
