"""A Word file's paragraphs with the bookmarks they stand under, its tables cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from lxml import etree

from wgtr.ooxml.names import W
from wgtr.ooxml.word_package import WordPackage
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.budget import Budget
from wgtr.reading.word.inlines import Inlines, notes_at_bookmarks
from wgtr.reading.word.lists import Lists
from wgtr.reading.word.looks import Styles, read_paragraph_properties, value_of

_GONE = {W + "del", W + "moveFrom"}
_HIDDEN_NAME = "_"  # Word's own bookmarks, and ours on note calls, begin so


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph or table: its bookmarks, and what a reader sees.

    Bold and italic of the runs are those that differ from the style's. `cells` holds a table's
    rows, `note` the id of the endnote it is in.
    """

    names: tuple[str, ...]
    style: str
    line: int
    runs: tuple[Run, ...] = ()
    number: str | None = None
    cells: tuple[tuple[tuple[Run, ...], ...], ...] | None = None
    note: str | None = None

    @property
    def words(self) -> str:
        """The words, without note calls."""
        return words_of(self.runs)

    def block(self) -> Block:
        """The same as any reader of files gives it."""
        if self.cells is not None:
            rows = tuple(tuple(words_of(cell) for cell in row) for row in self.cells)
            return Block(self.line, kind=BlockKind.TABLE, rows=rows)
        kind = BlockKind.LIST_ITEM if self.number else BlockKind.PARAGRAPH
        return Block(self.line, self.runs, kind, number=self.number, style=self.style)


def words_of(runs: tuple[Run, ...]) -> str:
    """The words of runs, without note calls."""
    return "".join(run.text for run in runs if run.note is None)


@dataclass(slots=True)
class Pages:
    """Reads the body and the endnotes of one Word file."""

    word: WordPackage
    body: etree._Element
    styles: Styles = field(init=False)
    lists: Lists = field(init=False)
    budget: Budget = field(default_factory=Budget)

    def __post_init__(self) -> None:
        main = self.word.main
        self.styles = Styles(self.word.related(main, "styles"))
        self.lists = Lists(self.word.related(main, "numbering"), self.styles)

    def placed(self) -> list[Placed]:
        """Every paragraph and table of the body, then those of the endnotes."""
        marks = notes_at_bookmarks(self.body)
        body = self._walk(self.body, self._inlines(self.word.main, marks), None)
        return [*body, *self._notes(marks)]

    def _inlines(self, part: str, marks: dict[str, str]) -> Inlines:
        return Inlines(self.styles, self.word.relationships(part), marks, self.budget)

    def _notes(self, marks: dict[str, str]) -> Iterator[Placed]:
        for link in self.word.relationships(self.word.main).values():
            root = self.word.xml(link.target) if link.kind == "endnotes" else None
            for note in root.findall(W + "endnote") if root is not None else ():
                key = f"en{note.get(W + 'id', '')}"
                yield from self._walk(note, self._inlines(link.target, marks), key)

    def _walk(self, parent: etree._Element, inlines: Inlines, note: str | None) -> Iterator[Placed]:
        for child in parent:
            if child.tag == W + "p":
                yield self._paragraph(child, inlines, note)
            elif child.tag == W + "tbl":
                yield self._table(child, inlines, note)
            elif child.tag not in _GONE and not str(child.tag).endswith("Pr"):
                yield from self._walk(child, inlines, note)

    def _paragraph(self, element: etree._Element, inlines: Inlines, note: str | None) -> Placed:
        properties = element.find(W + "pPr")
        style = None if properties is None else value_of(properties.find(W + "pStyle"))
        named = self.styles.get(style or self.styles.default_paragraph)
        look = read_paragraph_properties(properties).over(named)
        level = self.lists.level_of(look.list_id, look.list_level, style)
        usual = self.styles.run_look(named, None)
        runs = tuple(
            replace(run, bold=run.bold != usual.bold, italic=run.italic != usual.italic)
            for run in inlines.read(element, named).runs.runs()
        )
        return Placed(
            _bookmarks(element),
            named.name or "",
            self.budget.paragraph(),
            runs,
            self.lists.advance(look.list_id, level),
            note=note,
        )

    def _table(self, table: etree._Element, inlines: Inlines, note: str | None) -> Placed:
        line = self.budget.paragraphs + 1
        names = _bookmarks(table)
        rows = []
        with self.budget.table():
            for row in table.iterfind(W + "tr"):
                cells = [list(self._walk(cell, inlines, note)) for cell in row.iterfind(W + "tc")]
                rows.append(tuple(tuple(chain(*_parted(cell))) for cell in cells))
        return Placed(names, "", line, cells=tuple(rows), note=note)


def _parted(cell: list[Placed]) -> Iterator[tuple[Run, ...]]:
    """The runs of a cell's paragraphs, a line end between two."""
    for place, paragraph in enumerate(cell):
        if place:
            yield (Run("\n"),)
        yield paragraph.runs


def _bookmarks(element: etree._Element) -> tuple[str, ...]:
    """The names of the bookmarks inside, Word's own ones left out."""
    names = (mark.get(W + "name", "") for mark in element.iter(W + "bookmarkStart"))
    return tuple(name for name in names if name and not name.startswith(_HIDDEN_NAME))
