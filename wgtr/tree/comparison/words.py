"""Two runs of tokens compared: what was taken out, what was put in, readable and exact.

Exact: the tokens that stayed, with those taken out, are the old ones; with those put in, the new
ones. Readable: blanks and lone short words between two changes do not tear them apart, a sentence
of which little is left is shown replaced as a whole, and a change begins and ends where a sentence,
a clause or a word does, if it may.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from wgtr.tree.comparison.tokens import (
    CLAUSE_ENDS,
    SENTENCE_ENDS,
    Token,
    spans_of,
    tokens_of,
    weight,
)
from wgtr.tree.provisions import Inlines

Tokens = Sequence[Token]
# Where a change stands: old tokens from and to, new tokens from and to.
Change = tuple[int, int, int, int]
_LEFT_OF_A_SENTENCE = 0.4
_ISLAND = 0.6
_TOO_UNLIKE = 0.25
_LONG = 150
_MOST_PAIRS = 60_000


class Op(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words with what became of it.

    What stayed has the spans of both sides: they say the same. What was taken out has only
    `old`, what was put in only `new`.
    """

    op: Op
    old: Inlines = ()
    new: Inlines = ()

    @property
    def spans(self) -> Inlines:
        """What there is to show: the new side where there is one."""
        return self.old if self.op is Op.REMOVED else self.new


Segments = tuple[Segment, ...]


def compared(old: Inlines, new: Inlines) -> Segments:
    """Compare two wordings word by word."""
    if old == new:
        return (Segment(Op.SAME, old, new),) if old else ()
    before, after = tokens_of(old), tokens_of(new)
    return tuple(_segments(before, after, changes(before, after)))


def is_changed(segments: Segments) -> bool:
    """Whether anything was taken out or put in."""
    return any(segment.op is not Op.SAME for segment in segments)


def before(segments: Segments) -> Inlines:
    """The old wording, in its normal form."""
    return _joined(span for segment in segments for span in segment.old)


def after(segments: Segments) -> Inlines:
    """The new wording, in its normal form."""
    return _joined(span for segment in segments for span in segment.new)


def changes(old: Tokens, new: Tokens) -> list[Change]:
    """What differs between two runs of tokens, in order, tidied for reading."""
    head = _alike_from_the_start(old, new)
    tail = _alike_from_the_end(old, new, head)
    old_end, new_end = len(old) - tail, len(new) - tail
    if head == old_end and head == new_end:
        return []
    found = list(_gaps(old, new, (head, old_end, head, new_end)))
    found = _without_islands(_whole_sentences(found, old, new), old, new)
    return _slid(found, old, new)


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """How much two bags of words have in common, from 0 to 1."""
    total = old.total() + new.total()
    if not total:
        return 1.0
    small, large = (old, new) if len(old) < len(new) else (new, old)
    common = sum(min(count, large[word]) for word, count in small.items())
    return 2 * common / total


def _joined(spans: Iterator[object]) -> Inlines:
    return spans_of(tokens_of(tuple(spans)))  # type: ignore[arg-type]


def _segments(old: Tokens, new: Tokens, found: list[Change]) -> Iterator[Segment]:
    place, other = 0, 0
    for old_from, old_to, new_from, new_to in [*found, (len(old), len(old), len(new), len(new))]:
        if old_from > place:
            yield Segment(Op.SAME, spans_of(old[place:old_from]), spans_of(new[other:new_from]))
        if old_to > old_from:
            yield Segment(Op.REMOVED, old=spans_of(old[old_from:old_to]))
        if new_to > new_from:
            yield Segment(Op.ADDED, new=spans_of(new[new_from:new_to]))
        place, other = old_to, new_to


def _alike_from_the_start(old: Tokens, new: Tokens) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _alike_from_the_end(old: Tokens, new: Tokens, head: int) -> int:
    most = min(len(old), len(new)) - head
    count = 0
    while count < most and old[-1 - count] == new[-1 - count]:
        count += 1
    return count


def _gaps(old: Tokens, new: Tokens, area: Change) -> Iterator[Change]:
    """What stands between the tokens that stayed, without what is alike at its edges."""
    old_from, old_to, new_from, new_to = area
    pairs = [(old_from - 1, new_from - 1), *_stayed(old, new, area), (old_to, new_to)]
    for (left, other_left), (right, other_right) in pairwise(pairs):
        gap, other = old[left + 1 : right], new[other_left + 1 : other_right]
        head = _alike_from_the_start(gap, other)
        tail = _alike_from_the_end(gap, other, head)
        change = (left + 1 + head, right - tail, other_left + 1 + head, other_right - tail)
        if change[0] < change[1] or change[2] < change[3]:
            yield change


def _stayed(old: Tokens, new: Tokens, area: Change) -> list[tuple[int, int]]:
    """Places of words that stayed; blanks hold nothing together, so they are not asked."""
    old_from, old_to, new_from, new_to = area
    ours = [place for place in range(old_from, old_to) if not old[place].blank]
    theirs = [place for place in range(new_from, new_to) if not new[place].blank]
    one, other = [old[place] for place in ours], [new[place] for place in theirs]
    return [(ours[a], theirs[b]) for a, b in _pairs(one, other)]


def _pairs(old: Tokens, new: Tokens) -> Iterator[tuple[int, int]]:
    if not old or not new:
        return
    if len(old) + len(new) > _LONG:
        yield from _pairs_by_sentence(old, new)
    else:
        yield from _pairs_by_word(old, new, 0, 0)


