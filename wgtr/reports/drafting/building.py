"""Building the tree of a drafted report: headings and paragraphs with ids that do not wander.

The id of a provision says from which record it comes (`r-said-12`, `r-outcome-3`), so that a report
drafted again meets the same provisions, however they were moved or reworded by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Kind, Part, Provision, Rows, Span, SpanKind, Wording

MINE = "r-"
"""What the ids of drafted provisions begin with."""

Said = Mapping[Language, str]


def heading(name: str, words: Said, children: Iterable[Provision]) -> list[Provision]:
    """A numbered heading with what stands under it; nothing where nothing does."""
    below = tuple(children)
    if not below:
        return []
    wording = {language: Wording(heading=spans(said)) for language, said in words.items()}
    return [Provision(f"{MINE}{name}", Kind.HEADING, wording, below, numbered=True)]


def paragraph(
    name: str, words: Said, children: Iterable[Provision] = (), *, missing: Said | None = None
) -> Provision:
    """A numbered paragraph; what is `missing` in a language is an open place in its words."""
    open_places = missing or {}
    wording = {
        language: Wording(body=_with_place(said, open_places.get(language, "")))
        for language, said in words.items()
    }
    return Provision(f"{MINE}{name}", Kind.PARAGRAPH, wording, tuple(children), numbered=True)


def gap(name: str, words: Said) -> Provision:
    """A place where something is missing, in brackets: it is listed before the report is issued."""
    wording = {
        language: Wording(body=(Span(said, SpanKind.PLACE, "record"),))
        for language, said in words.items()
    }
    return Provision(f"{MINE}{name}", Kind.PARAGRAPH, wording)


def table(name: str, rows: Mapping[Language, Iterable[Iterable[str]]]) -> Provision:
    """A table, its first row the heads."""
    wording = {language: Wording(rows=_rows(said)) for language, said in rows.items()}
    return Provision(f"{MINE}{name}", Kind.TABLE, wording)


def title_of(words: Said) -> dict[Language, Inlines]:
    """A title in the languages in which it is known."""
    return {language: spans(said) for language, said in words.items()}


def spans(words: str) -> Inlines:
    """Words as a provision holds them."""
    return (Span(words),) if words else ()


def _with_place(words: str, missing: str) -> Inlines:
    before, place, after = words.partition(missing) if missing else (words, "", "")
    return (
        *spans(before),
        *((Span(place, SpanKind.PLACE, "record"),) * bool(place)),
        *spans(after),
    )


def annexed(parts: Iterable[Part], labels: Iterable[str], word: Said) -> list[Part]:
    """Parts as annexes, labelled anew in order."""
    return [
        replace(part, kind="annex", label=label, label_word=word)
        for part, label in zip(parts, labels, strict=False)
    ]


def _rows(rows: Iterable[Iterable[str]]) -> Rows:
    return tuple(tuple(spans(cell) for cell in row) for row in rows)
