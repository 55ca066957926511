"""Numbers computed from the tree, in the letters and digits of each language.

A pattern says how a number is written: `{digit}.` gives "1.", `{letter}.` gives "a." (أ. in Arabic,
а. in Russian), `({roman})` gives "(i)", `{parent}.{digit}` gives "1.1". Counting rules:

* A kind counts within the nearest provision that may hold a list of it (SCOPES), so paragraphs run
  on through a part and through its agenda items, questions run on across their groups, and
  tasks begin anew under each paragraph.
* Where two ways of writing stand side by side (1. 2. and a. b.), each has a count of its own.
* An unnumbered provision (opening, any other business) does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from wgtr.tree.languages import Language
from wgtr.tree.numerals import render, system_for
from wgtr.tree.provisions import Kind, Part, Provision, Text, note_calls

PLACEHOLDER = re.compile(r"\{(?!parent\})([a-z-]+)\}")
DEFAULT_PATTERN = "{digit}."
DEFAULT_NOTE_PATTERN = "{digit}"
LONGEST_PATTERN = 60
# Where nothing above has a number, `{parent}.{digit}` gives "1", not ".1".
EMPTY_PARENT = re.compile(r"\{parent\}[^{]*")
SCOPES: dict[Kind, frozenset[Kind]] = {
    Kind.HEADING: frozenset({Kind.HEADING}),
    Kind.ITEM: frozenset({Kind.ITEM}),
    Kind.PARAGRAPH: frozenset({Kind.PARAGRAPH, Kind.TASK, Kind.QUESTION, Kind.BULLET}),
    Kind.QUESTION_GROUP: frozenset({Kind.QUESTION_GROUP}),
    Kind.QUESTION: frozenset({Kind.QUESTION}),
    Kind.TASK: frozenset({Kind.TASK, Kind.PARAGRAPH, Kind.ITEM}),
}


@dataclass(slots=True)
class _Count:
    """Where the counting stands while a part is walked.

    `bare` has each number without its punctuation, for a child's `{parent}`; `paths` has it in
    full, "4 (b)", and for an unnumbered provision that of the list it stands in.
    """

    part: Part
    language: Language
    last: dict[tuple[str, Kind, str], int] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)


def numbers(text: Text, language: Language) -> dict[str, str]:
    """The number of every numbered provision, by id, as printed in `language`."""
    printed: dict[str, str] = {}
    for part in text.parts:
        printed |= part_numbers(part, language)
    return printed


def part_numbers(part: Part, language: Language) -> dict[str, str]:
    """The number of every numbered provision of one part, by id."""
    return _counted(part, language).numbers


def note_numbers(text: Text, language: Language) -> dict[str, str]:
    """The number of every note, by id: in the order of first calls, uncalled ones after them.

    The original language decides the order, so that a note has one number in all six.
    """
    order = dict.fromkeys([*note_calls(text, text.original_language), *(n.id for n in text.notes)])
    notes = {note.id: note for note in text.notes}
    counted: dict[str, str] = {}
    position = 0
    for note_id in order:
        if note_id in notes:
            label = notes[note_id].label
            position += label is None
            counted[note_id] = (
                written(text.note_pattern, position, language) if label is None else label
            )
    return counted


@lru_cache(maxsize=8_192)  # the same few numbers are written for every page and every save
def written(pattern: str, number: int, language: str, parent: str = "") -> str:
    """Write `number` after `pattern`: ("({letter})", 2, "en") gives "(b)".

    Raises ValueError for a pattern without exactly one placeholder or of an unknown system.
    """
    forms = PLACEHOLDER.findall(pattern)
    if len(forms) != 1:
        raise ValueError(f"A numbering pattern has one placeholder; “{pattern}” has {len(forms)}.")
    numeral = render(number, system_for(forms[0], language))
    if not parent:
        pattern = EMPTY_PARENT.sub("", pattern)
    return PLACEHOLDER.sub(lambda _: numeral, pattern).replace("{parent}", parent)


def checked_pattern(pattern: str) -> str:
    """`pattern` itself if it can number things; raises ValueError with the reason.

    A pattern names its parent once at most: twice would double the number at every level.
    """
    if len(pattern) > LONGEST_PATTERN or pattern.count("{parent}") > 1:
        raise ValueError(f"“{pattern[:LONGEST_PATTERN]}” is too long or names its parent twice.")
    written(pattern, 1, Language.EN)
    return pattern


def pattern_of(provision: Provision, part: Part, depth: int) -> str:
    """The pattern that numbers a provision: its own, its depth's, its kind's, or `{digit}.`."""
    by_depth = part.numbering.get(f"{provision.kind}/{depth}")
    by_kind = part.numbering.get(provision.kind)
    return provision.pattern or by_depth or by_kind or DEFAULT_PATTERN


def depth_of(kind: Kind, ancestors: tuple[Provision, ...]) -> int:
    """How deep a kind is nested in itself: 1 on the outside, 2 inside one of its kind."""
    return 1 + sum(ancestor.kind is kind for ancestor in ancestors)


def _counted(part: Part, language: Language) -> _Count:
    counting = _Count(part, language)
    for provision in part.provisions:
        _number(provision, (), counting)
    return counting


def _number(provision: Provision, ancestors: tuple[Provision, ...], counting: _Count) -> None:
    scope = scope_of(provision.kind, ancestors)
    within = counting.paths.get(scope, "")
    counting.paths[provision.id] = within
    if provision.label is not None:
        counting.numbers[provision.id] = provision.label
        counting.bare[provision.id] = bare_number(provision.label)
        counting.paths[provision.id] = _path(within, provision.label)
    elif provision.numbered:
        pattern = pattern_of(provision, counting.part, depth_of(provision.kind, ancestors))
        number = _count_up(provision, scope, pattern, counting)
        counting.paths[provision.id] = _path("" if "{parent}" in pattern else within, number)
    for child in provision.children:
        _number(child, (*ancestors, provision), counting)


def _count_up(provision: Provision, scope: str, pattern: str, counting: _Count) -> str:
    key = (scope, provision.kind, pattern)
    number = provision.start or counting.last.get(key, 0) + 1
    counting.last[key] = number
    parent = counting.bare.get(scope, "")
    counting.bare[provision.id] = written(_core(pattern), number, counting.language, parent)
    counting.numbers[provision.id] = written(pattern, number, counting.language, parent)
    return counting.numbers[provision.id]


def _path(within: str, number: str) -> str:
    return f"{within} ({bare_number(number)})" if within else bare_number(number)


def _core(pattern: str) -> str:
    """The pattern without the punctuation around it: what a child's `{parent}` stands for."""
    first, last = pattern.index("{"), pattern.rindex("}")
    return pattern[first : last + 1]


def scope_of(kind: Kind, ancestors: tuple[Provision, ...]) -> str:
    """The id of the provision within which a kind counts; "" for the whole part."""
    holders = SCOPES.get(kind, frozenset(Kind))
    return next((a.id for a in reversed(ancestors) if a.kind in holders), "")


def bare_number(number: str) -> str:
    """A number without its punctuation, as a cross-reference names it: "(b)" gives "b"."""
    return number.strip(" .)(（）、．:：\t\u00a0")


def with_path(text: Text, language: Language) -> Iterator[tuple[str, str]]:
    """Each numbered provision's id with its number in full, "4 (b)", for references and finds.

    What runs on through a part (paragraphs, questions of all groups) is named by its number alone,
    as is what holds its parent's number already ("1.1").
    """
    for part in text.parts:
        counting = _counted(part, language)
        for provision_id in counting.numbers:
            yield provision_id, counting.paths[provision_id]
