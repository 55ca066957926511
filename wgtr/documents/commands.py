"""`wgtr load`: texts in, as the words of papers."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from wgtr.core.database import db
from wgtr.core.exits import BadInput
from wgtr.core.paths import agendas_folder
from wgtr.documents.command_session import (
    as_json,
    at_work,
    by_whom,
    report,
    symbol_in,
)
from wgtr.documents.models import RevisionState
from wgtr.documents.operations.loading import Home
from wgtr.documents.operations.taking_in import DropsLanguages, take_in
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reading.commands import word_lists
from wgtr.texts.sources import left_aside, sources_in, text_of
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.json_form import loads
from wgtr.tree.provisions import Text
from wgtr.tree.symbols import Symbol

LARGEST_TREE = 50 * 1024 * 1024


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--meeting", "meeting_slug", help="The meeting whose paper it is, by its address.")
@click.option("--symbol", "symbol_text", help="Its symbol; else the one in its masthead, if any.")
@click.option("--name", help="What the text is called from now on; else the file's name.")
@click.option(
    "--drop-languages", "may_drop", is_flag=True, help="Leave out languages that PATH has not."
)
@by_whom
@as_json
def load(
    path: Path,
    *,
    meeting_slug: str | None,
    symbol_text: str | None,
    name: str | None,
    may_drop: bool,
    by: str,
    target: str | None,
) -> None:
    """Take in PATH: a tree as JSON, or a folder of texts such as agenda.en.txt, agenda.fr.txt.

    What was taken in before under the same name becomes a new version, if anything changed. Under
    the symbol of a paper that is here, or of its revision or corrigendum, it becomes a version of
    that paper's text, and the revision or corrigendum is prepared.
    """
    with at_work():
        meeting = None if meeting_slug is None else _meeting(meeting_slug)
        found = _texts_in(path, f"{meeting_slug}-" if meeting_slug else "")
        if len(found) > 1 and (symbol_text or name):
            raise BadInput("--symbol and --name are for one text; the folder holds several.")
        loading = partial(_load, home=_home_of(meeting), by=by, may_drop=may_drop)
        loaded = [
            loading(name or own_name, text, _symbol_for(text, symbol_text))
            for own_name, text in found.items()
        ]
        db.session.commit()
    report(loaded, target, [_told(one) for one in loaded])


def _told(one: Mapping[str, Any]) -> str:
    """Say what became of a text, and what comes next."""
    told = f"{one['name']}: version {one['version']}"
    if one["state"] == RevisionState.DRAFT:
        return f"{told}, prepared as {one['address']}"
    if one["address"]:
        return f"{told}; {one['address']} is {one['state']} and stays as it is"
    return told


def _texts_in(path: Path, prefix: str) -> Mapping[str, Text]:
    """The texts that a path holds, by what they are called."""
    if path.is_dir():
        lists = word_lists(agendas_folder())
        found = {f"{prefix}{each.stem}": text_of(each, lists) for each in sources_in(path)}
        if not found:
            raise BadInput(f"{path} holds no text: name them like agenda.en.txt.")
        if aside := left_aside(path):
            click.echo(f"left aside: {', '.join(aside)}", err=True)
        return found
    if path.stat().st_size > LARGEST_TREE:
        raise BadInput(f"“{path.name}” is larger than 50 MB, which no text is.")
    return {f"{prefix}{path.stem}": loads(path.read_bytes())}


def _load(
    name: str, text: Text, symbol: Symbol | None, *, home: Home, by: str, may_drop: bool
) -> dict[str, Any]:
    grammars = symbol_grammars(agendas_folder())
    taking_in = partial(take_in, name=name, text=text, home=home, symbol=symbol, by=by)
    try:
        taken = taking_in(grammars=grammars, may_drop=may_drop)
    except DropsLanguages as why:
        raise BadInput(f"{why} Load every language, or say --drop-languages.") from None
    version, revision = taken.version, taken.revision
    return {
        "name": version.text.name,
        "version": version.number,
        "sha256": version.sha256,
        "document": revision and revision.document_id,
        "symbol": revision and revision.symbol and revision.symbol.symbol,
        "address": revision and revision.slug,
        "state": revision and revision.state.value,
    }


def _symbol_for(text: Text, told: str | None) -> Symbol | None:
    """The symbol that a text is to have: the one told, or the one in its masthead."""
    written = told or text.masthead.symbol
    return symbol_in(written) if written else None


def _meeting(slug: str) -> Meeting:
    meeting = meeting_with_slug(slug)
    if meeting is None:
        raise BadInput(f"There is no meeting called {slug}.")
    return meeting


def _home_of(meeting: Meeting | None) -> Home:
    if meeting is None:
        return Home()
    return Home(conference=meeting.conference, body=meeting.body, meetings=[meeting])
