"""Random whole texts: six languages, nested kinds, shared notes, spans of all kinds, tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from hypothesis import strategies as st

from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Masthead,
    Note,
    Part,
    Provision,
    Sitting,
    Span,
    SpanKind,
    Text,
    Wording,
)

WORDS = (
    *(
        "the report",
        "annual ",
        "{number}",
        "{",
        "}",
        "a\u00a0b",
        "\n",
        '"',
        "<b>",
        "\\",
        "١٢٣",
        "²",
    ),
    *(
        "报告",
        "第一条",
        "отчет",
        "пункт ",
        "تقرير",
        "الفقرة ",
        "l’État",
        "año",
        "👩\u200d🚀",
        "e\u0301",
    ),
)
PATTERNS = (
    *("{digit}.", "{letter}.", "({letter})", "{roman})", "({roman})", "{capital}.", "{digit})"),
    *("{parent}.{digit}", "{capital-roman}.", "{chinese}、", "{abjad} -", "{cyrillic-lower})"),
    *("{un-letter})", "§ {digit}", "Rule {digit}:"),
)
LABELS = ("4 bis.", "*", "B-1", "Attachment A", "", "第三条")
IDS = tuple(f"p{number}" for number in range(1, 30))
NOTES = ("n1", "n2", "n3", "n4")
PLACES = ("date", "deadline", "officer")
TARGETS = {
    SpanKind.LINK: ("https://example.org/a?b=c", "#", "mailto:x@example.org"),
    SpanKind.NOTE: (*NOTES, "gone"),
    SpanKind.REFERENCE: (*IDS[:12], "part1", "gone"),
    SpanKind.SYMBOL: ("ATT/CSP11.WGTR/2025/CHAIR/9001/DrAgenda",),
    SpanKind.PLACE: PLACES,
}

languages = st.sampled_from(Language)
words = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    kind = draw(st.sampled_from(SpanKind))
    target = draw(st.sampled_from(TARGETS[kind])) if kind in TARGETS else None
    said = "" if kind is SpanKind.NOTE else draw(words)
    look = draw(st.integers(0, 7))
    return Span(said, kind, target, emphasis=look == 1, strong=look == 2)


inlines: st.SearchStrategy[Inlines] = st.lists(spans(), max_size=3).map(tuple)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    heading = draw(inlines) if draw(st.integers(0, 3)) == 0 else ()
    rows: tuple[tuple[Inlines, ...], ...] = ()
    if draw(st.integers(0, 9)) == 0:
        rows = tuple(
            tuple(row) for row in draw(st.lists(st.lists(inlines, max_size=2), max_size=2))
        )
    return Wording(heading, draw(inlines), rows)


worded = st.dictionaries(languages, wordings(), max_size=2)


@dataclass
class Making:
    """What is drawn from while a text grows."""

    draw: st.DrawFn
    plain_numbers: bool
    left: int
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def siblings(self, depth: int) -> tuple[Provision, ...]:
        wanted = self.draw(st.integers(0 if depth > 1 else 1, 4 if depth < 5 else 0))
        made: list[Provision] = []
        while len(made) < wanted and self.left > 0:
            self.left -= 1
            made.append(self.provision(depth))
        return tuple(made)

    def provision(self, depth: int) -> Provision:
        provision = Provision(
            id=f"p{next(self.ids)}",
            kind=self.draw(st.sampled_from(Kind)),
            wording=self.draw(worded),
            numbered=self.draw(st.booleans()),
        )
        if not self.plain_numbers:
            provision = self.odd(provision)
        return replace(provision, children=self.siblings(depth + 1))

    def odd(self, provision: Provision) -> Provision:
        """One in three has something of its own."""
        oddity = self.draw(st.integers(0, 11))
        if oddity == 0:
            return replace(provision, pattern=self.draw(st.sampled_from(PATTERNS)))
        if oddity == 1:
            return replace(provision, start=self.draw(st.sampled_from((1, 3, 26, 400, 9_999))))
        if oddity == 2:
            return replace(provision, label=self.draw(st.sampled_from(LABELS)))
        if oddity == 3:
            return replace(provision, about=(self.draw(st.sampled_from(IDS)),))
        return provision


@st.composite
def texts(draw: st.DrawFn, *, plain_numbers: bool = False, size: int = 12) -> Text:
    """A whole text; with `plain_numbers` nothing has a pattern, start or label of its own."""
    making = Making(draw, plain_numbers, size)
    part_count = draw(st.integers(1, 3))
    return Text(
        kind="annotated-agenda",
        original_language=draw(languages),
        masthead=draw(mastheads) if draw(st.booleans()) else Masthead(),
        parts=tuple(_part(making, number) for number in range(1, part_count + 1)),
        notes=tuple(draw(notes)),
        note_pattern=draw(st.sampled_from(("{digit}", "({letter})", "{circled}"))),
        notes_title=draw(st.dictionaries(languages, words, max_size=2)),
    )


def _part(making: Making, number: int) -> Part:
    draw = making.draw
    keys = st.sampled_from([*Kind, "task/2", "item/2", "question/3"])
    numbering = st.dictionaries(keys, st.sampled_from(PATTERNS), max_size=3)
    return Part(
        id=f"part{number}",
        kind=draw(st.sampled_from(("letter", "agenda", "annex"))),
        label=draw(st.none() | st.sampled_from(LABELS)),
        title=draw(st.dictionaries(languages, inlines, max_size=2)),
        provisions=making.siblings(1),
        numbering={} if making.plain_numbers else draw(numbering),
        masthead=draw(mastheads) if draw(st.integers(0, 4)) == 0 else None,
        sittings=draw(st.sampled_from(((), (Sitting("2025-02-28", "10:00", "13:00"),)))),
        label_word=draw(st.dictionaries(languages, words, max_size=2)),
    )


mastheads = st.builds(
    Masthead,
    symbol=st.sampled_from((None, "ATT/CSP11.WGTR/2025/CHAIR/9001/DrAgenda")),
    date=st.sampled_from((None, "2025-01-29")),
    issued_by=st.dictionaries(languages, words, max_size=2),
    original_language=st.none() | languages,
    lines=st.dictionaries(languages, st.lists(words, max_size=2).map(tuple), max_size=2),
)
notes = st.lists(st.sampled_from(NOTES), unique=True).flatmap(
    lambda ids: st.tuples(
        *(
            st.builds(
                Note,
                id=st.just(note_id),
                wording=worded,
                label=st.sampled_from((None, None, None, "*", "")),
            )
            for note_id in ids
        )
    )
)


def mapped(text: Text, change: Callable[[Provision], Provision]) -> Text:
    """The text with every provision changed, its children first."""

    def one(provision: Provision) -> Provision:
        return change(replace(provision, children=tuple(one(p) for p in provision.children)))

    return text.with_parts(
        tuple(replace(part, provisions=tuple(map(one, part.provisions))) for part in text.parts)
    )


def worded_in(language: Language, said: str) -> dict[Language, Wording]:
    return {language: Wording(body=(Span(said),))}
