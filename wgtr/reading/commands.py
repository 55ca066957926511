"""The door `wgtr import`: reads an agenda from a file and writes it as JSON, without a database."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from wgtr.core.exits import BadInput, MissingOnMachine, put
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
    put(json.dumps(written, ensure_ascii=False, indent=1), target)


def word_lists(agendas: Path) -> WordLists:
    """Load what reading needs from the agendas folder.

    A language's file is read at its first use: then MissingOnMachine is raised where it is not
    there, BadInput where it cannot be used.
    """
    return WordLists(
        lexicons=_Shelf(agendas / "reading", lexicon_from),
        terms=_Shelf(agendas / "findings", terms_from),
        grammars=symbol_grammars(agendas),
    )


class _Shelf(Mapping[Language, Made]):
    """One data file for each language, read when it is asked for: a command needs one of six."""

    def __init__(self, folder: Path, made: Callable[[Mapping[str, Any], Language], Made]) -> None:
        self._folder = folder
        self._made = made
        self._read: dict[Language, Made] = {}

    def __getitem__(self, language: Language) -> Made:
        if language not in self._read:
            self._read[language] = _loaded(self._folder / f"{language}.toml", language, self._made)
        return self._read[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(Language)

    def __len__(self) -> int:
        return len(Language)


def _loaded(
    path: Path, language: Language, made: Callable[[Mapping[str, Any], Language], Made]
) -> Made:
    try:
        return made(tomllib.loads(path.read_text(encoding="utf-8")), language)
    except FileNotFoundError:
        raise MissingOnMachine(f"The word lists {path} are missing.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, BadLexicon, BadTerms) as why:
        raise BadInput(f"The word lists {path} cannot be used: {why}") from why
