"""The door `wgtr import`: reads an agenda from a file and writes it as JSON, without a database."""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder
from wgtr.reading.blocks import Unreadable
from wgtr.reading.files import load
from wgtr.reading.findings import BadTerms, terms_from
from wgtr.reading.importing import WordLists, imported
from wgtr.reading.lexicon import BadLexicon, lexicon_from
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.languages import Language

Made = TypeVar("Made")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="The language of the text; found out by itself where it is not told.",
)
@click.option(
    "--json",
    "target",
    default="-",
    metavar="PATH",
    help="Where to write the JSON; - is standard output.",
)
def import_file(file: Path, language: str | None, target: str) -> None:
    """Read an annotated agenda from FILE (.txt, .docx, .odt or .pdf) into a tree."""
    told = Language(language) if language else None
    try:
        written = imported(load(file), file.name, told, word_lists(agendas_folder()))
    except Unreadable as why:
        raise BadInput(str(why)) from why
    _write(json.dumps(written, ensure_ascii=False, indent=1), target)


def word_lists(agendas: Path) -> WordLists:
    """Load what reading needs from the agendas folder.

    Raises MissingOnMachine where a file is not there, BadInput where one cannot be used.
    """
    words, terms = agendas / "reading", agendas / "findings"
    return WordLists(
        lexicons={lang: _loaded(words / f"{lang}.toml", lang, lexicon_from) for lang in Language},
        terms={lang: _loaded(terms / f"{lang}.toml", lang, terms_from) for lang in Language},
        grammars=symbol_grammars(agendas),
    )


def _loaded(
    path: Path, language: Language, made: Callable[[Mapping[str, Any], Language], Made]
) -> Made:
    try:
        return made(tomllib.loads(path.read_text(encoding="utf-8")), language)
    except FileNotFoundError:
        raise MissingOnMachine(f"The word lists {path} are missing.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, BadLexicon, BadTerms) as why:
        raise BadInput(f"The word lists {path} cannot be used: {why}") from why


def _write(line: str, target: str) -> None:
    if target == "-":
        click.echo(line)
        return
    try:
        Path(target).write_text(line + "\n", encoding="utf-8")
    except OSError as why:
        raise BadInput(f"{target} cannot be written: {why.strerror}.") from why
