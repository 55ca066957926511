"""XML names of OpenDocument (ODF 1.3 part 3), ready for lxml, and its lengths."""

import re

_ROOT = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_ROOT}office:1.0}}"
TEXT = f"{{{_ROOT}text:1.0}}"
STYLE = f"{{{_ROOT}style:1.0}}"
TABLE = f"{{{_ROOT}table:1.0}}"
DRAW = f"{{{_ROOT}drawing:1.0}}"
FO = f"{{{_ROOT}xsl-fo-compatible:1.0}}"
SVG = f"{{{_ROOT}svg-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(in|cm|mm|pt|pc|px)")
_POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0, "pc": 12.0, "px": 0.75}


def points(length: str | None) -> float | None:
    """Return a length ("1.27cm") in points; None for what is none, such as a percentage."""
    match = _LENGTH.fullmatch(length or "")
    return round(float(match[1]) * _POINTS[match[2]], 2) if match else None


def count(text: str | None, default: int = 1, most: int = 9_999) -> int:
    """Return a whole number from 0 to `most` in an attribute, `default` where it is none."""
    return min(int(text), most) if text and text.isascii() and text.isdigit() else default
