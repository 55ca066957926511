"""Word's styles in the house's look: one paragraph style for each thing a paper holds.

The names say what a paragraph is ("Provision Task 2": a task, two deep), so that a person sees it
in Word and a reader of the file knows it again.
"""

from collections.abc import Iterable

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, properties, value
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.word.lists import STEP
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind

TWIPS_PER_POINT = 20
HEADING_SIZES = {1: 1.45, 2: 1.15, 3: 1.0, 4: 1.0, 5: 1.0, 6: 1.0}
_KIND_NAMES = {kind: kind.value.replace("_", " ").title() for kind in Kind}
MASTHEAD = "Masthead"
NOTICE = "Notice Untranslated"
NOTES_TITLE = "Notes Title"
NOTE_UNCALLED = "Note Uncalled"
TABLE_CELL = "Table Cell"
TABLE_END = "Table End"
TABLE = "House Table"  # not "Provision Table": so are called the words before one


def style_id(name: str) -> str:
    """A style's id, as Word makes it from its name."""
    return name.title().replace(" ", "") if name.islower() else name.replace(" ", "")


def provision_style(kind: Kind, depth: int) -> str:
    """The name of the style of a provision's body: its kind, and its depth where it is nested."""
    return f"Provision {_KIND_NAMES[kind]}" + (f" {depth}" if depth > 1 else "")


def heading_style(level: int) -> str:
    """The name of Word's own heading of a level."""
    return f"heading {level}"


