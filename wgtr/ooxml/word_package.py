"""Parts of a Word package and how they point at one another."""

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from wgtr.ooxml.names import CONTENT_TYPE, RELATIONSHIP, STRICT_TO_TRANSITIONAL
from wgtr.ooxml.package import Package
from wgtr.ooxml.xml import MAX_BYTES, TOO_LARGE, BadXml, parse_xml

_MAIN_KINDS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part: `kind` is the last word of its type, `target` part or address."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class WordPackage:
    """A container known to hold a Word document, whose text is in the part `main`."""

    package: Package
    main: str
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, None where it is not there; strict names made ordinary."""
        member = self.package.members.get(name)
        if member is None:
            return None
        if member.size > MAX_BYTES:
            raise BadXml(TOO_LARGE)
        data = self.package.read(name)
        for strict, ordinary in STRICT_TO_TRANSITIONAL.items():
            data = data.replace(strict, ordinary)
        return parse_xml(data)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what `part` points at, by relationship id."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def related(self, part: str, kind: str) -> etree._Element | None:
        """Return the root of the first part of that `kind` ("styles") that `part` points at."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external:
                return self.xml(relationship.target)
        return None

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        for element in root.iter(RELATIONSHIP) if root is not None else ():
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relationship(kind, target, external)
        return found


def find_word(package: Package) -> WordPackage | None:
    """Return the package as a Word document, or None where it holds something else."""
    if "[Content_Types].xml" not in package.names:
        return None
    types = package.xml("[Content_Types].xml")
    by_name = {
        element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
        for element in types.iter(CONTENT_TYPE + "Override")
    }
    by_ending = {
        element.get("Extension", "").lower(): element.get("ContentType", "")
        for element in types.iter(CONTENT_TYPE + "Default")
    }
    for relationship in WordPackage(package, "").relationships("").values():
        if relationship.kind != "officeDocument" or relationship.external:
            continue
        ending = relationship.target.rpartition(".")[2].lower()
        if by_name.get(relationship.target, by_ending.get(ending)) in _MAIN_KINDS:
            return WordPackage(package, relationship.target)
    return None
