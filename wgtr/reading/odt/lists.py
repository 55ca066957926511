"""OpenDocument's automatic numbers, computed as a word processor prints them.

A list's style has a number format for each level (ODF 1.3, 16.30 and 16.35). A list begins anew
unless it says which list it continues; a level begins again after any higher one.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from wgtr.reading.odt.names import FO, LOEXT, OFFICE, STYLE, TEXT, count, points
from wgtr.tree.numerals import LARGEST, render

LEVELS = 10
BULLET = "•"
_LONGEST = 60
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
# Formats are told by how their sequence begins; longer beginnings are asked first.
_SEQUENCES = (
    ("أ, ب, ت", "hijai"),
    ("ا, ب, ت", "hijai"),
    ("أ, ب, ج", "abjad"),
    ("ا, ب, ج", "abjad"),
    ("١, ٢, ٣", "arabic-indic"),
    ("１, ２, ３", "full-width"),
    ("①", "circled"),
    ("一, 二, 三", "chinese"),
    ("壹, 贰, 叁", "chinese"),
    ("А, Б", "cyrillic-upper"),
    ("а, б", "cyrillic-lower"),
    ("a", "latin-lower"),
    ("A", "latin-upper"),
    ("i", "roman-lower"),
    ("I", "roman-upper"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str | None = None
    bullet: bool = False
    indent: float | None = None


@dataclass(slots=True)
class Counters:
    """Where each level of one list stands."""

    at: dict[int, int] = field(default_factory=dict)

    def advance(self, level: int, levels: dict[int, Level], start: int | None = None) -> str | None:
        """Count one item at `level` (from 1) and return its number as printed, or None."""
        definition = levels.get(level, Level())
        if start is not None:
            self.at[level] = start
        else:
            self.at[level] = self.at.get(level, definition.start - 1) + 1
        for deeper in [depth for depth in self.at if depth > level]:
            del self.at[deeper]
        if definition.bullet:
            return BULLET
        return self._printed(level, levels)

    def _printed(self, level: int, levels: dict[int, Level]) -> str | None:
        definition = levels.get(level, Level())
        if not definition.format:
            return (definition.prefix + definition.suffix).strip() or None

        def one(depth: int) -> str:
            other = levels.get(depth, Level())
            number = self.at.get(depth, other.start)
            return write_number(number, other.format) if other.format else ""

        if definition.pattern is not None:
            text = _PLACEHOLDER.sub(lambda match: one(int(match[1])), definition.pattern)
        else:
            first = max(1, level - definition.shown + 1)
            numbers = [one(depth) for depth in range(first, level + 1)]
            text = definition.prefix + ".".join(filter(None, numbers)) + definition.suffix
        return text.strip()[:_LONGEST] or None


class ListStyles:
    """The list styles of a document and its outline style (numbers of headings)."""

    def __init__(self, content: etree._Element, named: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        parents = [content.find(OFFICE + "automatic-styles")]
        if named is not None:
            parents += [named.find(OFFICE + "styles"), named.find(OFFICE + "automatic-styles")]
        for parent in parents:
            for element in parent.findall(TEXT + "list-style") if parent is not None else ():
                self._levels.setdefault(element.get(STYLE + "name", ""), _read_levels(element))
        outline = None if named is None else named.find(f"{OFFICE}styles/{TEXT}outline-style")
        if outline is not None:
            self.outline = _read_levels(outline)

    def levels(self, name: str | None) -> dict[int, Level]:
        """Return the levels of a list style; none for an unknown one."""
        return self._levels.get(name or "", {})


def write_number(number: int, form: str) -> str:
    """Write one counter in an OpenDocument number format ("1", "a", "أ, ب, ت, ...")."""
    if not 0 < number <= LARGEST:
        return str(number)
    system = next((system for start, system in _SEQUENCES if form.startswith(start)), "decimal")
    return render(number, system)


def _read_levels(style: etree._Element) -> dict[int, Level]:
    return {count(element.get(TEXT + "level")): _read_level(element) for element in style}


def _read_level(element: etree._Element) -> Level:
    alignment = element.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    indent = None if alignment is None else points(alignment.get(FO + "margin-left"))
    if element.tag.endswith(("-bullet", "-image")):
        drawn = element.get(TEXT + "bullet-char", BULLET).strip() != ""
        return Level(bullet=drawn, indent=indent)
    return Level(
        format=element.get(STYLE + "num-format", ""),
        prefix=element.get(STYLE + "num-prefix", "")[:_LONGEST],
        suffix=element.get(STYLE + "num-suffix", "")[:_LONGEST],
        shown=count(element.get(TEXT + "display-levels")),
        start=count(element.get(TEXT + "start-value")),
        pattern=element.get(LOEXT + "num-list-format", element.get(STYLE + "num-list-format")),
        indent=indent,
    )
