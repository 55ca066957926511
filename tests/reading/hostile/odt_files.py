"""OpenDocument texts written by hand."""

from tests.reading.hostile.containers import STORED, Entry, container

NAMES = {
    "office": "office",
    "text": "text",
    "style": "style",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in NAMES.items()
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MIMETYPE = "application/vnd.oasis.opendocument.text"


def content(body: str, styles: str = "") -> str:
    return (
        f"{HEAD}<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def named_styles(styles: str = "", automatic: str = "", masters: str = "") -> str:
    return (
        f"{HEAD}<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def odt_file(
    body: str = "",
    *,
    styles: str = "",
    named: str = "",
    mimetype: str = MIMETYPE,
    xml: str | None = None,
    more: tuple[Entry, ...] = (),
) -> bytes:
    """An OpenDocument text: `styles` automatic ones of the body, `named` the part styles.xml."""
    entries = [
        Entry("mimetype", mimetype.encode(), method=STORED),
        Entry("content.xml", (xml if xml is not None else content(body, styles)).encode()),
    ]
    if named:
        entries.append(Entry("styles.xml", named.encode()))
    return container([*entries, *more])
