"""What was typed in a plain field, as spans: every mark whose words stayed, stays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from wgtr.tree.provisions import Inlines, Span, SpanKind
from wgtr.tree.typed.brackets import IN_BRACKETS, Brackets

# Words of letters and digits; of Chinese, which has no blanks, each character; else one character.
_PIECE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W\u2e80-\u9fff\uf900-\ufaff]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, a character or a mark; `looks` says of each of its characters what span it is of."""

    text: str
    mark: Span | None = None
    looks: tuple[Span, ...] = ()

    @property
    def key(self) -> tuple[str, bool]:
        """What makes two units the same to a person."""
        return self.text, self.mark is not None


def read_back(old: Inlines, typed: str, brackets: Brackets) -> Inlines:
    """Give the spans that `typed` means where `old` was shown by `brackets` before.

    Line ends are taken as one character. Marks and looks stay on what stayed; words typed inside a
    link or an emphasis belong to it; a symbol that was changed is words again.
    """
    typed = _line_ends(typed)
    if typed == _line_ends(brackets.shown(old)):
        return old
    meanings = brackets.meanings(old)
    before, after = list(_units_of(old, brackets)), list(_units_in(typed, meanings))
    mended = _without_broken_symbols(_joined(_matched(before, after)), old)
    return tuple(_joined(mended))


def _line_ends(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _units_of(inlines: Inlines, brackets: Brackets) -> Iterator[_Unit]:
    """The units of spans as they are shown; a word may run over several spans."""
    run: list[tuple[str, Span]] = []
    for span in inlines:
        if span.kind in IN_BRACKETS:
            yield from _words(run)
            run = []
            yield _Unit(brackets.of(span), span)
        else:
            look = replace(span, text="")
            run.extend((letter, look) for letter in span.text)
    yield from _words(run)


def _words(run: Sequence[tuple[str, Span]]) -> Iterator[_Unit]:
    for found in _PIECE.finditer("".join(letter for letter, _ in run)):
        looks = tuple(look for _, look in run[found.start() : found.end()])
        yield _Unit(found[0], None, looks)


def _units_in(typed: str, meanings: dict[str, Span]) -> Iterator[_Unit]:
    """The units of what was typed: brackets that are known, and words without a look."""
    known = sorted(meanings, key=len, reverse=True)
    if not known:
        yield from (_Unit(found[0]) for found in _PIECE.finditer(typed))
        return
    position = 0
    for bracket in re.finditer("|".join(map(re.escape, known)), typed):
        yield from (_Unit(found[0]) for found in _PIECE.finditer(typed, position, bracket.start()))
        yield _Unit(bracket[0], meanings[bracket[0]])
        position = bracket.end()
    yield from (_Unit(found[0]) for found in _PIECE.finditer(typed, position))


def _matched(before: list[_Unit], after: list[_Unit]) -> Iterator[Span]:
    """The spans of `after`, each unit that was there before with the look it had."""
    keys = [unit.key for unit in before], [unit.key for unit in after]
    for tag, start, end, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (span for unit in before[start:end] for span in _as_it_was(unit))
        else:
            look = _look_between(before, start, end)
            yield from (unit.mark or replace(look, text=unit.text) for unit in after[first:last])


def _as_it_was(unit: _Unit) -> Iterator[Span]:
    if unit.mark is not None:
        yield unit.mark
    else:
        yield from (
            replace(look, text=letter) for letter, look in zip(unit.text, unit.looks, strict=True)
        )


def _look_between(before: list[_Unit], start: int, end: int) -> Span:
    """The look of words typed in place of `before[start:end]`: that of what was all around.

    At a border between two looks, and at the ends, they are plain.
    """
    looks = {look for unit in before[start:end] for look in unit.looks}
    if not looks:
        looks = {_look_at(before, start - 1, -1), _look_at(before, end, 0)}
    return looks.pop() if len(looks) == 1 else Span()


def _look_at(units: list[_Unit], place: int, side: int) -> Span:
    there = 0 <= place < len(units) and units[place].looks
    return units[place].looks[side] if there else Span()


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans with neighbours of one look made one."""
    last: Span | None = None
    for span in spans:
        if last is not None and _alike(last, span):
            last = replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _alike(one: Span, other: Span) -> bool:
    return one.kind not in IN_BRACKETS and replace(one, text="") == replace(other, text="")


def _without_broken_symbols(spans: Iterator[Span], old: Inlines) -> Iterator[Span]:
    """Spans in which a symbol that is no longer written as it was is words again."""
    whole = {(span.text, span.target) for span in old if span.kind is SpanKind.SYMBOL}
    for span in spans:
        if span.kind is SpanKind.SYMBOL and (span.text, span.target) not in whole:
            yield replace(span, kind=SpanKind.WORDS, target=None)
        else:
            yield span
