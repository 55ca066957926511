"""A table as a workbook and as CSV; what a cell says is never a formula.

A spreadsheet runs what begins with one of `= + - @`, so such words get an apostrophe in front in
CSV (what the programs themselves show as "text"); in a workbook the cell's type says that they are
words.
"""

import csv
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.tables.table import Cell as Said
from wgtr.rendering.tables.table import Table

LONGEST_CELL = 32_767
"""What a cell of a workbook can hold, in characters."""

_CHARACTERS_ACROSS = 140
_GROUP_SHARE = 3
_INSTANT = "yyyy-mm-dd hh:mm:ss"
_LEADS_ASTRAY = re.compile(r"\s*[=+\-@\t\r]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BEFORE_ALL_DAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone


def as_csv(table: Table) -> bytes:
    """Write a table as CSV in UTF-8 with a byte order mark, which spreadsheets look for."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([neutral(cell.words) for cell in row] for row in table.flat())
    return "\ufeff".encode() + written.getvalue().encode("utf-8", "replace")


def neutral(words: str) -> str:
    """Give words that no spreadsheet takes for a formula."""
    words = _NOT_IN_XML.sub("", words)
    return f"'{words}" if _LEADS_ASTRAY.match(words) else words


def as_workbook(table: Table, style: HouseStyle) -> bytes:
    """Write a table as .xlsx: its head stays in sight and can be filtered, text is only text."""
    book = Workbook()
    book.properties.title = table.title
    book.properties.creator = style.words["creator"][table.language]
    book.properties.created = book.properties.modified = _day(table.dated)
    sheet = book.worksheets[0]
    sheet.title = _sheet_name(table.title)
    sheet.sheet_view.rightToLeft = table.language.direction == "rtl"
    sheet.freeze_panes = "A2"
    _set_widths(sheet, table)
    _fill(sheet, table, style)
    sheet.auto_filter.ref = sheet.dimensions
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table, style: HouseStyle) -> None:
    font = style.fonts[table.language]
    for number, row in enumerate(table.flat(), start=1):
        look = Font(name=font.family, size=font.size, bold=number == 1)
        for place, said in enumerate(row, start=1):
            _write(sheet.cell(number, place), said, look)


def _day(dated: str) -> datetime:
    return datetime.fromisoformat(dated).replace(tzinfo=None) if dated else _BEFORE_ALL_DAYS


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "Table"


def _set_widths(sheet: Worksheet, table: Table) -> None:
    shares = [_GROUP_SHARE, *(column.share for column in table.columns)]
    for place, share in enumerate(shares, start=1):
        width = max(12, _CHARACTERS_ACROSS * share // sum(shares))
        sheet.column_dimensions[get_column_letter(place)].width = width


def _write(cell: Cell | MergedCell, said: Said, look: Font) -> None:
    cell.style = "Normal"
    if said.at is None:
        cell.value = _NOT_IN_XML.sub("", said.words)[:LONGEST_CELL]
        cell.data_type = "s"  # "=1+1" is words here, whatever it looks like
    else:
        cell.value = said.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        cell.number_format = _INSTANT
    cell.font = look
    cell.alignment = Alignment(wrap_text=True, vertical="top")
