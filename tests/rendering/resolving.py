"""Tracked changes accepted or rejected as Word does it, by the standard and independently of ours.

ECMA-376 part 1, 17.13.5: what is inserted goes or stays, a paragraph whose mark goes is joined with
the next one, a row whose mark goes is gone, a changed look gets its old look back.
"""

import zipfile
from io import BytesIO

from lxml import etree

from wgtr.ooxml.names import W

Element = etree._Element
PARTS = ("document", "endnotes", "header1", "header2", "footer1")


def resolved(data: bytes, *, accept: bool) -> bytes:
    """The file with all its changes accepted, or all of them rejected."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        roots = {
            name: etree.fromstring(old.read(name))
            for name in (f"word/{part}.xml" for part in PARTS)
        }
        for root in roots.values():
            _resolve(root, gone="del" if accept else "ins", back=not accept)
        _drop_uncalled_notes(roots["word/document.xml"], roots["word/endnotes.xml"])
        for name in old.namelist():
            content = etree.tostring(roots[name]) if name in roots else old.read(name)
            new.writestr(name, content)
    return made.getvalue()


def _resolve(root: Element, *, gone: str, back: bool) -> None:
    stays = "ins" if gone == "del" else "del"
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            _drop(row)
    for table in list(root.iter(W + "tbl")):
        if table.find(W + "tr") is None:
            _drop(table)
    leaving = [p for p in root.iter(W + "p") if p.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]
    for mark in list(root.iter(W + gone)):
        _drop(mark)
    for mark in list(root.iter(W + stays)):
        _unwrap(mark)
    for change in list(root.iter(W + "pPrChange")):
        _change_look(change, back=back)
    for element in root.iter(W + "delText", W + "delInstrText"):
        element.tag = W + ("t" if element.tag == W + "delText" else "instrText")
    for paragraph in leaving:
        _join(paragraph)


def _join(paragraph: Element) -> None:
    """A paragraph without its mark goes on in the next one, which keeps its own look."""
    rest = [child for child in paragraph if child.tag != W + "pPr"]
    words = "".join(t.text or "" for t in paragraph.iter(W + "t"))
    following = paragraph.getnext()
    if following is not None and following.tag == W + "p" and words:
        look = following.find(W + "pPr")
        place = 0 if look is None else following.index(look) + 1
        for child in reversed(rest):
            following.insert(place, child)
    if not words or (following is not None and following.tag == W + "p"):
        _drop(paragraph)


def _change_look(change: Element, *, back: bool) -> None:
    look = change.getparent()
    assert look is not None
    look.remove(change)
    if back:
        kept = [child for child in look if child.tag in {W + "rPr", W + "sectPr"}]
        for child in list(look):
            look.remove(child)
        look.extend([*change[0], *kept])


def _drop_uncalled_notes(document: Element, notes: Element) -> None:
    called = {e.get(W + "id") for e in document.iter(W + "endnoteReference")}
    for note in list(notes):
        if note.get(W + "type") is None and note.get(W + "id") not in called:
            notes.remove(note)


def _unwrap(mark: Element) -> None:
    parent = mark.getparent()
    assert parent is not None
    place = parent.index(mark)
    parent[place : place + 1] = list(mark)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
