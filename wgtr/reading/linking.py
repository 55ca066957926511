"""What the words point at: symbols, annexes, and the item each of a letter's questions is for.

Questions follow the order of the agenda. So they are matched to items together: of all ways to give
each question an item without going back, the one with the most in common in words is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import log, sqrt

from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)
from wgtr.tree.symbols import Grammars
from wgtr.tree.symbols.marking import with_symbols

_NoteWords = Mapping[str, str]
_WORD = re.compile(r"\w+")
_LONGEST_STEM = 6
_SHORTEST_STEM = 5  # for Russian, whose endings begin early
_TITLE_WEIGHT = 3
_MOST_PAIRS = 10_000  # a letter asks ten questions about ten items; each pair is weighed


def with_links(text: Text, lexicon: Lexicon, grammars: Grammars) -> Text:
    """The text with symbols and annexes marked, and questions tied to items."""
    marked = _with_marks(text, lexicon, grammars)
    return _with_items(marked, lexicon)


def _with_marks(text: Text, lexicon: Lexicon, grammars: Grammars) -> Text:
    annexes = _annex_pattern(text, lexicon)

    def inlines(spans: Inlines) -> Inlines:
        found = with_symbols(spans, grammars)
        return tuple(part for span in found for part in _annexes_in(span, annexes, text))

    def wording(words: Wording) -> Wording:
        return replace(words, body=inlines(words.body))

    def provision(old: Provision) -> Provision:
        worded = {language: wording(words) for language, words in old.wording.items()}
        children = tuple(provision(child) for child in old.children)
        return replace(old, wording=worded, children=children)

    parts = tuple(replace(p, provisions=tuple(map(provision, p.provisions))) for p in text.parts)
    notes = tuple(
        replace(n, wording={lang: wording(words) for lang, words in n.wording.items()})
        for n in text.notes
    )
    return replace(text, parts=parts, notes=notes)


def _annex_pattern(text: Text, lexicon: Lexicon) -> re.Pattern[str] | None:
    labels = [re.escape(part.label) for part in text.parts if part.label]
    if not labels:
        return None
    words = "|".join(re.escape(w) for w in lexicon["words.annex"].phrases)
    longest_first = "|".join(sorted(labels, key=len, reverse=True))
    # Russian names an annex in other cases; each adds or changes a letter or two.
    ending = r"(?:[а-яё]{1,2})?" if lexicon.language == "ru" else ""
    stems = "|".join(re.escape(w[:-1]) for w in lexicon["words.annex"].phrases) if ending else words
    pattern = rf"(?P<word>(?:{stems}){ending}\s?)(?P<label>{longest_first})(?![A-Za-z0-9٠-٩-])"
    return re.compile(pattern, re.IGNORECASE)


def _annexes_in(span: Span, pattern: re.Pattern[str] | None, text: Text) -> Iterator[Span]:
    """Words, or a link that leads nowhere, divided at the annexes they name."""
    nowhere = span.kind is SpanKind.LINK and (span.target or "") in {"", "#"}
    if pattern is None or not (span.kind is SpanKind.WORDS or nowhere):
        yield span
        return
    position = 0
    for hit in pattern.finditer(span.text):
        target = next((p.id for p in text.parts if p.label == hit["label"]), None)
        if target is None:
            continue
        if hit.start() > position:
            yield replace(span, text=span.text[position : hit.start()])
        shown = f"{hit['word']}{{number}}"
        yield replace(span, text=shown, kind=SpanKind.REFERENCE, target=target)
        position = hit.end()
    if position < len(span.text):
        yield replace(span, text=span.text[position:])


def _with_items(text: Text, lexicon: Lexicon) -> Text:
    questions = [p for part in text.parts if part.kind == "letter" for p in part.walk()]
    questions = [p for p in questions if p.kind is Kind.BULLET]
    items = _top_items(text)
    if not questions or not items:
        return text
    notes = {n.id: plain(n.wording.get(lexicon.language, Wording()).body) for n in text.notes}
    if len(questions) * len(items) > _MOST_PAIRS:
        return text
    chosen = _in_order(_similarities(questions, items, notes, lexicon))
    about = {q.id: (items[place].id,) for q, place in zip(questions, chosen, strict=True)}
    return text.with_parts(tuple(_told(part, about) for part in text.parts))


def _top_items(text: Text) -> list[Provision]:
    agendas = (part for part in text.parts if part.kind == "agenda")
    return [p for part in agendas for p in part.provisions if p.kind is Kind.ITEM and p.numbered]


def _told(part: Part, about: Mapping[str, tuple[str, ...]]) -> Part:
    def told(provision: Provision) -> Provision:
        children = tuple(told(child) for child in provision.children)
        return replace(provision, about=about.get(provision.id, provision.about), children=children)

    return replace(part, provisions=tuple(told(p) for p in part.provisions))


def _similarities(
    questions: list[Provision], items: list[Provision], notes: _NoteWords, lexicon: Lexicon
) -> list[list[float]]:
    """How much each question has in common with each item, rare words counting most."""
    bags = [_item_bag(item, notes, lexicon) for item in items]
    rarity = _rarity(bags)
    weighed = [{t: log(1 + n) * rarity[t] for t, n in bag.items()} for bag in bags]
    lengths = [sqrt(sum(weight**2 for weight in bag.values())) or 1 for bag in weighed]
    asked = [_bag(_words_of(question, lexicon)) for question in questions]
    return [
        [_common(bag, item, rarity) / long for item, long in zip(weighed, lengths, strict=True)]
        for bag in asked
    ]


def _common(asked: Counter[str], item: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """What a question has of an item's words, repeated words counting less and less."""
    return sum(log(1 + asked[t]) * rarity[t] * item[t] for t in asked if t in item)


