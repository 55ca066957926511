"""What a file's text is, told by the plainest means, to see that no reader lost any of it.

For plain text: all its letters. For a PDF: those of the lines that pdfium's own process gives.
For Word and OpenDocument: the letters of all text elements but those of deleted text, comments,
instructions of fields and second versions of one drawing. Nothing here knows paragraphs or lists.
"""

import re
from collections import Counter

from lxml import etree

from wgtr.ooxml.framing import BadPackage
from wgtr.ooxml.names import MC, W
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.ooxml.xml import BadXml
from wgtr.reading.blocks import Block
from wgtr.reading.odt.names import OFFICE, SVG, TABLE, TEXT
from wgtr.reading.page_edges import is_page_frame
from wgtr.reading.pdf.lines import read_pages
from wgtr.reading.plain import decoded

_PDF_HEAD = 1024
_FIGURES = re.compile(r"\d+")

_GONE_IN_WORD = {W + "del", W + "moveFrom", MC + "AlternateContent"}
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


def nothing_vanishes(data: bytes, blocks: list[Block], language: str) -> None:
    """Every letter of the body stands in some block, as often as the file has it."""
    try:
        expected = letters_of_body(data, language)
    except (BadPackage, BadXml, KeyError):
        return
    found = Counter(_letters("".join(map(_everything, blocks))))
    assert not expected - found, f"lost: {dict(expected - found)}"


def letters_of_body(data: bytes, language: str) -> Counter[str]:
    """The letters of a file's body, by the plainest means for its format."""
    if not data.startswith(b"PK"):
        pdf = b"%PDF-" in data[:_PDF_HEAD]
        return letters_of_pdf(data) if pdf else Counter(_letters(decoded(data, language)))
    package = open_package(data)
    if "content.xml" in package.names:
        body = package.xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
        return Counter(_letters("".join(_odt_text(body)) if body is not None else ""))
    word = find_word(package)
    root = word.xml(word.main) if word else None
    body = root.find(W + "body") if root is not None else None
    return Counter(_letters("".join(_word_text(body)) if body is not None else ""))


def letters_of_pdf(data: bytes) -> Counter[str]:
    """The letters of a PDF's lines as pdfium gives them, each different line of a page once.

    Lines that pages repeat are headers, and page numbers are none of the text, so the letters of
    lines that differ only in their figures are asked for once.
    """
    lines = {_FIGURES.sub("", line.text) for page in read_pages(data) for line in page.lines}
    return Counter(_letters("".join(line for line in lines if not is_page_frame(line))))


def _everything(block: Block) -> str:
    """A block's words, its table's and the addresses its links lead to."""
    links = "".join(run.link or "" for run in block.runs)
    return "".join((block.text, links, *("".join(row) for row in block.rows)))


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
        # Properties (pPr, tcPr, sectPr ...) say how things look. A damaged file may have words in
        # them: Word refuses it, LibreOffice shows none of them, and so do we.
        if child.tag in _GONE_IN_WORD or child.tag.endswith("Pr"):
            continue
        found += _walk(child)
    return found
