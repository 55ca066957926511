"""The door `wgtr render`: a tree in the import's JSON comes out as Word, PDF, HTML or Markdown."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from wgtr.boxed.process import BoxedError
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.rendering.fonts.faces import MissingFonts
from wgtr.rendering.formats import FORMATS, House, rendered
from wgtr.rendering.house_style import BadStyle
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.tree.json_form import NotAText, loads
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

_LARGEST = 50 * 1024 * 1024


@click.command()
@click.argument("tree", type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(FORMATS), help="The file's format.")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write the file; nothing is written where something is wrong.",
)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="The language to print; the one the tree was written in where it is not told.",
)
def render(tree: Path, form: str, output: Path, language: str | None) -> None:
    """Render TREE, a JSON file as `wgtr import` writes it."""
    text, shown = _read(tree)
    house = House(agendas_folder() / "house-style", fonts_folder())
    try:
        made = rendered(text, Language(language) if language else shown, form, house)
    except MissingFonts as why:
        raise MissingOnMachine(str(why)) from why
    except (BadStyle, MissingGlyph) as why:
        raise BadInput(str(why)) from why
    except BoxedError as why:
        raise BadInput(f"The text cannot be rendered: the converter gave up ({why}).") from why
    except OSError as why:
        named = why.filename or "pandoc, which converts texts,"
        raise MissingOnMachine(f"{named} cannot be used: {why.strerror or why}.") from why
    _write(made, output)


def _read(tree: Path) -> tuple[Text, Language]:
    """The text in a JSON file, and the language that stands in front in it."""
    try:
        if tree.stat().st_size > _LARGEST:
            raise BadInput(f"“{tree.name}” is larger than 50 MB, which no text is.")
        raw = tree.read_bytes()
        text = loads(raw)
    except OSError as why:
        raise BadInput(f"“{tree.name}” cannot be read: {why.strerror}.") from why
    except NotAText as why:
        raise BadInput(str(why)) from why
    return text, Language(json.loads(raw)["language"])


def _write(data: bytes, output: Path) -> None:
    """Write a file whole or not at all."""
    try:
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=".wgtr-")
    except OSError as why:
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from why
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except OSError as why:
        with suppress(OSError):
            Path(name).unlink()
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from why


def _umask() -> int:
    """What the person's new files may not be; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
