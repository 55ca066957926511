"""Compares what `wgtr import` writes with what the author of an example agenda expects.

The rules stand in tests/reading/agendas/README.md. `differences` gives one line for each thing that
came out otherwise; nothing that the author marked as arguable counts.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHENS = re.compile("[-\u2010\u2011\u2013]")
_HOURS = re.compile(r"\d{1,2}[:.h]\d{2}(?:[-a]?\d{1,2}[:.h]\d{2})?h?")
_STEM = 5
_PRINTED_START = 25


def differences(written: Json, expected: Json, *, pdf: bool) -> list[str]:
    """Everything in `written` that is not as `expected`."""
    compare = _Comparison(written, expected, pdf=pdf)
    return [
        *compare.masthead(),
        *compare.parts(),
        *compare.notes(),
        *compare.vanished(),
        *compare.intruders(),
    ]


def documents(folder: Path) -> list[Path]:
    """The example documents of a folder that have an expectation beside them."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.with_suffix(".expected.json").exists() and not path.name.endswith(".json")
    )


def expected_of(document: Path) -> Json:
    """What the author of a document expects."""
    expected: Json = json.loads(document.with_suffix(".expected.json").read_text("utf-8"))
    return expected


def provisions(siblings: list[Json], depth: int = 0) -> Iterator[tuple[Json, int]]:
    """Every provision with its depth; a heading opens none."""
    for provision in siblings:
        yield provision, depth
        yield from provisions(provision["children"], depth + (provision["kind"] != "heading"))


def words_of(provision: Json) -> str:
    """What a provision says: heading and text, or a table's first cell."""
    if provision["kind"] == "table":
        return "".join(span["text"] for span in provision["rows"][0][0])
    return f"{provision['heading'] or ''} {provision['text']}"


def everything_said(written: Json) -> Iterator[str]:
    """Every piece of text in an import, placed or not."""
    yield from written["masthead"]["lines"] or []
    yield written["notes_title"] or ""
    for part in written["parts"]:
        yield f"{part['label_word'] or ''} {part['label'] or ''}"
        yield part["title"] or ""
        yield from (part.get("masthead") or {}).get("lines") or []
        for provision, _ in provisions(part["provisions"]):
            number = provision["number"] or ""
            yield f"{number} {provision['heading'] or ''} {provision['text']}"
            for row in provision.get("rows", []):
                yield from ("".join(span["text"] for span in cell) for cell in row)
    yield from (note["text"] for note in written["notes"])
    yield from (line["text"] for line in written["unplaced"])


