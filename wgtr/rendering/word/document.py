"""What is printed → a Word package's bytes; the same paper gives the same bytes."""

from dataclasses import dataclass, field

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, serialised
from wgtr.ooxml.writing.outline import (
    PART,
    PROPERTIES_PART,
    outline_properties,
    packed_outline,
)
from wgtr.ooxml.writing.package import Links, WrittenPart, packed
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import Printed
from wgtr.rendering.running_head import running_date
from wgtr.rendering.settling import settled
from wgtr.rendering.word.body import Body
from wgtr.rendering.word.endnotes import calls_of, endnotes, note_place
from wgtr.rendering.word.font_table import font_table
from wgtr.rendering.word.frame import (
    core_properties,
    first_header,
    footer,
    header,
    section,
    settings,
)
from wgtr.rendering.word.lists import Lists
from wgtr.rendering.word.outline import Outline
from wgtr.rendering.word.paragraphs import Paragraphs
from wgtr.rendering.word.reference import reference_of, rename_styles
from wgtr.rendering.word.runs import Bookmarks, Calls, Runs, drop_dead_anchors
from wgtr.rendering.word.styles import Styles
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.references import Facts


def word_document(
    text: Text, language: Language, style: HouseStyle, facts: Facts | None = None
) -> bytes:
    """A text as a Word file in one language."""
    return drawn_in_word(settled(text, language, style, facts), style)


def drawn_in_word(printed: Printed, style: HouseStyle) -> bytes:
    """A printed paper as a Word file."""
    return PaperFile(printed, style).packed()


@dataclass(frozen=True, slots=True)
class Shared:
    """What two papers of one file have in common: styles, names of places, addresses."""

    styles: Styles
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    links: Links = field(default_factory=Links)
    note_links: Links = field(default_factory=Links)

    @classmethod
    def of(cls, style: HouseStyle, language: Language) -> "Shared":
        """Nothing yet, for a file in one language."""
        return cls(Styles(style, language))


@dataclass(slots=True)
class Drawn:
    """The roots of a file's parts that hold words, and the lists its paragraphs count in."""

    document: Element
    notes: Element
    edges: dict[str, Element]
    lists: Lists


class PaperFile:
    """One Word file being written; `shared` and `calls` are given where two papers share it."""

    def __init__(
        self,
        printed: Printed,
        style: HouseStyle,
        shared: Shared | None = None,
        calls: tuple[Calls, str | None] | None = None,
    ) -> None:
        self.printed = printed
        self.style = style
        self.shared = shared or Shared.of(style, printed.language)
        self.calls, self.note_form = calls or calls_of(printed)
        self.links = self.shared.links
        self.bookmarks = self.shared.bookmarks.shared()
        self.parts: dict[str, WrittenPart] = {}
        for note in printed.notes:
            if note.anchor not in self.calls.ids:
                self.bookmarks.of(note_place(note.anchor))

    def packed(self) -> bytes:
        """The package."""
        return self.packed_as(self.drawn())

    def drawn(self) -> Drawn:
        """The parts that hold words."""
        edges = self._edges()
        lists = Lists(self.printed.language)
        lists.read(self.printed)
        ids = {name: self.links.to_part(name[:6], f"{name}.xml") for name in edges}
        sections = self._section(ids, last=False), self._section(ids, last=True)
        styles, runs = self.shared.styles, self._runs(self.links)
        body = Body(self.printed, lists, Paragraphs(styles, runs), *sections)
        document = make("document", body.element())
        note_runs = self._runs(self.shared.note_links, notes=True)
        notes = endnotes(self.printed, Paragraphs(styles, note_runs))
        drop_dead_anchors((document, notes), self.bookmarks.standing)
        return Drawn(document, notes, edges, lists)

    def packed_as(self, drawn: Drawn, *, outlined: bool = True) -> bytes:
        """The package of parts that were drawn; its outline only where they are as we drew them."""
        document, notes = drawn.document, drawn.notes
        styles = self._dressed(self.shared.styles.xml(), drawn)
        for name, root in drawn.edges.items():
            self._add(name[:6], name, serialised(root))
        self._add("numbering", "numbering", serialised(drawn.lists.counting.xml()))
        self._add("endnotes", "endnotes", serialised(notes), self.shared.note_links)
        self._add("settings", "settings", serialised(settings(self.printed, self.style)))
        self._add("styles", "styles", serialised(styles))
        if not any(part.kind == "fontTable" for part in self.parts.values()):
            fonts = font_table(self.style, self.printed.language)
            self._add("fontTable", "fontTable", serialised(fonts))
        around = self._around(outlined=outlined)
        main = WrittenPart(serialised(document), "document", self.links)
        return packed({"word/document.xml": main, **self.parts, **around}, _root())

    def _dressed(self, styles: Element, drawn: Drawn) -> Element:
        """The styles to use: ours, or those of the secretariat's own model with ours added."""
        if self.style.reference is None:
            return styles
        model = reference_of(self.style.reference)
        merged, renamed = model.merged_styles(styles)
        document = drawn.document
        for root in (document, drawn.notes, *drawn.edges.values()):
            rename_styles(root, renamed)
        printed = self.printed
        day = running_date(printed, self.style)
        said = {
            "symbol": printed.symbol,
            "date": day,
            "title": printed.title,
            "example": printed.example,
        }
        ids = {
            (kind, which): self.links.to_part(kind, name)
            for kind, which, name in model.edges({k: v or "" for k, v in said.items()})
        }
        for section_ in document.iter(f"{W}sectPr"):
            model.dress_section(section_, ids)
        for kind, name in model.others():
            self.links.to_part(kind, name)
        self.parts |= model.parts
        return merged

    def _runs(self, links: Links, *, notes: bool = False) -> Runs:
        return Runs(self.style, self.printed.language, links, self.calls, self.bookmarks, notes)

    def _add(self, kind: str, name: str, data: bytes, links: Links | None = None) -> str:
        """Add a part beside the document and return the id of the pointer at it."""
        self.parts[f"word/{name}.xml"] = WrittenPart(data, kind, links)
        return self.links.to_part(kind, f"{name}.xml")

    def _section(self, edges: dict[str, str], *, last: bool) -> Element:
        return section(self.printed, self.style, edges, self.note_form, last=last)

    def _edges(self) -> dict[str, Element]:
        """Header and footer parts."""
        runs = self._runs(Links())
        return {
            "header1": header(self.printed, self.style, runs),
            "header2": first_header(self.printed, runs),
            "footer1": footer(self.printed, self.style, runs),
        }

    def _around(self, *, outlined: bool) -> dict[str, WrittenPart]:
        """Properties of the file, and its outline."""
        core = core_properties(self.printed, self.style)
        parts = {"docProps/core.xml": WrittenPart(core, "core-properties")}
        if not outlined:
            return parts
        outline = Outline(self.printed, self.bookmarks, self.calls).json()
        self.links.to_part("customXml", f"../{PART}")
        links = Links()
        links.to_part("customXmlProps", PROPERTIES_PART.rpartition("/")[2])
        return parts | {
            PART: WrittenPart(packed_outline(outline), None, links),
            PROPERTIES_PART: WrittenPart(outline_properties(), "customXmlProps"),
        }


def _root() -> Links:
    links = Links()
    links.to_part("officeDocument", "word/document.xml")
    links.to_part("core-properties", "docProps/core.xml")
    return links
