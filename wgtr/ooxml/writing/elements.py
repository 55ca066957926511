"""WordprocessingML elements, made with short names and with properties in the schema's order.

Word refuses a document whose properties stand in another order than the schema's (ECMA-376 part 1,
annex A: sequences, not sets); `properties` sorts them, so nobody has to remember.
"""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as Element

from wgtr.ooxml.names import R, W

__all__ = ["Element", "make", "properties", "serialised", "text", "value"]

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {"w": W[1:-1], "r": R[1:-1]}
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd"),
    *("tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
_RUN = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "vertAlign", "rtl"),
    *("cs", "lang"),
)
_ORDERS = {
    name: {W + tag: place for place, tag in enumerate(order)}
    for name, order in (("pPr", _PARAGRAPH), ("rPr", _RUN))
}


def make(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """A `w:` element; attributes are in the same namespace, `r_id` is the relationship's id."""
    element = etree.Element(W + name, nsmap=NAMESPACES)
    for key, value in attributes.items():
        place = R + key[2:] if key.startswith("r_") else W + key.rstrip("_")
        element.set(place, str(value))
    element.extend(child for child in children if child is not None)
    return element


def value(name: str, val: str | int) -> Element:
    """A `w:` element that only has a value."""
    return make(name, val=val)


def properties(name: str, children: Iterable[Element]) -> Element | None:
    """`pPr` or `rPr` with its children in the schema's order; None where there are none."""
    order = _ORDERS[name]
    kept = sorted(children, key=lambda child: order[str(child.tag)])
    return make(name, *kept) if kept else None


def text(words: str) -> list[Element]:
    """The content of a run: words, tabs and line breaks."""
    made: list[Element] = []
    piece: list[str] = []

    def close() -> None:
        if piece:
            element = make("t")
            element.text = "".join(piece)
            element.set(XML_SPACE, "preserve")
            made.append(element)
            piece.clear()

    for part in _split(words):
        if part in {"\n", "\t"}:
            close()
            made.append(make("br" if part == "\n" else "tab"))
        else:
            piece.append(part)
    close()
    return made


def _split(words: str) -> list[str]:
    parts: list[str] = []
    for place, line in enumerate(words.split("\n")):
        parts += ["\n"] if place else []
        for column, cell in enumerate(line.split("\t")):
            parts += ["\t"] if column else []
            parts += [cell] if cell else []
    return parts


def serialised(root: Element) -> bytes:
    """An XML part's bytes, the same for the same tree."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
