"""Six single-language trees of equal shape become one tree with six wordings.

Ids, labels and counting are the original language's. A way of numbering that each language wrote
in its own letters or digits becomes the number form that says so (`{letter}.`), so that a
translation into a seventh is numbered by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wgtr.texts.shapes import NotAlike, Tongue, check_alike
from wgtr.tree.languages import Language
from wgtr.tree.numbering import PLACEHOLDER
from wgtr.tree.numerals import SYSTEM_OF_FORM, system_for
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
)

__all__ = ["NotAlike", "joined", "joined_into"]

Member = TypeVar("Member")
Value = TypeVar("Value")
HOUSE_FORMS = tuple(form for form in SYSTEM_OF_FORM if not form.startswith("un-"))


def joined(texts: Mapping[Language, Text], original: Language | None = None) -> Text:
    """Join the single-language `texts` of one document into one tree.

    `original` is the language whose ids and numbering count: the one that the mastheads name
    where it is not told. Raises NotAlike, naming the first place, where two differ in shape, and
    where there is no text in the original language.
    """
    if not texts:
        raise NotAlike("There is no text to join.")
    if len(texts) == 1:  # a translation may come without its original
        return next(iter(texts.values()))
    chosen = original or next(iter(texts.values())).original_language
    if chosen not in texts:
        raise NotAlike(f"There is no text in the original language ({chosen}).")
    first = Tongue(chosen, texts[chosen])
    others = [Tongue(language, text) for language, text in texts.items() if language is not chosen]
    for other in others:
        check_alike(first, other)
        _check_mastheads(first, other)
    return _Join(first, tuple(others)).text()


def joined_into(kept: Text, text: Text, language: Language) -> Text:
    """Take the words of one language from `text`, and all else from `kept`.

    Raises NotAlike, naming the first place, where their shapes differ.
    """
    first, other = Tongue(kept.original_language, kept), Tongue(language, text)
    check_alike(first, other)
    return _Join(first, (other,), keeps_patterns=True).text()


def _check_mastheads(one: Tongue, other: Tongue) -> None:
    for name in ("symbol", "date"):
        mine, yours = getattr(one.text.masthead, name), getattr(other.text.masthead, name)
        if mine != yours and None not in (mine, yours):
            raise NotAlike(
                f"The languages differ in the masthead: the {name} is {mine} in {one.language}, "
                f"{yours} in {other.language}."
            )


@dataclass(frozen=True, slots=True)
class _Renamed:
    """One language's tree and what its ids are called in the joined one."""

    tongue: Tongue
    ids: Mapping[str, str]
    notes: Mapping[str, str]

    def inlines(self, inlines: Inlines) -> Inlines:
        return tuple(self.span(span) for span in inlines)

    def span(self, span: Span) -> Span:
        names = {SpanKind.NOTE: self.notes, SpanKind.REFERENCE: self.ids}.get(span.kind, {})
        return replace(span, target=names.get(span.target or "", span.target))

    def wording(self, wordings: Wordings) -> Wording | None:
        found = wordings.get(self.tongue.language)
        if found is None:
            return None
        rows = tuple(tuple(self.inlines(cell) for cell in row) for row in found.rows)
        return Wording(self.inlines(found.heading), self.inlines(found.body), rows)


def _renamed(first: Tongue, other: Tongue) -> _Renamed:
    pairs = zip(other.text.walk(), first.text.walk(), strict=True)
    parts = zip(other.text.parts, first.text.parts, strict=True)
    ids = {theirs.id: ours.id for theirs, ours in pairs}
    ids |= {theirs.id: ours.id for theirs, ours in parts}
    notes = zip(other.text.notes, first.text.notes, strict=True)
    return _Renamed(other, ids, {theirs.id: ours.id for theirs, ours in notes})


