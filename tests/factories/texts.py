"""Texts for a test: a short agenda in some languages, kept where the test has a database."""

from dataclasses import replace
from typing import Any

from wgtr.texts.models import TextVersion
from wgtr.texts.operations import keep_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Kind,
    Masthead,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
)

SOMEBODY = "test"
BOTH = (Language.EN, Language.FR)


def said(words: str, languages: tuple[Language, ...] = BOTH) -> dict[Language, Wording]:
    """Give one wording in some languages, each naming its language."""
    return {language: Wording(body=(Span(f"{words} ({language})"),)) for language in languages}


def make_text(
    words: str = "The meeting opens.", languages: tuple[Language, ...] = BOTH, **overrides: Any
) -> Text:
    """Give an agenda of two items and a note, in `languages`; the first is the original."""
    call = Span("", SpanKind.NOTE, "n1")
    item = Provision("p1", Kind.ITEM, said(words, languages), numbered=True)
    noted = {
        language: Wording(body=(*wording.body, call))
        for language, wording in said("The reports.", languages).items()
    }
    values: dict[str, Any] = {
        "kind": "annotated-agenda",
        "original_language": languages[0],
        "masthead": Masthead(date="2025-01-29", original_language=languages[0]),
        "parts": (
            Part(
                "agenda",
                "agenda",
                title={language: (Span(f"Agenda ({language})"),) for language in languages},
                provisions=(item, replace(item, id="p2", wording=noted)),
                numbering={"item": "{digit}."},
            ),
        ),
        "notes": (Note("n1", said("A note.", languages)),),
    }
    return Text(**(values | overrides))


def make_kept(name: str = "agenda", text: Text | None = None) -> TextVersion:
    """Keep a text: its first version."""
    return keep_text(name=name, text=text or make_text(), by=SOMEBODY)
