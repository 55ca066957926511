"""Numbers as Word's own: which list and level each provision stands in.

The pattern of a provision becomes a level of a definition: what stands before and after the number
goes into Word's text, the number system becomes Word's format. `{parent}` becomes the parent's
level where the parent is numbered in a definition that has room below it; elsewhere it is written
as it is. What Word cannot count (a literal label, Russian letters of the standard, the thirtieth
Arabic letter) is a level without a number whose text is the label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wgtr.ooxml.writing.numbering import ARABIC_DIGITS, LEVELS, Counting, Definition, Level
from wgtr.rendering.printed import Printed, PrintedPart, PrintedProvision
from wgtr.tree.languages import Language
from wgtr.tree.numbering import (
    EMPTY_PARENT,
    PLACEHOLDER,
    bare_number,
    depth_of,
    pattern_of,
    scope_of,
    written,
)
from wgtr.tree.numerals import system_for
from wgtr.tree.provisions import Kind, Provision

STEP = 567  # a step of indentation, in twips: 1 cm
# Word's name of each system, and up to which number Word writes as we do.
FORMATS = {
    "decimal": ("decimal", 9_999),
    "latin-lower": ("lowerLetter", 780),
    "latin-upper": ("upperLetter", 780),
    "roman-lower": ("lowerRoman", 3_999),
    "roman-upper": ("upperRoman", 3_999),
    "arabic-indic": (ARABIC_DIGITS, 9_999),
    "full-width": ("decimalFullWidth", 9_999),
    "cyrillic-lower": ("russianLower", 25),
    "cyrillic-upper": ("russianUpper", 25),
    "abjad": ("arabicAbjad", 28),
    "hijai": ("arabicAlpha", 28),
    "chinese": ("chineseCounting", 99),
    "stems": ("ideographTraditional", 10),
    "circled": ("decimalEnclosedCircleChinese", 10),
}
_WORDS_PLACEHOLDER = re.compile(r"%(?=[1-9])")
_WORD_JOINER = "\u2060"
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in Word's numbering; `indent` is what its level gives it."""

    list_id: int
    level: int
    indent: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is remembered of a provision that Word counts, for those numbered after it.

    `core` is Word's pattern without its punctuation; `path` the counters when it was counted.
    """

    definition: Definition
    level: int
    core: str
    path: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number to be printed: which one, after which pattern, under which parent's number."""

    value: int
    pattern: str
    scope: str
    parent: str

    @property
    def core(self) -> str:
        """The pattern without the punctuation around it."""
        return self.pattern[self.pattern.index("{") : self.pattern.rindex("}") + 1]

    @property
    def shown(self) -> str:
        """The pattern as it is used: without `{parent}` where nothing above has a number."""
        return self.pattern if self.parent else EMPTY_PARENT.sub("", self.pattern)


