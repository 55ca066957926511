"""What a file's text is, told by the plainest means, to see that no reader lost any of it.

For Word and OpenDocument: the letters of all text elements but those of deleted text, comments,
instructions of fields and second versions of one drawing. Nothing here knows paragraphs or lists.
"""

from collections import Counter

from lxml import etree

from wgtr.ooxml.framing import BadPackage
from wgtr.ooxml.names import MC, W
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.ooxml.xml import BadXml
from wgtr.reading.blocks import Unreadable
from wgtr.reading.files import read_blocks
from wgtr.reading.odt.names import OFFICE, SVG, TABLE, TEXT

_GONE_IN_WORD = {
    W + "del",
    W + "moveFrom",
    W + "rPr",
    W + "pPr",
    W + "tblPr",
    W + "trPr",
    W + "tcPr",
}
_NO_TEXT_IN_ODT = {
    TEXT + "tracked-changes",
    TEXT + "number",
    TEXT + "note-citation",
    TEXT + "script",
    OFFICE + "annotation",
    OFFICE + "annotation-end",
    OFFICE + "binary-data",
    OFFICE + "forms",
    OFFICE + "event-listeners",
    SVG + "title",
    SVG + "desc",
    TABLE + "table-column",
    TABLE + "table-columns",
}


def nothing_vanishes(data: bytes, name: str, language: str) -> None:
    """Every letter of the body stands in some block, as often as the file has it."""
    if not data.startswith(b"PK"):
        return
    try:
        blocks = read_blocks(data, name, language=language)
        expected = letters_of_body(data)
    except (Unreadable, BadPackage, BadXml, KeyError):
        return
    found = Counter("".join(_letters(block.text + str(block.rows)) for block in blocks))
    assert not expected - found, f"lost: {dict(expected - found)}"


def letters_of_body(data: bytes) -> Counter[str]:
    """The letters of a .docx's or .odt's body; none for other files."""
    if not data.startswith(b"PK"):
        return Counter()
    package = open_package(data)
    if "content.xml" in package.names:
        body = package.xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
        return Counter(_letters("".join(_odt_text(body)) if body is not None else ""))
    word = find_word(package)
    root = word.xml(word.main) if word else None
    body = root.find(W + "body") if root is not None else None
    return Counter(_letters("".join(_word_text(body)) if body is not None else ""))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _odt_text(element: etree._Element, *, inside: bool = False) -> list[str]:
    """Text inside paragraphs (text between them is no text of the document)."""
    inside = inside or element.tag in {TEXT + "p", TEXT + "h"}
    found = [element.text or ""] if inside else []
    for child in element:
        if child.tag not in _NO_TEXT_IN_ODT and not str(child.tag).endswith("-source"):
            found += _odt_text(child, inside=_still_inside(child, inside=inside))
        found.append(child.tail or "" if inside else "")
    return found


def _still_inside(child: etree._Element, *, inside: bool) -> bool:
    """Within a drawing or a note, text is text again only inside its paragraphs."""
    return inside and "drawing" not in str(child.tag) and child.tag != TEXT + "note"


def _word_text(body: etree._Element) -> list[str]:
    """Texts of runs, outside the instructions of fields that end."""
    found: list[str] = []
    depths: list[bool] = []  # of fields begun: whether their result has begun
    ended = _ended(body)
    for element in _walk(body):
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            if kind == "begin" and element in ended:
                depths.append(False)
            elif kind == "separate" and depths:
                depths[-1] = True
            elif kind == "end" and depths:
                depths.pop()
        elif element.tag == W + "t" and all(depths) and _in_run(element):
            found.append(element.text or "")
    return found


def _in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag == W + "r"
        and any(each.tag == W + "p" for each in parent.iterancestors())
    )


def _ended(body: etree._Element) -> set[etree._Element]:
    opened: list[etree._Element] = []
    ended = set()
    for mark in body.iter(W + "fldChar"):
        if mark.get(W + "fldCharType") == "begin":
            opened.append(mark)
        elif mark.get(W + "fldCharType") == "end" and opened:
            ended.add(opened.pop())
    return ended


def _walk(element: etree._Element) -> list[etree._Element]:
    found = [element]
    for child in element:
        if child.tag in _GONE_IN_WORD or child.tag == MC + "AlternateContent":
            continue
        found += _walk(child)
    return found