class _Join:
    """The original's tree, walked side by side with the others."""

    def __init__(
        self, first: Tongue, others: tuple[Tongue, ...], *, keeps_patterns: bool = False
    ) -> None:
        self.first = first
        self.keeps_patterns = keeps_patterns
        self.others = [_renamed(first, other) for other in others]
        self.languages = [first.language, *(other.tongue.language for other in self.others)]

    def text(self) -> Text:
        text = self.first.text
        texts = [other.tongue.text for other in self.others]
        return replace(
            text,
            original_language=self.first.language,
            masthead=self.masthead(text.masthead, [each.masthead for each in texts]),
            parts=tuple(self.part(*each) for each in _rows(text.parts, (t.parts for t in texts))),
            notes=tuple(self.note(*each) for each in _rows(text.notes, (t.notes for t in texts))),
            note_pattern=self.pattern([text.note_pattern, *(each.note_pattern for each in texts)]),
            notes_title=_merged(text.notes_title, [each.notes_title for each in texts]),
        )

    def part(self, part: Part, theirs: list[Part]) -> Part:
        walked = _rows(part.provisions, (each.provisions for each in theirs))
        mastheads = [each.masthead or Masthead() for each in theirs]
        return replace(
            part,
            title=self.titles(part, theirs),
            label_word=_merged(part.label_word, [each.label_word for each in theirs]),
            masthead=part.masthead and self.masthead(part.masthead, mastheads),
            numbering={name: self.numbering(name, part, theirs) for name in part.numbering},
            provisions=tuple(self.provision(*each) for each in walked),
        )

    def titles(self, part: Part, theirs: list[Part]) -> dict[Language, Inlines]:
        titles = dict(part.title)
        for other, each in zip(self.others, theirs, strict=True):
            if other.tongue.language in each.title:
                titles[other.tongue.language] = other.inlines(each.title[other.tongue.language])
        return titles

    def numbering(self, name: str, part: Part, theirs: list[Part]) -> str:
        patterns = [each.numbering.get(name) for each in theirs]
        return self.pattern([part.numbering[name], *patterns])

    def provision(self, provision: Provision, theirs: list[Provision]) -> Provision:
        walked = _rows(provision.children, (each.children for each in theirs))
        own = provision.pattern
        return replace(
            provision,
            wording=self.wordings(provision.wording, [each.wording for each in theirs]),
            children=tuple(self.provision(*each) for each in walked),
            pattern=own and self.pattern([own, *(each.pattern for each in theirs)]),
        )

    def note(self, note: Note, theirs: list[Note]) -> Note:
        return replace(note, wording=self.wordings(note.wording, [each.wording for each in theirs]))

    def wordings(self, wordings: Wordings, theirs: list[Wordings]) -> Wordings:
        made = dict(wordings)
        for other, each in zip(self.others, theirs, strict=True):
            wording = other.wording(each)
            if wording is not None:
                made[other.tongue.language] = wording
        return made

    def masthead(self, masthead: Masthead, theirs: list[Masthead]) -> Masthead:
        every = [masthead, *theirs]
        return Masthead(
            symbol=_first(each.symbol for each in every),
            date=_first(each.date for each in every),
            issued_by=_merged(masthead.issued_by, [each.issued_by for each in theirs]),
            original_language=self.first.language,
            lines=_merged(masthead.lines, [each.lines for each in theirs]),
        )

    def pattern(self, patterns: list[str | None]) -> str:
        """One pattern for all languages: the original's, in the form that each wrote its way."""
        own = patterns[0] or ""
        if self.keeps_patterns or _placeholder(own) in SYSTEM_OF_FORM:
            return own
        pairs = zip(self.languages, patterns, strict=True)
        systems = {
            language: system_for(_placeholder(pattern), language)
            for language, pattern in pairs
            if pattern is not None
        }
        for form in HOUSE_FORMS:
            if all(system_for(form, language) == used for language, used in systems.items()):
                return PLACEHOLDER.sub(f"{{{form}}}", own)
        return own


def _placeholder(pattern: str) -> str:
    found = PLACEHOLDER.search(pattern)
    return found[1] if found else ""


def _rows(
    mine: Sequence[Member], theirs: Iterable[Sequence[Member]]
) -> list[tuple[Member, list[Member]]]:
    """Each of `mine` with the list of its counterparts."""
    return [(first, rest) for first, *rest in zip(mine, *theirs, strict=True)]


def _merged(
    mine: Mapping[Language, Value], theirs: Iterable[Mapping[Language, Value]]
) -> dict[Language, Value]:
    """What each language says of itself; nobody overrules the original."""
    made: dict[Language, Value] = {}
    for each in (mine, *theirs):
        made = {**each, **made}
    return made


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)
