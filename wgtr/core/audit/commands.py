"""`wgtr audit`: prove that the record of changes is whole."""

import json
import os
from typing import TextIO

import click
from psycopg.errors import UndefinedTable
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from wgtr.core.audit.chain import BrokenChain, Head, verify
from wgtr.core.audit.queries import all_links
from wgtr.core.database import working_on
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput, FoundWrong, MissingOnMachine
from wgtr.core.settings import SHORTEST_SECRET, Settings
from wgtr.core.supervisor import database_for
from wgtr.core.supervisor.postgres import Cluster

_START_FIRST = "start the system once (make run), then verify"


@click.group()
def audit() -> None:
    """Prove that the record of changes is whole."""


@audit.command("verify")
@click.option("--head", "noted", help="A head noted earlier (12:9f86…): it must still be there.")
@click.option("--json", "out", type=click.File("w"), help="Write the finding as JSON; - for here.")
def verify_chain(noted: str | None, out: TextIO | None) -> None:
    """Walk the chain of audit events; exit 1 and say where, if it is broken."""
    expected = None if noted is None else _head(noted)
    settings = _settings()
    with database_for(settings) as ready:
        head = _verified(ready, expected)
    if out is None:
        click.echo(f"The record is whole: {head.sequence} events, head {head}")
    else:
        json.dump({"whole": True, "events": head.sequence, "head": str(head)}, out)


def _settings() -> Settings:
    """The settings of a database that is there already: a check makes none, nor its folder."""
    # Nothing is signed here; without a key in the environment one would be made and kept.
    environment = {"WGTR_SECRET_KEY": "-" * SHORTEST_SECRET, **os.environ}
    try:
        settings = Settings.from_environment(environment)
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    if settings.database_url is None and not Cluster(settings.data).folder.is_dir():
        raise MissingOnMachine(f"There is no record in {settings.data} yet: {_START_FIRST}.")
    return settings


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
        except (OperationalError, ProgrammingError) as problem:
            raise MissingOnMachine(_why_unread(problem)) from None


def _why_unread(problem: DBAPIError) -> str:
    if isinstance(problem.orig, UndefinedTable):
        return f"This database holds no record yet: {_START_FIRST}."
    return f"The database does not answer: {str(problem.orig).strip().splitlines()[-1]}"
