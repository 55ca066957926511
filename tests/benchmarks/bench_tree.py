"""Numbering and JSON of a text of 1,000 provisions, worded in six languages."""

import json
from collections.abc import Callable

from wgtr.tree.json_form import loads, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, numbers
from wgtr.tree.provisions import Kind, Note, Part, Provision, Span, SpanKind, Text, Wording
from wgtr.tree.references import resolved

SENTENCE = (
    "Delegations may wish to say how this was done, and what would help to do it better. " * 2
)


def text_of(paragraphs: int, tasks: int) -> Text:
    """Paragraphs with lettered tasks; each paragraph calls a note and points to the one before."""
    provisions = tuple(_paragraph(place, tasks) for place in range(paragraphs))
    part = Part("part", "annex", "A", provisions=provisions, numbering={"task": "{letter}."})
    notes = tuple(Note(f"n{place}", _worded(Span(SENTENCE))) for place in range(paragraphs))
    return Text("mandate", Language.EN, parts=(part,), notes=notes)


def _paragraph(place: int, tasks: int) -> Provision:
    reference = Span("paragraph {number}", SpanKind.REFERENCE, f"p{max(place - 1, 0)}")
    return Provision(
        f"p{place}",
        Kind.PARAGRAPH,
        _worded(Span(SENTENCE), reference, Span(kind=SpanKind.NOTE, target=f"n{place}")),
        tuple(
            Provision(f"p{place}-{task}", Kind.TASK, _worded(Span(SENTENCE)), numbered=True)
            for task in range(tasks)
        ),
        numbered=True,
    )


def _worded(*body: Span) -> dict[Language, Wording]:
    return {language: Wording(body=body) for language in Language}


THOUSAND = text_of(100, 9)
WRITTEN = json.dumps(to_json(THOUSAND))

BENCHMARKS: dict[str, Callable[[], object]] = {
    "tree: number 1,000 provisions": lambda: numbers(THOUSAND, Language.AR),
    "tree: number 100 notes": lambda: note_numbers(THOUSAND, Language.AR),
    "tree: fill in 100 references": lambda: resolved(THOUSAND, Language.AR),
    "tree: write 1,000 provisions as JSON": lambda: json.dumps(to_json(THOUSAND)),
    "tree: read 1,000 provisions from JSON": lambda: loads(WRITTEN),
}
