"""A Word *story* (body, header, footer, one note, a text box) as blocks in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from wgtr.ooxml.names import MC, W
from wgtr.reading.blocks import Block, BlockKind, Unreadable
from wgtr.reading.budget import Budget
from wgtr.reading.run_list import Line
from wgtr.reading.tables import Cell, Grid, blocks_of_table
from wgtr.reading.word.inlines import Inlines, chosen_alternative
from wgtr.reading.word.lists import Lists
from wgtr.reading.word.looks import (
    Look,
    Styles,
    has_borders,
    heading_level,
    read_paragraph_properties,
    value_of,
    whole,
)

_GONE = {W + "del", W + "moveFrom"}
# A run outside any paragraph is a slip of some writers; its text must not be lost.
_PARAGRAPHS = {W + "p", W + "r"}
_STRAY = {*_PARAGRAPHS, W + "tbl"}
_FOREIGN = {W + "altChunk", W + "subDoc"}


@dataclass(slots=True)
class Story:
    """Reads one story. `budget` and `lists` go through the file, `inlines` through the story."""

    styles: Styles
    lists: Lists
    inlines: Inlines
    budget: Budget
    sections: list[etree._Element] = field(default_factory=list)
    _carried: Line = field(default_factory=Line)
    _begun: bool = False

    def blocks(self, parent: etree._Element) -> list[Block]:
        """Return the blocks of a container of paragraphs and tables."""
        blocks = list(self._walk(parent))
        if self._carried.runs or self._carried.hidden:  # the last paragraph's mark was deleted
            last, self._carried = self._carried, Line()
            blocks += self._emit(last, Look(), self.budget.paragraphs)
        return blocks

    def _walk(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag == W + "sectPr":
                self.sections.append(child)
            elif tag == W + "fldChar":
                self.inlines.field_mark(child)
            elif tag in _FOREIGN:
                raise Unreadable(
                    "The file includes another file, which is not read: open it in Word and save"
                    " it as one document."
                )
            elif tag == MC + "AlternateContent":
                yield from self._walk(chosen_alternative(child))
            elif tag not in _GONE and not tag.endswith("Pr"):
                yield from self._walk(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        place = self.budget.paragraph()
        if next(paragraph.iter(*_FOREIGN), None) is not None:
            yield from self._walk(paragraph)  # raises: it includes another file
        properties = paragraph.find(W + "pPr")
        style = None if properties is None else value_of(properties.find(W + "pStyle"))
        style = style or self.styles.default_paragraph
        direct = read_paragraph_properties(properties)
        named = self.styles.get(style)
        line = self.inlines.read(paragraph, named)
        self._note_section(properties)
        boxes = line.boxes
        line = self._with_carried(line)
        if _mark_is_deleted(properties):
            self._carried = line
        else:
            yield from self._emit(line, self._look(direct, named), place)
        for box in boxes:
            yield from self._box(box)

    def _look(self, direct: Look, named: Look) -> Look:
        """The paragraph's look, with its list level and the indentation that wins.

        Direct indentation wins; then the list's where the paragraph itself is in it, else the
        style's own before that of the style's list (ECMA-376 part 1, 17.9.22).
        """
        look = direct.over(named)
        level = self.lists.level_of(look.list_id, look.list_level, look.list_style)
        listed = self.lists.indent_of(look.list_id, level)
        order = [direct.indent, listed, named.indent]
        if direct.list_id is None:
            order = [direct.indent, named.indent, listed]
        indent = next((value for value in order if value is not None), None)
        return replace(look, list_level=level, indent=indent)

    def _emit(self, line: Line, look: Look, place: int) -> Iterator[Block]:
        level = look.list_level or 0
        number = self.lists.advance(look.list_id, level)
        block = Block(
            place,
            line.runs.runs(),
            BlockKind.LIST_ITEM if number else BlockKind.PARAGRAPH,
            level=level + 1 if number else 0,
            number=number,
            style=_style_name(look, line),
            align=look.align,
            indent=look.indent or 0.0,
        )
        if heading_level(look):
            block = replace(block, kind=BlockKind.HEADING, level=heading_level(look))
        if _says_something(block):
            self._begun = True
            yield block
        if line.hidden:
            yield replace(block, runs=line.hidden.runs(), number=None, style="hidden")

    def _with_carried(self, line: Line) -> Line:
        """The paragraph with what a deleted paragraph mark before it has joined to it."""
        carried, self._carried = self._carried, Line()
        carried.runs.extend(line.runs)
        carried.hidden.extend(line.hidden)
        return carried

    def _note_section(self, properties: etree._Element | None) -> None:
        section = None if properties is None else properties.find(W + "sectPr")
        if section is not None:
            self.sections.append(section)

    def _box(self, box: etree._Element) -> list[Block]:
        """A text box is a story of its own: fields and joined paragraphs do not cross its edge."""
        inner = replace(self.inlines, _fields=[])
        return Story(self.styles, self.lists, inner, self.budget, [], Line(), self._begun).blocks(
            box
        )

    def _table(self, table: etree._Element) -> list[Block]:
        opening = not self._begun
        line = self.budget.paragraphs + 1
        style = value_of(table.find(f"{W}tblPr/{W}tblStyle"))
        visible = self.styles.draws_borders(style) or _draws_itself(table)
        with self.budget.table():
            grid: Grid = [self._row(row) for row in _inside(table, W + "tr")]
        self._begun = self._begun or any(cell.text for row in grid for cell in row)
        return blocks_of_table(grid, line=line, visible=visible, opening=opening)

    def _row(self, row: etree._Element) -> list[Cell]:
        if row.tag in _STRAY:
            return [self._stray(row)]
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            return []
        before = whole(value_of(row.find(f"{W}trPr/{W}gridBefore"))) or 0
        cells = [Cell((), 1) for _ in range(min(before, 8))]
        return cells + [
            self._stray(cell) if cell.tag in _STRAY else Cell(tuple(self.blocks(cell)), _span(cell))
            for cell in _inside(row, W + "tc")
            if cell.find(f"{W}tcPr/{W}cellDel") is None
        ]

    def _stray(self, element: etree._Element) -> Cell:
        """What stands among rows or cells without being one, as a cell of its own."""
        if element.tag == W + "tbl":
            return Cell(tuple(self._table(element)))
        return Cell(tuple(self._paragraph(element)))


def _says_something(block: Block) -> bool:
    """Whether a block has text, a note call or a counted number (an empty bullet has none)."""
    if any(run.text.strip() or run.note for run in block.runs):
        return True
    return block.number is not None and block.number != "•"


def _style_name(look: Look, line: Line) -> str | None:
    if look.hidden and line.runs:
        return "hidden"
    name = look.name
    return "toc" if name and name.lower().startswith("toc ") else name


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in _GONE)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls and insertions.

    Text that stands between them, where none should, comes too.
    """
    for child in parent:
        if child.tag == wanted or child.tag in _STRAY:
            yield child
        elif child.tag not in _GONE and not child.tag.endswith("Pr"):
            yield from _inside(child, wanted)


def _draws_itself(table: etree._Element) -> bool:
    properties = table.find(W + "tblPr")
    if properties is not None and has_borders(properties):
        return True
    return any(has_borders(cell) for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr"))


def _span(cell: etree._Element) -> int:
    return max(1, whole(value_of(cell.find(f"{W}tcPr/{W}gridSpan"))) or 1)
