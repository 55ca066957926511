"""`wgtr audit`: prove that the record of changes is whole."""

import json
from typing import TextIO

import click

from wgtr.core.audit.chain import BrokenChain, Head, verify
from wgtr.core.audit.queries import all_links
from wgtr.core.database import working_on
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput, FoundWrong
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for


@click.group()
def audit() -> None:
    """Prove that the record of changes is whole."""


@audit.command("verify")
@click.option("--head", "noted", help="A head noted earlier (12:9f86…): it must still be there.")
@click.option("--json", "out", type=click.File("w"), help="Write the finding as JSON; - for here.")
def verify_chain(noted: str | None, out: TextIO | None) -> None:
    """Walk the chain of audit events; exit 1 and say where, if it is broken."""
    expected = None if noted is None else _head(noted)
    try:
        settings = Settings.from_environment()
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    with database_for(settings) as ready:
        head = _verified(ready, expected)
    if out is None:
        click.echo(f"The record is whole: {head.sequence} events, head {head}")
    else:
        json.dump({"whole": True, "events": head.sequence, "head": str(head)}, out)


def _head(noted: str) -> Head:
    sequence, _, digest = noted.partition(":")
    if not sequence.isdigit() or not digest:
        raise BadInput(f"{noted!r} is no head; one looks like 12:9f86d081…")
    return Head(int(sequence), digest)


def _verified(settings: Settings, noted: Head | None) -> Head:
    with working_on(settings.database_url or ""):
        try:
            return verify(all_links(), noted=noted)
        except BrokenChain as found:
            raise FoundWrong(f"The record of changes is broken: {found}.") from None
