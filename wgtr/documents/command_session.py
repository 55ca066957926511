"""What the commands of this room share: the database, who does it, and how an outcome is told."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from wgtr.boxed.process import BoxedError
from wgtr.core.database import working_on
from wgtr.core.errors import HalfSet, RuleViolation
from wgtr.core.exits import BadInput, put
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.documents.mastheads import BadMasthead
from wgtr.rendering.house_style import BadStyle
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.texts.sources import NotReadable
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.json_form import NotAText
from wgtr.tree.symbols import NotASymbol, Symbol, parse

WRONG = (RuleViolation, NotASymbol, NotReadable, NotAText, BadMasthead, BadStyle, MissingGlyph)
by_whom = click.option("--by", default="secretariat", show_default=True, help="Who does it.")
as_json = click.option(
    "--json", "target", metavar="PATH", help="Write the outcome as JSON; - for here."
)


@contextmanager
def at_work() -> Iterator[Settings]:
    """Let a command use the database; what it may not do becomes its sentence and exit code."""
    try:
        settings = Settings.from_environment()
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    with database_for(settings) as ready:
        ready.start_clock()
        with working_on(ready.database_url or ""):
            try:
                yield ready
            except WRONG as why:
                raise BadInput(str(why)) from why
            except BoxedError as why:
                raise BadInput(f"The text cannot be rendered: {why}.") from why


def symbol_in(text: str) -> Symbol:
    """Read a symbol by the grammars of `agendas/`. Raises NotASymbol."""
    return parse(text, symbol_grammars(agendas_folder()))


def report(outcome: Any, target: str | None, lines: Sequence[str]) -> None:
    """Tell an outcome: in `lines`, or as JSON where it was asked for."""
    if target is None:
        for line in lines:
            click.echo(line)
        return
    put(json.dumps(outcome, ensure_ascii=False, indent=1), target)
