"""What stands in a plain field for a mark that is not words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers
from wgtr.tree.provisions import Inlines, Span, SpanKind, Text
from wgtr.tree.references import Sayings

IN_BRACKETS = frozenset({SpanKind.NOTE, SpanKind.REFERENCE, SpanKind.PLACE})
NOTE_WORDS: Mapping[Language, str] = {
    Language.AR: "حاشية",
    Language.EN: "note",
    Language.ES: "nota",
    Language.FR: "note",
    Language.RU: "примечание",
    Language.ZH: "注",
}
"""What a note is called in its bracket, in the language of the words around it."""
LOST = "?"
PLAIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
"""A keyboard may give other digits than those that a note is numbered with."""


@dataclass(frozen=True, slots=True)
class Brackets:
    """The brackets of one text in one language: how each mark is shown, and what each one means.

    `notes` maps every note of the text to its bracket, so that any of them can be called.
    """

    language: Language
    says: Sayings
    notes: Mapping[str, str] = field(default_factory=dict)

    def shown(self, inlines: Inlines) -> str:
        """The words of `inlines` as a plain field shows them."""
        return "".join(self.of(span) for span in inlines)

    def of(self, span: Span) -> str:
        """What stands for one span: its words, in brackets where it is not words."""
        if span.kind is SpanKind.NOTE:
            return self.notes.get(span.target or "", f"[{NOTE_WORDS[self.language]} {LOST}]")
        if span.kind in IN_BRACKETS:
            said = self.says((span,), self.language)
            return said if _is_bracketed(said) else f"[{said}]"
        return span.text

    def meanings(self, inlines: Inlines) -> dict[str, Span]:
        """Each bracket that may be typed in place of `inlines`, with the mark it stands for."""
        called = {
            written: Span("", SpanKind.NOTE, note_id)
            for note_id, bracket in self.notes.items()
            for written in (bracket.translate(PLAIN_DIGITS), bracket)
        }
        return called | dict(self._there(inlines))

    def _there(self, inlines: Inlines) -> Iterator[tuple[str, Span]]:
        """The brackets that stand in `inlines` now; of two alike, the first one counts."""
        marks = [span for span in inlines if span.kind in IN_BRACKETS]
        yield from ((self.of(span), span) for span in reversed(marks))


def _is_bracketed(said: str) -> bool:
    """Whether a place shows its name in brackets still, since its fact is not known."""
    return said.startswith("[") and said.endswith("]") and said.count("[") == 1


def brackets_for(text: Text, language: Language) -> Brackets:
    """Give the brackets of `text` in a language that it is, or is to be, worded in."""
    counted = note_numbers(text, language)
    word = NOTE_WORDS[language]
    notes = {note.id: f"[{word} {counted[note.id]}]" for note in text.notes}
    return Brackets(language, Sayings(text), notes)
