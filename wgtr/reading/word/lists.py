"""Word's automatic numbers, computed as Word prints them.

A paragraph points at a list (`num`), which points at a definition (`abstractNum`) of nine levels.
Lists of one definition count on from one another, unless a list says where it starts. A level
begins again after any higher one, or as `lvlRestart` says (ECMA-376 part 1, 17.9).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from wgtr.ooxml.names import MC, W
from wgtr.reading.word.looks import Styles, is_on, read_indent, value_of, whole
from wgtr.tree.numerals import LARGEST, render

LEVELS = 9
BULLET = "•"
_LONGEST = 60
_PLACEHOLDER = re.compile(r"%([1-9])")
ARABIC = "arabic-digits"
_SYSTEMS = {
    "lowerLetter": "latin-lower",
    "upperLetter": "latin-upper",
    "lowerRoman": "roman-lower",
    "upperRoman": "roman-upper",
    "russianLower": "cyrillic-lower",
    "russianUpper": "cyrillic-upper",
    "arabicAbjad": "abjad",
    "arabicAlpha": "hijai",
    # Devanagari to Word; files that we made before wrote Arabic digits so.
    "hindiNumbers": "arabic-indic",
    ARABIC: "arabic-indic",
    "decimalFullWidth": "full-width",
    "decimalFullWidth2": "full-width",
    "decimalEnclosedCircle": "circled",
    "decimalEnclosedCircleChinese": "circled",
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "ideographDigital"),
            *("japaneseCounting", "japaneseDigitalTenThousand", "taiwaneseCounting"),
            *("taiwaneseCountingThousand", "taiwaneseDigital"),
        ),
        "chinese",
    ),
}
_SIGNS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_FRAMES = {
    "numberInDash": "- {} -",
    "decimalEnclosedParen": "({})",
    "decimalEnclosedFullstop": "{}.",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is Word's pattern ("%1.%2"), `form` its number format."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    indent: float | None = None
    style: str | None = None
    width: int = 0


@dataclass(slots=True)
class _List:
    """One `num`: the definition it counts in, its levels, and the starts it sets itself."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Lists:
    """The lists of one document, with their counters as the text is read from its beginning."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._counters: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        definitions = {e.get(W + "abstractNumId", ""): e for e in root.findall(W + "abstractNum")}
        references = {e.get(W + "numId", ""): e for e in root.findall(W + "num")}
        for list_id, reference in references.items():
            definition = _definition_of(list_id, references, definitions, styles)
            if definition is not None:
                self._lists[list_id] = _read_list(reference, definition)

    def level_of(self, list_id: str | None, level: int | None, style: str | None) -> int:
        """Return the level meant: as stated, else the one tied to the paragraph's style, else 0."""
        if level is not None:
            return min(max(level, 0), LEVELS - 1)
        found = self._lists.get(list_id or "")
        for depth, definition in found.levels.items() if found and style else ():
            if definition.style == style:
                return depth
        return 0

    def indent_of(self, list_id: str | None, level: int) -> float | None:
        """Return the indentation the list gives its level, in points."""
        found = self._lists.get(list_id or "")
        return found.levels[level].indent if found and level in found.levels else None

    def advance(self, list_id: str | None, level: int) -> str | None:
        """Count one paragraph and return its number as printed; None where it prints none."""
        found = self._lists.get(list_id or "")
        if found is None or level not in found.levels:
            return None
        counters = self._counters.setdefault(found.definition, {})
        self._count(found, counters, level)
        if found.levels[level].form == "bullet":  # a blank one only indents what goes on
            return BULLET if found.levels[level].text.strip() else None
        return _printed(found, counters, level)

    @staticmethod
    def _count(found: _List, counters: dict[int, int], level: int) -> None:
        if level in found.starts and level not in found.begun:
            counters[level] = found.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = found.starts.get(level, found.levels[level].start)
        found.begun.add(level)
        for deeper in [depth for depth in counters if depth > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and level < restart):
                del counters[deeper]


