"""Pictures in an OpenDocument text: frames that show a picture or an object, and no words."""

from lxml import etree

from wgtr.reading.blocks import Block
from wgtr.reading.odt.names import DRAW, SVG, TEXT, points
from wgtr.reading.pictures import is_large, picture

_SHOW = (DRAW + "image", DRAW + "object", DRAW + "object-ole", DRAW + "plugin")


def picture_in(frame: etree._Element, line: int) -> list[Block]:
    """A frame's picture, if it is one, large, and there are no words in the frame."""
    if frame.tag != DRAW + "frame" or next(frame.iter(*_SHOW), None) is None:
        return []
    size = points(frame.get(SVG + "width")), points(frame.get(SVG + "height"))
    words = any(
        "".join(map(str, each.itertext())).strip() for each in frame.iter(TEXT + "p", TEXT + "h")
    )
    return [picture(line, _said(frame))] if is_large(*size) and not words else []


def _said(frame: etree._Element) -> str:
    """The title and the description that an author gave the picture."""
    said = (frame.findtext(SVG + name, "").strip() for name in ("title", "desc"))
    return " ".join(filter(None, dict.fromkeys(said)))
