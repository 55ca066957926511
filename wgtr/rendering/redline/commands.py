"""The door `wgtr compare`: two trees come out as a redline in HTML or Word, or as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder
from wgtr.rendering.files.commands import read_tree, write_whole
from wgtr.rendering.house_style import BadStyle, HouseStyle, load_style
from wgtr.rendering.redline.drawing import redline
from wgtr.rendering.redline.page import redline_page
from wgtr.rendering.word.tracking.document import Revisor, tracked_document
from wgtr.tree.comparison import compare
from wgtr.tree.comparison.json_form import comparison_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

_NO_DATE = date(1980, 1, 1)


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(["html", "docx", "json"]))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write the file; nothing is written where something is wrong.",
)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="The language to compare in; that of the new tree where it is not told.",
)
@click.option("--author", help="In whose name changes are tracked in Word.")
def compare_trees(  # noqa: PLR0917 - one for each of the command's words
    old: Path, new: Path, form: str, output: Path, language: str | None, author: str | None
) -> None:
    """Compare OLD with NEW, JSON files as `wgtr import` writes them."""
    (before, _), (after, shown) = read_tree(old), read_tree(new)
    asked = _Asked(before, after, Language(language) if language else shown, author)
    try:
        made = _FORMS[form](asked)
    except BadStyle as why:
        raise BadInput(str(why)) from why
    except OSError as why:
        raise MissingOnMachine(f"{why.filename} cannot be used: {why.strerror or why}.") from why
    write_whole(made, output)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for."""

    old: Text
    new: Text
    language: Language
    author: str | None

    @property
    def style(self) -> HouseStyle:
        """The house style of this machine."""
        return load_style(agendas_folder() / "house-style")

    def html(self) -> bytes:
        """A page that stands alone."""
        style = self.style
        return redline_page(redline(self.old, self.new, self.language, style), style).encode()

    def docx(self) -> bytes:
        """A Word file with tracked changes, on the new paper's own date."""
        style = self.style
        author = self.author or style.word("creator", self.language)
        revisor = Revisor(author, _day_of(self.new) or _day_of(self.old) or _NO_DATE)
        return tracked_document(self.old, self.new, self.language, style, revisor=revisor)

    def json(self) -> bytes:
        """Every provision in every language."""
        told = comparison_json(compare(self.old, self.new, self.language))
        return (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")


_FORMS: dict[str, Callable[[_Asked], bytes]] = {
    "html": _Asked.html,
    "docx": _Asked.docx,
    "json": _Asked.json,
}


def _day_of(text: Text) -> date | None:
    try:
        return date.fromisoformat(text.masthead.date or "")
    except ValueError:
        return None
