"""`wgtr symbols`: give numbers, give them up, look them up."""

from typing import Any

import click

from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.database import db
from wgtr.core.exits import BadInput, FoundWrong
from wgtr.core.paths import agendas_folder
from wgtr.documents.command_session import as_json, at_work, by_whom, report, symbol_in
from wgtr.documents.families import bare
from wgtr.documents.models import RegisteredSymbol
from wgtr.documents.operations import (
    begin_serials,
    enter_taken,
    give_up,
    reserve,
    reserve_next,
)
from wgtr.documents.queries import register_listing, symbol_registered, unexplained_serials
from wgtr.documents.queries.register import first_of_family
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import Symbol

NEEDED = ("conference", "year", "author", "type")


def _entry(entry: RegisteredSymbol) -> dict[str, Any]:
    names = ("symbol", "slug", "serial", "purpose", "reason")
    return {name: getattr(entry, name) for name in names} | {"state": entry.state.value}


@click.group()
def symbols() -> None:
    """Give symbols, give them up, and look them up."""


@symbols.command("list")
@as_json
def list_symbols(target: str | None) -> None:
    """List the register."""
    with at_work():
        entries = [_entry(line.entry) for line in register_listing()]
    lines = [
        f"{one['symbol']}  {one['state']}  {one['reason'] or one['purpose']}" for one in entries
    ]
    report(entries, target, lines)


@symbols.command()
@click.argument("scope")
@click.argument("first", type=click.IntRange(1))
@by_whom
def begin(scope: str, first: int, by: str) -> None:
    """Let the numbers of SCOPE (ATT) begin at FIRST."""
    with at_work():
        begin_serials(scope=scope, first=first, by=by)
        db.session.commit()


@symbols.command("reserve")
@click.argument("symbol_text", metavar="[SYMBOL]", required=False)
@click.option("--conference", type=int, help="For the next number: the Conference …")
@click.option("--body", help="… the body (WGTR) …")
@click.option("--year", type=int, help="… the year of issue …")
@click.option("--author", help="… the author (CHAIR) …")
@click.option("--stage", help="… the stage (Conf), if any …")
@click.option("--type", "kind", help="… and the type (AnnAgenda).")
@click.option("--scope", default="ATT", show_default=True, help="Whose numbers are counted.")
@click.option("--purpose", default="", help="What it is reserved for.")
@click.option("--anyway", is_flag=True, help="Also for what is not known here.")
@by_whom
@as_json
def reserve_symbol(
    symbol_text: str | None,
    *,
    scope: str,
    purpose: str,
    anyway: bool,
    by: str,
    target: str | None,
    **parts: Any,
) -> None:
    """Reserve SYMBOL, or the next number for the parts given.

    A Conference, a body or an original that is not known here is most likely a slip, and refused.
    """
    parts["type"] = parts.pop("kind")
    with at_work():
        if symbol_text is not None:
            symbol = symbol_in(symbol_text)
            if not anyway:
                _check_known(symbol.conference, symbol.body)
                _check_original_known(symbol)
            entry = reserve(symbol=symbol, purpose=purpose, by=by)
        else:
            _check_told(parts)
            if not anyway:
                _check_known(parts["conference"], parts["body"])
            entry = reserve_next(
                grammars=symbol_grammars(agendas_folder()),
                parts=parts,
                scope=scope,
                purpose=purpose,
                by=by,
            )
        described = _entry(entry)
        db.session.commit()
    report(described, target, [described["symbol"]])


def _check_told(parts: dict[str, Any]) -> None:
    missing = [name for name in NEEDED if parts[name] is None]
    if missing:
        wanted = ", ".join(f"--{name}" for name in missing)
        raise BadInput(f"Give a SYMBOL, or the parts of the next one: {wanted} is missing.")


def _check_known(conference: int | None, body: str | None) -> None:
    if conference is not None and conference_numbered(conference) is None:
        raise BadInput(f"There is no CSP{conference} here. If it is meant, say --anyway.")
    if body is not None and body_coded(body) is None:
        raise BadInput(f"There is no body {body} here. If it is meant, say --anyway.")


def _check_original_known(symbol: Symbol) -> None:
    first = bare(symbol)
    if str(first) != str(symbol) and first_of_family(symbol) is None:
        raise BadInput(f"{first} is not in the register. If it is meant, say --anyway.")


@symbols.command()
@click.argument("symbol_text", metavar="SYMBOL")
@click.option("--purpose", default="", help="Whose it is.")
@by_whom
def take(symbol_text: str, purpose: str, by: str) -> None:
    """Note a SYMBOL that was given elsewhere, so that its number is not given again.

    It is one of the forms that the register knows: agendas/att/symbols.toml lists them.
    """
    with at_work():
        enter_taken(symbol=symbol_in(symbol_text), purpose=purpose, by=by)
        db.session.commit()


@symbols.command()
@click.argument("symbol_text", metavar="SYMBOL")
@click.option("--reason", required=True, help="Why; it stays in the register.")
@by_whom
def void(symbol_text: str, reason: str, by: str) -> None:
    """Give up a reserved SYMBOL; its number is not given again."""
    with at_work():
        entry = symbol_registered(symbol_text)
        if entry is None:
            raise BadInput(f"{symbol_text} is not in the register.")
        give_up(entry=entry, reason=reason, by=by)
        db.session.commit()


@symbols.command()
@click.argument("scope", default="ATT")
def check(scope: str) -> None:
    """Look whether every number of SCOPE is explained; exit 1 where one is not."""
    with at_work():
        missing = unexplained_serials(scope)
    if missing:
        raise FoundWrong(f"Not in the register: {', '.join(map(str, missing))}.")
    click.echo("Every number is explained.")
