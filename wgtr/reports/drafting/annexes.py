"""What is annexed to a report, copied from another text: its ids keep out of the report's way."""

from collections.abc import Callable
from dataclasses import replace

from wgtr.tree.provisions import Inlines, Part, Provision, Span, SpanKind, Wording


def annexable(part: Part, prefix: str) -> Part:
    """A part whose ids, and the references between them, begin with `prefix`.

    Notes are left behind: they are the other text's, and a mark would lead nowhere.
    """
    known = {each.id for each in part.walk()} | {part.id}

    def renamed(name: str) -> str:
        return f"{prefix}{name}" if name in known else name

    return replace(
        part,
        id=f"{prefix}{part.id}",
        masthead=None,
        title={language: _spans(said, renamed) for language, said in part.title.items()},
        provisions=tuple(_provision(each, renamed) for each in part.provisions),
    )


def _provision(provision: Provision, renamed: Callable[[str], str]) -> Provision:
    wording = {language: _wording(said, renamed) for language, said in provision.wording.items()}
    return replace(
        provision,
        id=renamed(provision.id),
        wording=wording,
        children=tuple(_provision(each, renamed) for each in provision.children),
        about=(),
    )


def _wording(wording: Wording, renamed: Callable[[str], str]) -> Wording:
    rows = tuple(tuple(_spans(cell, renamed) for cell in row) for row in wording.rows)
    return Wording(_spans(wording.heading, renamed), _spans(wording.body, renamed), rows)


def _spans(inlines: Inlines, renamed: Callable[[str], str]) -> Inlines:
    kept = (span for span in inlines if span.kind is not SpanKind.NOTE)
    return tuple(_span(span, renamed) for span in kept)


def _span(span: Span, renamed: Callable[[str], str]) -> Span:
    if span.kind is not SpanKind.REFERENCE or span.target is None:
        return span
    return replace(span, target=renamed(span.target))
