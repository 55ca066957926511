"""How a command ends: the exit codes that people's scripts may rely on."""

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
