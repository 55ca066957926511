"""Pictures in a Word file: drawings and objects of other programs that hold no words of its own."""

import re

from lxml import etree

from wgtr.ooxml.names import A, W
from wgtr.reading.blocks import Block
from wgtr.reading.pictures import is_large, picture
from wgtr.reading.word.looks import whole

PICTURES = {W + "drawing", W + "pict", W + "object"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_POINT = 12_700
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,5})?)(pt|in|cm|mm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
# What a drawing may show by its kind: a picture, a diagram ("SmartArt") or a chart.
_SHOWN = ("/picture", "/diagram", "/chart")


def picture_in(element: etree._Element, line: int) -> list[Block]:
    """The picture of a `w:drawing`, `w:pict` or `w:object`, if it is large and holds no text."""
    if any((text.text or "").strip() for text in element.iter(W + "t")):
        return []
    if element.tag == W + "drawing":
        return _of_drawing(element, line)
    return _of_shape(element, line)


def _of_drawing(drawing: etree._Element, line: int) -> list[Block]:
    kinds = [each.get("uri", "") for each in drawing.iter(A + "graphicData")]
    extent = next(drawing.iter(_DRAWING + "extent"), None)
    if not any(kind.endswith(_SHOWN) for kind in kinds) or extent is None:
        return []
    width, height = (whole(extent.get(side)) for side in ("cx", "cy"))
    if not is_large(_points(width), _points(height)):
        return []
    named = next(drawing.iter(_DRAWING + "docPr"), None)
    said = [] if named is None else [named.get("title", ""), named.get("descr", "")]
    return [picture(line, " ".join(filter(None, dict.fromkeys(said))))]


def _points(emu: int | None) -> float | None:
    return None if emu is None else emu / _EMU_PER_POINT


def _of_shape(element: etree._Element, line: int) -> list[Block]:
    """An old picture, or an object (a sheet of Excel) with the picture Word shows for it."""
    image = next(element.iter(_VML + "imagedata"), None)
    shape = None if image is None else image.getparent()
    if image is None or shape is None:
        return []
    sizes = {
        side: float(n) * _POINTS[unit] for side, n, unit in _SIZE.findall(shape.get("style", ""))
    }
    if not is_large(sizes.get("width"), sizes.get("height")):
        return []
    return [picture(line, shape.get("alt", ""))]
