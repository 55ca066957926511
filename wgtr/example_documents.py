"""The example's documents: read from `agendas/att/`, kept, and issued as a secretariat would.

A start that finds nothing changed costs a few reads: the files' hash says so. What somebody
changed in the demonstration stays; what was issued stays in any case.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.paths import agendas_folder
from wgtr.documents.operations import begin_serials, enter_taken, issue
from wgtr.documents.operations.loading import Home, add_document_for, document_of, load_text
from wgtr.documents.press import house_press
from wgtr.documents.queries import counter_of, symbol_registered
from wgtr.example import LOADER
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reading.commands import word_lists
from wgtr.texts.models import KeptText
from wgtr.texts.queries import current_text, latest_version, text_named
from wgtr.texts.sources import Source, source_of, text_of
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import Symbol, parse

FOLDER = "att"


def load_example_documents() -> None:
    """Add and issue what `documents.toml` lists and the database does not hold; no commit.

    `example.load_example` comes first. Raises what reading and rendering raise where a file of
    the example cannot be used.
    """
    folder = agendas_folder() / FOLDER
    listed = tomllib.loads((folder / "documents.toml").read_text("utf-8"))
    scope = listed["register"]["scope"]
    if counter_of(scope) is None:
        begin_serials(scope=scope, first=listed["register"]["first"], by=LOADER)
    for one in listed.get("taken", ()):
        if symbol_registered(one["symbol"]) is None:
            enter_taken(symbol=_symbol(one["symbol"]), purpose=one["purpose"], by=LOADER)
    for one in listed["document"]:
        _keep_document(one)


def _keep_document(one: Mapping[str, Any]) -> None:
    path = agendas_folder() / FOLDER / one["text"]
    source = source_of(path.parent, path.name)
    name = one["text"].replace("/", "-")
    kept = _keep_text(name, source)
    if document_of(kept) is None:
        _issue(one, kept)


def _keep_text(name: str, source: Source) -> KeptText:
    """Read the files, unless they are what was read before or somebody went on from there."""
    kept = text_named(name)
    if kept is not None:
        latest = latest_version(kept)
        if latest.source_sha256 in {None, source.sha256} or latest.saved_by != LOADER:
            return kept
    text = text_of(source, word_lists(agendas_folder()))
    version = load_text(name=name, text=text, by=LOADER, source_sha256=source.sha256)
    return kept or version.text


def _issue(one: Mapping[str, Any], kept: KeptText) -> None:
    text = current_text(kept)
    draft = add_document_for(
        kept=kept,
        text=text,
        home=_home(one),
        symbol=_symbol(one["symbol"]) if "symbol" in one else None,
        slug=one.get("address"),
        by=LOADER,
    )
    press = house_press(example=True)
    issue(revision=draft, text=text, press=press, dated=one["dated"], by=LOADER)


def _home(one: Mapping[str, Any]) -> Home:
    meetings = [meeting_with_slug(slug) for slug in one["meetings"]]
    return Home(
        conference=conference_numbered(one["conference"]),
        body=body_coded(one["body"]),
        meetings=[meeting for meeting in meetings if meeting is not None],
    )


def _symbol(text: str) -> Symbol:
    return parse(text, symbol_grammars(agendas_folder()))
