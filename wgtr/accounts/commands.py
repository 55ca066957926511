"""`wgtr demo-accounts` and `wgtr add-person`: who can sign in, and with which password."""

import json

import click

from wgtr.accounts.demo.listing import DemoAccount, demo_accounts, table
from wgtr.accounts.models import Role
from wgtr.accounts.operations import add_person, give_password
from wgtr.core.command_session import at_work
from wgtr.core.database import db
from wgtr.core.errors import HalfSet
from wgtr.core.exits import BadInput, put
from wgtr.core.forms.fields import AN_EMAIL
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
    put(json.dumps(told, ensure_ascii=False, indent=1), target)


@click.command("add-person")
@click.argument("email")
@click.option("--name", required=True, help="As pages and the record name them.")
@click.option(
    "--role",
    type=click.Choice([each.value for each in Role if each is not Role.DELEGATE]),
    default=Role.SECRETARIAT.value,
    show_default=True,
    help="Delegates are added on the page People, with their delegation.",
)
@click.option("--by", default="operator", show_default=True, help="Who does it.")
def add_person_command(email: str, name: str, role: str, by: str) -> None:
    """Add a person who may sign in, and print a password good for a week: EMAIL is their name here.

    The first person of a new house is added so; all others on its page People.
    """
    if not name.strip():
        raise BadInput("Give a name: pages and the record say it.")
    if not AN_EMAIL.fullmatch(email.strip()):
        raise BadInput(f"{email} is no e-mail address.")
    with at_work():
        person = add_person(email=email, name=name.strip(), roles=[Role(role)], by=by)
        db.session.flush()
        password = give_password(person, by=by)
        db.session.commit()
    click.echo(f"{email} can sign in for a week with: {password}")
    click.echo("A password of their own is asked for then.")


def accounts_of(settings: Settings) -> list[DemoAccount]:
    """Give the accounts of the demonstration that `settings` are for."""
    return demo_accounts(agendas_folder() / "att" / "people.toml", settings.secret_key)
