"""What OpenDocument styles say about a paragraph or a run.

Automatic styles (direct formatting) and named styles inherit from a parent; the nearest word wins.
Header and footer parts have automatic styles of their own, so each part has its own `Styles`.
"""

from dataclasses import dataclass, replace

from lxml import etree

from wgtr.reading.layers import Layer
from wgtr.reading.odt.names import FO, OFFICE, STYLE, TEXT, count, points

_ALIGNMENTS = {
    **dict.fromkeys(("start", "left"), "start"),
    **dict.fromkeys(("end", "right"), "end"),
    "center": "center",
    "justify": "justify",
}
_BOLD = {"bold", "600", "700", "800", "900"}


@dataclass(frozen=True, slots=True)
class Look(Layer):
    """Everything a style says; None where it says nothing."""

    name: str | None = None
    outline: int | None = None
    align: str | None = None
    indent: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    master_page: str | None = None


PLAIN = Look()


class Styles:
    """Paragraph, text and cell styles of one part: its own automatic ones, then the named."""

    def __init__(self, automatic: etree._Element | None, named: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], Look] = {}
        self._laid_over: dict[tuple[str | None, Look], Look] = {}
        self._automatic: set[tuple[str, str]] = set()
        for parent in (named, automatic):
            for element in parent.findall(STYLE + "style") if parent is not None else ():
                key = (element.get(STYLE + "family", ""), element.get(STYLE + "name", ""))
                self._elements[key] = element
                if parent is automatic:
                    self._automatic.add(key)

    def get(self, family: str, name: str | None) -> Look:
        """Return the look of a style with all it inherits; PLAIN for an unknown one."""
        key = (family, name or "")
        if key not in self._resolved:
            look = PLAIN
            for ancestor in reversed(self._chain(key)):
                said = _read_style(self._elements[ancestor])
                if ancestor in self._automatic:
                    said = replace(said, name=None)
                look = said.over(look)
            self._resolved[key] = look
        return self._resolved[key]

    def text_over(self, name: str | None, look: Look) -> Look:
        """Return how text of a text style looks in text that looks like `look`."""
        key = (name, look)
        if key not in self._laid_over:
            self._laid_over[key] = self.get("text", name).over(look)
        return self._laid_over[key]

    def draws_border(self, cell_style: str | None) -> bool:
        """Whether a cell of this style has any line round it."""
        element = self._elements.get(("table-cell", cell_style or ""))
        properties = None if element is None else element.find(STYLE + "table-cell-properties")
        if properties is None:
            return False
        return any(
            name.startswith(FO + "border") and value not in {"none", ""}
            for name, value in properties.attrib.items()
            if isinstance(name, str)
        )

    def _chain(self, key: tuple[str, str]) -> list[tuple[str, str]]:
        """The style and its parents; a circle ends where it closes."""
        chain: list[tuple[str, str]] = []
        while key in self._elements and key not in chain:
            chain.append(key)
            key = (key[0], self._elements[key].get(STYLE + "parent-style-name", ""))
        return chain


def styles_of(root: etree._Element, named: etree._Element | None) -> Styles:
    """Return the styles of a part whose root is `root`; `named` is the root of styles.xml."""
    common = None if named is None else named.find(OFFICE + "styles")
    return Styles(root.find(OFFICE + "automatic-styles"), common)


def _read_style(element: etree._Element) -> Look:
    look = Look(
        name=element.get(STYLE + "display-name", element.get(STYLE + "name")),
        master_page=element.get(STYLE + "master-page-name") or None,
    )
    outline = element.get(STYLE + "default-outline-level")
    if outline:
        look = replace(look, outline=count(outline, 0))
    paragraph = element.find(STYLE + "paragraph-properties")
    if paragraph is not None:
        look = replace(
            look,
            align=_ALIGNMENTS.get(paragraph.get(FO + "text-align", "")),
            indent=points(paragraph.get(FO + "margin-left")),
        )
    text = element.find(STYLE + "text-properties")
    return look if text is None else _with_text_properties(look, text)


def _with_text_properties(look: Look, text: etree._Element) -> Look:
    weight, slant = text.get(FO + "font-weight"), text.get(FO + "font-style")
    display, position = text.get(TEXT + "display"), text.get(STYLE + "text-position")
    return replace(
        look,
        bold=None if weight is None else weight in _BOLD,
        italic=None if slant is None else slant != "normal",
        hidden=None if display is None else display == "none",
        raised=None if position is None else _is_raised(position),
    )


def _is_raised(position: str) -> bool:
    """Whether `style:text-position` ("super 58%", "33% 58%") lifts the text."""
    place = position.split(maxsplit=1)[0] if position.split() else ""
    return place == "super" or (place[:1].isdigit() and place.rstrip("%").strip("0.") != "")
