"""What a blueprint says, once it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wgtr.tree.languages import Language
from wgtr.tree.numbering import DEFAULT_NOTE_PATTERN
from wgtr.tree.numerals import render, system_for
from wgtr.tree.provisions import Inlines, Kind, Part, Wordings

Names = Mapping[Language, str]
LABEL = "{label}"


class Numbered(StrEnum):
    """Whether provisions of a kind take a number."""

    ALWAYS = "always"
    USUALLY = "usually"
    NEVER = "never"


class NotesPlace(StrEnum):
    """Where notes are printed."""

    ENDNOTES = "endnotes"
    FOOTNOTES = "footnotes"


@dataclass(frozen=True, slots=True)
class Standing:
    """A provision that a part begins with, ends with, or is first drafted with.

    `mentions` lists, per language, expressions of which one must be said: the words that tell the
    paragraph on the next mandate from any other last paragraph.
    """

    role: str
    kind: Kind
    numbered: bool = False
    required: bool = False
    wording: Wordings = field(default_factory=dict)
    mentions: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    children: "tuple[Standing, ...]" = ()


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How a part is labelled: its word ("Annex {label}") and the letters of a series of labels.

    Label word and letter change between stages (an Attachment A in May is an Annex A in August),
    so several words are known and one is in use.
    """

    required: bool = False
    form: str = "capital"
    word: str = ""
    words: Mapping[str, Names] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How notes are numbered, where they are printed, and the heading above endnotes."""

    pattern: str = DEFAULT_NOTE_PATTERN
    place: NotesPlace = NotesPlace.ENDNOTES
    heading: Mapping[Language, Inlines] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The rules and standard words of one kind of part.

    `holds` says which kinds may stand in which; the key None is the part itself. `about` lists the
    kinds that must name the provisions they prepare. `places` names the facts that the words may
    leave to records, with what each is called in every language.
    """

    name: str
    part: str
    languages: tuple[Language, ...]
    title: Mapping[Language, Inlines] = field(default_factory=dict)
    label: LabelStyle = field(default_factory=LabelStyle)
    notes: NoteStyle = field(default_factory=NoteStyle)
    numbering: Mapping[str, str] = field(default_factory=dict)
    numbered: Mapping[Kind, Numbered] = field(default_factory=dict)
    holds: Mapping[Kind | None, frozenset[Kind]] = field(default_factory=dict)
    about: frozenset[Kind] = frozenset()
    places: Mapping[str, Names] = field(default_factory=dict)
    phrases: Mapping[str, Mapping[Language, Inlines]] = field(default_factory=dict)
    begins_with: tuple[Standing, ...] = ()
    between: tuple[Standing, ...] = ()
    ends_with: tuple[Standing, ...] = ()

    def series_label(self, position: int) -> str:
        """The label of the `position`th part of a series, from 1: A, B, C. The same everywhere."""
        return render(position, system_for(self.label.form, Language.EN))

    def label_words(self) -> dict[Language, str]:
        """The word in use, alone, as a part keeps it: "Annex", "附件"."""
        names = self.label.words.get(self.label.word, {})
        return {language: name.replace(LABEL, "").strip() for language, name in names.items()}

    def said_label(self, part: Part, language: Language) -> str:
        """A part's label as it is printed, with the part's own word: "Annex A", "附件A".

        A word that the blueprint does not know stands before the label, with a blank between.
        """
        label, word = part.label or "", part.label_word.get(language, "")
        for names in self.label.words.values():
            if language in names and names[language].replace(LABEL, "").strip() == word:
                return names[language].replace(LABEL, label).strip()
        return f"{word} {label}".strip()
