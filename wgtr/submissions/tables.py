"""The table of input as it is taken along: Word, a workbook, CSV, in one language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from flask_babel import gettext

from wgtr.core import clock
from wgtr.core.dates import day
from wgtr.core.languages import NAMES, wording_of
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


SPREADSHEETS = ("xlsx", "csv")


def drawn(table: Table, form: str) -> bytes:
    """Draw a table in one of FORMATS."""
    if form == "csv":
        return as_csv(table)
    style = house_style()
    return as_word(table, style) if form == "docx" else as_workbook(table, style)


def table_of(
    meeting: Meeting, sections: Sequence[Section], language: str, widest: Visibility, form: str
) -> Table:
    """Make the table of a meeting's input in one of FORMATS, in the language that is spoken now.

    `widest` is whom the table is for; it says so, since what is meant for few may be in it. A
    spreadsheet has a column for each thing, to be sorted by; on paper few columns are wide enough.
    """
    drawing = _FOR_SPREADSHEETS if form in SPREADSHEETS else _FOR_PAPER
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
        columns=tuple(drawing.columns()),
        groups=tuple(_group(section, meeting, drawing) for section in sections),
        group_head=gettext("Item or question"),
        above=tuple(above),
        dated=clock.now().date().isoformat(),
    )


@dataclass(frozen=True)
class _Drawing:
    """The columns of a table, and what stands in them for an entry."""

    columns: Callable[[], list[Column]]
    row: Callable[[Entry, Meeting], tuple[Cell, ...]]


def _group(section: Section, meeting: Meeting, drawing: _Drawing) -> Group:
    head = Cell(place_line(section.place), _language(section.place.language), strong=True)
    return Group(head, tuple(drawing.row(each, meeting) for each in section.entries))


def _on_paper() -> list[Column]:
    return [
        Column(gettext("Delegation"), 4),
        Column(gettext("Input"), 13),
        Column(gettext("Received"), 4),
        Column(gettext("To be read by"), 3),
    ]


def _row_on_paper(entry: Entry, meeting: Meeting) -> tuple[Cell, ...]:
    files = _files(entry, gettext("File") + ": ")
    words = "\n\n".join(part for part in (entry.words, files) if part)
    return (
        Cell(entry.delegation, strong=True),
        Cell(words, _language(entry.language)),
        Cell(_received(entry, meeting)),
        Cell(_readers(entry)),
    )


def _in_spreadsheets() -> list[Column]:
    return [
        Column(gettext("Delegation"), 4),
        Column(gettext("Input"), 12),
        Column(gettext("Language"), 2),
        Column(gettext("Files"), 3),
        Column(gettext("Number"), 2),
        Column(gettext("Received (UTC)"), 3),
        Column(gettext("Deadline"), 2),
        Column(gettext("To be read by"), 3),
    ]


def _row_in_spreadsheets(entry: Entry, _meeting: Meeting) -> tuple[Cell, ...]:
    at = entry.submission.received_at
    return (
        Cell(entry.delegation),
        Cell(entry.words, _language(entry.language)),
        Cell(str(NAMES[entry.language]) if entry.language else ""),
        Cell(_files(entry, "")),
        Cell(name_of(entry.submission)),
        Cell("" if at is None else f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}", at=at),
        Cell(_band(entry)),
        Cell(_readers(entry)),
    )


_FOR_PAPER = _Drawing(_on_paper, _row_on_paper)
_FOR_SPREADSHEETS = _Drawing(_in_spreadsheets, _row_in_spreadsheets)


def _files(entry: Entry, ahead: str) -> str:
    return "\n".join(f"{ahead}{each.name}" for each in entry.files)


def _readers(entry: Entry) -> str:
    readers = entry.submission.visibility
    return "" if readers is None else str(CHOICES[readers])


def _band(entry: Entry) -> str:
    band = entry.submission.band
    return "" if band is None else str(BANDS[band])


def _received(entry: Entry, meeting: Meeting) -> str:
    """The number, day and hour, and whether it was on time: a line each in a narrow column."""
    sent = entry.submission
    if sent.received_at is None:
        return ""
    day_, hour, _utc = instant_parts(sent.received_at, meeting.zone, wording_of(meeting.place))
    return "\n".join(part for part in (name_of(sent), day_, hour, _band(entry)) if part)


def _language(code: str) -> Language | None:
    return Language(code) if code else None
