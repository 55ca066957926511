"""`wgtr demo-accounts`: who can sign in to a demonstration, and with which password."""

import json
from pathlib import Path

import click

from wgtr.accounts.demo.listing import DemoAccount, demo_accounts, table
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings


@click.command("demo-accounts")
@click.option("--json", "target", metavar="PATH", help="Write them as JSON; - for here.")
def demo_accounts_command(target: str | None) -> None:
    """Tell who can sign in to this demonstration, and with which password."""
    try:
        settings = Settings.from_environment()
    except HalfSet as problem:
        raise BadInput(str(problem)) from None
    if not settings.demo:
        raise BadInput("There are demonstration accounts in a demonstration only (WGTR_DEMO=1).")
    accounts = accounts_of(settings)
    if target is None:
        click.echo(table(accounts))
        return
    told = [
        {"role": each.role, "email": each.email, "password": each.password} for each in accounts
    ]
    _write(json.dumps(told, ensure_ascii=False, indent=1), target)


def accounts_of(settings: Settings) -> list[DemoAccount]:
    """Give the accounts of the demonstration that `settings` are for."""
    return demo_accounts(agendas_folder() / "att" / "people.toml", settings.secret_key)


def _write(words: str, target: str) -> None:
    if target == "-":
        click.echo(words)
        return
    try:
        Path(target).write_text(words + "\n", encoding="utf-8")
    except OSError as why:
        raise BadInput(f"{target} cannot be written: {why.strerror}.") from why
