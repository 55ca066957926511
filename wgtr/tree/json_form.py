"""A text as JSON and back: the form that `wgtr import` writes and every other command reads.

The form shows one language in full (`language`): numbers, headings and plain text as people read
them, and the `inlines` they come from. Further languages stand under `translations`. What is
derived (`number`, `text`) is written for readers and ignored on the way in, so `from_json`
(json_reading.py) is the inverse of `to_json` for every text. Without it (`kept_json`) the same text
takes half the room and a third of the time. JSON made by hand may leave `inlines` out: then `text`
counts.
"""

from collections.abc import Mapping
from typing import Any

from wgtr.tree.json_reading import NotAText, data_in, from_json, inlines_in, loads
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
    Wordings,
    plain,
)
from wgtr.tree.references import Sayings

__all__ = [
    "Json",
    "NotAText",
    "data_in",
    "from_json",
    "inlines_in",
    "inlines_out",
    "kept_json",
    "loads",
    "to_json",
]

Json = dict[str, Any]


def to_json(text: Text, language: Language | None = None) -> Json:
    """Write `text` with `language` (its original language by default) in front."""
    return _text_out(text, language or text.original_language, Sayings(text))


def kept_json(text: Text) -> Json:
    """Write `text` to be kept: its original language in front, without what is derived."""
    return _text_out(text, text.original_language, None)


def _text_out(text: Text, shown: Language, says: Sayings | None) -> Json:
    counted = {} if says is None else note_numbers(text, shown)
    return {
        "kind": text.kind,
        "language": shown.value,
        "original_language": text.original_language.value,
        "masthead": _masthead_out(text.masthead, shown),
        "parts": [_part_out(part, shown, says) for part in text.parts],
        "notes": [_note_out(note, counted.get(note.id), shown, says) for note in text.notes],
        "note_pattern": text.note_pattern,
        "notes_title": text.notes_title.get(shown),
        "translations": {"notes_title": _by_language(text.notes_title, shown)},
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


def _part_out(part: Part, shown: Language, says: Sayings | None) -> Json:
    counted = {} if says is None else part_numbers(part, shown)
    title = part.title.get(shown)
    written: Json = {
        "id": part.id,
        "kind": part.kind,
        "label": part.label,
        "label_word": part.label_word.get(shown),
        "title": None if title is None else says(title, shown) if says else plain(title),
        "title_inlines": None if title is None else inlines_out(title),
        "titles": {k: inlines_out(v) for k, v in _by_language(part.title, shown).items()},
        "numbering": dict(part.numbering),
        "sittings": [
            {"date": sitting.date, "starts": sitting.starts, "ends": sitting.ends}
            for sitting in part.sittings
        ],
        "provisions": [_provision_out(p, counted, shown, says) for p in part.provisions],
    }
    if part.masthead is not None:
        written["masthead"] = _masthead_out(part.masthead, shown)
    if words := _by_language(part.label_word, shown):
        written["translations"] = {"label_word": words}
    return written


def _provision_out(
    provision: Provision, counted: Mapping[str, str], shown: Language, says: Sayings | None
) -> Json:
    written: Json = {
        "id": provision.id,
        "kind": provision.kind.value,
        **({"number": counted.get(provision.id)} if says else {}),
        **_wordings_out(provision.wording, shown, says),
        "children": [_provision_out(child, counted, shown, says) for child in provision.children],
    }
    return written | _overrides_out(provision)


def _wordings_out(wordings: Wordings, shown: Language, says: Sayings | None) -> Json:
    """The shown language in front, the others under `translations`."""
    written = _wording_out(wordings.get(shown, Wording()), shown, says)
    if shown not in wordings:
        written["untranslated"] = True
    others = {
        language.value: _wording_out(wording, language, says)
        for language, wording in wordings.items()
        if language is not shown
    }
    return written | ({"translations": others} if others else {})


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


def _wording_out(wording: Wording, language: Language, says: Sayings | None) -> Json:
    written: Json = {} if says is None else _said(wording, language, says)
    written["inlines"] = inlines_out(wording.body)
    if wording.heading:
        written["heading_inlines"] = inlines_out(wording.heading)
    if wording.rows:
        written["rows"] = [[inlines_out(cell) for cell in row] for row in wording.rows]
    return written


def _said(wording: Wording, language: Language, says: Sayings) -> Json:
    heading, body = says(wording.heading, language), says(wording.body, language)
    return {"heading": heading or None, "text": body}


def _note_out(note: Note, number: str | None, shown: Language, says: Sayings | None) -> Json:
    counted = {} if says is None else {"number": number}
    written = {"id": note.id, **counted, **_wordings_out(note.wording, shown, says)}
    return written if note.label is None else written | {"label": note.label}
