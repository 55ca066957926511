"""A text with other ids, and back again: so that what is the same is called the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from wgtr.tree.comparison.matching import Matches
from wgtr.tree.provisions import Inlines, Note, Part, Provision, Span, SpanKind, Text, Wording


@dataclass(frozen=True, slots=True)
class Names:
    """Other names for ids: of parts and provisions, which cross-references tell, and of notes."""

    ids: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def backwards(self) -> "Names":
        """The names that undo these: no two ids got the same name."""
        return Names(
            {name: old for old, name in self.ids.items()},
            {name: old for old, name in self.notes.items()},
        )

    @property
    def idle(self) -> bool:
        """Whether nothing is called otherwise."""
        return all(old == name for names in (self.ids, self.notes) for old, name in names.items())


def names_for(old: Text, new: Text, matches: Matches) -> Names:
    """New names for the old text's ids: the new text's where they match, else none of its own."""
    known = {part.id for part in new.parts} | {provision.id for provision in new.walk()}
    known |= set(_targets(new, SpanKind.REFERENCE)) | _about(new)
    mentioned = [part.id for part in old.parts] + [provision.id for provision in old.walk()]
    mentioned += [*_targets(old, SpanKind.REFERENCE), *_about(old)]
    notes = {note.id for note in new.notes} | set(_targets(new, SpanKind.NOTE))
    called = [note.id for note in old.notes] + list(_targets(old, SpanKind.NOTE))
    parts_and_provisions = matches.parts | matches.provisions
    own = {part.id for part in old.parts} | {provision.id for provision in old.walk()}
    return Names(
        _named(mentioned, own, parts_and_provisions, known),
        _named(called, {note.id for note in old.notes}, matches.notes, notes),
    )


def renamed(text: Text, names: Names) -> Text:
    """The text under other ids; wherever an id is told, the new one is."""
    if names.idle:
        return text
    renaming = _Renaming(names)
    parts = tuple(map(renaming.part, text.parts))
    return replace(text, parts=parts, notes=tuple(map(renaming.note, text.notes)))


def _named(
    mentioned: list[str], own: set[str], matches: Mapping[str, str], known: set[str]
) -> dict[str, str]:
    """A name for every id: what matches nothing must not be taken for something of the new text.

    A mention of an id that is nowhere in the old text stays as it is, if nothing is called so.
    """
    names = {old: matches[old] for old in mentioned if old in matches}
    given = set(names.values())
    for old in dict.fromkeys(mentioned):
        if old in names:
            continue
        free = old not in given and (old not in known or old not in own)
        names[old] = old if free else _fresh(old, given | known | set(mentioned))
        given.add(names[old])
    return names


def _fresh(old: str, taken: set[str]) -> str:
    return next(name for n in count(1) if (name := f"{old}~{n}") not in taken)


def _about(text: Text) -> set[str]:
    return {name for provision in text.walk() for name in provision.about}


def _targets(text: Text, kind: SpanKind) -> Iterator[str]:
    wordings = [p.wording for p in text.walk()] + [note.wording for note in text.notes]
    spans = [span for w in wordings for wording in w.values() for span in wording.spans()]
    spans += [span for part in text.parts for title in part.title.values() for span in title]
    return (span.target for span in spans if span.kind is kind and span.target is not None)


@dataclass(frozen=True, slots=True)
class _Renaming:
    names: Names

    def part(self, part: Part) -> Part:
        return replace(
            part,
            id=self.id(part.id),
            title={language: self.inlines(title) for language, title in part.title.items()},
            provisions=tuple([self.provision(provision) for provision in part.provisions]),
        )

    def provision(self, provision: Provision) -> Provision:
        return replace(
            provision,
            id=self.id(provision.id),
            wording={key: self.wording(value) for key, value in provision.wording.items()},
            children=tuple([self.provision(child) for child in provision.children]),
            about=tuple(map(self.id, provision.about)),
        )

    def note(self, note: Note) -> Note:
        wording = {key: self.wording(value) for key, value in note.wording.items()}
        return replace(note, id=self.names.notes.get(note.id, note.id), wording=wording)

    def id(self, name: str) -> str:
        return self.names.ids.get(name, name)

    def wording(self, wording: Wording) -> Wording:
        rows = tuple(tuple(self.inlines(cell) for cell in row) for row in wording.rows)
        return Wording(self.inlines(wording.heading), self.inlines(wording.body), rows)

    def inlines(self, inlines: Inlines) -> Inlines:
        return tuple([self.span(span) for span in inlines])

    def span(self, span: Span) -> Span:
        if span.target is None or span.kind not in {SpanKind.NOTE, SpanKind.REFERENCE}:
            return span
        names = self.names.notes if span.kind is SpanKind.NOTE else self.names.ids
        name = names.get(span.target, span.target)
        return span if name == span.target else replace(span, target=name)