def _printed(found: _List, counters: dict[int, int], level: int) -> str | None:
    """The number of `level` as its pattern prints it."""
    legal = found.levels[level].legal

    def one(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        definition = found.levels.get(depth, Level())
        number = counters.get(depth, definition.start)
        return write_number(number, "decimal" if legal else definition.form, definition.width)

    text = _PLACEHOLDER.sub(one, found.levels[level].text).strip()
    return text[:_LONGEST] or None


def write_number(number: int, form: str, width: int = 0) -> str:
    """Write one counter in a Word number format; formats that no list here uses fall to digits.

    `width` pads with zeros, for formats such as "001, 002".
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form in _SIGNS and 0 < number <= len(_SIGNS[form]):
        return _SIGNS[form][number - 1]
    if form in _FRAMES:
        return _FRAMES[form].format(number)
    if not 0 < number <= LARGEST:
        return str(number)
    return render(number, _SYSTEMS.get(form, "decimal")).rjust(width, "0")


def _definition_of(
    list_id: str,
    references: dict[str, etree._Element],
    definitions: dict[str, etree._Element],
    styles: Styles,
) -> etree._Element | None:
    """The `abstractNum` of a list, through list styles that only point at another."""
    for _ in range(LEVELS):  # a circle of list styles ends here
        reference = references.get(list_id)
        if reference is None:
            return None
        definition = definitions.get(value_of(reference.find(W + "abstractNumId")) or "")
        if definition is None:
            return None
        style = value_of(definition.find(W + "numStyleLink"))
        linked = styles.list_of(style) if style else None
        if linked is None or linked == list_id:
            return definition
        list_id = linked
    return None


def _read_list(reference: etree._Element, definition: etree._Element) -> _List:
    levels = dict(map(_read_level, definition.findall(W + "lvl")))
    found = _List(definition.get(W + "abstractNumId", ""), levels)
    for override in reference.findall(W + "lvlOverride"):
        depth = whole(override.get(W + "ilvl")) or 0
        replacement = override.find(W + "lvl")
        if replacement is not None:
            levels[depth] = _read_level(replacement)[1]
        start = whole(value_of(override.find(W + "startOverride")))
        if start is not None:
            found.starts[depth] = start
    return found


def _read_level(element: etree._Element) -> tuple[int, Level]:
    form, width = _read_form(element)
    start = whole(value_of(element.find(W + "start")))
    legal = element.find(W + "isLgl")
    return whole(element.get(W + "ilvl")) or 0, Level(
        start=1 if start is None else start,
        form=form,
        text=(value_of(element.find(W + "lvlText")) or "")[:_LONGEST],
        legal=legal is not None and is_on(legal.get(W + "val")),
        restart=whole(value_of(element.find(W + "lvlRestart"))),
        indent=read_indent(element.find(W + "pPr")),
        style=value_of(element.find(W + "pStyle")),
        width=width,
    )


def _is_arabic(level: etree._Element) -> bool:
    """Whether a level's numbers are looked at as Arabic words: then Word shows Arabic digits."""
    language = level.find(f"{W}rPr/{W}lang")
    is_rtl = level.find(f"{W}rPr/{W}rtl") is not None
    return is_rtl and language is not None and language.get(W + "bidi", "").startswith("ar")


def _read_form(element: etree._Element) -> tuple[str, int]:
    """The number format and its width; Word puts newer formats into an alternative."""
    chosen = element.find(W + "numFmt")
    if chosen is None:
        chosen = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if chosen is None:
        return "decimal", 0
    if value_of(chosen) == "decimal" and _is_arabic(element):
        return ARABIC, 0
    if value_of(chosen) != "custom":
        return value_of(chosen) or "decimal", 0
    sample = chosen.get(W + "format", "").split(",")[0].strip()
    return "decimal", len(sample) if sample.isdecimal() and len(sample) < LEVELS else 0
