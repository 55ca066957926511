"""`wgtr jobs`: what waits, what failed, and how to have it tried again."""

import click

from wgtr.core.command_session import at_work
from wgtr.core.database import db
from wgtr.core.jobs.operations import try_again
from wgtr.core.jobs.queries import failures_of, jobs_not_done

WORDS = {"todo": "waits", "doing": "is being done", "failed": "failed"}


@click.group()
def jobs() -> None:
    """See what the worker has still to do, and what failed."""


@jobs.command("list")
def list_jobs() -> None:
    """List every job that is not done: its number, name, values and why it failed last."""
    with at_work():
        for line in jobs_not_done():
            values = ", ".join(f"{name}={value}" for name, value in line.values.items())
            click.echo(f"{line.id}  {line.task}({values})  {WORDS[line.state]}")
            for failure in failures_of(line.id)[-1:]:
                click.echo(
                    f"    attempt {failure.attempt}, {failure.at:%Y-%m-%d %H:%M} UTC: ", nl=False
                )
                click.echo(failure.problem)


@jobs.command("retry")
@click.argument("number", type=int)
@click.option("--by", default="secretariat", show_default=True, help="Who does it.")
def retry(number: int, by: str) -> None:
    """Have the failed job NUMBER tried again."""
    with at_work():
        try_again(job=number, by=by)
        db.session.commit()
