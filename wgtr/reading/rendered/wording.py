"""Words found in a file → spans: as they were written, or, where somebody edited them, as seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wgtr.ooxml.writing.outline import digest
from wgtr.reading.blocks import Run
from wgtr.reading.rendered.places import Placed, words_of

Json = dict[str, Any]
CELL_END = "\x1f"


@dataclass(slots=True)
class Found:
    """What stands in a file, by bookmark; `targets` gives the id each bookmark belongs to.

    `notes` gives the id of each endnote by the file's own key. `used` collects the bookmarks that
    were asked for and are there.
    """

    by_name: Mapping[str, Placed]
    targets: Mapping[str, str]
    notes: Mapping[str, str]
    used: set[str] = field(default_factory=set)

    def at(self, said: Json | None) -> Placed | None:
        """The paragraph or table that an outline's words stand in; None where it is gone."""
        name = (said or {}).get("at")
        placed = self.by_name.get(name) if isinstance(name, str) else None
        if placed is not None and isinstance(name, str):
            self.used.add(name)
        return placed

    def inlines(self, said: Json | None, lead: str = "") -> list[Json]:
        """The spans of some words, `lead` taken off before them."""
        placed = self.at(said)
        if said is None or (placed is None and "at" in said):
            return []
        runs = () if placed is None else without(placed.runs, lead)
        words = words_of(runs)
        if digest(words) != said.get("sum"):
            return list(self.seen(runs))
        return _cut(words, _spans(said.get("spans")))

    def rows(self, said: Json | None) -> list[list[list[Json]]]:
        """The cells of a table."""
        placed = self.at(said)
        if said is None or placed is None or placed.cells is None:
            return []
        shape = said.get("cells")
        cells = _like(placed.cells, shape) if isinstance(shape, list) else None
        if cells is None or not isinstance(shape, list):
            return [[list(self.seen(cell)) for cell in row] for row in placed.cells]
        words = [[words_of(cell) for cell in row] for row in cells]
        if digest(CELL_END.join(w for row in words for w in row)) != said.get("sum"):
            return [[list(self.seen(cell)) for cell in row] for row in cells]
        return [
            [_cut(w, _spans(spans)) for w, spans in zip(row, told, strict=True)]
            for row, told in zip(words, shape, strict=True)
        ]

    def seen(self, runs: Iterable[Run]) -> Iterator[Json]:
        """Runs as spans, for words that nobody told us of."""
        for run in runs:
            look = {"emphasis": run.italic, "strong": run.bold}
            if run.note is not None:
                yield {
                    "text": "",
                    "kind": "note",
                    "target": self.notes.get(run.note, f"?{run.text}"),
                }
            elif run.link is not None and run.link.startswith("#"):
                target = self.targets.get(run.link[1:])
                kind = "reference" if target else "words"
                yield {"text": run.text, "kind": kind, "target": target, **look}
            elif run.link is not None:
                yield {"text": run.text, "kind": "link", "target": run.link, **look}
            else:
                yield {"text": run.text, **look}


def without(runs: tuple[Run, ...], lead: str) -> tuple[Run, ...]:
    """Runs without the words that stand before them, if they do."""
    if not words_of(runs).startswith(lead):
        return runs
    kept: list[Run] = []
    left = len(lead)
    for run in runs:
        taken = min(left, len(run.text)) if run.note is None else 0
        left -= taken
        if run.note is not None or len(run.text) > taken:
            kept.append(replace(run, text=run.text[taken:]))
    return tuple(kept)


def _cut(words: str, spans: list[Json]) -> list[Json]:
    """Words cut as they were written."""
    made: list[Json] = []
    position = 0
    for span in spans:
        length = span.get("n")
        end = position + (length if isinstance(length, int) and length > 0 else 0)
        text = span.get("words", words[position:end])
        position = end
        kind = span.get("kind", "words")
        kept: Json = {name: span[name] for name in ("target", "emphasis", "strong") if name in span}
        made.append({"text": "" if kind == "note" else text, "kind": kind, **kept})
    return made


def _spans(told: Any) -> list[Json]:
    return [span for span in told if isinstance(span, dict)] if isinstance(told, list) else []


def _like(
    cells: tuple[tuple[tuple[Run, ...], ...], ...], shape: list[Any]
) -> list[tuple[tuple[Run, ...], ...]] | None:
    """A table's cells less those that only filled short rows up; None if the shape is another."""
    if len(cells) != len(shape):
        return None
    widths = [len(row) if isinstance(row, list) else -1 for row in shape]
    fits = all(0 <= width <= len(row) for width, row in zip(widths, cells, strict=True))
    return [row[:width] for width, row in zip(widths, cells, strict=True)] if fits else None
