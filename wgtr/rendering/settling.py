"""Text → what is printed: numbers counted, references and facts filled in, anchors given."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wgtr.rendering.digits import digits_of, in_digits
from wgtr.rendering.fallback import Filled
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.mastheads import Mastheads, marks
from wgtr.rendering.printed import (
    DEEPEST_DRAWN,
    MastheadLine,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    Said,
    words_of,
)
from wgtr.rendering.spans import Settling, clean
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, part_numbers
from wgtr.tree.provisions import Masthead, Part, Provision, Text, Wording
from wgtr.tree.references import Facts, resolved

_PLAIN_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,34}")
_DEEPEST_HEADING = 6
UNTITLED = "—"


def settled(
    text: Text, language: Language, style: HouseStyle, facts: Facts | None = None
) -> Printed:
    """Settle everything a paper prints in one language.

    `facts` fills places in: fact by name and language. Wording that `language` lacks comes from
    the original language.
    """
    filled = Filled(language, text.original_language)
    shown = resolved(filled.text(text), language, facts)
    return _Paper(text, shown, language, style, filled).printed()


def anchors_of(names: Iterator[str], taken: set[str]) -> dict[str, str]:
    """An anchor for each id: the id itself where it is plain ASCII, another where it is not.

    Anchors differ in more than small and capital letters, because Word's bookmarks must. `taken`
    holds those that are given away, in small letters, and grows.
    """
    given: dict[str, str] = {}
    for name in names:
        base = name if _PLAIN_ANCHOR.fullmatch(name) else "x" + name.encode().hex()[:24]
        anchor, again = base, 1
        while anchor.lower() in taken:
            again += 1
            anchor = f"{base}-{again}"
        taken.add(anchor.lower())
        given[name] = anchor
    return given


@dataclass(slots=True)
class _Paper:
    """One paper being settled: `shown` has the words, `text` what they came from."""

    text: Text
    shown: Text
    language: Language
    style: HouseStyle
    filled: Filled

    def printed(self) -> Printed:
        """The paper."""
        taken: set[str] = set()
        ids = [p.id for p in self.text.parts] + [p.id for p in self.text.walk()]
        anchors = anchors_of(iter(ids), taken)
        notes = anchors_of((note.id for note in self.text.notes), taken)
        digits = digits_of(self.text, self.language)
        pattern = in_digits(self.text.note_pattern, digits)
        numbers = note_numbers(replace(self.text, note_pattern=pattern), self.language)
        settling = Settling(self.style.link_schemes, anchors, notes, numbers)
        parts = tuple(
            self._part(part, source, anchors, settling, digits)
            for part, source in zip(self.shown.parts, self.text.parts, strict=True)
        )
        masthead = self._masthead(self.text.masthead, "masthead", digits)
        lines = [*masthead, *(line for part in parts for line in part.masthead)]
        return Printed(
            source=self.text,
            language=self.language,
            title=self._title(parts),
            symbol=self.text.masthead.symbol,
            date=self.text.masthead.date,
            masthead=masthead,
            parts=parts,
            notes=self._notes(settling, notes, numbers),
            notes_title=self._notes_title(),
            notes_after=_notes_after(parts, self.shown, self.language),
            notice=self.style.word("untranslated", self.language) if self.filled.borrowed else None,
            example=marks(lines),
            note_pattern=pattern,
            digits=digits,
            anchors=anchors,
            borrowed=dict(self.filled.borrowed),
        )

    def _masthead(self, masthead: Masthead, holder: str, digits: str) -> tuple[MastheadLine, ...]:
        return Mastheads(self.filled, self.style, digits).lines(masthead, holder)

    def _title(self, parts: tuple[PrintedPart, ...]) -> str:
        """The agenda's title, else the first part's, else the symbol: a document must have one."""
        titled = sorted(parts, key=lambda part: part.source.kind != "agenda")
        found = (words_of(part.title.body).strip() for part in titled)
        title = next(filter(None, found), None) or self.text.masthead.symbol or UNTITLED
        return " ".join(title.split())

    def _notes_title(self) -> str:
        title = clean(self.text.notes_title.get(self.language, ""))
        return title if title.strip() else self.style.word("notes", self.language)

    def _part(
        self,
        part: Part,
        source: Part,
        anchors: Mapping[str, str],
        settling: Settling,
        digits: str,
    ) -> PrintedPart:
        walk = _Walk(self, part_numbers(part, self.language), anchors, settling)
        own = source.masthead
        masthead = self._masthead(own, f"masthead {part.id}", digits) if own is not None else ()
        title = settling.pieces(part.title.get(self.language, ()))
        language = self.filled.borrowed.get(part.id, self.language)
        pairs = zip(part.provisions, source.provisions, strict=True)
        return PrintedPart(
            source=source,
            anchor=anchors[part.id],
            masthead=masthead,
            label=self._label(source),
            title=Said(language, body=title),
            provisions=tuple(walk.provision(one, own, 1, 2) for one, own in pairs),
        )

    def _label(self, part: Part) -> str | None:
        """What stands above a part's title: its word and label as far as it has any."""
        found = self.filled.chosen(part.label_word)
        if found is None and part.label is None:
            return None
        word = self._label_word(*found) if found else self.style.word("annex", self.language)
        gap = "" if word[-1:] >= "\u2e80" else " "
        return clean(f"{word}{gap}{part.label or ''}").strip() or None

    def _label_word(self, written: Language, word: str) -> str:
        """A word for annexes; where it is another language's usual one, the paper's usual one."""
        usual = self.style.words["annex"]
        return usual[self.language] if word == usual[written] else word

    def _notes(
        self, settling: Settling, anchors: Mapping[str, str], numbers: Mapping[str, str]
    ) -> tuple[PrintedNote, ...]:
        """The notes in the order of their numbers."""
        by_id = {note.id: note for note in self.shown.notes}
        sources = {note.id: note for note in self.text.notes}
        said = {
            name: self.said(f"note {name}", by_id[name].wording, settling)
            for name in numbers
            if name in by_id
        }
        return tuple(
            PrintedNote(
                sources[name], anchors[name], clean(numbers[name]), said[name], settling.calls[name]
            )
            for name in said
        )

    def said(self, holder: str, wordings: Mapping[Language, Wording], settling: Settling) -> Said:
        """A wording as printed."""
        wording = wordings.get(self.language, Wording())
        return Said(
            language=self.filled.borrowed.get(holder, self.language),
            heading=settling.pieces(wording.heading),
            body=settling.pieces(wording.body),
            rows=tuple(tuple(settling.pieces(cell) for cell in row) for row in wording.rows),
        )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Settles the provisions of one part, each under its own."""

    paper: _Paper
    numbers: Mapping[str, str]
    anchors: Mapping[str, str]
    settling: Settling

    def provision(
        self, shown: Provision, source: Provision, depth: int, level: int
    ) -> PrintedProvision:
        """One provision with all below it."""
        said = self.paper.said(shown.id, shown.wording, self.settling)
        number = self.numbers.get(shown.id)
        below = min(level + bool(said.heading), _DEEPEST_HEADING)
        pairs = zip(shown.children, source.children, strict=True)
        return PrintedProvision(
            source=source,
            anchor=self.anchors[shown.id],
            number=clean(number) if number else None,
            said=said,
            level=level,
            depth=min(depth, DEEPEST_DRAWN),
            children=tuple([self.provision(one, own, depth + 1, below) for one, own in pairs]),
        )


def _notes_after(parts: tuple[PrintedPart, ...], shown: Text, language: Language) -> int:
    """How many parts stand before the notes: those before the annexes, unless an annex calls one.

    So notes follow the text that calls them, as on the papers themselves.
    """
    first = next((place for place, part in enumerate(parts) if part.is_annex), len(parts))
    later = shown.with_parts(shown.parts[first:])
    if first == 0 or any(True for part in later.parts for _ in _calls(part, language)):
        return len(parts)
    return first


def _calls(part: Part, language: Language) -> Iterator[str]:
    spans = list(part.title.get(language, ()))
    for provision in part.walk():
        spans += provision.wording.get(language, Wording()).spans()
    yield from (span.target for span in spans if span.kind == "note" and span.target)
