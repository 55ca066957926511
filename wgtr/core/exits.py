"""How a command ends: its outcome, and the exit codes that people's scripts may rely on."""

from pathlib import Path

import click


class FoundWrong(click.ClickException):
    """Something was checked and found wrong: exit code 1, one sentence on standard error."""

    exit_code = 1


class BadInput(click.ClickException):
    """What was given cannot be used: exit code 2, one sentence, no output file."""

    exit_code = 2


class MissingOnMachine(click.ClickException):
    """A program, folder or server the command needs is not there: exit code 3."""

    exit_code = 3


def put(words: str, target: str) -> None:
    """Write an outcome and an end of line to the file `target`; `-` is standard output.

    Raises BadInput where the file cannot be written.
    """
    if target == "-":
        click.echo(words)
        return
    try:
        Path(target).write_text(words + "\n", encoding="utf-8")
    except OSError as why:
        raise BadInput(f"{target} cannot be written: {why.strerror}.") from why
