"""What Word's styles say about a paragraph or a run: list, outline level, indentation, bold.

Styles inherit (`basedOn`); bold, italic and hidden are *toggles*: set by both a paragraph style
and a character style they cancel out, set directly they are final (ECMA-376 part 1, 17.7.3).
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from wgtr.ooxml.names import W
from wgtr.reading.layers import Layer

_TWIPS_PER_POINT = 20
_ALIGNMENTS = {
    **dict.fromkeys(("left", "start"), "start"),
    **dict.fromkeys(("right", "end"), "end"),
    "center": "center",
    **dict.fromkeys(
        ("both", "distribute", "lowKashida", "mediumKashida", "highKashida"), "justify"
    ),
}
_OFF = {"0", "false", "off", "none"}
_HEADING_NAME = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_OUTLINE_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Look(Layer):
    """Everything a style or direct formatting says; None where it says nothing."""

    name: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None  # the style that names the list, for the level tied to it
    outline: int | None = None
    align: str | None = None
    indent: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None


PLAIN = Look()


class Styles:
    """The styles of one document, resolved on demand."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Look] = {}
        self._runs: dict[object, Look] = {}
        self._default = PLAIN
        self.default_paragraph: str | None = None
        for element in root.findall(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId", "")
            self._elements[style_id] = element
            if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0")):
                self.default_paragraph = style_id
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default = read_run_properties(defaults)

    def get(self, style_id: str | None) -> Look:
        """Return the look of a style with all it inherits; PLAIN for an unknown one."""
        if style_id is None or style_id not in self._elements:
            return PLAIN
        if style_id not in self._resolved:
            look = PLAIN
            for element in reversed(self._chain(style_id)):
                look = _read_style(element).over(look)
            self._resolved[style_id] = look
        return self._resolved[style_id]

    def list_of(self, style_id: str) -> str | None:
        """Return the id of the list a (numbering) style stands for."""
        return self.get(style_id).list_id

    def run_look(self, paragraph: Look, properties: etree._Element | None) -> Look:
        """Return how a run looks, from its paragraph's style, its own style and formatting."""
        said = [] if properties is None else [(each.tag, value_of(each)) for each in properties]
        key = (paragraph, tuple(said))
        if key not in self._runs:
            self._runs[key] = self._ask_run_look(paragraph, properties)
        return self._runs[key]

    def _ask_run_look(self, paragraph: Look, properties: etree._Element | None) -> Look:
        direct = read_run_properties(properties)
        named = PLAIN
        if properties is not None:
            named = self.get(value_of(properties.find(W + "rStyle")))
        return Look(
            bold=_toggle(direct.bold, paragraph.bold, named.bold, self._default.bold),
            italic=_toggle(direct.italic, paragraph.italic, named.italic, self._default.italic),
            hidden=_toggle(direct.hidden, paragraph.hidden, named.hidden, self._default.hidden),
            raised=bool(direct.over(named).over(paragraph).raised),
        )

    def draws_borders(self, style_id: str | None) -> bool:
        """Whether a table style, or one it is based on, draws any line."""
        chain = self._chain(style_id) if style_id in self._elements else []
        return any(has_borders(element) for element in chain)

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those it is based on; a circle ends where it closes."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            chain.append(self._elements[style_id])
            style_id = value_of(chain[-1].find(W + "basedOn"))
        return chain


def has_borders(element: etree._Element) -> bool:
    """Whether any border inside table properties is drawn."""
    for borders in element.iter(W + "tblBorders", W + "tcBorders"):
        if any(border.get(W + "val") not in {None, "nil", "none"} for border in borders):
            return True
    return False


def value_of(element: etree._Element | None) -> str | None:
    """Return `w:val`, None where the element or its value is missing."""
    return None if element is None else element.get(W + "val")


def whole(text: str | None) -> int | None:
    """Return an integer attribute, None where it is missing, absurd or no integer."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1 << 31 else None


def is_on(value: str | None) -> bool:
    """Whether an on/off value is on; a missing one is."""
    return value is None or value.lower() not in _OFF


def read_run_properties(properties: etree._Element | None) -> Look:
    """Return what direct run formatting says."""
    if properties is None:
        return PLAIN
    raised = value_of(properties.find(W + "vertAlign"))
    if raised is None and (whole(value_of(properties.find(W + "position"))) or 0) > 0:
        raised = "superscript"
    return Look(
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        hidden=_switch(properties, "vanish"),
        raised=None if raised is None else raised == "superscript",
    )


def read_paragraph_properties(properties: etree._Element | None) -> Look:
    """Return what direct paragraph formatting says (not its style's name)."""
    if properties is None:
        return PLAIN
    outline = whole(value_of(properties.find(W + "outlineLvl")))
    return Look(
        list_id=value_of(properties.find(f"{W}numPr/{W}numId")),
        list_level=whole(value_of(properties.find(f"{W}numPr/{W}ilvl"))),
        outline=outline,
        align=_ALIGNMENTS.get(value_of(properties.find(W + "jc")) or ""),
        indent=read_indent(properties),
    )


def read_indent(properties: etree._Element | None) -> float | None:
    """Return the leading indentation of `w:pPr`, in points."""
    element = None if properties is None else properties.find(W + "ind")
    if element is None:
        return None
    twips = whole(element.get(W + "start", element.get(W + "left")))
    return None if twips is None else twips / _TWIPS_PER_POINT


def _read_style(element: etree._Element) -> Look:
    look = read_paragraph_properties(element.find(W + "pPr"))
    if look.list_id is not None:
        look = replace(look, list_style=element.get(W + "styleId"))
    look = read_run_properties(element.find(W + "rPr")).over(look)
    name = value_of(element.find(W + "name"))
    heading = _HEADING_NAME.match(name or "")
    if heading and look.outline is None:
        look = replace(look, outline=int(heading[1]) - 1)
    return replace(look, name=name)


def heading_level(look: Look) -> int:
    """Return the outline level from 1; 0 for body text."""
    outline = look.outline
    return outline + 1 if outline is not None and 0 <= outline < _OUTLINE_LEVELS else 0


def _switch(properties: etree._Element, name: str) -> bool | None:
    element = properties.find(W + name)
    return None if element is None else is_on(element.get(W + "val"))


def _toggle(direct: bool | None, *styled: bool | None) -> bool:  # noqa: FBT001 - three-valued
    if direct is not None:
        return direct
    paragraph, named, default = styled
    return bool(default) or (bool(paragraph) != bool(named))
