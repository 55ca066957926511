"""The `wgtr` command: a thin list of doors, each opened only when it is called.

A door is imported on demand, so that `wgtr symbol` starts in milliseconds and the pure
commands never load Flask or SQLAlchemy (tests/architecture/test_doors.py checks it).
"""

from importlib import import_module

import click

from wgtr.core import events

DOORS = {
    "serve": "wgtr.commands:serve",
    "work": "wgtr.commands:work",
    "jobs": "wgtr.core.jobs.commands:jobs",
    "outbox": "wgtr.core.outbox.commands:outbox",
    "demo-accounts": "wgtr.accounts.commands:demo_accounts_command",
    "add-person": "wgtr.accounts.commands:add_person_command",
    "audit": "wgtr.core.audit.commands:audit",
    "import": "wgtr.reading.commands:import_file",
    "render": "wgtr.rendering.commands:render",
    "compare": "wgtr.rendering.redline.commands:compare_trees",
    "mandate": "wgtr.mandates.carrying.commands:mandate",
    "load": "wgtr.documents.commands:load",
    "issue": "wgtr.documents.issuing.commands:issue_papers",
    "compile": "wgtr.submissions.commands:compile_input",
    "report": "wgtr.reports.commands:report",
    "symbol": "wgtr.tree.commands:symbol",
    "symbols": "wgtr.documents.register.commands:symbols",
}


class Doors(click.Group):
    """A click group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name every command, in the order of DOORS."""
        return list(DOORS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command called `cmd_name`; None where there is none of that name."""
        if cmd_name not in DOORS:
            return None
        module, _, name = DOORS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=Doors, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Run the records and documents of a treaty's working groups."""
    events.listen_with(lambda: import_module("wgtr.subscriptions").SUBSCRIPTIONS)
