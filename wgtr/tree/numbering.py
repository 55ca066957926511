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

from wgtr.tree.languages import Language
from wgtr.tree.numerals import render, system_for
from wgtr.tree.provisions import Kind, Part, Provision, Text, note_calls

PLACEHOLDER = re.compile(r"\{(?!parent\})([a-z-]+)\}")
DEFAULT_PATTERN = "{digit}."
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
    """Where the counting stands while a part is walked."""

    part: Part
    language: Language
    last: dict[tuple[str, Kind, str], int] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)


def numbers(text: Text, language: Language) -> dict[str, str]:
    """The number of every numbered provision, by id, as printed in `language`."""
    printed: dict[str, str] = {}
    for part in text.parts:
        printed |= part_numbers(part, language)
    return printed


def part_numbers(part: Part, language: Language) -> dict[str, str]:
    """The number of every numbered provision of one part, by id."""
    counting = _Count(part, language)
    for provision in part.provisions:
        _number(provision, (), counting)
    return counting.numbers


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
            counted[note_id] = label or written(text.note_pattern, position, language)
    return counted


def written(pattern: str, number: int, language: str, parent: str = "") -> str:
    """Write `number` after `pattern`: ("({letter})", 2, "en") gives "(b)".

    Raises ValueError for a pattern without exactly one placeholder or of an unknown system.
    """
    forms = PLACEHOLDER.findall(pattern)
    if len(forms) != 1:
        raise ValueError(f"A numbering pattern has one placeholder; “{pattern}” has {len(forms)}.")
    numeral = render(number, system_for(forms[0], language))
    return PLACEHOLDER.sub(lambda _: numeral, pattern).replace("{parent}", parent)


def pattern_of(provision: Provision, part: Part, depth: int) -> str:
    """The pattern that numbers a provision: its own, its depth's, its kind's, or `{digit}.`."""
    by_depth = part.numbering.get(f"{provision.kind}/{depth}")
    by_kind = part.numbering.get(provision.kind)
    return provision.pattern or by_depth or by_kind or DEFAULT_PATTERN


def depth_of(kind: Kind, ancestors: tuple[Provision, ...]) -> int:
    """How deep a kind is nested in itself: 1 on the outside, 2 inside one of its kind."""
    return 1 + sum(ancestor.kind is kind for ancestor in ancestors)


def _number(provision: Provision, ancestors: tuple[Provision, ...], counting: _Count) -> None:
    if provision.label is not None:
        counting.numbers[provision.id] = provision.label
    elif provision.numbered:
        _count_up(provision, ancestors, counting)
    for child in provision.children:
        _number(child, (*ancestors, provision), counting)


def _count_up(provision: Provision, ancestors: tuple[Provision, ...], counting: _Count) -> None:
    scope = _scope(provision.kind, ancestors)
    depth = depth_of(provision.kind, ancestors)
    pattern = pattern_of(provision, counting.part, depth)
    key = (scope, provision.kind, pattern)
    number = provision.start or counting.last.get(key, 0) + 1
    counting.last[key] = number
    parent = counting.bare.get(scope, "")
    counting.numbers[provision.id] = written(pattern, number, counting.language, parent)
    core = written(_core(pattern), number, counting.language, parent)
    counting.bare[provision.id] = core


def _core(pattern: str) -> str:
    """The pattern without the punctuation around it: what a child's `{parent}` stands for."""
    first, last = pattern.index("{"), pattern.rindex("}")
    return pattern[first : last + 1]


def _scope(kind: Kind, ancestors: tuple[Provision, ...]) -> str:
    holders = SCOPES.get(kind, frozenset(Kind))
    return next((a.id for a in reversed(ancestors) if a.kind in holders), "")


def bare_number(number: str) -> str:
    """A number without its punctuation, as a cross-reference names it: "(b)" gives "b"."""
    return number.strip(" .)(（）、．:：\t\u00a0")


def with_path(text: Text, language: Language) -> Iterator[tuple[str, str]]:
    """Each numbered provision's id with its number in full, "4 (b)", for references and finds."""
    for part in text.parts:
        counted = part_numbers(part, language)
        for provision in part.provisions:
            yield from _paths(provision, "", counted)


def _paths(provision: Provision, above: str, counted: dict[str, str]) -> Iterator[tuple[str, str]]:
    number = counted.get(provision.id)
    path = above
    if number is not None:
        path = f"{above} ({bare_number(number)})" if above else bare_number(number)
        yield provision.id, path
    for child in provision.children:
        yield from _paths(child, path, counted)
