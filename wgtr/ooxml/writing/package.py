"""A Word package put together: parts, what they are, how they point at one another, as a zip.

The same parts give the same bytes: members stand in a fixed order under a fixed date.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
}
_TYPES_PART = "[Content_Types].xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_UNIX_FILE = 0o100644 << 16


@dataclass(slots=True)
class Links:
    """The relationships of one part; the same target keeps the same id."""

    _ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to_part(self, kind: str, target: str) -> str:
        """The id of a pointer at another part; `target` is relative to the part's folder."""
        return self._id(kind, target, external=False)

    def to_address(self, address: str) -> str:
        """The id of a pointer at an address outside."""
        return self._id("hyperlink", address, external=True)

    def _id(self, kind: str, target: str, *, external: bool) -> str:
        return self._ids.setdefault((kind, target, external), f"rId{len(self._ids) + 1}")

    def keep(self, name: str, kind: str, target: str, *, external: bool) -> None:
        """Take over a pointer under the id that a copied part knows it by."""
        self._ids[kind, target, external] = name

    def __bool__(self) -> bool:
        return bool(self._ids)

    def xml(self) -> bytes:
        """The relationships part."""
        root = root_of("Relationships", _LINKS)
        for (kind, target, external), name in self._ids.items():
            link = etree.SubElement(root, f"{{{_LINKS}}}Relationship", Id=name)
            link.set("Type", _CORE if kind == "core-properties" else f"{_OFFICE}/{kind}")
            link.set("Target", target)
            if external:
                link.set("TargetMode", "External")
        return _xml(root)


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part's bytes, what kind of part it is (as in its relationship), and what it points at."""

    data: bytes
    kind: str | None = None
    links: Links | None = None


def packed(parts: Mapping[str, WrittenPart], root: Links) -> bytes:
    """A package of `parts` by name ("word/document.xml"), `root` pointing at the first of them."""
    members = {_TYPES_PART: _content_types(parts), "_rels/.rels": root.xml()}
    for name, part in parts.items():
        members[name] = part.data
        if part.links:
            folder, _, file = name.rpartition("/")
            members[f"{folder}/_rels/{file}.rels"] = part.links.xml()
    return _zipped(members)


def _content_types(parts: Mapping[str, WrittenPart]) -> bytes:
    root = root_of("Types", _TYPES)
    endings = {name.rpartition(".")[2].lower() for name in parts} | {"rels", "xml"}
    for ending, kind in _DEFAULTS.items():
        if ending in endings:
            etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    for name, part in parts.items():
        if part.kind in _KINDS:
            override = etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}")
            override.set("ContentType", _KINDS[part.kind])
    return _xml(root)


def root_of(name: str, namespace: str) -> etree._Element:
    """A root element whose namespace needs no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def _zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _UNIX_FILE
            member.create_system = 3  # Unix, wherever it is written
            archive.writestr(member, data)
    return buffer.getvalue()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
