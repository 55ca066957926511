"""A table that is taken along: its title, what is said above it, its columns, its rows in groups.

Cells are plain words; each may be in a language of its own. All three formats are drawn from it, so
they cannot differ in what they say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from wgtr.tree.languages import Language


@dataclass(frozen=True)
class Cell:
    """Words in a cell; `language` where they are not in the table's, `strong` for names.

    `at` is an instant that the words write, which a workbook sorts by; it is put there in UTC.
    """

    words: str
    language: Language | None = None
    strong: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Column:
    """A column: its head, and its share of the width."""

    head: str
    share: int = 1


@dataclass(frozen=True)
class Group:
    """Rows that belong together under a heading; `head` is empty where there is none."""

    head: Cell
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Table:
    """A whole table in one language.

    `above` are lines between title and table, `below` lines after it. `group_head` is the head of
    the column in which a flat list (a workbook) repeats each group's heading. `dated` is an ISO
    date for the file's properties.
    """

    title: str
    language: Language
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    group_head: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = field(default=())
    dated: str = ""

    def flat(self) -> Iterator[list[Cell]]:
        """Give the head and every row with its group's heading in front."""
        yield [Cell(self.group_head), *(Cell(column.head) for column in self.columns)]
        for group in self.groups:
            for row in group.rows:
                yield [group.head, *row]
