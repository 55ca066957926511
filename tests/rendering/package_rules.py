"""What ECMA-376 asks of a Word package beyond each part's schema, stated by us, one rule each.

Word opens a file that breaks one of these only after "repairing" it, or not at all. The schema
itself is checked too where WGTR_OOXML_SCHEMA names a folder that holds it (test_word.py).
"""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

from wgtr.ooxml.names import R, W

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
Parts = Mapping[str, etree._Element]


def broken_rules(data: bytes) -> list[str]:
    """What is wrong with a Word package, in sentences; nothing, if it is as it should be."""
    archive = zipfile.ZipFile(BytesIO(data))
    names = archive.namelist()
    parts = {name: etree.fromstring(archive.read(name)) for name in names}
    return [
        *_package(names, parts),
        *_relationships(names, parts),
        *_names_are_one_thing(parts),
        *_what_is_named_is_there(parts),
        *_blocks_end_in_paragraphs(parts),
        *_fields_are_closed(parts),
    ]


def _package(names: list[str], parts: Parts) -> Iterator[str]:
    """Parts 2, 6.2 and 10: every part once, its type said, the list of types first."""
    if names[:1] != ["[Content_Types].xml"]:
        yield "the content types do not come first"
    yield from (f"{name} is there twice" for name, times in _twice(map(str.lower, names)))
    types = parts["[Content_Types].xml"]
    by_ending = {each.get("Extension", "").lower() for each in types.iter(TYPES + "Default")}
    by_name = {each.get("PartName", "").lstrip("/") for each in types.iter(TYPES + "Override")}
    for name in names[1:]:
        if name not in by_name and name.rpartition(".")[2].lower() not in by_ending:
            yield f"{name} has no content type"
    yield from (f"a type is said of {name}, which is not there" for name in by_name - set(names))


def _relationships(names: list[str], parts: Parts) -> Iterator[str]:
    """Part 2, 6.5: ids of pointers are unique, their targets are there, and no part is a stray."""
    reached = {"[Content_Types].xml"}
    for name in (each for each in names if each.endswith(".rels")):
        reached.add(name)
        pointers = list(parts[name].iter(LINKS + "Relationship"))
        yield from (f"{name}: {one} twice" for one, _ in _twice(p.get("Id", "") for p in pointers))
        home = dirname(dirname(name))
        for pointer in pointers:
            if pointer.get("TargetMode") == "External":
                continue
            target = normpath(join(home, pointer.get("Target", "")))
            reached.add(target)
            if target not in names:
                yield f"{name}: {target} is not there"
    yield from (f"nothing leads to {name}" for name in set(names) - reached)
    for name, root in parts.items():
        known = _pointers_of(name, parts)
        used = {value for element in root.iter() for value in _pointers_in(element)}
        yield from (f"{name}: pointer {one} is not defined" for one in used - known)


