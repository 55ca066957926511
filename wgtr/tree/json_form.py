"""A text as JSON and back: the form that `wgtr import` writes and every other command reads.

The form shows one language in full (`language`): numbers, headings and plain text as people read
them, and the `inlines` they come from. Further languages stand under `translations`. What is
derived (`number`, `text`) is written for readers and ignored on the way in, so `from_json` is
the inverse of `to_json` for every text. JSON made by hand may leave `inlines` out: then `text`
counts.
"""

from collections.abc import Mapping
from typing import Any

from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, part_numbers
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
    plain,
)

Json = dict[str, Any]


class NotAText(ValueError):
    """The JSON is no text of ours; the message says where and what is missing."""


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


def from_json(data: Json) -> Text:
    """Read what `to_json` wrote; raises NotAText with the place of the first fault."""
    try:
        return _text_in(data)
    except KeyError as missing:
        raise NotAText(f"This JSON is no text: {missing} is missing.") from missing
    except (TypeError, AttributeError, ValueError) as wrong:
        raise NotAText(f"This JSON is no text: {wrong}.") from wrong


def _text_in(data: Json) -> Text:
    shown = Language(data["language"])
    original = data.get("original_language") or data["masthead"].get("original_language")
    return Text(
        kind=data["kind"],
        original_language=Language(original or shown),
        masthead=_masthead_in(data["masthead"], shown),
        parts=tuple(_part_in(part, shown) for part in data["parts"]),
        notes=tuple(_note_in(note, shown) for note in data.get("notes", [])),
        note_pattern=data.get("note_pattern", "{digit}"),
    )


def inlines_out(inlines: Inlines) -> list[Json]:
    """Spans as JSON, leaving out what is as usual."""
    return [_span_out(span) for span in inlines]


def inlines_in(spans: list[Json]) -> Inlines:
    """Spans from JSON."""
    return tuple(
        Span(
            text=span.get("text", ""),
            kind=SpanKind(span.get("kind", "words")),
            target=span.get("target"),
            emphasis=span.get("emphasis", False),
            strong=span.get("strong", False),
        )
        for span in spans
    )


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


def _masthead_in(data: Json, shown: Language) -> Masthead:
    more = data.get("translations", {})
    issued = _languages_in(more.get("issued_by", {}), shown, data.get("issued_by"))
    lines = _languages_in(more.get("lines", {}), shown, data.get("lines"))
    original = data.get("original_language")
    return Masthead(
        symbol=data.get("symbol"),
        date=data.get("date"),
        issued_by=issued,
        original_language=Language(original) if original else None,
        lines={language: tuple(value) for language, value in lines.items()},
    )


def _languages_in(others: Json, shown: Language, value: Any) -> dict[Language, Any]:
    """The languages of one value; the shown one is there unless it is None."""
    values = {} if value is None else {shown: value}
    return values | {Language(language): other for language, other in others.items()}


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


def _part_in(data: Json, shown: Language) -> Part:
    title = data.get("title_inlines")
    if title is None and data.get("title") is not None:
        title = [{"text": data["title"]}]
    titles = _languages_in(data.get("titles", {}), shown, title)
    masthead = data.get("masthead")
    return Part(
        id=data.get("id") or f"part-{data['kind']}-{data.get('label') or ''}".rstrip("-"),
        kind=data["kind"],
        label=data.get("label"),
        title={language: inlines_in(spans) for language, spans in titles.items()},
        provisions=tuple(_provision_in(p, shown) for p in data["provisions"]),
        numbering=dict(data.get("numbering", {})),
        masthead=None if masthead is None else _masthead_in(masthead, shown),
        sittings=tuple(
            Sitting(s.get("date"), s.get("starts"), s.get("ends")) for s in data.get("sittings", [])
        ),
    )


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
    return {name: value for name, value in values.items() if value}


def _provision_in(data: Json, shown: Language) -> Provision:
    wording = {} if data.get("untranslated") else {shown: _wording_in(data)}
    for language, other in data.get("translations", {}).items():
        wording[Language(language)] = _wording_in(other)
    return Provision(
        id=data["id"],
        kind=Kind(data["kind"]),
        wording=wording,
        children=tuple(_provision_in(child, shown) for child in data.get("children", [])),
        numbered=data.get("numbered", False),
        pattern=data.get("pattern"),
        start=data.get("start"),
        label=data.get("label"),
        about=tuple(data.get("about", [])),
    )


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


def _wording_in(data: Json) -> Wording:
    heading = data.get("heading_inlines")
    if heading is None:
        heading = [{"text": data["heading"]}] if data.get("heading") else []
    body = data.get("inlines")
    if body is None:
        body = [{"text": data["text"]}] if data.get("text") else []
    rows = tuple(tuple(inlines_in(cell) for cell in row) for row in data.get("rows", []))
    return Wording(heading=inlines_in(heading), body=inlines_in(body), rows=rows)


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


def _note_in(data: Json, shown: Language) -> Note:
    wording = {} if data.get("untranslated") else {shown: _wording_in(data)}
    for language, other in data.get("translations", {}).items():
        wording[Language(language)] = _wording_in(other)
    return Note(id=data.get("id") or f"n{data['number']}", wording=wording, label=data.get("label"))