def _rarity(bags: list[Counter[str]]) -> dict[str, float]:
    held = Counter(term for bag in bags for term in bag)
    return {term: log((1 + len(bags)) / count) for term, count in held.items()}


def _item_bag(item: Provision, notes: _NoteWords, lexicon: Lexicon) -> Counter[str]:
    """An item's words: its title counts most, then its annotation, then the notes it calls."""
    title = plain(item.wording.get(lexicon.language, Wording()).heading)
    bag = _bag(" ".join(_words_of(p, lexicon) for p in item.walk()))
    for term, count in _bag(title).items():
        bag[term] += _TITLE_WEIGHT * count
    called = {
        span.target or ""
        for provision in item.walk()
        for span in provision.wording.get(lexicon.language, Wording()).spans()
        if span.kind is SpanKind.NOTE
    }
    for note in called & notes.keys():
        bag.update(_bag(notes[note]))
    return bag


def _words_of(provision: Provision, lexicon: Lexicon) -> str:
    wording = provision.wording.get(lexicon.language, Wording())
    labels = " ".join(span.target or "" for span in wording.body if span.kind is SpanKind.REFERENCE)
    return f"{plain(wording.heading)} {plain(wording.body)} {labels}"


def _bag(words: str) -> Counter[str]:
    """Pairs of characters for Chinese, beginnings of words for the rest."""
    bag: Counter[str] = Counter()
    for word in _WORD.findall(folded(words)):
        if "\u3400" <= word[0] <= "\u9fff":
            bag.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            bag[word[: _SHORTEST_STEM if "\u0400" <= word[0] <= "\u04ff" else _LONGEST_STEM]] += 1
    return bag


def _in_order(scores: list[list[float]]) -> list[int]:
    """For each question the item that makes the best whole, never going back in the agenda."""
    best: list[list[float]] = []
    came: list[list[int]] = []
    for row in scores:
        above = best[-1] if best else [0.0] * len(row)
        so_far = _best_so_far(above)
        came.append(so_far)
        best.append([above[k] + row[j] for j, k in enumerate(so_far)])
    place = max(range(len(best[-1])), key=lambda j: best[-1][j])
    chosen = [place]
    for step in reversed(came[1:]):
        place = step[place]
        chosen.append(place)
    return chosen[::-1]


def _best_so_far(scores: list[float]) -> list[int]:
    """For each place the first of the best places up to it."""
    best = 0
    places = []
    for place, score in enumerate(scores):
        best = place if score > scores[best] else best
        places.append(best)
    return places
