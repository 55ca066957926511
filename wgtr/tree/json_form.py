"""A text as JSON and back: the form that `wgtr import` writes and every other command reads.

The form shows one language in full (`language`): numbers, headings and plain text as people read
them, and the `inlines` they come from. Further languages stand under `translations`. What is
derived (`number`, `text`) is written for readers and ignored on the way in, so `from_json`
(json_reading.py) is the inverse of `to_json` for every text. JSON made by hand may leave `inlines`
out: then `text` counts.
"""

from collections.abc import Mapping
from typing import Any

from wgtr.tree.json_reading import NotAText, from_json, inlines_in, loads
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, part_numbers
from wgtr.tree.provisions import (
    Inlines,
    Masthead,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)

__all__ = ["Json", "NotAText", "from_json", "inlines_in", "inlines_out", "loads", "to_json"]

Json = dict[str, Any]


def to_json(text: Text, language: Language | None = None) -> Json:
    """Write `text` with `language` (its original language by default) in front."""
    shown = language or text.original_language
    counted = note_numbers(text, shown)
    return {
        "kind": text.kind,
        "language": shown.value,
        "original_language": text.original_language.value,
        "masthead": _masthead_out(text.masthead, shown),
        "parts": [_part_out(part, shown) for part in text.parts],
        "notes": [_note_out(note, counted[note.id], shown) for note in text.notes],
        "note_pattern": text.note_pattern,
    }


def inlines_out(inlines: Inlines) -> list[Json]:
    """Spans as JSON, leaving out what is as usual."""
    return [_span_out(span) for span in inlines]


def _span_out(span: Span) -> Json:
    written: Json = {"text": span.text}
    if span.kind is not SpanKind.WORDS:
        written["kind"] = span.kind.value
    if span.target is not None:
        written["target"] = span.target
    if span.emphasis:
        written["emphasis"] = True
    if span.strong:
        written["strong"] = True
    return written


def _by_language(values: Mapping[Language, Any], shown: Language) -> Json:
    return {language.value: value for language, value in values.items() if language is not shown}


def _masthead_out(masthead: Masthead, shown: Language) -> Json:
    original = masthead.original_language
    return {
        "symbol": masthead.symbol,
        "date": masthead.date,
        "issued_by": masthead.issued_by.get(shown),
        "original_language": original.value if original else None,
        "lines": list(masthead.lines[shown]) if shown in masthead.lines else None,
        "translations": {
            "issued_by": _by_language(masthead.issued_by, shown),
            "lines": {k: list(v) for k, v in _by_language(masthead.lines, shown).items()},
        },
    }


def _part_out(part: Part, shown: Language) -> Json:
    counted = part_numbers(part, shown)
    title = part.title.get(shown)
    written: Json = {
        "id": part.id,
        "kind": part.kind,
        "label": part.label,
        "title": None if title is None else plain(title),
        "title_inlines": None if title is None else inlines_out(title),
        "titles": {k: inlines_out(v) for k, v in _by_language(part.title, shown).items()},
        "numbering": dict(part.numbering),
        "sittings": [
            {"date": sitting.date, "starts": sitting.starts, "ends": sitting.ends}
            for sitting in part.sittings
        ],
        "provisions": [_provision_out(p, counted, shown) for p in part.provisions],
    }
    if part.masthead is not None:
        written["masthead"] = _masthead_out(part.masthead, shown)
    return written


def _provision_out(provision: Provision, counted: Mapping[str, str], shown: Language) -> Json:
    wording = provision.wording.get(shown)
    written: Json = {
        "id": provision.id,
        "kind": provision.kind.value,
        "number": counted.get(provision.id),
        **_wording_out(wording or Wording()),
        "children": [_provision_out(child, counted, shown) for child in provision.children],
    }
    if wording is None:
        written["untranslated"] = True
    others = _by_language(provision.wording, shown)
    if others:
        written["translations"] = {k: _wording_out(v) for k, v in others.items()}
    return written | _overrides_out(provision)


def _overrides_out(provision: Provision) -> Json:
    """What differs from a plain provision numbered by its part."""
    values = {
        "numbered": provision.numbered,
        "pattern": provision.pattern,
        "start": provision.start,
        "label": provision.label,
        "about": list(provision.about),
    }
    return {name: value for name, value in values.items() if value not in (False, None, [])}


def _wording_out(wording: Wording) -> Json:
    written: Json = {
        "heading": plain(wording.heading) or None,
        "text": plain(wording.body),
        "inlines": inlines_out(wording.body),
    }
    if wording.heading:
        written["heading_inlines"] = inlines_out(wording.heading)
    if wording.rows:
        written["rows"] = [[inlines_out(cell) for cell in row] for row in wording.rows]
    return written


def _note_out(note: Note, number: str, shown: Language) -> Json:
    wording = note.wording.get(shown)
    written: Json = {"id": note.id, "number": number, **_wording_out(wording or Wording())}
    if wording is None:
        written["untranslated"] = True
    others = _by_language(note.wording, shown)
    if others:
        written["translations"] = {k: _wording_out(v) for k, v in others.items()}
    if note.label is not None:
        written["label"] = note.label
    return written
