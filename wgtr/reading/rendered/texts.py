"""A Word file of our own → the text it was made from, with whatever was edited since.

Known paragraphs are found by their bookmarks, in the outline's order. What is gone from the file
is gone from the text; a paragraph without bookmark is a new provision after the one it follows,
of the kind and depth its style says ("Provision Task 2").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wgtr.ooxml.names import W
from wgtr.ooxml.word_package import WordPackage
from wgtr.ooxml.writing.outline import unpacked_outline
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.rendered.mastheads import masthead_json
from wgtr.reading.rendered.places import Pages, Placed
from wgtr.reading.rendered.provisions import Draft, known_names, nested, new_draft
from wgtr.reading.rendered.wording import Found, Json
from wgtr.tree.json_form import NotAText, from_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import part_numbers
from wgtr.tree.provisions import Part, Provision, Text
from wgtr.tree.symbols import Grammars

_OURS = ("Masthead", "Notice", "Table End", "Notes Title")
_ROUNDS = 30
LONGEST_NUMBER = 60  # as the Word reader gives it
BULLET = "•"
WORD_JOINER = "\u2060"


@dataclass(slots=True)
class ReadBack:
    """The text and the language of its file; its paragraphs by the id of what begins in them.

    `left_over` are paragraphs without a place.
    """

    text: Text
    language: Language
    placed: dict[str, Placed]
    left_over: list[Placed] = field(default_factory=list)


def read_rendered(
    word: WordPackage, lexicons: Mapping[Language, Lexicon], grammars: Grammars
) -> ReadBack | None:
    """Read a Word file back; None where it is none of ours or can no longer be told apart.

    Lexicons and grammars read a masthead that was edited.
    """
    root, outline = word.xml(word.main), _outline(word)
    body = None if root is None else root.find(W + "body")
    if body is None or outline is None:
        return None
    try:
        lexicon = lexicons[Language(outline["language"])]
        return _Rebuilding(outline, Pages(word, body).placed(), lexicon, grammars).read()
    except (NotAText, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None  # somebody wrote into the outline: the pages are read as anybody's


def _outline(word: WordPackage) -> Json | None:
    for link in word.relationships(word.main).values():
        if link.kind == "customXml" and not link.external:
            root = word.xml(link.target)
            found = unpacked_outline(root) if root is not None else None
            if found is not None:
                return found
    return None


class _Rebuilding:
    """One text being read back."""

    def __init__(
        self, outline: Json, placed: list[Placed], lexicon: Lexicon, grammars: Grammars
    ) -> None:
        self.outline = outline
        self.placed = placed
        self.lexicon = lexicon
        self.grammars = grammars
        by_name = {name: one for one in placed for name in one.names}
        owners = dict(_owners(outline))
        notes = {
            one.note: note["id"]
            for note in outline["notes"]
            for name in known_names(note)
            if (one := by_name.get(name)) is not None and one.note is not None
        }
        self.found = Found(by_name, owners, notes)
        self.drafts: list[list[Draft]] = []
        self.left_over: list[Placed] = []

    def read(self) -> ReadBack | None:
        """The text; None where its paragraphs stand in another order now."""
        if not self._in_order():
            return None
        data = {
            **{
                k: self.outline[k]
                for k in ("kind", "language", "original_language", "note_pattern")
            },
            "notes_title": self._notes_title(),
            "masthead": self._masthead(self.outline["masthead"]),
            "notes": [self._note(note) for note in self.outline["notes"]],
        }
        parts = [self._part(part) for part in self.outline["parts"]]
        self._take_new()
        for part, drafts in zip(parts, self.drafts, strict=True):
            part["provisions"] = nested(drafts)
        text = from_json({**data, "parts": parts})
        placed = {
            draft.json["id"]: draft.placed
            for drafts in self.drafts
            for draft in drafts
            if draft.placed
        }
        placed |= {
            note: one for one in self.placed if (note := self.found.notes.get(one.note or ""))
        }
        language = Language(self.outline["language"])
        text = _as_printed(text, language, placed)
        return ReadBack(text, language, placed, self.left_over)

    def _in_order(self) -> bool:
        """Whether known paragraphs stand in the file as in the outline."""
        names = [name for name, _ in _owners(self.outline)]
        lines = [self.found.by_name[name].line for name in names if name in self.found.by_name]
        return all(above < below for above, below in pairwise(lines))

    def _notes_title(self) -> str | None:
        told = self.outline.get("notes_title")
        if told is None or "words" in told:
            return None if told is None else told["words"]
        placed = self.found.at(told)
        return placed.words if placed is not None else None

    def _masthead(self, told: Json) -> Json:
        return masthead_json(told, self.found, self.lexicon, self.grammars)

    def _part(self, told: Json) -> Json:
        self.drafts.append(list(self._drafts(told["provisions"], 1)))
        sittings = [
            dict(zip(("date", "starts", "ends"), s, strict=True)) for s in told.get("sittings", [])
        ]
        kept = {name: told.get(name) for name in ("id", "kind", "label", "label_word", "numbering")}
        masthead = self._masthead(told["masthead"]) if "masthead" in told else None
        return {**kept, "sittings": sittings, "masthead": masthead, **self._title(told["title"])}

    def _title(self, told: Json) -> Json:
        spans = self.found.inlines(told, self._label(told))
        if told.get("untitled") and not spans:
            return {}
        if told.get("language"):
            return {"titles": {told["language"]: spans}}
        return {"title_inlines": spans}

    def _label(self, told: Json) -> str:
        """The line with the part's label, which stands before its title."""
        placed, label = self.found.at(told), told.get("label") or ""
        titled = placed is not None and placed.words.startswith(f"{label}\n")
        return f"{label}\n" if label and titled else label

    def _note(self, told: Json) -> Json:
        return {"id": told["id"], "label": told.get("label"), **self._wording(told, told["lead"])}

    def _wording(self, told: Json, lead: str = "") -> Json:
        """A wording under the language it is in."""
        heading = told.get("heading")
        made = {
            "heading_inlines": self.found.inlines(heading, lead),
            "inlines": self.found.inlines(told.get("body"), "" if heading else lead),
            "rows": self.found.rows(told.get("rows")),
        }
        if told.get("worded") is False and not made["inlines"]:
            return {"untranslated": True}
        if told.get("language"):
            return {"untranslated": True, "translations": {told["language"]: made}}
        return made

    def _drafts(self, siblings: list[Json], depth: int) -> Iterator[Draft]:
        """Provisions one after the other; the children of one that is gone move up."""
        for told in siblings:
            names = known_names(told)
            there = next((self.found.by_name[n] for n in names if n in self.found.by_name), None)
            gone = bool(names) and there is None
            if not gone:
                kept = ("id", "kind", "numbered", "pattern", "start", "label", "about")
                made = {name: told[name] for name in kept if name in told}
                yield Draft(depth, {**made, **self._wording(told)}, there)
            yield from self._drafts(told.get("children", []), depth if gone else depth + 1)

    def _take_new(self) -> None:
        """Give every paragraph that nobody told us of a place after the one it follows."""
        known = {
            name: place
            for place, part in enumerate(self.outline["parts"])
            for name, _ in _owners_of(part)
        }
        part: int | None = None
        after = 0
        for one in self.placed:
            named = next((name for name in one.names if name in known), None)
            if named is not None:
                part = known[named]
                after = 1 + next(
                    (n for n, d in enumerate(self.drafts[part]) if named in d.names), -1
                )
            elif self._is_new(one):
                if part is None or one.note is not None:
                    self.left_over.append(one)
                    continue
                above = self.drafts[part][after - 1] if after else None
                self.drafts[part].insert(after, new_draft(one, above, self.found))
                after += 1

    def _is_new(self, one: Placed) -> bool:
        """Whether a paragraph has words and is not the paper's own furniture."""
        if self.found.used.intersection(one.names) or one.style.startswith(_OURS):
            return False
        cells = one.cells or ()
        words = [one.words, *(run.text for row in cells for cell in row for run in cell)]
        return any(word.strip() for word in words)


