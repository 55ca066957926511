"""`wgtr serve` and `wgtr work`: what `make run` runs; they put rooms and supervisor together."""

import logging
import os

import click
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from wgtr.accounts.commands import accounts_of
from wgtr.accounts.demo.listing import table
from wgtr.application import create_app
from wgtr.core.database import db, working_on
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.core.jobs.worker import work as work_with
from wgtr.core.settings import Settings, data_folder, port_number
from wgtr.core.supervisor import check_port, database_for
from wgtr.core.supervisor import serve as serve_with
from wgtr.example import load_example
from wgtr.example_documents import load_example_documents
from wgtr.example_input import load_example_input
from wgtr.example_people import load_example_people
from wgtr.example_year import load_example_year
from wgtr.jobs import JOBS


@click.command()
@click.option("--end-with-parent", is_flag=True, help="End when the program that started us ends.")
def serve(*, end_with_parent: bool) -> None:
    """Serve the pages until stopped, with the database that they need."""
    try:
        if not data_folder(os.environ).exists():
            check_port(port_number(os.environ))  # refused, we leave no new folder behind
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    serve_with(_settings(), prepare=prepare, greet=greet, end_with_parent=end_with_parent)


@click.command()
@click.option("--until-done", is_flag=True, help="End when no job is due.")
def work(*, until_done: bool) -> None:
    """Do what waits to be done: send mail, issue papers. `wgtr serve` starts one of these.

    Where you run several web servers, run this beside them; several may run at once.
    """
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    with database_for(_settings()) as ready:
        app = create_app(ready)
        try:
            work_with(app, JOBS, until_done=until_done)
        except (OperationalError, ConnectorException) as problem:
            why = str(problem.__cause__ or problem).strip().split("\n")[0]
            raise MissingOnMachine(f"The database does not answer: {why}") from None


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except HalfSet as problem:
        raise BadInput(str(problem)) from None


def prepare(settings: Settings) -> None:
    """Fill a demonstration with the example data, as far as they are not there yet."""
    if not settings.demo:
        return
    settings.start_clock()
    with working_on(settings.database_url or ""):
        load_example()
        load_example_people(accounts_of(settings))
        load_example_documents()
        load_example_year()
        load_example_input()
        db.session.commit()


def greet(settings: Settings) -> str:
    """Tell, below the address, who can sign in to a demonstration."""
    if not settings.demo:
        return ""
    return f"Sign in as one of these, at /sign-in:\n{table(accounts_of(settings))}"
