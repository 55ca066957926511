"""`wgtr issue`: papers out, and the translations that follow them."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import click

from wgtr.core.database import db
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.settings import Settings
from wgtr.documents.command_session import (
    WRONG,
    as_json,
    at_work,
    by_whom,
    report,
)
from wgtr.documents.issuing.queries import (
    has_doubtful_date,
    prospect_of,
    text_worked_on,
    translations_of,
    unchanged_from,
)
from wgtr.documents.models import Revision, RevisionState
from wgtr.documents.operations import Press, issue, issue_translations
from wgtr.documents.operations.issuing import NotInOriginal
from wgtr.documents.press import house_press
from wgtr.documents.queries import documents_of, revision_with_slug
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.contents import lacks_original
from wgtr.texts.queries import current_text
from wgtr.tree.gaps import open_facts, silent_provisions
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


@click.command("issue")
@click.argument("what", metavar="MEETING|DOCUMENT")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date the papers carry.")
@click.option("--languages", help="Only these, with commas between: en,fr.")
@click.option("--without-original", is_flag=True, help="Also a translation that came alone.")
@click.option(
    "--translations", is_flag=True, help="Add languages, complete by now, to what is issued."
)
@by_whom
@as_json
def issue_papers(
    what: str,
    *,
    dated: datetime | None,
    languages: str | None,
    translations: bool,
    by: str,
    target: str | None,
    **others: Any,
) -> None:
    """Issue a DOCUMENT (address or symbol), or every paper of a MEETING that is still prepared.

    Each document is issued whole or not at all: with its files in all formats, and its symbol. One
    of a meeting's that cannot be issued keeps none of the others back. What follows a paper cannot
    be dated before it; a date far from today or after the meeting, and a revision or corrigendum
    that changes nothing, are issued and told on standard error.
    """
    with at_work() as settings:
        how: dict[str, Any] = {
            "press": _press(settings),
            "by": by,
            "languages": _languages(languages),
        }
        issuing: Callable[..., Revision] = partial(_follow, **how)
        if not translations:
            issuing = partial(issue, **how, dated=dated and dated.date(), **others)
        state = RevisionState.ISSUED if translations else RevisionState.DRAFT
        issued, refused = _all_issued(_named(what, state), issuing)
    report(issued, target, [f"{one['slug']}: {len(one['files'])} files" for one in issued])
    if refused:
        raise BadInput(" ".join(refused))


def _all_issued(
    slugs: Sequence[str], issuing: Callable[..., Revision]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Issue one paper after the other: what came of them, and why some were refused."""
    issued, refused = [], []
    for slug in slugs:
        try:
            issued.append(_issued(slug, issuing))
        except WRONG as why:
            db.session.rollback()
            refused.append(_why(why))
    return issued, refused


def _issued(slug: str, issuing: Callable[..., Revision]) -> dict[str, Any]:
    draft = revision_with_slug(slug)
    if draft is None:
        raise BadInput(f"{slug} is not there any more.")
    text = _text_of(draft)
    revision = issuing(revision=draft, text=text, progress=_tell)
    outcome, gaps = _described(revision), _gaps_in(revision, text)
    db.session.commit()
    click.echo(f"issued {outcome['slug']}", err=True)
    for gap in gaps:
        click.echo(f"  {gap}", err=True)
    return outcome


def _follow(
    *, revision: Revision, text: Text, languages: Sequence[Language] | None, **how: Any
) -> Revision:
    """Add to what is issued the languages asked for, or those that are complete by now."""
    chosen = languages or translations_of(revision).complete
    return issue_translations(revision=revision, text=text, languages=chosen, **how)


def _why(why: Exception) -> str:
    if isinstance(why, NotInOriginal):
        return f"{why} Word it first, or say --without-original."
    return str(why)


def _press(settings: Settings) -> Press:
    try:
        return house_press(example=settings.demo)
    except OSError as why:
        raise MissingOnMachine(f"{why.filename} cannot be used: {why.strerror}.") from why


def _named(what: str, state: RevisionState) -> Sequence[str]:
    """The addresses that an argument names: one document, or a meeting's papers in a state."""
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
        if revision.state is state and document.text_id is not None and _has_more(revision)
    ]


def _has_more(revision: Revision) -> bool:
    """Whether anything of a meeting's paper is left to be issued."""
    found = revision_with_slug(revision.slug)
    is_draft = revision.state is RevisionState.DRAFT
    return is_draft or (found is not None and bool(translations_of(found).complete))


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
    told += _doubts_about(revision)
    return told + ([f"provisions without words: {silent}"] if silent else [])


def _doubts_about(revision: Revision) -> list[str]:
    """What is seldom meant; on the page a person is asked first."""
    told, dated = [], revision.dated
    if dated is not None and has_doubtful_date(revision, dated):
        told.append(f"dated {dated.isoformat()}: far from today, or after the meeting")
    followed = unchanged_from(revision, prospect_of(revision))
    if followed is not None:
        name = followed.slug if followed.symbol is None else followed.symbol.symbol
        told.append(f"nothing differs from {name}")
    return told


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
