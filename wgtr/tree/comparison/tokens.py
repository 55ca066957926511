"""Words cut into what is compared: words, numbers, signs, blanks, in six languages.

* A word keeps its vowel signs, tatweel and clitics as written (Arabic), its hyphens ("Co-chairs")
  and its digits ("CSP11"); what French elides ("l’", "qu’") is a word of its own.
* A number keeps the signs within it ("10:00"), a symbol, address or mailbox stays whole.
* Chinese is cut by character; figures written in characters ("二〇二五") stay together.
* Every blank and every sign is a token, so that joining all of them gives the words back exactly.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from wgtr.tree.edits import WHOLE
from wgtr.tree.provisions import Inlines, Span, SpanKind

# Python's \w holds neither vowel signs nor joiners: they belong to the letter before them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u200c\u200d\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f"
)
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_LETTER = rf"(?:(?![{HAN}])[^\W_][{_MARKS}]*)"
_WORD = rf"{_LETTER}+(?:[-‑·'’]{_LETTER}+)*"
_ELIDED = rf"(?:[cdjlmnstCDJLMNST]|(?:[jJ]us|[lL]ors|[pP]uis|[qQ]uel)?[qQ]u)[’'](?={_LETTER})"
_FIGURES = "[〇零一二三四五六七八九十百千]+"
_TOKEN = re.compile(
    r"https?://[^\s<>\"()（）]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[A-Z]{2,}\d*(?:[./][A-Za-z0-9]+){2,}"
    r"|\d+(?:[.,:٫٬]\d+)+"
    rf"|{_ELIDED}|{_WORD}|{_FIGURES}"
    rf"|\s|\S(?:\u200d\S|[{_MARKS}])*",
    re.DOTALL,
)
_OF_HAN = re.compile(f"[{HAN}]")
SENTENCE_ENDS = frozenset(".!?;:。！？；：؟؛…\n")
CLAUSE_ENDS = frozenset(",，、،)）»”")
_SHORT_WORD = 3
Look = tuple[SpanKind, str | None, bool, bool]


class Token(NamedTuple):
    """A stretch that is compared as one: what it says, how it looks, whether it stands alone.

    Two tokens are the same when both are. `whole` tokens stand for one thing each (a note's call, a
    cross-reference) and are never joined with their neighbours.
    """

    text: str
    look: Hashable = None
    whole: bool = False

    @property
    def blank(self) -> bool:
        """Whether it says nothing but distance."""
        return not self.whole and self.text.isspace()


@lru_cache(maxsize=50_000)
def cut(words: str) -> tuple[str, ...]:
    """Words as the strings that are compared."""
    return tuple(_TOKEN.findall(words))


@lru_cache(maxsize=50_000)
def weight(text: str) -> float:
    """How much a reader holds on to a token: nothing for blanks, little for signs and "of"."""
    if text.isspace():
        return 0.0
    if not text or not text[0].isalnum():
        return 1.0 if not text else 0.25
    if _OF_HAN.match(text):
        return 0.5
    return 0.5 if len(text) <= _SHORT_WORD and not text[0].isdigit() else 1.0


def tokens_of(inlines: Inlines) -> list[Token]:
    """Spans as tokens; how they were cut into spans of one look makes no difference."""
    made: list[Token] = []
    for whole, look, words in _stretches(inlines):
        if whole:
            made.append(Token(words, look, whole=True))
        else:
            made += [Token(text, look) for text in cut(words)]
    return made


def spans_of(tokens: Iterable[Token]) -> Inlines:
    """The spans of tokens made by `tokens_of`, as few as their looks allow."""
    made: list[Span] = []
    words: list[str] = []
    look: Hashable = None
    for token in tokens:
        if words and (token.whole or token.look != look):
            made.append(_span("".join(words), look))
            words = []
        if token.whole:
            made.append(_span(token.text, token.look))
        else:
            words.append(token.text)
        look = token.look
    return (*made, _span("".join(words), look)) if words else tuple(made)


def normal(inlines: Inlines) -> Inlines:
    """The same spans as few as their looks allow: what says the same has the same normal form."""
    return spans_of(tokens_of(inlines))


def say_the_same(one: Inlines, other: Inlines) -> bool:
    """Whether two wordings have the same words in the same looks, however they are cut."""
    return one == other or list(_stretches(one)) == list(_stretches(other))


def _stretches(inlines: Inlines) -> Iterator[tuple[bool, Hashable, str]]:
    """Runs of one look with their words; a thing that stands for itself is a run."""
    words, running = "", None
    for span in inlines:
        if not span.text and span.kind is SpanKind.WORDS:
            continue
        look = (span.kind, span.target, span.emphasis, span.strong)
        whole = span.kind in WHOLE or span.kind is SpanKind.NOTE or _is_empty_thing(span)
        if words and (whole or look != running):
            yield False, running, words
            words = ""
        if whole:
            yield True, look, span.text
        else:
            words += span.text
            running = look
    if words:
        yield False, running, words


def _is_empty_thing(span: Span) -> bool:
    return not span.text and span.kind is not SpanKind.WORDS


def _span(words: str, look: Hashable) -> Span:
    kind, target, emphasis, strong = cast("Look", look)
    return Span(words, kind, target, emphasis, strong)
