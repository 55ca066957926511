"""The one idea: a text is a tree of numbered provisions, worded in up to six languages.

All values are frozen. Nothing here knows how a text was made, stored or printed. Numbers are not
stored: `numbering.py` computes them from the tree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from wgtr.tree.languages import Language

# How many provisions may stand in one another. Drafts of treaties need about eight; the bound
# keeps every walk over a tree, ours or a library's, far from Python's limit on recursion.
DEEPEST = 100


class Kind(StrEnum):
    """What a provision is; what may stand in what is said by blueprints."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ITEM = "item"
    QUESTION_GROUP = "question_group"
    QUESTION = "question"
    ANSWER = "answer"
    TASK = "task"
    TABLE = "table"


class SpanKind(StrEnum):
    """What a stretch of words is, besides words."""

    WORDS = "words"
    LINK = "link"
    NOTE = "note"
    REFERENCE = "reference"
    SYMBOL = "symbol"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words with one look and one meaning.

    `target` depends on the kind: a link's address, a note's id, the id of the provision a
    cross-reference names, a document symbol, or the name of a fact that lives in records ("date",
    "deadline", "officer"). A cross-reference's words hold `{number}` where the number is to
    stand; a place's words are what was last known of the fact. A note mark has no words.
    """

    text: str = ""
    kind: SpanKind = SpanKind.WORDS
    target: str | None = None
    emphasis: bool = False
    strong: bool = False


Inlines = tuple[Span, ...]
Rows = tuple[tuple[Inlines, ...], ...]


def plain(inlines: Inlines) -> str:
    """The words alone, without note marks."""
    return "".join(span.text for span in inlines)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a provision says in one language: its heading, its body, and a table's cells."""

    heading: Inlines = ()
    body: Inlines = ()
    rows: Rows = ()

    def spans(self) -> Iterator[Span]:
        """Every span, in reading order."""
        yield from self.heading
        yield from self.body
        for row in self.rows:
            for cell in row:
                yield from cell


Wordings = Mapping[Language, Wording]


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered or unnumbered unit of a text, with a permanent id.

    `numbered` says whether it takes a number; `pattern`, `start` and `label` override what the
    part's numbering would give: another way of writing it, a number to begin at, or a literal
    label ("4 bis.") that counts for nothing. `about` names provisions that this one prepares or
    rests on: a letter's question names its agenda items.
    """

    id: str
    kind: Kind
    wording: Wordings = field(default_factory=dict)
    children: "tuple[Provision, ...]" = ()
    numbered: bool = False
    pattern: str | None = None
    start: int | None = None
    label: str | None = None
    about: tuple[str, ...] = ()

    def walk(self) -> "Iterator[Provision]":
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote; it may be called from several places and keeps one number."""

    id: str
    wording: Wordings = field(default_factory=dict)
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above a text. `lines` keeps it as printed; the rest is what was understood.

    `date` is ISO 8601, the same in all languages (DOMAIN 1.6: one date per symbol).
    """

    symbol: str | None = None
    date: str | None = None
    issued_by: Mapping[Language, str] = field(default_factory=dict)
    original_language: Language | None = None
    lines: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A slot of a meeting as the text gives it: ISO date and local times, None where unsaid."""

    date: str | None
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A letter, an agenda or an annex within a text.

    `label` is free ("A", "B-1", "1"), and so is the word before it ("Annex", "Attachment"): both
    change between a paper's stages. `numbering` maps a kind, or a kind and depth ("task/2"), to a
    pattern such as `{digit}.`; it comes from the blueprint, so that a number is a function of the
    tree alone.
    """

    id: str
    kind: str
    label: str | None = None
    title: Mapping[Language, Inlines] = field(default_factory=dict)
    provisions: tuple[Provision, ...] = ()
    numbering: Mapping[str, str] = field(default_factory=dict)
    masthead: Masthead | None = None
    sittings: tuple[Sitting, ...] = ()
    label_word: Mapping[Language, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Provision]:
        """Every provision of the part, in reading order."""
        for provision in self.provisions:
            yield from provision.walk()


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text: its parts in order and the notes they share, with the heading above them."""

    kind: str
    original_language: Language
    masthead: Masthead = field(default_factory=Masthead)
    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()
    note_pattern: str = "{digit}"
    notes_title: Mapping[Language, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Provision]:
        """Every provision of every part, in reading order."""
        for part in self.parts:
            yield from part.walk()

    def provision(self, provision_id: str) -> Provision:
        """The provision with this id; KeyError where there is none."""
        for provision in self.walk():
            if provision.id == provision_id:
                return provision
        raise KeyError(provision_id)

    def with_parts(self, parts: tuple[Part, ...]) -> "Text":
        """The same text with other parts."""
        return replace(self, parts=parts)


def leading_language(text: Text) -> Language:
    """The language that the others are measured by: the original, if it words a provision.

    Of a translation that came without its original, the language that words the most provisions.
    """
    worded = Counter(language for provision in text.walk() for language in provision.wording)
    if not worded or text.original_language in worded:
        return text.original_language
    return max(Language, key=lambda each: worded[each])


def note_calls(text: Text, language: Language) -> Iterator[str]:
    """The ids of notes as they are called in one language, in reading order, with repeats."""
    for part in text.parts:
        yield from _called(part.title.get(language, ()))
        for provision in part.walk():
            wording = provision.wording.get(language)
            if wording is not None:
                yield from _called(tuple(wording.spans()))


def _called(inlines: Inlines) -> Iterator[str]:
    for span in inlines:
        if span.kind is SpanKind.NOTE and span.target is not None:
            yield span.target
