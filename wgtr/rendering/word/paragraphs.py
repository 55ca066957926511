"""Paragraphs and tables of one part of a Word package, with their bookmarks and direction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wgtr.ooxml.writing.elements import Element, make, properties, value
from wgtr.rendering.printed import Pieces, PrintedRows, Said
from wgtr.rendering.word.runs import Runs
from wgtr.rendering.word.styles import TABLE, TABLE_CELL, TABLE_END, Styles, style_id, twips


@dataclass(slots=True)
class Paragraphs:
    """Writes paragraphs one after the other.

    `place` is what a paragraph is known by again: it gets a bookmark of that name. With
    `new_page` set, the next one begins a page.
    """

    styles: Styles
    runs: Runs
    written: list[Element] = field(default_factory=list)
    new_page: bool = False

    def add(
        self,
        style: str,
        content: Iterable[Element],
        said: Said,
        more: Iterable[Element] = (),
        *,
        place: str | None = None,
        before: Iterable[Element] = (),
    ) -> None:
        """Write a paragraph of a style; `before` stands in front of the words (a note's mark)."""
        inner = list(content)
        if place is not None:
            inner = list(self.runs.bookmarks.around(self.runs.bookmarks.of(place), inner))
        look = [value("pStyle", style_id(style)), *more, *self._turned(said)]
        if self.new_page:
            look.append(make("pageBreakBefore"))
            self.new_page = False
        self.written.append(make("p", properties("pPr", look), *before, *inner))

    def words(self, style: str, words: str, *, place: str | None = None) -> None:
        """Write a paragraph of the paper's own words."""
        self.add(style, self.runs.words(words), Said(self.runs.language), place=place)

    def table(self, rows: PrintedRows, said: Said, place: str) -> None:
        """Write a table over the whole width; its first row is repeated on every page.

        A paragraph without words follows it: tables that meet would become one, and a note, a
        section and a body must end in a paragraph.
        """
        if self.new_page:
            self.add(TABLE_END, (), said)
        columns = max(1, *map(len, rows))
        paper = self.styles.style.paper
        width = twips(paper["width"] - 2 * paper["margin"]) // columns
        table = make("tbl", _table_look(said, width * columns))
        table.append(make("tblGrid", *(make("gridCol", w=width) for _ in range(columns))))
        for number, row in enumerate(rows):
            head = make("trPr", make("tblHeader")) if number == 0 and len(rows) > 1 else None
            cells = [*row, *([()] * (columns - len(row)))]
            name = place if number == 0 else None
            table.append(make("tr", head, *self._cells(cells, said, width, name)))
        self.written.append(table)
        self.add(TABLE_END, (), said)

    def _cells(
        self, cells: Iterable[Pieces], said: Said, width: int, place: str | None
    ) -> Iterator[Element]:
        for number, cell in enumerate(cells):
            inside = Paragraphs(self.styles, self.runs)
            name = place if number == 0 else None
            inside.add(TABLE_CELL, self.runs.inlines(cell, said), said, place=name)
            looks = make("tcPr", make("tcW", w=width, type="dxa"))
            yield make("tc", looks, *inside.written)

    def _turned(self, said: Said) -> list[Element]:
        """A paper's paragraphs run its own way; borrowed wording runs in its language's."""
        right = said.language.direction == "rtl"
        if self.runs.language.direction == "rtl":
            return [make("bidi") if right else make("bidi", val=0)]
        return [make("bidi")] if right else []


def _table_look(said: Said, width: int) -> Element:
    turned = make("bidiVisual") if said.language.direction == "rtl" else None
    rows = make(
        "tblLook",
        val="0020",
        firstRow=1,
        lastRow=0,
        firstColumn=0,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    size = make("tblW", w=width, type="dxa")
    return make("tblPr", value("tblStyle", style_id(TABLE)), turned, size, rows)
