"""Fuzz by hand: `python -m tests.reading.fuzz docx 2 --seconds 900`, or one case again.

`python -m tests.reading.fuzz docx 2 --case 25734` makes that one file, asks it and ends with 0
where all holds, with 1 and the file's place where it does not.
"""

import sys

import click

from tests.reading.fuzz.fuzzing import ask_case, fuzz
from tests.reading.fuzz.honest import FILES


@click.command()
@click.argument("kind", type=click.Choice(list(FILES)))
@click.argument("seed", type=int)
@click.option("--case", "number", type=int, help="The one case to make again.")
@click.option("--seconds", default=60.0, help="How long to go on, else.")
def main(kind: str, seed: int, number: int | None, seconds: float) -> None:
    """Change files of one KIND as SEED says, and ask of each what must hold."""
    try:
        if number is None:
            click.echo(f"{kind}, seed {seed}: {fuzz(kind, seconds, seed)} cases hold")
        else:
            ask_case(kind, seed, number)
            click.echo(f"{kind}, seed {seed}, case {number} holds")
    except AssertionError as broken:
        click.echo(broken, err=True)
        sys.exit(1)


main()
