"""JSON read back into a text: whatever a person or an attacker wrote, NotAText is the worst.

Whatever is accepted can be numbered, written out and stored: types, numbering patterns, start
numbers, unique ids and the depth of nesting are checked here, once.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from wgtr.tree.fields import Fields, Misfit, fields, listing, string
from wgtr.tree.languages import Language
from wgtr.tree.numbering import DEFAULT_NOTE_PATTERN, checked_pattern
from wgtr.tree.provisions import (
    DEEPEST,
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

Value = TypeVar("Value")


class NotAText(ValueError):
    """The JSON is no text of ours; the message says where and what is wrong."""


def loads(raw: str | bytes) -> Text:
    """Read JSON as it comes from a file or a request; raises NotAText for whatever is wrong."""
    return from_json(data_in(raw))


def data_in(raw: str | bytes) -> Any:
    """Read JSON, whatever it holds; raises NotAText with what is wrong in plain words."""
    try:
        return json.loads(raw)
    except RecursionError:
        raise NotAText("This JSON is no text: it is nested far too deep.") from None
    except UnicodeDecodeError:
        raise NotAText("This is no JSON: it is not written in UTF-8.") from None
    except json.JSONDecodeError as wrong:
        raise NotAText(
            f"This is no JSON: it goes wrong in line {wrong.lineno}, at character {wrong.colno}."
        ) from None
    except ValueError:
        raise NotAText("This is no JSON: it holds a number that is far too long.") from None


def from_json(data: Any) -> Text:
    """Read what `to_json` wrote; raises NotAText with the place of the first fault."""
    try:
        text = _text(fields(data))
        _refuse_repeated_ids(text)
    except Misfit as wrong:
        raise NotAText(f"This JSON is no text: {wrong}.") from None
    return text


def inlines_in(spans: Any, where: str = "inlines") -> Inlines:
    """Spans from JSON; raises Misfit."""
    return tuple(
        _span(fields(span, f"{where}[{place}]")) for place, span in enumerate(listing(spans, where))
    )


def _text(data: Fields) -> Text:
    shown = data.choice("language", Language)
    masthead = data.inner("masthead")
    original = masthead.choice("original_language", Language, shown)
    return Text(
        kind=data.needed("kind"),
        original_language=data.choice("original_language", Language, original),
        masthead=_masthead(masthead, shown),
        parts=tuple(_part(part, shown) for part in _needed_list(data, "parts")),
        notes=tuple(_note(note, shown) for note in data.each("notes")),
        note_pattern=_pattern(data, "note_pattern") or DEFAULT_NOTE_PATTERN,
        notes_title=_by_language(data, "notes_title", shown, string),
    )


def _needed_list(data: Fields, name: str) -> Iterator[Fields]:
    if data.values.get(name) is None:
        raise Misfit(f"“{data.place(name)}” is missing")
    return data.each(name)


def _pattern(data: Fields, name: str) -> str | None:
    pattern = data.text(name)
    if pattern is None:
        return None
    try:
        return checked_pattern(pattern)
    except ValueError as wrong:
        raise Misfit(f"“{data.place(name)}” is no numbering pattern: {wrong}") from None


def _span(data: Fields) -> Span:
    return Span(
        text=data.text("text") or "",
        kind=data.choice("kind", SpanKind, SpanKind.WORDS),
        target=data.text("target"),
        emphasis=data.flag("emphasis"),
        strong=data.flag("strong"),
    )


def _masthead(data: Fields, shown: Language) -> Masthead:
    original = data.text("original_language")
    return Masthead(
        symbol=data.text("symbol"),
        date=data.text("date"),
        issued_by=_by_language(data, "issued_by", shown, string),
        original_language=data.choice("original_language", Language) if original else None,
        lines=_by_language(data, "lines", shown, _lines),
    )


def _lines(value: Any, where: str) -> tuple[str, ...]:
    return tuple(string(line, where) for line in listing(value, where))


def _by_language(
    data: Fields, name: str, shown: Language, read: Callable[[Any, str], Value]
) -> dict[Language, Value]:
    """One value in its languages: the shown one stands in front, the others in translations."""
    found = {}
    if data.values.get(name) is not None:
        found[shown] = read(data.values[name], data.place(name))
    others = data.inner("translations").inner(name)
    return found | {
        language: read(others.values[key], others.place(key))
        for language, key in others.languages()
    }


def _part(data: Fields, shown: Language) -> Part:
    kind, label = data.needed("kind"), data.text("label")
    numbering = data.inner("numbering")
    return Part(
        id=data.text("id") or f"part-{kind}-{label or ''}".rstrip("-"),
        kind=kind,
        label=label,
        title=_title(data, shown),
        provisions=tuple(_provision(p, shown) for p in _needed_list(data, "provisions")),
        numbering={name: _pattern(numbering, name) or "" for name in numbering.values},
        masthead=_masthead(data.inner("masthead"), shown) if data.values.get("masthead") else None,
        sittings=tuple(
            Sitting(s.text("date"), s.text("starts"), s.text("ends")) for s in data.each("sittings")
        ),
        label_word=_by_language(data, "label_word", shown, string),
    )


def _title(data: Fields, shown: Language) -> dict[Language, Inlines]:
    found: dict[Language, Inlines] = {}
    if data.values.get("title_inlines") is not None:
        found[shown] = inlines_in(data.values["title_inlines"], data.place("title_inlines"))
    elif (title := data.text("title")) is not None:
        found[shown] = _words(title)
    others = data.inner("titles")
    return found | {
        language: inlines_in(others.values[key], others.place(key))
        for language, key in others.languages()
    }


def _provision(data: Fields, shown: Language, depth: int = 1) -> Provision:
    if depth > DEEPEST:
        raise Misfit(f"provisions stand more than {DEEPEST} deep in one another")
    return Provision(
        id=data.needed("id"),
        kind=data.choice("kind", Kind),
        wording=_wordings(data, shown),
        children=tuple([_provision(child, shown, depth + 1) for child in data.each("children")]),
        numbered=data.flag("numbered"),
        pattern=_pattern(data, "pattern"),
        start=data.count("start"),
        label=data.text("label"),
        about=data.strings("about"),
    )


def _wordings(data: Fields, shown: Language) -> dict[Language, Wording]:
    found = {} if data.flag("untranslated") else {shown: _wording(data)}
    others = data.inner("translations")
    return found | {language: _wording(others.inner(key)) for language, key in others.languages()}


def _wording(data: Fields) -> Wording:
    rows = tuple(
        tuple(inlines_in(cell, data.place("rows")) for cell in listing(row, data.place("rows")))
        for row in data.listed("rows")
    )
    return Wording(
        _spans(data, "heading_inlines", "heading"), _spans(data, "inlines", "text"), rows
    )


def _spans(data: Fields, full: str, words: str) -> Inlines:
    """The spans of `full`; without them, the plain words that a hand-made file gives."""
    if data.values.get(full) is not None:
        return inlines_in(data.values[full], data.place(full))
    return _words(data.text(words) or "")


def _words(words: str) -> Inlines:
    return (Span(words),) if words else ()


def _note(data: Fields, shown: Language) -> Note:
    note_id = data.text("id") or f"n{data.needed('number')}"
    return Note(id=note_id, wording=_wordings(data, shown), label=data.text("label"))


def _refuse_repeated_ids(text: Text) -> None:
    """An id names one thing: a cross-reference, a comment and a number must find the same."""
    named = [part.id for part in text.parts] + [provision.id for provision in text.walk()]
    for ids in (named, [note.id for note in text.notes]):
        twice = [name for name, times in Counter(ids).items() if times > 1]
        if twice:
            raise Misfit(f"the id “{twice[0]}” is given twice")
