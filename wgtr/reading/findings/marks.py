"""Note marks: those that call no note, second calls in the wrong place, and the order."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wgtr.reading.findings.clauses import clauses_of
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import NOTE, Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.tokens import is_wide, tokens
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading
from wgtr.tree.provisions import SpanKind, plain

_RARE_SHARE = 0.15
_RARE_AT_LEAST = 3
_CLEARLY_MORE = 3
_MOST_IN_A_PASSAGE = 40
_MOST_MARKS = 2_000
_SENTENCE_END = re.compile(r"[.!?。！？؟]\s")


class Call(NamedTuple):
    """A note's mark in a passage: the words before it and behind it."""

    passage: Passage
    target: str
    before: str
    after: str


def mark_findings(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find marks that call no note or the wrong one, and notes out of order or never called.

    Nothing is looked for where a text is strewn with marks: it would take minutes.
    """
    marks = [sum(span.kind is SpanKind.NOTE for span in passage.inlines) for passage in passages]
    if max(marks, default=0) > _MOST_IN_A_PASSAGE or sum(marks) > _MOST_MARKS:
        return
    calls = [call for passage in passages for call in _calls(passage)]
    for call in calls:
        if call.target.startswith("?"):
            yield call.passage.finding("stray-note-marker", _calls_none(call), _around(call))
    yield from _misplaced(calls, passages, terms)
    yield from _out_of_order(calls, reading)
    yield from _uncalled(calls, reading, passages)


def _calls_none(call: Call) -> str:
    return (
        f"The mark {call.target[1:]} calls no note: take it out, or add the note it was meant for."
    )


def _calls(passage: Passage) -> Iterator[Call]:
    for place, span in enumerate(passage.inlines):
        if span.kind is SpanKind.NOTE and span.target:
            before, after = passage.inlines[:place], passage.inlines[place + 1 :]
            yield Call(passage, span.target, plain(before), plain(after))


def _around(call: Call) -> str:
    return f"{call.before[-60:]}[{call.target.lstrip('?n')}]{call.after[:40]}"


class _Notes:
    """What each note is about: the telling stems of its words and of where it is first called."""

    def __init__(self, calls: list[Call], passages: list[Passage], terms: Terms) -> None:
        self.terms = terms
        self.telling = _telling(passages, terms)
        self.first = {call.target: call for call in reversed(calls)}
        self.calls: dict[str, list[Call]] = {}
        for call in calls:
            self.calls.setdefault(call.passage.where, []).append(call)
        self.anchors: dict[int, set[str]] = {}
        self.bodies = {p.where: _stems(p.even, terms) for p in passages if p.part == NOTE}

    def common(self, call: Call, target: str) -> int:
        """How many telling stems the words before a mark share with a note."""
        known = self.bodies[target] | self._anchor(self.first[target])
        return len(self._anchor(call) & self.telling & known)

    def _anchor(self, call: Call) -> set[str]:
        """A call's anchor, made once."""
        if id(call) not in self.anchors:
            self.anchors[id(call)] = _anchor(call, self.terms)
        return self.anchors[id(call)]


def _misplaced(calls: list[Call], passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Second calls that break a sentence, in words that have nothing to do with the note."""
    notes = _Notes(calls, passages, terms)
    for call in calls:
        again = call.target in notes.bodies and notes.first[call.target] is not call
        if again and _is_misplaced(call, notes):
            message = (
                f"Note {call.target[1:]} is called here a second time, but these words have "
                "nothing to do with it: take the mark out, and check whether a word was lost."
            )
            yield call.passage.finding("stray-note-marker", message, _around(call))


def _is_misplaced(call: Call, notes: _Notes) -> bool:
    """Whether words are about another note called in their sentence, or about none, in a word."""
    own = notes.common(call, call.target)
    others = [c for c in notes.calls[call.passage.where] if c.target != call.target]
    beside = [c.target for c in others if _same_sentence(call, c) and c.target in notes.bodies]
    if beside:
        return own * _CLEARLY_MORE <= max(notes.common(call, target) for target in beside)
    in_word = call.before[-1:].isalpha() and call.after[:1].isalpha()
    return own == 0 and in_word and not is_wide(call.after[:1])


def _same_sentence(one: Call, other: Call) -> bool:
    early, late = sorted((one.before, other.before), key=len)
    between = late[len(early) :]
    return _SENTENCE_END.search(between + " ") is None and not re.search("[。！？]", between)


def _telling(passages: list[Passage], terms: Terms) -> set[str]:
    """Stems that say what a passage is about: those that few passages hold."""
    held = Counter(stem for p in passages for stem in _stems(p.even, terms))
    most = max(_RARE_AT_LEAST, int(len(passages) * _RARE_SHARE))
    return {stem for stem, count in held.items() if count <= most}


def _stems(even: str, terms: Terms) -> set[str]:
    """Stems of words; pairs of neighbouring characters in Chinese."""
    found = [token.stem for token in tokens(even, terms)]
    wide = {a + b for a, b in pairwise(found) if is_wide(a) and is_wide(b)}
    return wide | {stem for stem in found if not is_wide(stem)}


def _anchor(call: Call, terms: Terms) -> set[str]:
    """The stems of the clause that ends with the mark, less the verbs of decisions."""
    clause = next((c for c in reversed(clauses_of(folded(call.before))) if c.even.strip()), None)
    words = clause.even if clause else ""
    for verb in ("adopted", "welcomed", "endorsed", "approved"):
        words = terms[f"verbs.{verb}"].pattern.sub(" ", words)
    return _stems(words, terms)


def _out_of_order(calls: list[Call], reading: Reading) -> Iterator[Finding]:
    """Numbered notes whose first calls do not come in the order of the numbers."""
    numbers = {n.id: f.mark for n, f in zip(reading.text.notes, reading.notes, strict=True)}
    highest, seen = 0, set[str]()
    for call in calls:
        mark = numbers.get(call.target) or ""
        if call.target in seen or not mark.isdigit() or call.passage.part == NOTE:
            continue
        seen.add(call.target)
        if int(mark) < highest:
            message = (
                f"Note {mark} is first called behind note {highest}: number the notes in the "
                "order of their calls."
            )
            yield call.passage.finding("note-order", message, _around(call))
        highest = max(highest, int(mark))


def _uncalled(calls: list[Call], reading: Reading, passages: list[Passage]) -> Iterator[Finding]:
    """Notes that nothing calls; where few calls were read, the reading is to blame."""
    called = {call.target for call in calls}
    missing = [note.id for note in reading.text.notes if note.id not in called]
    if len(missing) * 2 >= len(reading.text.notes):
        return
    for passage in passages:
        if passage.where in missing and passage.part == NOTE:
            message = f"Nothing calls note {passage.where[1:]}: set its mark, or take it out."
            yield passage.finding("uncalled-note", message, passage.words)
