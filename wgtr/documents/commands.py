"""`wgtr load` and `wgtr issue`: texts in, papers out."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from wgtr.core.database import db
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings
from wgtr.documents.command_session import (
    WRONG,
    as_json,
    at_work,
    by_whom,
    report,
    symbol_in,
)
from wgtr.documents.issuing.queries import text_worked_on
from wgtr.documents.models import Revision, RevisionState
from wgtr.documents.operations import Press, issue
from wgtr.documents.operations.issuing import NotInOriginal
from wgtr.documents.operations.loading import Home
from wgtr.documents.operations.taking_in import DropsLanguages, take_in
from wgtr.documents.press import house_press
from wgtr.documents.queries import documents_of, revision_with_slug
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reading.commands import word_lists
from wgtr.texts.contents import lacks_original
from wgtr.texts.queries import current_text
from wgtr.texts.sources import sources_in, text_of
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.gaps import open_facts, silent_provisions
from wgtr.tree.json_form import loads
from wgtr.tree.languages import Language
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
        raise BadInput(f"{why} Load them with it, or say --drop-languages.") from None
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


@click.command("issue")
@click.argument("what", metavar="MEETING|DOCUMENT")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date the papers carry.")
@click.option("--languages", help="Only these, with commas between: en,fr.")
@click.option("--without-original", is_flag=True, help="Also a translation that came alone.")
@by_whom
@as_json
def issue_papers(
    what: str,
    *,
    dated: datetime | None,
    languages: str | None,
    without_original: bool,
    by: str,
    target: str | None,
) -> None:
    """Issue a DOCUMENT (address or symbol), or every paper of a MEETING that is still prepared.

    Each document is issued whole or not at all: with its files in all formats, and its symbol. One
    of a meeting's that cannot be issued keeps none of the others back.
    """
    with at_work() as settings:
        issuing = partial(
            issue,
            press=_press(settings),
            by=by,
            dated=dated.date() if dated else None,
            languages=_languages(languages),
            without_original=without_original,
            progress=_tell,
        )
        issued, refused = [], []
        for slug in _drafts(what):
            try:
                issued.append(_issued(slug, issuing))
            except WRONG as why:
                db.session.rollback()
                refused.append(_why(why))
    report(issued, target, [f"{one['slug']}: {len(one['files'])} files" for one in issued])
    if refused:
        raise BadInput(" ".join(refused))


def _issued(slug: str, issuing: Callable[..., Revision]) -> dict[str, Any]:
    draft = revision_with_slug(slug)
    if draft is None:
        raise BadInput(f"{slug} is not there any more.")
    text = _text_of(draft)
    revision = issuing(revision=draft, text=text)
    outcome, gaps = _described(revision), _gaps_in(revision, text)
    db.session.commit()
    click.echo(f"issued {outcome['slug']}", err=True)
    for gap in gaps:
        click.echo(f"  {gap}", err=True)
    return outcome


def _why(why: Exception) -> str:
    if isinstance(why, NotInOriginal):
        return f"{why} Word it first, or say --without-original."
    return str(why)


def _press(settings: Settings) -> Press:
    try:
        return house_press(example=settings.demo)
    except OSError as why:
        raise MissingOnMachine(f"{why.filename} cannot be used: {why.strerror}.") from why


def _drafts(what: str) -> Sequence[str]:
    """The addresses that an argument names; what is issued already is told so by issue."""
    meeting = meeting_with_slug(what)
    if meeting is None:
        revision = revision_with_slug(what) or revision_with_slug(what.replace("/", "-"))
        if revision is None:
            raise BadInput(f"There is no meeting and no document called {what}.")
        return [revision.slug]
    return [
        revision.slug
        for document in documents_of(meeting)
        for revision in document.revisions
        if revision.state is RevisionState.DRAFT and document.text_id is not None
    ]


def _text_of(revision: Revision) -> Text:
    kept = text_worked_on(revision)
    if kept is None:
        raise BadInput(f"{revision.slug} has no text to issue: load one first.")
    return current_text(kept)


def _gaps_in(revision: Revision, text: Text) -> list[str]:
    """What was issued in brackets or without words; on the page a person is asked first."""
    issued = [Language(each.language) for each in revision.versions]
    names = dict.fromkeys(name for each in issued for name in open_facts(text, each))
    silent = len(silent_provisions(text))
    told = [f"still open in it: {' '.join(names)}"] if names else []
    if lacks_original(text):
        told.append(f"without words: the original language, {text.original_language.value}")
    return told + ([f"provisions without words: {silent}"] if silent else [])


def _languages(told: str | None) -> list[Language] | None:
    if told is None:
        return None
    try:
        return [Language(code.strip()) for code in told.split(",")]
    except ValueError:
        known = ", ".join(Language)
        raise BadInput(f"“{told}” is no list of languages; known are: {known}.") from None


def _tell(done: int, of: int, what: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{of} {what:<12}" + ("\n" if done == of else ""), err=True, nl=False)


def _described(revision: Revision) -> dict[str, Any]:
    return {
        "slug": revision.slug,
        "symbol": revision.symbol and revision.symbol.symbol,
        "dated": revision.dated and revision.dated.isoformat(),
        "tree": revision.tree_sha256,
        "files": {f"{file.language}.{file.format}": file.sha256 for file in revision.files},
    }
