"""The door `wgtr mandate next`: the next mandate by rule, with all that shifted and did not."""

import json
import re
from pathlib import Path

import click

from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.paths import agendas_folder
from wgtr.mandates.carrying.loading import load_words
from wgtr.mandates.carrying.papers import mandate_alone
from wgtr.mandates.carrying.rule import CannotCarry, Words, carried, first_conference
from wgtr.mandates.carrying.words import BadWords
from wgtr.rendering.files.commands import read_tree, write_whole
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

_CODE = re.compile(r"CSP([1-9]\d?)", re.IGNORECASE)


@click.group()
def mandate() -> None:
    """Mandates of a body, from one Conference to the next."""


@mandate.command("next")
@click.argument("body")
@click.argument("conference")
@click.option("--json", "target", default="-", metavar="PATH", help="Where to write; - is here.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="Carry over the mandate in this JSON file, as `wgtr import` writes it; no database.",
)
def next_mandate(body: str, conference: str, target: str, source: Path | None) -> None:
    """Carry BODY's mandate over to the cycle of CONFERENCE (CSP12) and say what was shifted."""
    number = _number(conference)
    words = _words()
    text, shown, first = (
        _from_file(source, number, words) if source else _from_records(body, number)
    )
    try:
        made = carried(text, words, first)
    except CannotCarry as why:
        raise BadInput(str(why)) from why
    _write(json.dumps(made.json(shown), ensure_ascii=False) + "\n", target)


def _number(code: str) -> int:
    found = _CODE.fullmatch(code.strip())
    if found is None:
        raise BadInput(f"“{code}” names no Conference; write CSP12, for example.")
    return int(found[1])


def _words() -> Words:
    try:
        return load_words(agendas_folder())
    except BadWords as why:
        raise BadInput(str(why)) from why
    except OSError as why:
        raise MissingOnMachine(f"{why.filename} cannot be read: {why.strerror}.") from why


def _from_file(source: Path, number: int, words: Words) -> tuple[Text, Language, int]:
    """The mandate in a file. The Conference asked for must be one that its successor is for."""
    whole, shown = read_tree(source)
    text = mandate_alone(whole, words)
    try:
        first = first_conference(text, words)
    except CannotCarry as why:
        raise BadInput(str(why)) from why
    if number not in {first + 1, first + 2}:
        raise BadInput(
            f"The mandate in “{source.name}” begins with CSP{first}, so the next one is that"
            f" between CSP{first + 1} and CSP{first + 2}, not one for CSP{number}."
        )
    return text, shown, first


def _from_records(body: str, number: int) -> tuple[Text, Language, int]:
    """The mandate that is kept for a body."""
    from wgtr.bodies.queries import body_coded
    from wgtr.documents.command_session import at_work
    from wgtr.mandates.carrying.operations import mandate_before
    from wgtr.mandates.queries import text_of_mandate

    with at_work():
        known = body_coded(body.upper())
        mandate = None if known is None else mandate_before(known, number)
        if mandate is None:
            raise BadInput(
                f"No mandate of {body} is kept from which one for CSP{number} could be made; name"
                " a file with --from."
            )
        text = text_of_mandate(mandate)
        return text, text.original_language, mandate.since.number


def _write(line: str, target: str) -> None:
    if target == "-":
        click.echo(line, nl=False)
    else:
        write_whole(line.encode("utf-8", "replace"), Path(target))
