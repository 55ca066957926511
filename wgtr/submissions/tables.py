"""The table of input as it is taken along: Word, a workbook, CSV, in one language."""

from collections.abc import Sequence

from flask_babel import gettext

from wgtr.core import clock
from wgtr.core.dates import day
from wgtr.core.languages import wording_of
from wgtr.meetings.models import Meeting
from wgtr.rendering.tables.sheets import as_csv, as_workbook
from wgtr.rendering.tables.table import Cell, Column, Group, Table
from wgtr.rendering.tables.word import as_word
from wgtr.submissions.compilation import Entry, Section
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import BANDS, CHOICES, instant, instant_parts, name_of, place_line
from wgtr.texts.house import house_style
from wgtr.tree.languages import Language

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
"""The formats of the table, with their media types."""


def drawn(table: Table, form: str) -> bytes:
    """Draw a table in one of FORMATS."""
    if form == "csv":
        return as_csv(table)
    style = house_style()
    return as_word(table, style) if form == "docx" else as_workbook(table, style)


def table_of(
    meeting: Meeting, sections: Sequence[Section], language: str, widest: Visibility
) -> Table:
    """Make the table of a meeting's input, in the language that is spoken now.

    `widest` is whom the table is for; it says so, since what is meant for few may be in it.
    """
    delegations = {each.delegation for section in sections for each in section.entries}
    now = instant(clock.now(), meeting.zone, wording_of(meeting.place))
    as_of = gettext("As of")
    count = gettext("Delegations that sent input: %(num)d", num=len(delegations))
    above = [
        f"{wording_of(meeting.body.name)}{gettext(', ')}{day(meeting.first_day)}",
        f"{as_of}: {now}. {count}.",
        gettext("May be read by: %(readers)s", readers=CHOICES[widest]),
    ]
    if any(each.submission.is_example for one in sections for each in one.entries):
        above.insert(0, gettext("Example, not an official document."))
    return Table(
        title=gettext("Written input received"),
        language=Language(language),
        columns=(
            Column(gettext("Delegation"), 4),
            Column(gettext("Input"), 13),
            Column(gettext("Received"), 4),
            Column(gettext("To be read by"), 3),
        ),
        groups=tuple(_group(section, meeting) for section in sections),
        group_head=gettext("Item or question"),
        above=tuple(above),
        dated=clock.now().date().isoformat(),
    )


def _group(section: Section, meeting: Meeting) -> Group:
    head = Cell(place_line(section.place), _language(section.place.language), strong=True)
    return Group(head, tuple(_row(each, meeting) for each in section.entries))


def _row(entry: Entry, meeting: Meeting) -> tuple[Cell, ...]:
    sent = entry.submission
    received = "" if sent.received_at is None else _received(entry, meeting)
    readers = "" if sent.visibility is None else str(CHOICES[sent.visibility])
    return (
        Cell(entry.delegation, strong=True),
        Cell(_words(entry), _language(entry.language)),
        Cell(received),
        Cell(readers),
    )


def _words(entry: Entry) -> str:
    file = gettext("File")
    files = "\n".join(f"{file}: {each.name}" for each in entry.files)
    return "\n\n".join(part for part in (entry.words, files) if part)


def _received(entry: Entry, meeting: Meeting) -> str:
    sent = entry.submission
    assert sent.received_at is not None  # noqa: S101 - asked by the caller
    band = [] if sent.band is None else [f"({BANDS[sent.band]})"]
    when = instant_parts(sent.received_at, meeting.zone, wording_of(meeting.place))
    return "\n".join((name_of(sent), *when, *band))


def _language(code: str) -> Language | None:
    return Language(code) if code else None
