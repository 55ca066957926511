"""`wgtr compile`: the table of a meeting's written input, to take along."""

from pathlib import Path

import click

from wgtr.core.command_session import at_work
from wgtr.core.exits import BadInput
from wgtr.core.languages import LANGUAGES, speaking
from wgtr.meetings.queries import meeting_with_slug
from wgtr.submissions.presenting import input_sections
from wgtr.submissions.queries import Reader
from wgtr.submissions.tables import FORMATS, drawn, table_of
from wgtr.submissions.visibility import Visibility, up_to


@click.command("compile")
@click.argument("meeting")
@click.option("--to", "form", required=True, type=click.Choice(list(FORMATS)), help="Format.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--language", default="en", type=click.Choice(list(LANGUAGES)), show_default=True)
@click.option(
    "--visible-to",
    "widest",
    default=Visibility.EVERYBODY.value,
    type=click.Choice([each.value for each in Visibility]),
    show_default=True,
    help="Whom the table is for; what is meant for fewer is left out.",
)
def compile_input(meeting: str, form: str, output: Path, language: str, widest: str) -> None:
    """Write the input that MEETING received as a table, by item and question."""
    with at_work(), speaking(language):
        found = meeting_with_slug(meeting)
        if found is None:
            raise BadInput(f"There is no meeting {meeting}.")
        reader = Reader(up_to(Visibility(widest)))
        sections = input_sections(found, reader, language)
        content = drawn(table_of(found, sections, language, Visibility(widest), form), form)
        count = sum(len(section.entries) for section in sections)
    try:
        output.write_bytes(content)
    except OSError as why:
        raise BadInput(f"{output} cannot be written: {why.strerror}.") from None
    click.echo(f"{output}: {count} entries")