@dataclass(slots=True)
class Lists:
    """The lists of one document and the place of each provision, by its anchor."""

    language: Language
    counting: Counting = field(default_factory=Counting)
    places: dict[str, Place] = field(default_factory=dict)
    definitions: dict[tuple[object, ...], Definition] = field(default_factory=dict)
    _last: dict[tuple[str, str, Kind, str], int] = field(default_factory=dict)
    _bare: dict[str, str] = field(default_factory=dict)
    _counted: dict[str, _Counted] = field(default_factory=dict)

    def read(self, printed: Printed) -> None:
        """Find the place of every provision of a paper."""
        for part in printed.parts:
            for provision, above in _walk(part.provisions):
                self._place(provision, above, part)

    def joined_by(self, other: "Lists") -> dict[int, int]:
        """Take in the lists of another paper; those that count alike become one list each."""
        same = {
            definition.place: self.definitions[key]
            for key, definition in other.definitions.items()
            if key in self.definitions and _agree(definition, self.definitions[key])
        }
        return self.counting.joined_by(other.counting, same)

    def _place(
        self, printed: PrintedProvision, above: tuple[Provision, ...], part: PrintedPart
    ) -> None:
        source = printed.source
        if source.label is not None:
            self._bare[source.id] = bare_number(source.label)
        number = self._number(source, above, part)
        if printed.number is None:
            if source.kind is Kind.BULLET:
                self._put(printed, self._plain(BULLET, "bullet"), 0, None)
        elif number is None or not self._count(printed, number, above, part):
            self._put(printed, self._plain(printed.number, "none"), 0, None)

    def _number(
        self, source: Provision, above: tuple[Provision, ...], part: PrintedPart
    ) -> _Number | None:
        """The number a provision counts as, as wgtr.tree.numbering counts."""
        if source.label is not None or not source.numbered:
            return None
        scope = scope_of(source.kind, above)
        pattern = pattern_of(source, part.source, depth_of(source.kind, above))
        key = (part.anchor, scope, source.kind, pattern)
        number = _Number(
            source.start or self._last.get(key, 0) + 1, pattern, scope, self._bare.get(scope, "")
        )
        self._last[key] = number.value
        self._bare[source.id] = written(number.core, number.value, self.language, number.parent)
        return number

    def _count(
        self,
        printed: PrintedProvision,
        number: _Number,
        above: tuple[Provision, ...],
        part: PrintedPart,
    ) -> bool:
        """Let Word number a provision, if Word writes the number as we do."""
        form, largest = FORMATS.get(_system(number.pattern, self.language), ("", 0))
        same = written(number.pattern, number.value, self.language, number.parent) == printed.number
        if (
            not same
            or number.value > largest
            or _WORDS_PLACEHOLDER.search(number.pattern + number.parent)
        ):
            return False
        definition, level, core = self._below_parent(number, form) or (None, 0, "")
        if definition is None:
            core = _word_pattern(
                number.core if number.parent else _core(number.shown), 0, number.parent
            )
            kind_depth = depth_of(printed.source.kind, above)
            parent = number.parent if "{parent}" in number.shown else ""
            key = (part.anchor, printed.source.kind, kind_depth, number.shown, parent)
            text = _word_pattern(number.shown, 0, number.parent)
            definition = self._defined(key, form, text)
        self._put(printed, definition, level, number.value)
        path = tuple(definition.counters.get(upper) for upper in range(level + 1))
        self._counted[printed.source.id] = _Counted(definition, level, core, path)
        return True

    def _below_parent(self, number: _Number, form: str) -> tuple[Definition, int, str] | None:
        """The level under the parent's own, if `{parent}` can be Word's doing there."""
        parent = self._counted.get(number.scope)
        if parent is None or "{parent}" not in number.shown:
            return None
        definition, level = parent.definition, parent.level + 1
        now = tuple(definition.counters.get(upper) for upper in range(level))
        text = _word_pattern(number.shown, level, parent.core)
        there = definition.levels.get(level)
        taken = there is not None and (there.form, there.text) != (form, text)
        if level >= LEVELS or now != parent.path or taken:
            return None
        definition.levels.setdefault(level, Level(form, text, *hung(level + 1)))
        return definition, level, _word_pattern(number.core, level, parent.core)

    def _defined(self, key: tuple[object, ...], form: str, text: str) -> Definition:
        if key not in self.definitions:
            self.definitions[key] = self.counting.define()
            self.definitions[key].levels[0] = Level(form, text, *hung(1))
        return self.definitions[key]

    def _plain(self, label: str, form: str) -> Definition:
        """A definition that counts nothing: a bullet, or a label printed as it is."""
        text = _WORDS_PLACEHOLDER.sub("%" + _WORD_JOINER, label)
        return self._defined((form, text), form, text)

    def _put(
        self, printed: PrintedProvision, definition: Definition, level: int, number: int | None
    ) -> None:
        list_id = self.counting.count(definition, level, number)
        indent = definition.levels[level].indent
        self.places[printed.anchor] = Place(list_id, level, indent)


def _agree(one: Definition, other: Definition) -> bool:
    """Whether two definitions number every level they both have in the same way."""
    return all(other.levels.get(depth, level) == level for depth, level in one.levels.items())


def hung(depth: int) -> tuple[int, int]:
    """Indentation and hanging of a numbered paragraph at a depth, in twips."""
    return STEP * depth, STEP


def _walk(
    siblings: tuple[PrintedProvision, ...], above: tuple[Provision, ...] = ()
) -> Iterator[tuple[PrintedProvision, tuple[Provision, ...]]]:
    """Each provision with those it stands in, in reading order."""
    for provision in siblings:
        yield provision, above
        yield from _walk(provision.children, (*above, provision.source))


def _system(pattern: str, language: Language) -> str:
    forms = PLACEHOLDER.findall(pattern)
    return system_for(forms[0], language) if forms else ""


def _core(pattern: str) -> str:
    return pattern[pattern.index("{") : pattern.rindex("}") + 1]


def _word_pattern(pattern: str, level: int, parent: str) -> str:
    """A pattern as Word has it: `{letter})` on the second level is "%2)"."""
    return PLACEHOLDER.sub(f"%{level + 1}", pattern).replace("{parent}", parent)