def _owners(outline: Json) -> Iterator[tuple[str, str]]:
    """Each bookmark of the body with the id of what stands there, in order."""
    for part in outline["parts"]:
        yield from _owners_of(part)


def _owners_of(part: Json) -> Iterator[tuple[str, str]]:
    yield from ((name, part["id"]) for name in (part.get("masthead") or {}).get("at", []))
    if "at" in part["title"]:
        yield part["title"]["at"], part["id"]
    yield from _owners_below(part["provisions"])


def _owners_below(siblings: list[Json]) -> Iterator[tuple[str, str]]:
    for told in siblings:
        yield from ((name, told["id"]) for name in known_names(told))
        yield from _owners_below(told.get("children", []))


def _as_printed(text: Text, language: Language, placed: Mapping[str, Placed]) -> Text:
    """The text with labels where the file prints another number than is counted.

    A label counts for nothing, so what follows is looked at again.
    """
    return text.with_parts(tuple(_labelled(part, language, placed) for part in text.parts))


def _labelled(part: Part, language: Language, placed: Mapping[str, Placed]) -> Part:
    for _ in range(_ROUNDS):
        wrong = _wrong_number(part, language, placed)
        if wrong is None:
            break
        part = _mapped(part, wrong)
    return part


def _wrong_number(part: Part, language: Language, placed: Mapping[str, Placed]) -> Provision | None:
    """The first provision whose number is not as printed, with the number as its label."""
    counted = part_numbers(part, language)
    for provision in part.walk():
        one = placed.get(provision.id)
        if one is None or one.cells is not None:
            continue
        printed = None if one.number in {None, BULLET} else _even(one.number or "")
        if printed != (_even(counted.get(provision.id) or "") or None):
            return replace(provision, label=one.number if printed else None, numbered=False)
    return None


def _even(number: str) -> str:
    """A number as Word can print it: without blanks at its ends and word joiners."""
    return number.replace(WORD_JOINER, "").strip()[:LONGEST_NUMBER].strip()


def _mapped(part: Part, changed: Provision) -> Part:
    def rebuilt(provision: Provision) -> Provision:
        children = tuple([rebuilt(child) for child in provision.children])
        own = changed if provision.id == changed.id else provision
        return replace(own, children=children)

    return replace(part, provisions=tuple(rebuilt(p) for p in part.provisions))
