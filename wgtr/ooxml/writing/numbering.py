"""Word's automatic numbering: definitions, the lists that count in them, and numbering.xml.

`Counting` counts as Word counts (ECMA-376 part 1, 17.9): lists of one definition share counters,
a level begins again after any higher one, a list's own start takes effect at its first use. So it
is known for each paragraph what Word will print, and a list of its own is begun only where that is
not what shall be printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wgtr.ooxml.writing.elements import Element, make, value

LEVELS = 9
ARABIC_DIGITS = "arabic-digits"
"""Numbers in the digits of Arabic texts. Word's `hindiNumbers` are those of Devanagari; decimal
numbers of Arabic words from right to left are shown in the digits that the reader has set Word to
(Options, Advanced, Numeral: "Context" gives those of Arabic). So whatever Word counts by itself in
such a text, lists, notes and pages, is told to be Arabic words from right to left.
"""
_DEEPEST = LEVELS - 1


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a definition: number format, Word's pattern ("%1.%2"), indentation in twips."""

    form: str
    text: str
    indent: int = 0
    hanging: int = 0


@dataclass(slots=True)
class Definition:
    """A way of numbering (`w:abstractNum`), with the counters its lists share."""

    place: int
    levels: dict[int, Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    current: int = 0


@dataclass(slots=True)
class Counting:
    """All definitions of one document, and its lists (`w:num`) by number."""

    definitions: list[Definition] = field(default_factory=list)
    lists: list[tuple[int, int | None, int]] = field(default_factory=list)

    def define(self) -> Definition:
        """A new definition, without levels yet."""
        definition = Definition(len(self.definitions))
        self.definitions.append(definition)
        definition.current = self._list(definition, None, 0)
        return definition

    def count(self, definition: Definition, level: int, number: int | None) -> int:
        """Count a paragraph that shall be `number`; returns the list (`w:numId`) to put it in.

        None stands for a level that does not count: bullets and labels.
        """
        due = definition.counters.get(level, 0) + 1
        if number is not None and number != due:
            definition.current = self._list(definition, level, number)
        definition.counters[level] = number if number is not None else due
        for deeper in range(level + 1, LEVELS):
            definition.counters.pop(deeper, None)
        return definition.current

    def joined_by(self, other: "Counting", same: dict[int, Definition]) -> dict[int, int]:
        """Take in the lists of another document; returns where each of its lists is found here.

        `same` names, by their places there, the definitions that count as one of these does.
        """
        here = dict(same)
        for definition in other.definitions:
            if definition.place not in here:
                here[definition.place] = self.define()
            here[definition.place].levels = {**definition.levels, **here[definition.place].levels}
        first = {place: number for number, (place, level, _) in self.numbered() if level is None}
        joined: dict[int, int] = {}
        for number, (place, level, start) in other.numbered():
            definition = here[place]
            joined[number] = (
                first[definition.place] if level is None else self._list(definition, level, start)
            )
        return joined

    def numbered(self) -> Iterator[tuple[int, tuple[int, int | None, int]]]:
        """The lists with their numbers (`w:numId`)."""
        return enumerate(self.lists, start=1)

    def _list(self, definition: Definition, level: int | None, start: int) -> int:
        self.lists.append((definition.place, level, start))
        return len(self.lists)

    def xml(self) -> Element:
        """The root of numbering.xml."""
        root = make("numbering")
        root.extend(_definition(definition) for definition in self.definitions)
        for number, (place, level, start) in self.numbered():
            override = None
            if level is not None:
                override = make("lvlOverride", value("startOverride", start), ilvl=level)
            root.append(make("num", value("abstractNumId", place), override, numId=number))
        return root


def _definition(definition: Definition) -> Element:
    kind = "multilevel" if len(definition.levels) > 1 else "singleLevel"
    # Word tells definitions apart by this number, so it must differ and stay the same.
    element = make(
        "abstractNum",
        value("nsid", f"{0x10000000 + definition.place:08X}"),
        value("multiLevelType", kind),
        abstractNumId=definition.place,
    )
    element.extend(_level(depth, level) for depth, level in sorted(definition.levels.items()))
    return element


def form_in_word(form: str) -> str:
    """Give Word's name of a number format; of Arabic digits it has none, their look is its own."""
    return "decimal" if form == ARABIC_DIGITS else form


def arabic_look() -> tuple[Element, Element]:
    """What makes Word show a number in the digits of an Arabic text."""
    return make("rtl"), make("lang", bidi="ar-SA")


def _level(depth: int, level: Level) -> Element:
    indent = make("ind", left=level.indent, hanging=level.hanging)
    look = None
    if level.form == ARABIC_DIGITS:
        look = make("rPr", *arabic_look())
    return make(
        "lvl",
        value("start", 1),
        value("numFmt", form_in_word(level.form)),
        value("lvlText", level.text),
        value("lvlJc", "left"),
        make("pPr", indent),
        look,
        ilvl=min(depth, _DEEPEST),
    )