class _Comparison:
    def __init__(self, written: Json, expected: Json, *, pdf: bool) -> None:
        self.written = written
        self.expected = expected
        self.pdf = pdf
        self.loose = bool(expected.get("loose"))

    def even(self, words: str | None) -> str:
        bare = _INVISIBLE.sub("", unicodedata.normalize("NFKC", words or "").casefold())
        return _HYPHENS.sub("", bare) if self.pdf else bare

    def masthead(self) -> Iterator[str]:
        arguable = self.expected.get("masthead_arguable", [])
        for name, value in self.expected["masthead"].items():
            found = self.written["masthead"][name]
            same = found == value
            if name == "issued_by" and value and found:
                same = _stems(value) <= _stems(found)
            if not same and name not in arguable:
                yield f"masthead {name}: expected {value!r}, found {found!r}"

    def parts(self) -> Iterator[str]:
        expected = [(p["kind"], self.even(p["label"])) for p in self.expected["parts"]]
        found = [(p["kind"], self.even(p["label"])) for p in self.written["parts"]]
        if expected != found:
            yield f"parts: expected {expected}, found {found}"
            return
        for wanted, part in zip(self.expected["parts"], self.written["parts"], strict=True):
            title = (wanted["title"] or "").replace("{br}", " ")
            if self.even(title) not in self.even(part["title"]):
                yield f"{part['id']}: title {part['title']!r} lacks {title!r}"
            for difference in self.outline(wanted["outline"], part["provisions"]):
                yield f"{part['id']}: {difference}"

    def outline(self, wanted: list[Any], siblings: list[Json]) -> Iterator[str]:
        found = list(provisions(siblings))
        place = 0
        may_be_split = False
        for kind, number, first, level, *more in wanted:
            arguable = more[0].get("what", []) if more else []
            start = self.even(first)[:_PRINTED_START]
            hit = place
            while hit < len(found) and not self.loose and not self._begins(found[hit][0], start):
                hit += 1
            if hit >= len(found):
                yield f"missing: {kind} {number} {first!r}"
                continue
            if not may_be_split:
                yield from self._extra(found[place:hit])
            may_be_split = "split" in arguable
            yield from self._unlike(found[hit], (kind, number, first, level), arguable)
            place = hit + 1
        if not may_be_split:
            yield from self._extra(found[place:])

    def _begins(self, provision: Json, start: str) -> bool:
        """Whether a provision begins so, its number counted among its words or not."""
        words = words_of(provision)
        return self.even(words).startswith(start) or self._says_number(provision, start)

    def _says_number(self, provision: Json, start: str) -> bool:
        number = provision["number"]
        return bool(number) and self.even(f"{number}{words_of(provision)}").startswith(start)

    def _extra(self, found: list[tuple[Json, int]]) -> Iterator[str]:
        """Provisions nobody expects; masthead lines, headings of notes and hours may stand."""
        allowed = {self.even(line) for line in self.expected.get("masthead_lines", [])}
        for provision, _ in found:
            words = self.even(words_of(provision))
            if words not in allowed and not _HOURS.fullmatch(words.replace("–", "-")):
                yield f"not expected: {provision['kind']} {words_of(provision)[:50]!r}"

    def _unlike(
        self, found: tuple[Json, int], wanted: tuple[str, str | None, str, int], arguable: list[str]
    ) -> Iterator[str]:
        provision, depth = found
        kind, number, first, level = wanted
        kinds = {kind, *(what[5:] for what in arguable if what.startswith("kind="))}
        if provision["kind"] not in kinds:
            yield f"{first!r}: expected {kind}, found {provision['kind']}"
        said = self._says_number(provision, self.even(first)[:_PRINTED_START])
        same = self._bare(provision["number"]) == self._bare(number)
        if not same and not said and "number" not in arguable:
            yield f"{first!r}: expected number {number!r}, found {provision['number']!r}"
        bullet = kind == "bullet"  # may stand below its lead-in or beside it
        if depth != level and "level" not in arguable and not self.loose and not bullet:
            yield f"{first!r}: expected level {level}, found {depth}"

    def _bare(self, number: str | None) -> str | None:
        """A number without its word and punctuation: "Item 1:" is 1; a bullet is none."""
        if number in {None, "•", "–", "-", "—"}:
            return None
        bare = re.sub(r"[\s.()（）、．:：º°\-–]", "", number or "")
        return re.sub(r"^(?:\D{2,})(?=[\d٠-٩IVX])", "", bare).casefold()

    def notes(self) -> Iterator[str]:
        wanted = [(n["number"], self.even(n["starts"])[:20]) for n in self.expected["notes"]]
        found = [(n["number"], self.even(n["text"])) for n in self.written["notes"]]
        if len(wanted) != len(found):
            yield f"notes: expected {len(wanted)}, found {len(found)}"
            return
        for (number, start), (own, text) in zip(wanted, found, strict=True):
            if number != own or not (text.startswith(start) or self.loose):
                yield f"note {number} {start!r}: found {own} {text[:20]!r}"

    def vanished(self) -> Iterator[str]:
        if self.loose:
            return
        said = self.even(" \x01 ".join(everything_said(self.written)))
        for paragraph in self.expected["paragraphs"]:
            if self.even(paragraph.replace("{br}", " ")) not in said:
                yield f"vanished: {paragraph!r}"

    def intruders(self) -> Iterator[str]:
        """Deleted words, comments and page furniture must stand in no provision."""
        texts = [
            self.even(words_of(provision))
            for part in self.written["parts"]
            for provision, _ in provisions(part["provisions"])
        ]
        for words in self.expected.get("absent", []):
            if any(self.even(words) in text for text in texts):
                yield f"should not be there: {words!r}"


def _stems(words: str) -> set[str]:
    """Beginnings of words: Russian names an issuer in another case."""
    return {
        word[:_STEM] for word in re.findall(r"\w+", words.casefold()) if len(word) >= _STEM
    } or {words}
