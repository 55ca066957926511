"""A table as a Word file: landscape, the head repeated on every page, in the house's look."""

from collections.abc import Iterator

from wgtr.ooxml.writing.elements import Element, make, serialised, value
from wgtr.ooxml.writing.package import Links, WrittenPart, packed
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import Piece, Printed, Said
from wgtr.rendering.tables.table import Cell, Group, Table
from wgtr.rendering.word.frame import core_properties, footer, settings
from wgtr.rendering.word.paragraphs import Paragraphs
from wgtr.rendering.word.runs import Bookmarks, Calls, Runs
from wgtr.rendering.word.styles import (
    MASTHEAD,
    TABLE,
    TABLE_CELL,
    TABLE_END,
    Styles,
    heading_style,
    style_id,
    twips,
)
from wgtr.tree.provisions import Text

_EDGE = 567  # header and footer stand 10 mm from the paper's edge
_MARGIN = 18.0  # millimetres: a table needs the width more than a text does
_GROUND = "EEF2F5"
_SHORT = 900


def as_word(table: Table, style: HouseStyle) -> bytes:
    """Write a table as a Word file; the same table gives the same bytes."""
    return _File(table, style).packed()


class _File:
    """One Word file being written."""

    def __init__(self, table: Table, style: HouseStyle) -> None:
        self.table, self.style = table, style
        self.styles = Styles(style, table.language)
        self.links = Links()
        self.runs = Runs(style, table.language, self.links, Calls(), Bookmarks())
        self.paper = _paper_of(table)

    def packed(self) -> bytes:
        """The package."""
        end = serialised(footer(self.paper, self.style, self.runs))
        foot = self.links.to_part("footer", "footer1.xml")
        document = make("document", self._body(foot))
        parts = {
            "word/footer1.xml": WrittenPart(end, "footer"),
            "word/settings.xml": WrittenPart(
                serialised(_without_notes(settings(self.paper, self.style))), "settings"
            ),
            "word/styles.xml": WrittenPart(serialised(self.styles.xml()), "styles"),
        }
        self.links.to_part("settings", "settings.xml")
        self.links.to_part("styles", "styles.xml")
        core = WrittenPart(core_properties(self.paper, self.style), "core-properties")
        main = WrittenPart(serialised(document), "document", self.links)
        return packed({"word/document.xml": main, **parts, "docProps/core.xml": core}, _root())

    def _body(self, foot: str) -> Element:
        writing = Paragraphs(self.styles, self.runs)
        writing.words(heading_style(1), self.table.title)
        for line in self.table.above:
            writing.words(f"{MASTHEAD} Line", line)
        writing.words(TABLE_END, "")
        writing.written.append(self._table())
        writing.words(TABLE_END, "")
        for line in self.table.below:
            writing.words(f"{MASTHEAD} Line", line)
        return make("body", *writing.written, self._section(foot))

    def _section(self, foot: str) -> Element:
        """A4 on its side."""
        height, width, margin = (
            twips(each) for each in (self.style.paper["width"], self.style.paper["height"], _MARGIN)
        )
        sides = dict.fromkeys(("top", "right", "bottom", "left"), margin)
        return make(
            "sectPr",
            make("footerReference", type="default", r_id=foot),
            make("pgSz", w=width, h=height, orient="landscape"),
            make("pgMar", **sides, header=_EDGE, footer=_EDGE, gutter=0),
            make("bidi") if self.table.language.direction == "rtl" else None,
        )

    def _widths(self) -> list[int]:
        whole = twips(self.style.paper["height"] - 2 * _MARGIN)
        shares = [column.share for column in self.table.columns]
        return [whole * share // sum(shares) for share in shares]

    def _table(self) -> Element:
        widths = self._widths()
        turned = make("bidiVisual") if self.table.language.direction == "rtl" else None
        look = make(
            "tblPr",
            value("tblStyle", style_id(TABLE)),
            turned,
            make("tblW", w=sum(widths), type="dxa"),
            make("tblLayout", type="fixed"),
            make("tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1),
        )
        heads = tuple(Cell(column.head, strong=True) for column in self.table.columns)
        made = make("tbl", look, make("tblGrid", *(make("gridCol", w=each) for each in widths)))
        made.append(self._row(heads, widths, head=True))
        for group in self.table.groups:
            made.extend(self._group(group, widths))
        return made

    def _group(self, group: Group, widths: list[int]) -> Iterator[Element]:
        if group.head.words:
            ground = make("shd", val="clear", color="auto", fill=_GROUND)
            look = make(
                "tcPr",
                make("tcW", w=sum(widths), type="dxa"),
                value("gridSpan", len(widths)),
                ground,
            )
            cell = make("tc", look, *self._words(group.head, keep=True))
            yield make("tr", make("trPr", make("cantSplit")), cell)
        for row in group.rows:
            yield self._row(row, widths)

    def _row(self, cells: tuple[Cell, ...], widths: list[int], *, head: bool = False) -> Element:
        made = make("tr", self._held_together(cells, head=head))
        for cell, width in zip(cells, widths, strict=True):
            look = make("tcPr", make("tcW", w=width, type="dxa"))
            made.append(make("tc", look, *self._words(cell)))
        return made

    @staticmethod
    def _held_together(cells: tuple[Cell, ...], *, head: bool) -> Element | None:
        """No page break within a short row; a long one may be taller than a page."""
        if head:
            return make("trPr", make("cantSplit"), make("tblHeader"))
        short = max(len(cell.words) for cell in cells) <= _SHORT
        return make("trPr", make("cantSplit")) if short else None

    def _words(self, cell: Cell, *, keep: bool = False) -> list[Element]:
        """A cell's paragraphs: one for each that the words have."""
        said = Said(cell.language or self.table.language)
        inside = Paragraphs(self.styles, self.runs)
        for words in cell.words.split("\n\n") or [""]:
            piece = Piece(words.strip("\n"), strong=cell.strong)
            more = [make("keepNext")] if keep else []
            inside.add(TABLE_CELL, self.runs.inlines((piece,), said), said, more)
        return inside.written


def _paper_of(table: Table) -> Printed:
    """What footers and properties ask of a paper, for a table."""
    return Printed(
        source=Text("table", table.language),
        language=table.language,
        title=table.title,
        symbol=None,
        date=table.dated or None,
        masthead=(),
        parts=(),
        notes=(),
        notes_title="",
        notes_after=0,
    )


def _without_notes(element: Element) -> Element:
    """Settings without endnotes, which a table has none of."""
    for child in list(element):
        if str(child.tag).endswith("}endnotePr"):
            element.remove(child)
    return element


def _root() -> Links:
    links = Links()
    links.to_part("officeDocument", "word/document.xml")
    links.to_part("core-properties", "docProps/core.xml")
    return links
