"""The outline a Word file of ours carries: what its words are, never the words themselves.

A custom XML part (kept by Word and LibreOffice when they save) says for each bookmark in the file
which provision stands there and what is not to be seen of it: its id, how it is numbered, what it
is about, where its spans begin. Words are always read from the pages; `digest` tells whether they
still are those that were written, so that an edited paragraph is read as edited.
"""

import json
import zlib
from typing import Any

from lxml import etree

from wgtr.ooxml.writing.package import root_of

Json = dict[str, Any]
NAMESPACE = "urn:wgtr:outline:1"
PART = "customXml/item1.xml"
PROPERTIES_PART = "customXml/itemProps1.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "{5B1D7C3E-0E0B-4C0A-9E4D-3A6F2A77C101}"
_MOST = 8 * 1024 * 1024


def digest(words: str) -> str:
    """A short sign of some words: another one as soon as they are changed."""
    return f"{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"


def packed_outline(outline: Json) -> bytes:
    """The custom XML part."""
    root = root_of("outline", NAMESPACE)
    root.text = json.dumps(outline, ensure_ascii=False, separators=(",", ":"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def outline_properties() -> bytes:
    """What Word wants to know of a custom XML part: an id and its namespace."""
    root = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    root.set(f"{{{_STORE}}}itemID", _ITEM)
    references = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{_STORE}}}schemaRef")
    reference.set(f"{{{_STORE}}}uri", NAMESPACE)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def unpacked_outline(root: etree._Element) -> Json | None:
    """The outline in a custom XML part; None where the part holds something else."""
    words = root.text or ""
    if root.tag != f"{{{NAMESPACE}}}outline" or len(words) > _MOST:
        return None
    try:
        outline = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return outline if isinstance(outline, dict) else None
