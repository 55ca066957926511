"""What the editing pages show of a text: its lines with numbers, words and what is missing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wgtr.tree.gaps import marks_lost
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, numbers
from wgtr.tree.provisions import Part, Provision, Text, Wording, plain
from wgtr.tree.typed import Brackets, brackets_for

NO_WORDS = Wording()
# After a full stop, semicolon, colon, question or exclamation mark, with the blanks behind it.
_SENTENCE_ENDS = re.compile(r"(?:[.;:!?؟؛]\s+|[。；：！？]\s*)(?=\S)")
# Behind these a full stop ends no sentence, in any of the languages written with it.
_SHORTENED = re.compile(
    r"(?:^|[\s(«“])(?:m|п|mr|mrs|ms|dr|art|arts|no|nos|para|paras|rev|corr|add|cf|mme|sr|sra|núm|párr"
    r"|par|ст|ср|пп|гг|др|док)\.\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A provision or note as a line of the editing page; `depth` counts from 0.

    `heading` and `body` are its words as a plain field shows them, in the language that is worked
    on; where they are missing, `original_heading` and `original_body` stand in. `lacks` are the
    brackets of the original that the translation does not have.
    """

    id: str
    kind: str
    number: str | None
    depth: int
    heading: str
    body: str
    rows: tuple[tuple[str, ...], ...]
    missing: bool
    original_heading: str
    original_body: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartSheet:
    """A part with its lines."""

    id: str
    kind: str
    label: str
    title: str
    missing: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TextSheet:
    """A whole text in one language; `progress` has worded and all, by language, for its bar."""

    language: Language
    original: Language
    parts: tuple[PartSheet, ...]
    notes: tuple[Line, ...]
    progress: Mapping[Language, tuple[int, int]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Give the text's title: that of its agenda, else of its first part with one."""
        titled = [part for part in self.parts if part.title]
        agenda = [part for part in titled if part.kind == "agenda"]
        return next((part.title for part in (*agenda, *titled)), "")


def text_sheet(text: Text, language: Language) -> TextSheet:
    """Say what the editing page shows of `text` in a language."""
    shows = _Shows(text, language)
    return TextSheet(
        language,
        text.original_language,
        tuple(shows.part(part) for part in text.parts),
        tuple(shows.notes()),
        progress(text),
    )


def title_of(text: Text, language: Language) -> str:
    """Give the title of `text` in a language, else in its original's; "" where it has none."""
    titled = [part for part in text.parts if part.title]
    agenda = [part for part in titled if part.kind == "agenda"]
    for part in (*agenda, *titled):
        return plain(part.title.get(language) or part.title.get(text.original_language, ()))
    return ""


def progress(text: Text) -> dict[Language, tuple[int, int]]:
    """How many of the original's wordings there are in each language, and how many there should be.

    A wording is a title, a provision's or a note's words.
    """
    titles = [part.title for part in text.parts if part.title]
    worded = [set(title) for title in titles]
    worded += [set(provision.wording) for provision in text.walk()]
    worded += [set(note.wording) for note in text.notes]
    wanted = [languages for languages in worded if text.original_language in languages]
    return {
        language: (sum(language in languages for languages in wanted), len(wanted))
        for language in Language
    }


def note_choices(text: Text, language: Language) -> list[tuple[str, str]]:
    """The bracket that calls each note, and how the note begins, in the order of its numbers."""
    brackets, notes = brackets_for(text, language), {note.id: note for note in text.notes}
    original = text.original_language
    said = {
        note_id: note.wording.get(language) or note.wording.get(original, NO_WORDS)
        for note_id, note in notes.items()
    }
    counted = note_numbers(text, language)
    return [(brackets.notes[each], plain(said[each].body)[:90]) for each in counted]


def line_of(text: Text, provision: Provision, language: Language) -> Line:
    """Say what one provision's line shows."""
    return _Shows(text, language).line(provision, 0)


def sentence_starts(words: str) -> list[tuple[int, str]]:
    """Where a text's sentences begin, but the first: the place of a character, and its words."""
    return [
        (hit.end(), words[hit.end() : hit.end() + 80])
        for hit in _SENTENCE_ENDS.finditer(words)
        if not _SHORTENED.search(words[: hit.end()])
    ]


class _Shows:
    """Shows the pieces of one text in one language."""

    def __init__(self, text: Text, language: Language) -> None:
        self.text, self.language = text, language
        self.brackets = brackets_for(text, language)
        self.original = brackets_for(text, text.original_language)
        self.numbers = numbers(text, language)

    def part(self, part: Part) -> PartSheet:
        title = part.title.get(self.language)
        shown = plain(title or part.title.get(self.text.original_language, ()))
        word = part.label_word.get(self.language, "")
        lines = tuple(
            self.line(provision, depth) for provision, depth in _with_depth(part.provisions)
        )
        missing = bool(part.title) and title is None
        return PartSheet(
            part.id, part.kind, f"{word} {part.label or ''}".strip(), shown, missing, lines
        )

    def line(self, provision: Provision, depth: int) -> Line:
        return self._line(
            provision.id,
            provision.kind.value,
            self.numbers.get(provision.id),
            depth,
            provision.wording,
        )

    def notes(self) -> Iterator[Line]:
        counted = note_numbers(self.text, self.language)
        notes = {note.id: note for note in self.text.notes}
        for note_id, number in counted.items():
            yield self._line(note_id, "note", number, 0, notes[note_id].wording)

    def _line(
        self,
        id_: str,
        kind: str,
        number: str | None,
        depth: int,
        wordings: Mapping[Language, Wording],
    ) -> Line:
        words = wordings.get(self.language, NO_WORDS)
        original = wordings.get(self.text.original_language, NO_WORDS)
        return Line(
            id_,
            kind,
            number,
            depth,
            self.brackets.shown(words.heading),
            self.brackets.shown(words.body),
            _rows(self.brackets, words),
            self.language not in wordings and self.text.original_language in wordings,
            self.original.shown(original.heading),
            self.original.shown(original.body),
            self._lacks(original, words) if self.language in wordings else (),
        )

    def _lacks(self, original: Wording, words: Wording) -> tuple[str, ...]:
        """The original's brackets that are missing here, as they would be typed here."""
        notes = self.brackets.notes
        return tuple(
            notes[span.target or ""] if span.target in notes else self.original.of(span)
            for span in marks_lost(original, words)
        )


def _rows(brackets: Brackets, words: Wording) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(brackets.shown(cell) for cell in row) for row in words.rows)


def _with_depth(
    provisions: tuple[Provision, ...], depth: int = 0
) -> Iterator[tuple[Provision, int]]:
    for provision in provisions:
        yield provision, depth
        yield from _with_depth(provision.children, depth + 1)