def _pointers_of(name: str, parts: Parts) -> set[str]:
    links = parts.get(f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels")
    if links is None:
        return set()
    return {each.get("Id", "") for each in links.iter(LINKS + "Relationship")}


def _pointers_in(element: etree._Element) -> list[str]:
    return [str(value) for key, value in element.attrib.items() if str(key).startswith(R)]


def _names_are_one_thing(parts: Parts) -> Iterator[str]:
    """Part 1, 17.13.6, 17.9, 17.7, 17.11: what is referred to by name or id has one of its own."""
    document, numbering = parts["word/document.xml"], parts.get("word/numbering.xml")
    starts = [mark for part in _stories(parts) for mark in part.iter(W + "bookmarkStart")]
    ends = [mark.get(W + "id") for part in _stories(parts) for mark in part.iter(W + "bookmarkEnd")]
    named = [str(mark.get(W + "name")) for mark in starts]
    yield from (f"bookmark {one} twice" for one, _ in _twice(each.lower() for each in named))
    yield from (f"bookmark {one} is no name for Word" for one in named if not _is_bookmark(one))
    if sorted(str(mark.get(W + "id")) for mark in starts) != sorted(map(str, ends)):
        yield "bookmarks do not end where they began"
    defined = [
        ("style", parts["word/styles.xml"], "style", "styleId"),
        ("endnote", parts.get("word/endnotes.xml"), "endnote", "id"),
        ("list", numbering, "num", "numId"),
        ("outline of a list", numbering, "abstractNum", "abstractNumId"),
    ]
    for what, root, tag, key in defined:
        found = [] if root is None else [str(each.get(W + key)) for each in root.iter(W + tag)]
        yield from (f"{what} {one} twice" for one, _ in _twice(found))
    styles = parts["word/styles.xml"].iterfind(f"{W}style/{W}name")
    called = [str(name.get(W + "val")).lower() for name in styles]
    yield from (f"two styles are called {one}" for one, _ in _twice(called))
    calls = [str(each.get(W + "id")) for each in document.iter(W + "endnoteReference")]
    yield from (f"endnote {one} is called twice" for one, _ in _twice(calls))


def _is_bookmark(name: str) -> bool:
    plain = name.replace("_", "a")
    return 0 < len(name) <= 40 and plain.isalnum() and not plain[0].isdigit()


def _what_is_named_is_there(parts: Parts) -> Iterator[str]:
    """Styles, lists, notes and bookmarks that something refers to are defined."""
    styles = _given(parts, "word/styles.xml", "style", "styleId")
    lists = _given(parts, "word/numbering.xml", "num", "numId") | {"0"}
    notes = _given(parts, "word/endnotes.xml", "endnote", "id")
    outlines = _given(parts, "word/numbering.xml", "abstractNum", "abstractNumId")
    marks = {
        str(mark.get(W + "name"))
        for part in _stories(parts)
        for mark in part.iter(W + "bookmarkStart")
    }
    asked = [
        *((tag, "val", styles) for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")),
        ("numId", "val", lists),
        ("abstractNumId", "val", outlines),
        ("endnoteReference", "id", notes),
        ("hyperlink", "anchor", marks),
    ]
    for name, root in parts.items():
        for tag, key, known in asked:
            wanted = {each.get(W + key) for each in root.iter(W + tag)} - {None}
            yield from (f"{name}: {tag} {one} is not defined" for one in wanted - known)
    called = {
        each.get(W + "id") for each in parts["word/document.xml"].iter(W + "endnoteReference")
    }
    yield from (f"endnote {one} is never called" for one in notes - called - {"-1", "0"})


def _given(parts: Parts, name: str, tag: str, key: str) -> set[str]:
    root = parts.get(name)
    return set() if root is None else {str(each.get(W + key)) for each in root.iter(W + tag)}


def _blocks_end_in_paragraphs(parts: Parts) -> Iterator[str]:
    """Part 1, 17.2.2 and 17.4.65: a body ends in its section, cells and notes in a paragraph."""
    body = parts["word/document.xml"].find(W + "body")
    if body is None or len(body) == 0 or body[-1].tag != W + "sectPr":
        yield "the body does not end with its section"
    for name, root in parts.items():
        if name == "word/settings.xml":  # it names the notes that are separators
            continue
        for holder in root.iter(W + "tc", W + "endnote", W + "hdr", W + "ftr"):
            if len(holder) == 0 or holder[-1].tag != W + "p":
                yield f"{name}: {holder.tag} does not end in a paragraph"


def _fields_are_closed(parts: Parts) -> Iterator[str]:
    """Part 1, 17.16.18: each field that begins ends in the same part."""
    for name, root in parts.items():
        kinds = Counter(each.get(W + "fldCharType") for each in root.iter(W + "fldChar"))
        if kinds["begin"] != kinds["end"]:
            yield f"{name}: a field is not closed"


def _stories(parts: Parts) -> list[etree._Element]:
    return [parts[name] for name in ("word/document.xml", "word/endnotes.xml") if name in parts]


def _twice(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((name, times) for name, times in Counter(names).items() if times > 1)