def _pairs_by_sentence(old: Tokens, new: Tokens) -> Iterator[tuple[int, int]]:
    """Sentences that stayed first; words are only compared between those."""
    ours, theirs = _sentences(old), _sentences(new)
    keys = [tuple(old[a:b]) for a, b in ours], [tuple(new[a:b]) for a, b in theirs]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        if op == "equal":
            for (start, end), (other, _) in zip(ours[a1:a2], theirs[b1:b2], strict=True):
                yield from ((start + n, other + n) for n in range(end - start))
        elif op == "replace":
            start, other = ours[a1][0], theirs[b1][0]
            block, others = old[start : ours[a2 - 1][1]], new[other : theirs[b2 - 1][1]]
            yield from _pairs_by_word(block, others, start, other)


def _pairs_by_word(old: Tokens, new: Tokens, start: int, other: int) -> Iterator[tuple[int, int]]:
    bags = Counter(t.text for t in old), Counter(t.text for t in new)
    if likeness(*bags) < _TOO_UNLIKE:
        return
    ours, theirs = list(old), list(new)
    if sum(count * bags[1][word] for word, count in bags[0].items()) > _MOST_PAIRS:
        ours, theirs = _only_once(ours, bags[0]), _only_once(theirs, bags[1])
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from ((start + a + n, other + b + n) for n in range(size))


def _only_once(tokens: list[Token], bag: Counter[str]) -> list[Token]:
    """What is said again and again cannot be told apart: it is made unlike everything else."""
    return [token if bag[token.text] == 1 else Token(token.text, object()) for token in tokens]


def _sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    ends = [n + 1 for n, token in enumerate(tokens) if token.text in SENTENCE_ENDS]
    if not ends or ends[-1] != len(tokens):
        ends.append(len(tokens))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _whole_sentences(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes within one sentence of which little stayed become one."""
    made: list[Change] = []
    cluster: list[Change] = []
    for change in found:
        if cluster and _ends_a_sentence(old[cluster[-1][1] : change[0]]):
            made += _one_or_all(cluster, old, new)
            cluster = []
        cluster.append(change)
    return made + (_one_or_all(cluster, old, new) if cluster else [])


def _one_or_all(cluster: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    first, last = cluster[0], cluster[-1]
    stayed = sum(_weight(old[a[1] : b[0]]) for a, b in pairwise(cluster))
    total = max(_weight(old[first[0] : last[1]]), _weight(new[first[2] : last[3]]))
    if stayed >= _LEFT_OF_A_SENTENCE * total:
        return cluster
    return [(first[0], last[1], first[2], last[3])]


def _without_islands(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Join changes with nothing between them but a blank, a sign, or one short word."""
    made: list[Change] = []
    for change in found:
        while made and _is_island(old[made[-1][1] : change[0]], made[-1], change, old, new):
            last = made.pop()
            change = (last[0], change[1], last[2], change[3])  # noqa: PLW2901 - it grows
        made.append(change)
    return made


def _is_island(between: Tokens, left: Change, right: Change, old: Tokens, new: Tokens) -> bool:
    if _ends_a_sentence(between):
        return False
    here = _weight(between)
    beside = min(max(_weight(old[c[0] : c[1]]), _weight(new[c[2] : c[3]])) for c in (left, right))
    return here == 0 or (here <= _ISLAND and here <= beside) or 3 * here <= beside


def _ends_a_sentence(tokens: Tokens) -> bool:
    return any(token.text in SENTENCE_ENDS for token in tokens)


def _weight(tokens: Tokens) -> float:
    return sum(weight(token.text) for token in tokens)


def _slid(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Move what was only put in, or only taken out, to the best of the places it fits as well."""
    made: list[Change] = []
    for number, change in enumerate(found):
        left = made[-1] if made else (0, 0, 0, 0)
        right = found[number + 1] if number + 1 < len(found) else None
        old_end = right[0] if right else len(old)
        if change[0] == change[1]:
            room = change[0] - left[1], old_end - change[1]
            step = _best_step(new, change[2], change[3], *room)
        elif change[2] == change[3]:
            room = change[0] - left[1], old_end - change[1]
            step = _best_step(old, change[0], change[1], *room)
        else:
            step = 0
        made.append((change[0] + step, change[1] + step, change[2] + step, change[3] + step))
    return made


def _best_step(tokens: Tokens, start: int, end: int, back: int, ahead: int) -> int:
    """How far to move a stretch along what repeats itself around it."""
    steps = [0]
    while len(steps) <= back and tokens[start - len(steps)] == tokens[end - len(steps)]:
        steps.append(-len(steps))
    further = 0
    while further < ahead and tokens[start + further] == tokens[end + further]:
        further += 1
        steps.append(further)
    return max(
        steps,
        key=lambda s: (_border(tokens, start + s) + _border(tokens, end + s), -abs(s)),
    )


def _border(tokens: Tokens, place: int) -> int:
    """How good a place is to begin or end a change, before the token standing there."""
    if place in {0, len(tokens)}:
        return 5
    last = tokens[place - 1]
    if last.blank:
        word = tokens[place - 2].text if place > 1 else "."
        return 5 if word in SENTENCE_ENDS else 4 if word in CLAUSE_ENDS else 3
    if last.text in SENTENCE_ENDS | CLAUSE_ENDS:
        return 3 if tokens[place].blank else 2
    return 1 if tokens[place].blank else 0
