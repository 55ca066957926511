"""An OpenDocument text as blocks: header once, body, notes in the order of their calls, footer.

Tracked changes are read as accepted (what was deleted is kept apart from the text and passed
over), comments are passed over, linked sections and pictures are never fetched.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from wgtr.ooxml.package import Package
from wgtr.reading.blocks import Block, Unreadable
from wgtr.reading.budget import Budget
from wgtr.reading.note_bodies import as_note
from wgtr.reading.odt.inlines import Inlines
from wgtr.reading.odt.lists import ListStyles
from wgtr.reading.odt.looks import styles_of
from wgtr.reading.odt.names import OFFICE, STYLE
from wgtr.reading.odt.stories import Story
from wgtr.reading.page_edges import once_each

_MANIFEST = "META-INF/manifest.xml"
_EDGES = {
    "header": ("header-first", "header", "header-left"),
    "footer": ("footer-first", "footer", "footer-left"),
}


def blocks_of_odt(package: Package) -> list[Block]:
    """Return the blocks of an OpenDocument text. Raises Unreadable, BadXml or BadPackage."""
    if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable("The file is protected by a password: ask the sender for it without one.")
    content = package.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("This OpenDocument file is not a text: send the agenda as .odt or .docx.")
    named = package.xml("styles.xml") if "styles.xml" in package.names else None
    return _Document(content, body, named).blocks()


@dataclass(slots=True)
class _Document:
    """One document being read; what goes through all its stories is kept here."""

    content: etree._Element
    body: etree._Element
    named: etree._Element | None
    budget: Budget = field(default_factory=Budget)
    lists: ListStyles = field(init=False)

    def __post_init__(self) -> None:
        self.lists = ListStyles(self.content, self.named)

    def blocks(self) -> list[Block]:
        """Return header, body, notes, footer."""
        styles = styles_of(self.content, self.named)
        inlines = Inlines(styles, self.budget)
        story = Story(styles, self.lists, inlines, self.budget)
        body = story.blocks(self.body)
        notes = []
        for call in inlines.notes:
            # A note called in a note joins the list that is gone through here.
            within = Inlines(styles, self.budget, notes=inlines.notes, pictures=inlines.pictures)
            inner = Story(styles, self.lists, within, self.budget)
            notes += list(as_note(inner.blocks(call.body), call.key))
        pages = self._master_pages(story.master_pages)
        text = [*self._edge(pages, "header"), *body, *notes, *self._edge(pages, "footer")]
        return [*text, *inlines.pictures]

    def _master_pages(self, used: list[str]) -> list[etree._Element]:
        """The page masters in use, in order: those asked for, and those that follow them."""
        if self.named is None:
            return []
        masters = {
            element.get(STYLE + "name", ""): element
            for element in self.named.iterfind(f"{OFFICE}master-styles/{STYLE}master-page")
        }
        found: dict[str, etree._Element] = {}
        for start in used or list(masters)[:1]:
            name: str | None = start
            while name in masters and name not in found:
                found[name] = masters[name]
                name = masters[name].get(STYLE + "next-style-name")
        return list(found.values())

    def _edge(self, pages: list[etree._Element], kind: str) -> Iterator[Block]:
        """Every different paragraph of the headers (or footers) of the pages in use."""
        return once_each(self._edge_blocks(pages, kind), kind)

    def _edge_blocks(self, pages: list[etree._Element], kind: str) -> Iterator[Block]:
        if self.named is None:
            return
        styles = styles_of(self.named, self.named)
        for element in (page.find(STYLE + name) for page in pages for name in _EDGES[kind]):
            if element is not None and element.get(STYLE + "display") != "false":
                inlines = Inlines(styles, self.budget, drop_pages=True)
                yield from Story(styles, self.lists, inlines, self.budget).blocks(element)
