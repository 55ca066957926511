"""An OpenDocument *story* (body, header, one note, a text box) as blocks in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.budget import Budget
from wgtr.reading.odt.inlines import Inlines
from wgtr.reading.odt.lists import BULLET, LEVELS, Counters, Level, ListStyles
from wgtr.reading.odt.looks import Look, Styles
from wgtr.reading.odt.names import DRAW, OFFICE, SVG, TABLE, TEXT, XML_ID, count
from wgtr.reading.odt.pictures import picture_in
from wgtr.reading.run_list import Line
from wgtr.reading.tables import MAX_COLUMNS, Cell, Grid, blocks_of_table

_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_SKIPPED = {
    TEXT + "tracked-changes",
    TEXT + "number",
    TEXT + "note-citation",
    OFFICE + "forms",
    OFFICE + "annotation",
    OFFICE + "binary-data",
    OFFICE + "event-listeners",
    SVG + "title",
    SVG + "desc",
    TABLE + "table-column",
    TABLE + "table-columns",
}
_CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}
_ROW_GROUPS = {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}
_HEADING_LEVELS = 10


@dataclass(slots=True)
class _ListPlace:
    """The list being read: its counters, its style's name, its depth from 1."""

    counters: Counters
    style: str | None
    depth: int


@dataclass(slots=True)
class Story:
    """Reads one story. `budget` goes through the file, `inlines` through the story."""

    styles: Styles
    lists: ListStyles
    inlines: Inlines
    budget: Budget
    master_pages: list[str] = field(default_factory=list)
    _by_id: dict[str, Counters] = field(default_factory=dict)
    _by_style: dict[str, Counters] = field(default_factory=dict)
    _outline: Counters = field(default_factory=Counters)
    _begun: bool = False
    _in_index: bool = False

    def blocks(self, parent: etree._Element) -> list[Block]:
        """Return the blocks of a container of paragraphs, lists, tables and sections."""
        return list(self._walk(parent))

    def _walk(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            yield from self._child(child)

    def _child(self, child: etree._Element) -> Iterator[Block]:
        tag = child.tag
        if tag in _PARAGRAPHS:
            yield from self._paragraph(child)
        elif tag == TEXT + "list":
            yield from self._list(child, None)
        elif tag == TEXT + "numbered-paragraph":
            yield from self._numbered(child)
        elif tag == TABLE + "table":
            yield from self._table(child)
        elif tag == DRAW + "frame":  # anchored to a page, between paragraphs
            self.inlines.pictures += picture_in(child, self.budget.paragraphs)
            yield from self._walk(child)
        elif tag == TEXT + "index-body":
            before, self._in_index = self._in_index, True
            yield from self._walk(child)
            self._in_index = before
        elif tag not in _SKIPPED and not tag.endswith("-source"):
            yield from self._walk(child)

    def _list(self, element: etree._Element, outer: _ListPlace | None) -> Iterator[Block]:
        style = element.get(TEXT + "style-name") or (outer.style if outer else None)
        counters = outer.counters if outer else self._counters_for(element, style)
        place = _ListPlace(counters, style, (outer.depth if outer else 0) + 1)
        if element.get(XML_ID):
            self._by_id[element.get(XML_ID, "")] = counters
        if outer is None:
            self._by_style.pop(style or "", None)  # the last of all stands last
            self._by_style[style or ""] = counters
        for item in element:
            if item.tag in {TEXT + "list-item", TEXT + "list-header"}:
                yield from self._item(item, place)
            else:
                yield from self._child(item)

    def _counters_for(self, element: etree._Element, style: str | None) -> Counters:
        """A list counts on from the one it names, or the last of its style; else from its start.

        LibreOffice may name a list that it did not write; then it means the last one of the style,
        or the last of all.
        """
        name = element.get(TEXT + "continue-list", "")
        if name in self._by_id:
            return self._by_id[name]
        latest = self._by_style.get(style or "")
        if name:
            return latest or next(reversed(self._by_style.values()), Counters())
        if element.get(TEXT + "continue-numbering") == "true":
            return latest or Counters()
        return Counters()

    def _item(self, item: etree._Element, place: _ListPlace) -> Iterator[Block]:
        override = item.get(TEXT + "style-override")
        levels = _defined_at(place.depth, self.lists.levels(override or place.style))
        numbered = item.tag == TEXT + "list-item"
        start = item.get(TEXT + "start-value")
        for child in item:
            if child.tag == TEXT + "list":
                yield from self._list(child, place)
            elif child.tag in _PARAGRAPHS:
                number = None
                if numbered and child.get(TEXT + "is-list-header") != "true":
                    first = count(start) if start else None
                    number = place.counters.advance(place.depth, levels, first)
                    numbered = False
                level = levels.get(place.depth, Level())
                yield from self._paragraph(child, number, level, place.depth)
            else:
                yield from self._child(child)

    def _numbered(self, element: etree._Element) -> Iterator[Block]:
        """A `numbered-paragraph`: a list item that stands alone and names its list."""
        style = element.get(TEXT + "style-name")
        depth = min(count(element.get(TEXT + "level")), LEVELS)
        name = element.get(TEXT + "list-id") or style or ""
        counters = self._by_id.setdefault(name, Counters())
        levels = self.lists.levels(style)
        start = element.get(TEXT + "start-value")
        number = counters.advance(depth, levels, count(start) if start else None)
        for child in element:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, number, levels.get(depth, Level()), depth)

    def _paragraph(
        self,
        element: etree._Element,
        number: str | None = None,
        listed: Level | None = None,
        depth: int = 0,
    ) -> Iterator[Block]:
        place = self.budget.paragraph()
        look = self.styles.get("paragraph", element.get(TEXT + "style-name"))
        if look.master_page and look.master_page not in self.master_pages:
            self.master_pages.append(look.master_page)
        line = self.inlines.read(element, look)
        level = self._heading_level(element)
        if level and listed is None:
            number = self._outline_number(element, level, line)
        indent = look.indent if look.indent is not None else (listed.indent if listed else None)
        kind = BlockKind.LIST_ITEM if number else BlockKind.PARAGRAPH
        block = Block(
            place,
            line.runs.runs(),
            BlockKind.HEADING if level else kind,
            level=level or (depth if number else 0),
            number=number,
            style="toc" if self._in_index else _style_name(look, line),
            align=look.align,
            indent=indent or 0.0,
        )
        yield from self._emit(block, line)
        for box in line.boxes:
            yield from self._box(box)

    def _emit(self, block: Block, line: Line) -> Iterator[Block]:
        says = any(run.text.strip() or run.note for run in block.runs)
        if says or block.number not in {None, BULLET}:
            self._begun = True
            yield block
        if line.hidden:
            yield replace(block, runs=line.hidden.runs(), number=None, style="hidden")

    def _heading_level(self, element: etree._Element) -> int:
        if element.tag != TEXT + "h":
            return 0
        return min(max(count(element.get(TEXT + "outline-level")), 1), _HEADING_LEVELS)

    def _outline_number(self, element: etree._Element, level: int, line: Line) -> str | None:
        """The number the outline style gives a heading (an empty heading takes none)."""
        if element.get(TEXT + "is-list-header") == "true" or not line.runs:
            return None
        start = element.get(TEXT + "start-value")
        restarts = element.get(TEXT + "restart-numbering") == "true"
        first = count(start) if start and restarts else None
        return self._outline.advance(level, self.lists.outline, first)

    def _box(self, box: etree._Element) -> list[Block]:
        """A text box or shape: a story of its own, within the same lists."""
        inner = replace(self, inlines=replace(self.inlines, _after_blank=True), _in_index=False)
        return inner.blocks(box)

    def _table(self, table: etree._Element) -> list[Block]:
        opening, line = not self._begun, self.budget.paragraphs + 1
        cells = [cell for row in _rows(table) for cell in row.findall(TABLE + "table-cell")]
        styles = {cell.get(TABLE + "style-name") for cell in cells}
        visible = any(self.styles.draws_border(style) for style in styles)
        with self.budget.table():
            grid: Grid = [self._row(row) for row in _rows(table)]
        self._begun = self._begun or any(cell.text for row in grid for cell in row)
        return blocks_of_table(grid, line=line, visible=visible, opening=opening)

    def _row(self, row: etree._Element) -> list[Cell]:
        if row.tag != TABLE + "table-row":  # text among the rows, where none should be
            return [Cell(tuple(self._child(row)))]
        cells: list[Cell] = []
        for element in row:
            if element.tag in _CELLS:
                cells.append(Cell(tuple(self.blocks(element))))
            else:
                cells.append(Cell(tuple(self._child(element))))
            if len(cells) > MAX_COLUMNS:
                continue
            repeated = count(element.get(TABLE + "number-columns-repeated"), 1, MAX_COLUMNS)
            cells += [Cell(()) for _ in range(min(repeated - 1, MAX_COLUMNS - len(cells)))]
        return cells


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, in whatever groups they stand, not those of tables inside it."""
    for child in table:
        if child.tag in _ROW_GROUPS:
            yield from _rows(child)
        else:
            yield child


def _defined_at(depth: int, levels: dict[int, Level]) -> dict[int, Level]:
    """A list inside a list may bring a style that defines one level only: its own."""
    return levels if depth in levels or 1 not in levels else {**levels, depth: levels[1]}


def _style_name(look: Look, line: Line) -> str | None:
    return "hidden" if line.hidden and not line.runs else look.name
