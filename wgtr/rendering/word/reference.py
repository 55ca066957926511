"""A secretariat's own Word file as the model: its styles, page, header and footer are used.

Our parts are written first and then dressed: styles that the model has (by name) replace ours,
those it lacks are added to its own; its header and footer come with their pictures, and `{symbol}`,
`{date}`, `{title}` and `{example}` in them are filled in.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wgtr.ooxml.framing import BadPackage
from wgtr.ooxml.names import R, W
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import Relationship, WordPackage, find_word
from wgtr.ooxml.writing.elements import XML_SPACE, Element, serialised
from wgtr.ooxml.writing.package import Links, WrittenPart
from wgtr.ooxml.xml import BadXml
from wgtr.rendering.house_style import BadStyle, in_braces, unknown_placeholder

_COPIED = ("theme", "fontTable")
_EMBEDDED = f"{W}embed"
_USES = {W + "pStyle", W + "rStyle", W + "tblStyle"}
_PAGE = ("pgSz", "pgMar")
_EDGES = {W + "headerReference": "header", W + "footerReference": "footer"}


def reference_of(data: bytes) -> "Reference":
    """Open a model. Raises BadStyle with one sentence where it is no Word file."""
    try:
        word = find_word(open_package(data))
        styles = word.related(word.main, "styles") if word is not None else None
        body = word.xml(word.main) if word is not None else None
    except (BadPackage, BadXml) as why:
        raise BadStyle(f"reference.docx cannot be used: {why}") from None
    if word is None or styles is None or body is None:
        raise BadStyle("reference.docx is no Word document with styles.")
    return Reference(word, styles, next(reversed(list(body.iter(W + "sectPr"))), None))


@dataclass(slots=True)
class Reference:
    """An opened model; `section` is its last section, which tells page, header and footer."""

    word: WordPackage
    styles: Element
    section: Element | None
    parts: dict[str, WrittenPart] = field(default_factory=dict)

    def merged_styles(self, ours: Element) -> tuple[Element, dict[str, str]]:
        """The model's styles with those of ours that it lacks, and our ids by its ids."""
        theirs = {
            _name(style): style.get(W + "styleId", "") for style in self.styles.iter(W + "style")
        }
        renamed: dict[str, str] = {}
        taken = set(theirs.values())
        for style in list(ours.iter(W + "style")):
            identity = style.get(W + "styleId", "")
            own = theirs.get(_name(style))
            if own is not None:
                renamed[identity] = own
                continue
            if identity in taken:  # another style has the id that ours would have
                renamed[identity] = f"{identity}Wgtr"
                style.set(W + "styleId", renamed[identity])
            if W + "default" in style.attrib:
                del style.attrib[W + "default"]
            self.styles.append(style)
        for based in self.styles.iter(W + "basedOn"):
            based.set(W + "val", renamed.get(based.get(W + "val", ""), based.get(W + "val", "")))
        return self.styles, renamed

    def dress_section(self, section: Element, ids: Mapping[tuple[str, str], str]) -> None:
        """Give a section the model's page, and its header and footer, known by their new ids."""
        if self.section is None:
            return
        for name in _PAGE:
            theirs, ours = self.section.find(W + name), section.find(W + name)
            if theirs is not None and ours is not None:
                ours.attrib.clear()
                ours.attrib.update({str(key): str(value) for key, value in theirs.attrib.items()})
        for reference in section.iter(*_EDGES):
            kind = _EDGES[str(reference.tag)]
            which = reference.get(W + "type", "default")
            own = ids.get((kind, which if self._has_first_page else "default"))
            # Of a model that says nothing of the first page, what stands on all others does there.
            theirs_id = own or ids.get((kind, "default"))
            if theirs_id is not None:
                reference.set(R + "id", theirs_id)

    @property
    def _has_first_page(self) -> bool:
        return self.section is not None and self.section.find(W + "titlePg") is not None

    def edges(self, said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
        """The model's headers and footers, filled in: kind, type and part name of each."""
        links = self.word.relationships(self.word.main)
        for reference in self.section.iter(*_EDGES) if self.section is not None else ():
            link = links.get(reference.get(R + "id", ""))
            root = self.word.xml(link.target) if link and not link.external else None
            if link is None or root is None:
                continue
            for paragraph in root.iter(W + "p"):
                _refuse_unknown(paragraph, said)
                fill(list(paragraph.iter(W + "t")), said)
            kind = _EDGES[str(reference.tag)]
            name = f"word/reference-{posixpath.basename(link.target)}"
            own = self._copied_links(link.target)
            self.parts[name] = WrittenPart(serialised(root), kind, own)
            yield kind, reference.get(W + "type", "default"), posixpath.basename(name)

    def others(self) -> Iterator[tuple[str, str]]:
        """Theme and fonts of the model, as they are: kind and part name of each."""
        for link in self.word.relationships(self.word.main).values():
            if link.kind in _COPIED and link.target in self.word.package.members:
                name = f"word/{posixpath.basename(link.target)}"
                data = self.word.package.read(link.target)
                if link.kind == "fontTable":
                    data = self._without_embedded(link.target)
                self.parts[name] = WrittenPart(data, link.kind)
                yield link.kind, posixpath.basename(name)

    def _without_embedded(self, fonts: str) -> bytes:
        """The model's font table without the fonts that it carries: their files stay behind."""
        root = self.word.package.xml(fonts)
        for embedded in [each for each in root.iter() if str(each.tag).startswith(_EMBEDDED)]:
            parent = embedded.getparent()
            if parent is not None:
                parent.remove(embedded)
        return serialised(root)

    def _copied_links(self, part: str) -> Links | None:
        """What a header points at, pictures copied along; its ids stay as they are."""
        links = Links()
        for name, link in self.word.relationships(part).items():
            links.keep(name, link.kind, self._copied(link), external=link.external)
        return links or None

    def _copied(self, link: Relationship) -> str:
        if link.external or link.target not in self.word.package.members:
            return link.target
        base = posixpath.basename(link.target)
        self.parts[f"word/media/{base}"] = WrittenPart(self.word.package.read(link.target))
        return f"media/{base}"


def rename_styles(root: Element, renamed: Mapping[str, str]) -> None:
    """Let what uses a style of ours use the model's."""
    for use in root.iter(*_USES):
        use.set(W + "val", renamed.get(use.get(W + "val", ""), use.get(W + "val", "")))


def _name(style: Element) -> str:
    name = style.find(W + "name")
    return (name.get(W + "val", "") if name is not None else "").lower()


def _refuse_unknown(paragraph: Element, said: Mapping[str, str]) -> None:
    words = "".join(piece.text or "" for piece in paragraph.iter(W + "t"))
    unknown = unknown_placeholder(words, said)
    if unknown is not None:
        raise BadStyle(
            f"reference.docx: a header or footer holds {{{unknown}}}:"
            f" only {in_braces(said)} can stand there."
        )


def fill(pieces: list[Element], said: Mapping[str, str]) -> None:
    """Fill in what stands in braces, also where Word has cut `{symbol}` into several runs."""
    for name, value in said.items():
        wanted = f"{{{name}}}"
        start = "".join(piece.text or "" for piece in pieces).find(wanted)
        while start >= 0:
            _put(pieces, start, start + len(wanted), value)
            after = start + len(value)
            start = "".join(piece.text or "" for piece in pieces).find(wanted, after)


def _put(pieces: list[Element], start: int, end: int, value: str) -> None:
    """Put a value where `start` to `end` is in all the pieces' words, into the first of them."""
    at = 0
    for piece in pieces:
        words = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first < last:
            piece.text = words[:first] + value + words[last:]
            piece.set(XML_SPACE, "preserve")
            value = ""