class Styles:
    """Makes styles.xml for one paper: the house's look, and the styles the paper uses."""

    def __init__(self, style: HouseStyle, language: Language) -> None:
        self.style = style
        self.language = language
        self.used: dict[str, Element] = {}

    def provision(self, kind: Kind, depth: int) -> str:
        """The id of a body's style, which is made when it is first used."""
        name = provision_style(kind, depth)
        identity = style_id(name)
        if identity not in self.used:
            indent = make("ind", left=STEP * (depth - 1), hanging=0)
            self.used[identity] = self._paragraph(name, "Normal", [indent] if depth > 1 else [])
        return identity

    def xml(self) -> Element:
        """The root of styles.xml."""
        root = make("styles", self._defaults())
        root.extend(self._fixed())
        root.extend(self.used[name] for name in sorted(self.used))
        return root

    def _defaults(self) -> Element:
        spacing = make("spacing", after=120, line=276, lineRule="auto")
        paragraph = [spacing, *self._direction()]
        return make(
            "docDefaults",
            make("rPrDefault", properties("rPr", self._running())),
            make("pPrDefault", properties("pPr", paragraph)),
        )

    def _running(self) -> list[Element]:
        """Fonts, size and language of running text, for each of Word's three families of script."""
        font = self.style.fonts[self.language]
        latin = font if self.language is not Language.ZH else self.style.fonts[Language.ZH]
        fonts = make(
            "rFonts",
            ascii=latin.family,
            hAnsi=latin.family,
            eastAsia=self.style.fonts[Language.ZH].family,
            cs=self.style.fonts[Language.AR].family,
        )
        return [fonts, *sizes(font.size), self._languages()]

    def _languages(self) -> Element:
        tags = self.style.tags
        western = self.language not in {Language.AR, Language.ZH}
        return make(
            "lang",
            val=tags[self.language if western else Language.EN],
            eastAsia=tags[Language.ZH],
            bidi=tags[Language.AR],
        )

    def _direction(self) -> list[Element]:
        return [make("bidi")] if self.language.direction == "rtl" else []

    def _fixed(self) -> Iterable[Element]:
        """Styles that every paper has."""
        quiet, ink = self.style.colours["quiet"], self.style.colours["ink"]
        yield self._paragraph("Normal", None, [], [value("color", ink)], default=True)
        yield make(
            "style",
            value("name", "Default Paragraph Font"),
            value("uiPriority", 1),
            make("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        )
        yield _table_normal()
        for level in HEADING_SIZES:
            yield self._heading(level)
        yield from self._mastheads(quiet)
        yield from self._edges(quiet)
        yield from self._notes()
        yield self._paragraph(TABLE_CELL, "Normal", [make("spacing", before=40, after=40)])
        tiny = make("spacing", before=0, after=0, line=120, lineRule="exact")
        yield self._paragraph(TABLE_END, "Normal", [tiny], [value("sz", 8), value("szCs", 8)])
        yield self._table()
        yield self._character("Hyperlink", [value("color", self.style.colours["accent"]), *_line()])
        yield self._character("Symbol", [])
        yield self._character("Place", [])
        yield self._character("Annex Label", [value("color", quiet)])

    def _mastheads(self, quiet: str) -> Iterable[Element]:
        tight = make("spacing", before=0, after=0)
        yield self._paragraph(f"{MASTHEAD} Line", "Normal", [tight], [value("color", quiet)])
        bold = [make("b"), make("bCs"), value("color", self.style.colours["ink"])]
        yield self._paragraph(
            f"{MASTHEAD} Symbol", f"{MASTHEAD} Line", [value("jc", "right")], bold
        )
        yield self._paragraph(f"{MASTHEAD} Example", f"{MASTHEAD} Line", [])
        yield self._paragraph(f"{MASTHEAD} Date", f"{MASTHEAD} Line", [])
        line = make("bottom", val="single", sz=4, space=6, color=self.style.colours["line"])
        end = [make("pBdr", line), make("spacing", before=0, after=360)]
        yield self._paragraph(f"{MASTHEAD} End", "Normal", end, list(sizes(4)))
        notice = make("left", val="single", sz=12, space=8, color=self.style.colours["line"])
        yield self._paragraph(NOTICE, "Normal", [make("pBdr", notice)], [value("color", quiet)])

    def _edges(self, quiet: str) -> Iterable[Element]:
        small = [value("color", quiet), *sizes(self.style.fonts[self.language].size * 0.85)]
        width = self.style.paper["width"] - 2 * self.style.paper["margin"]
        tab = make("tabs", make("tab", val="right", pos=twips(width)))
        flush = make("spacing", before=0, after=0)
        yield self._paragraph("header", "Normal", [tab, flush], small)
        yield self._paragraph("footer", "Normal", [value("jc", "center"), flush], small)

    def _notes(self) -> Iterable[Element]:
        size = self.style.fonts[self.language].size * 0.9
        yield self._paragraph("endnote text", "Normal", [], list(sizes(size)))
        yield self._paragraph(NOTE_UNCALLED, "endnote text", [])
        accent = value("color", self.style.colours["accent"])  # it leads somewhere
        yield self._character("endnote reference", [accent, value("vertAlign", "superscript")])
        keep = [make("keepNext"), make("spacing", before=480, after=120)]
        bold = [make("b"), make("bCs"), *sizes(self.style.fonts[self.language].size * 1.15)]
        yield self._paragraph(NOTES_TITLE, "Normal", [*keep, value("outlineLvl", 0)], bold)

    def _heading(self, level: int) -> Element:
        before = 480 if level == 1 else 280
        spacing = make("spacing", before=before, after=120)
        size = self.style.fonts[self.language].size * HEADING_SIZES[level]
        look = [make("b"), make("bCs"), *sizes(size)]
        keep = [make("keepNext"), make("keepLines"), spacing, value("outlineLvl", level - 1)]
        return self._paragraph(heading_style(level), "Normal", keep, look)

    def _paragraph(
        self,
        name: str,
        based_on: str | None,
        paragraph: Iterable[Element],
        run: Iterable[Element] = (),
        *,
        default: bool = False,
    ) -> Element:
        style = make(
            "style",
            value("name", name),
            value("basedOn", style_id(based_on)) if based_on else None,
            make("qFormat"),
            properties("pPr", paragraph),
            properties("rPr", run),
            type="paragraph",
            styleId=style_id(name),
        )
        if default:
            style.set(f"{W}default", "1")
        return style

    @staticmethod
    def _character(name: str, run: Iterable[Element]) -> Element:
        return make(
            "style",
            value("name", name),
            value("basedOn", "DefaultParagraphFont"),
            make("qFormat"),
            properties("rPr", run),
            type="character",
            styleId=style_id(name),
        )

    def _table(self) -> Element:
        colour = self.style.colours["line"]
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = make(
            "tblBorders", *(make(side, val="single", sz=4, space=0, color=colour) for side in sides)
        )
        bold = properties("rPr", [make("b"), make("bCs")])
        return make(
            "style",
            value("name", TABLE),
            value("basedOn", "TableNormal"),
            make("tblPr", borders),
            make("tblStylePr", bold, type="firstRow"),
            type="table",
            styleId=style_id(TABLE),
        )


def sizes(points: float) -> tuple[Element, Element]:
    """A font size for all scripts; Word counts half points."""
    half = round(points * 2)
    return value("sz", half), value("szCs", half)


def twips(millimetres: float) -> int:
    """A length in twentieths of a point."""
    return round(millimetres / 25.4 * 72 * TWIPS_PER_POINT)


def _line() -> list[Element]:
    return [value("u", "single")]


def _table_normal() -> Element:
    margins = make(
        "tblCellMar",
        *(
            make(side, w=width, type="dxa")
            for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
        ),
    )
    return make(
        "style",
        value("name", "Normal Table"),
        value("uiPriority", 99),
        make("semiHidden"),
        make("tblPr", make("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
