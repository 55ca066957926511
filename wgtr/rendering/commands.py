"""The door `wgtr render`: a tree in the import's JSON comes out as Word, PDF, HTML or Markdown."""

from pathlib import Path

import click

from wgtr.boxed.process import BoxedError
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.rendering.files.commands import read_tree, write_whole
from wgtr.rendering.fonts.faces import MissingFonts
from wgtr.rendering.formats import FORMATS, House, rendered
from wgtr.rendering.house_style import BadStyle
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.tree.languages import Language


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
    text, shown = read_tree(tree)
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
    write_whole(made, output)
