"""A blueprint read from the mapping that its file holds. The caller opens the file (TOML)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wgtr.tree.blueprints.shape import (
    LABEL,
    Blueprint,
    LabelStyle,
    Names,
    NotesPlace,
    NoteStyle,
    Numbered,
    Standing,
)
from wgtr.tree.fields import Fields, Misfit, chosen, fields
from wgtr.tree.languages import Language
from wgtr.tree.numbering import DEFAULT_NOTE_PATTERN, checked_pattern
from wgtr.tree.provisions import Inlines, Kind, Span, SpanKind, Wording

PLACE = re.compile(r"\{([a-z-]+)\}")
KIND_AND_DEPTH = re.compile(r"(?P<kind>[a-z_]+)(?:/[1-9][0-9]?)?")
TOP = "top"
KEYS = (
    *("name", "part", "languages", "title", "label", "notes", "numbering", "numbered", "holds"),
    *("about", "places", "phrases", "begins_with", "between", "ends_with"),
)
STANDING_KEYS = ("role", "kind", "numbered", "required", "heading", "body", "mentions", "children")


class NotABlueprint(ValueError):
    """The mapping is no blueprint; the message names the key and says what is wrong with it."""


def blueprint_from(mapping: Mapping[str, Any]) -> Blueprint:
    """Read a blueprint; raises NotABlueprint for the first thing that is wrong.

    Every wording must be there in each language the blueprint names (all six where it names none),
    every `{name}` in a wording must be among its places, and a field that means nothing is refused.
    """
    try:
        data = fields(mapping).only(*KEYS)
        return _Reader(data, _languages(data), _places(data)).blueprint()
    except Misfit as wrong:
        name = mapping.get("name", "without a name")
        raise NotABlueprint(f"The blueprint {name}: {wrong}.") from None


def _languages(data: Fields) -> tuple[Language, ...]:
    where = data.place("languages")
    named = tuple(chosen(name, Language, where) for name in data.strings("languages"))
    return named or tuple(Language)


def _places(data: Fields) -> dict[str, Names]:
    """Places are read before the wordings that use them."""
    places = data.inner("places")
    for name in places.values:
        if not PLACE.fullmatch(f"{{{name}}}"):
            raise Misfit(f"“{places.place(name)}” should be named in small letters and hyphens")
    return {name: _names(places.inner(name), _languages(data)) for name in places.values}


def _names(data: Fields, languages: tuple[Language, ...]) -> Names:
    data.only(*languages)
    return {language: data.needed(language) for language in languages}


@dataclass(frozen=True, slots=True)
class _Reader:
    data: Fields
    languages: tuple[Language, ...]
    places: Mapping[str, Names]

    def blueprint(self) -> Blueprint:
        data = self.data
        phrases = data.inner("phrases")
        return Blueprint(
            name=data.needed("name"),
            part=data.needed("part"),
            languages=self.languages,
            title=self.words(data.inner("title")),
            label=self.label(data.inner("label")),
            notes=self.notes(data.inner("notes")),
            numbering=_numbering(data.inner("numbering")),
            numbered=_numbered(data.inner("numbered")),
            holds=_holds(data.inner("holds")),
            about=_kinds(data, "about"),
            places=self.places,
            phrases={name: self.words(phrases.inner(name)) for name in phrases.values},
            begins_with=self.standing(data, "begins_with"),
            between=self.standing(data, "between"),
            ends_with=self.standing(data, "ends_with"),
        )

    def words(self, data: Fields) -> dict[Language, Inlines]:
        """A wording in every language, or in none."""
        if not data.values:
            return {}
        return {
            language: tuple(self.spans(words, language, data.place(language)))
            for language, words in _names(data, self.languages).items()
        }

    def spans(self, words: str, language: Language, where: str) -> Iterator[Span]:
        """Words, with a place wherever they say `{name}`; it shows its own name until it is filled.

        re.split gives words and names in turn.
        """
        for position, piece in enumerate(PLACE.split(words)):
            if position % 2 == 0:
                yield from (Span(piece),) if piece else ()
            elif piece in self.places:
                yield Span(f"[{self.places[piece][language]}]", SpanKind.PLACE, piece)
            else:
                raise Misfit(f"“{where}” names {{{piece}}}, which is not among the places")

    def standing(self, data: Fields, name: str) -> tuple[Standing, ...]:
        return tuple(self.one_standing(one.only(*STANDING_KEYS)) for one in data.each(name))

    def one_standing(self, data: Fields) -> Standing:
        heading, body = self.words(data.inner("heading")), self.words(data.inner("body"))
        mentions = data.inner("mentions")
        return Standing(
            role=data.needed("role"),
            kind=data.choice("kind", Kind),
            numbered=data.flag("numbered"),
            required=data.flag("required"),
            wording={
                language: Wording(heading.get(language, ()), body.get(language, ()))
                for language in self.languages
                if heading or body
            },
            mentions={language: mentions.strings(name) for language, name in mentions.languages()},
            children=self.standing(data, "children"),
        )

    def label(self, data: Fields) -> LabelStyle:
        data.only("required", "form", "word", "words")
        words, word = data.inner("words"), data.text("word") or ""
        if word and word not in words.values:
            raise Misfit(f"“{data.place('word')}” is “{word}”, which is not among label.words")
        form = data.text("form") or "capital"
        _checked(f"{{{form}}}", data.place("form"))
        named = {name: _names(words.inner(name), self.languages) for name in words.values}
        for name, said in named.items():
            if not all(LABEL in names for names in said.values()):
                raise Misfit(f"“{words.place(name)}” should hold {{label}} in every language")
        return LabelStyle(required=data.flag("required"), form=form, word=word, words=named)

    def notes(self, data: Fields) -> NoteStyle:
        data.only("pattern", "place", "heading")
        pattern = data.text("pattern") or DEFAULT_NOTE_PATTERN
        return NoteStyle(
            pattern=_checked(pattern, data.place("pattern")),
            place=data.choice("place", NotesPlace, NotesPlace.ENDNOTES),
            heading=self.words(data.inner("heading")),
        )


def _numbering(data: Fields) -> dict[str, str]:
    for name in data.values:
        match = KIND_AND_DEPTH.fullmatch(name)
        chosen(match["kind"] if match else name, Kind, data.place(name))
    return {name: _checked(data.needed(name), data.place(name)) for name in data.values}


def _checked(pattern: str, where: str) -> str:
    try:
        return checked_pattern(pattern)
    except ValueError as wrong:
        raise Misfit(f"“{where}” is no way of numbering: {wrong}".rstrip(".")) from None


def _numbered(data: Fields) -> dict[Kind, Numbered]:
    return {
        chosen(name, Kind, data.place(name)): data.choice(name, Numbered) for name in data.values
    }


def _holds(data: Fields) -> dict[Kind | None, frozenset[Kind]]:
    if TOP not in data.values:
        raise Misfit(f"“{data.place(TOP)}” is missing: which kinds may stand in the part itself")
    return {
        None if name == TOP else chosen(name, Kind, data.place(name)): _kinds(data, name)
        for name in data.values
    }


def _kinds(data: Fields, name: str) -> frozenset[Kind]:
    return frozenset(chosen(kind, Kind, data.place(name)) for kind in data.strings(name))
