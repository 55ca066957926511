"""XML of untrusted files: no document types, no entities, no network, no depths.

lxml's own guards (resolve_entities, no_network, load_dtd, huge_tree) stand behind checks made on
the bytes first, so that a part in an odd encoding cannot hide a document type from them.
"""

import re

from lxml import etree

# Two hundred pages of Word, cut into many runs, are about 10 MB of XML and 500,000 tags. lxml needs
# some 200 bytes for an element and our readers up to 8 µs, so these keep a reader in its bounds.
MAX_BYTES = 32 * 1024 * 1024
MAX_TAGS = 500_000
TOO_LARGE = "The text is far longer than any agenda: send the agenda without its appendices."
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ALLOWED_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class BadXml(ValueError):
    """The XML cannot be read safely; the message is one sentence a delegate understands."""


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element of an XML part. Raises BadXml with one sentence."""
    if len(data) > MAX_BYTES:
        raise BadXml(TOO_LARGE)
    data = _as_utf8(data)
    if data.count(b"<") > MAX_TAGS:
        raise BadXml(TOO_LARGE)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadXml("The file declares a document type inside, which no word processor does.")
    return _parse(data)


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        collect_ids=False,  # identifiers given twice are a slip of many writers, and no danger
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise BadXml("The file nests its contents deeper than any document does.") from None
        raise BadXml("The file is damaged: its text is not well-formed.") from None
    information = root.getroottree().docinfo
    if information.internalDTD is not None:
        raise BadXml("The file declares a document type inside, which no word processor does.")
    return root


def _as_utf8(data: bytes) -> bytes:
    """The same XML in UTF-8; refuses encodings in which a check on bytes would see nothing."""
    if data.startswith(_UTF16_MARKS):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise BadXml("The file is damaged: its text is not well-formed.") from None
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(data[:200])
    if declared and declared[1].lower() not in _ALLOWED_ENCODINGS:
        raise BadXml("The file's text is in an encoding that no word processor writes.")
    if b"\x00" in data[:4]:
        raise BadXml("The file's text is in an encoding that no word processor writes.")
    return data
