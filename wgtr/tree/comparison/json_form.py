"""A comparison as JSON, for programs: every provision with what became of it, word by word.

Words are `[{"op": "same" | "removed" | "added", "text": …, "inlines": […]}]` in every language:
what is the same and what was removed is the old text, what is the same and what was added the new
one. Inlines are written as in the tree's own JSON; the ids they name are the new text's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wgtr.tree.comparison.renaming import Names
from wgtr.tree.comparison.results import (
    Comparison,
    Entry,
    Lines,
    NoteChange,
    PartChange,
    WordingChange,
)
from wgtr.tree.comparison.words import Segments
from wgtr.tree.json_form import inlines_out
from wgtr.tree.languages import Language
from wgtr.tree.provisions import plain

Json = dict[str, Any]


def comparison_json(comparison: Comparison) -> Json:
    """The whole comparison."""
    names = comparison.names.backwards
    return {
        "language": comparison.language.value,
        "equal": comparison.empty,
        "summary": {status.value: n for status, n in sorted(comparison.counts().items())},
        "features": list(comparison.features),
        "masthead": [_lines(lines) for lines in comparison.masthead],
        "parts": [_part(part, names) for part in comparison.parts],
        "notes": [_note(note, names) for note in comparison.notes],
    }


def _part(part: PartChange, names: Names) -> Json:
    return {
        "status": part.status.value,
        "id": part.new.id if part.new else None,
        "old_id": names.ids.get(part.old.id) if part.old else None,
        "kind": part.shown.kind,
        "label": part.shown.label,
        "features": list(part.features),
        "title": {language.value: _words(words) for language, words in part.title.items()},
        "masthead": [_lines(lines) for lines in part.masthead],
        "provisions": [_entry(entry, names) for entry in part.entries],
    }


def _entry(entry: Entry, names: Names) -> Json:
    old, new = entry.old or entry.twin, entry.new or entry.twin
    return {
        "status": entry.status.value,
        "changed": entry.changed,
        "renumbered": entry.renumbered,
        "along": entry.along,
        "id": new.id if new else None,
        "old_id": names.ids.get(old.id) if old else None,
        "kind": entry.shown.provision.kind.value,
        "depth": entry.shown.depth,
        "old_number": entry.numbers[0],
        "number": entry.numbers[1],
        "features": list(entry.features),
        "languages": _languages(entry.words),
    }


def _note(note: NoteChange, names: Names) -> Json:
    return {
        "status": note.status.value,
        "id": note.new.id if note.new else None,
        "old_id": names.notes.get(note.old.id) if note.old else None,
        "old_number": note.numbers[0],
        "number": note.numbers[1],
        "features": list(note.features),
        "languages": _languages(note.words),
    }


def _languages(words: Mapping[Language, WordingChange]) -> Json:
    return {language.value: _wording(change) for language, change in words.items()}


def _wording(change: WordingChange) -> Json:
    written: Json = {"changed": change.changed}
    if change.heading:
        written["heading"] = _words(change.heading)
    written["body"] = _words(change.body)
    if change.rows:
        written["rows"] = [
            {"status": row.status.value, "cells": [_words(cell) for cell in row.cells]}
            for row in change.rows
        ]
    return written


def _lines(lines: Lines) -> Json:
    language = lines.language.value if lines.language else None
    segments: Iterable[Segments] = lines.segments
    return {"name": lines.name, "language": language, "lines": [_words(s) for s in segments]}


def _words(segments: Segments) -> list[Json]:
    return [
        {
            "op": segment.op.value,
            "text": plain(segment.spans),
            "inlines": inlines_out(segment.spans),
        }
        for segment in segments
    ]
