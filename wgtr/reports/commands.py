"""`wgtr report`: the Chair's report of a meeting, the Conference's report, as a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.queries import conference_numbered
from wgtr.boxed.process import BoxedError
from wgtr.core.command_session import at_work
from wgtr.core.exits import BadInput, MissingOnMachine
from wgtr.documents.mastheads import BadMasthead
from wgtr.documents.press import house_press
from wgtr.meetings.queries import meeting_with_slug
from wgtr.rendering.formats import FORMATS
from wgtr.rendering.house_style import BadStyle
from wgtr.rendering.pdf.printing import MissingGlyph
from wgtr.reports.drafting.gathering import conference_drafted_now, drafted_now
from wgtr.reports.drafting.printing import printed
from wgtr.reports.drafting.queries import conference_report_of, report_of
from wgtr.reports.phrases import BadPhrases
from wgtr.texts.queries import current_text
from wgtr.tree.blueprints import NotABlueprint
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

WRONG = (BadMasthead, BadPhrases, BadStyle, MissingGlyph, NotABlueprint)
Command = Callable[..., Any]


@click.group()
def report() -> None:
    """Draft a report from the records, or take the one that is being edited."""


def _as_file(command: Command) -> Command:
    """Give a command the options of a file: its format, language and place."""
    options = (
        click.option("--to", "form", required=True, type=click.Choice(FORMATS)),
        click.option(
            "--language",
            default="en",
            show_default=True,
            type=click.Choice([each.value for each in Language]),
        ),
        click.option(
            "--output",
            required=True,
            type=click.Path(path_type=Path, dir_okay=False),
            help="Where to write the file; nothing is written where something is wrong.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@report.command("chair")
@click.argument("meeting")
@_as_file
@click.option("--names", is_flag=True, help="Name delegations, where the report is not kept yet.")
def chair(meeting: str, *, form: str, language: str, output: Path, names: bool) -> None:
    """Write the Chair's report of MEETING (csp11-wgtr-2025-02-28).

    The one that is being edited, as it stands; where none is, one drafted now, which is not kept.
    """
    with at_work() as settings, _told():
        found = meeting_with_slug(meeting)
        if found is None:
            raise BadInput(f"There is no meeting called {meeting}.")
        kept = report_of(found)
        text = (
            drafted_now(found, names_delegations=names) if kept is None else current_text(kept.text)
        )
        made = _printed(text, language, form, found.conference, found.body, example=settings.demo)
    _write(made, output)


@report.command("conference")
@click.argument("code")
@_as_file
def conference(code: str, *, form: str, language: str, output: Path) -> None:
    """Write the report of the Conference CODE (CSP11): the one being edited, else its skeleton."""
    with at_work() as settings, _told():
        found = _conference(code)
        kept = conference_report_of(found)
        text = conference_drafted_now(found) if kept is None else current_text(kept.text)
        made = _printed(text, language, form, found, None, example=settings.demo)
    _write(made, output)


def _printed(
    text: Text,
    language: str,
    form: str,
    conference: Conference,
    body: Body | None,
    *,
    example: bool,
) -> bytes:
    press = house_press(example=example)
    if form not in press.formats:
        raise MissingOnMachine("There are no fonts for PDF here; run make install.")
    return printed(text, press, Language(language), form, conference=conference, body=body)


@contextmanager
def _told() -> Iterator[None]:
    """Let what is wrong with the house's own files become a sentence and exit code 2."""
    try:
        yield
    except WRONG as why:
        raise BadInput(str(why)) from why
    except BoxedError as why:
        raise BadInput(f"The text cannot be rendered: {why}.") from why


def _conference(code: str) -> Conference:
    """The Conference that CSP11, csp11 or 11 names."""
    digits = code.upper().removeprefix("CSP")
    found = conference_numbered(int(digits)) if digits.isdecimal() else None
    if found is None:
        raise BadInput(f"There is no Conference called {code}; one looks like CSP11.")
    return found


def _write(made: bytes, output: Path) -> None:
    try:
        output.write_bytes(made)
    except OSError as why:
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from why
