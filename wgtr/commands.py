"""`wgtr serve`: what `make run` runs; it puts the rooms and the supervisor together."""

import os

import click

from wgtr.core.database import db, working_on
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput
from wgtr.core.settings import Settings, data_folder, port_number
from wgtr.core.supervisor import check_port
from wgtr.core.supervisor import serve as serve_with
from wgtr.example import load_example
from wgtr.example_documents import load_example_documents


@click.command()
@click.option("--end-with-parent", is_flag=True, help="End when the program that started us ends.")
def serve(*, end_with_parent: bool) -> None:
    """Serve the pages until stopped, with the database that they need."""
    try:
        if not data_folder(os.environ).exists():
            check_port(port_number(os.environ))  # refused, we leave no new folder behind
        settings = Settings.from_environment()
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    serve_with(settings, prepare=prepare, end_with_parent=end_with_parent)


def prepare(settings: Settings) -> None:
    """Fill a demonstration with the example data, as far as they are not there yet."""
    if not settings.demo:
        return
    settings.start_clock()
    with working_on(settings.database_url or ""):
        load_example()
        load_example_documents()
        db.session.commit()
