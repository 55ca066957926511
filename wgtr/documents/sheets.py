"""What a list or a page says about one document: its name, state, languages and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wgtr.core.languages import Language as PageLanguage
from wgtr.documents.pages import Link
from wgtr.rendering.printed import Printed, PrintedPart, words_of
from wgtr.tree.provisions import Kind


@dataclass(frozen=True)
class File:
    """A file of one language version: its format and what to call it, its address, its bytes."""

    form: str
    words: str
    address: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Version:
    """A language version with its files."""

    language: PageLanguage
    files: Sequence[File]


@dataclass(frozen=True)
class Entry:
    """A line of a document's contents; `about` says what an annex is, `questions` how many."""

    anchor: str
    words: str
    about: str
    questions: int
    is_agenda: bool


@dataclass(frozen=True)
class Revision:
    """A revision of a document, as the list of them shows it: by its symbol, else its title."""

    words: str
    is_symbol: bool
    address: str
    state: str
    issued_on: date | None


@dataclass(frozen=True)
class Mend:
    """What corrects or completes a paper beside it; `languages` where it is not for all of them."""

    line: Revision
    completes: bool
    languages: Sequence[PageLanguage]


@dataclass(frozen=True)
class Sheet:
    """One document in the language of the page.

    `state` is issued, superseded or withdrawn; of a symbol without a document, reserved, void or
    taken. `kind` is original, revision, corrigendum or addendum. `edition` says of a revision or
    corrigendum what it is to its document, `earlier` are the revisions that it replaced. `language`
    is that in which the page gives its text, the original where `in_language` is False, or the one
    named by `read_in` where the original is not there. `partly` says that passages stand in the
    original. `files` are those to take along. `mends` stand beside it and say what is wrong or
    missing in it; `corrigendum` says of one which it is, `only_for` the languages that it was made
    for, where the page's is none of them.
    """

    address: str
    title: str
    title_language: str
    symbol: str | None
    state: str
    issued_on: date | None
    original: str | None
    kind: str = "original"
    versions: Sequence[Version] = ()
    missing: Sequence[PageLanguage] = ()
    contents: Sequence[Entry] = ()
    revisions: Sequence[Revision] = ()
    addenda: Sequence[Revision] = ()
    above: Sequence[Link] = ()
    successor: Link | None = None
    mends: Sequence[Mend] = ()
    corrigendum: str | None = None
    only_for: str = ""
    reason: str | None = None
    edition: str | None = None
    earlier: Sequence[Revision] = ()
    language: str = ""
    in_language: bool = True
    read_in: str = ""
    partly: bool = False
    files: Sequence[File] = ()

    @property
    def first_issued_on(self) -> date | None:
        """Give the day on which the paper was issued first; what revised it did so later."""
        days = [self.issued_on, *(each.issued_on for each in self.earlier)]
        return min((each for each in days if each is not None), default=None)

    def address_in(self, language: PageLanguage) -> str:
        """Give the address of the document's page in a language."""
        return f"{self.address}?lang={language.code}"


def contents_of(printed: Printed, letter: str) -> list[Entry]:
    """List the parts of a settled text; a part without a title is called `letter`."""
    return [_entry(part, letter) for part in printed.parts]


def _entry(part: PrintedPart, letter: str) -> Entry:
    title = " ".join(words_of(part.title.body).split())
    return Entry(
        anchor=part.anchor,
        words=part.label or title or letter,
        about=title if part.label else "",
        questions=questions_in(part),
        is_agenda=part.source.kind == "agenda",
    )


def questions_in(part: PrintedPart) -> int:
    """Count the questions of a part: those of an annex, or a letter's that prepare items."""
    return sum(one.source.kind is Kind.QUESTION or bool(one.source.about) for one in part.walk())
