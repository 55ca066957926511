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
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


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
    wanted = Language(language) if language else shown
    try:
        made = rendered(text, wanted, form, house)
        lacking = _lacking(text, wanted, house)
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
    if lacking:
        click.echo(lacking, err=True)


def _lacking(text: Text, language: Language, house: House) -> str:
    """A sentence on what the language lacks; no words where it lacks nothing."""
    style = house.style()
    borrowed = settled(text, language, style).borrowed
    if not borrowed:
        return ""
    heads = sum(holder.split()[0] == "masthead" for holder in borrowed)
    rest = len(borrowed) - heads
    said = ["the masthead"] if heads else []
    said += [f"{rest} passage{'s' * (rest > 1)} of the text"] if rest else []
    names = sorted({style.names[each][Language.EN] for each in borrowed.values()})
    return (
        f"Not worded in {style.names[language][Language.EN]}: {' and '.join(said)}. "
        f"Printed in {' and '.join(names)} and marked."
    )
