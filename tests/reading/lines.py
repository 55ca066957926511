"""Lines of a file as the reader sees them, made in one call: for tests of single rules."""

from collections.abc import Iterable
from typing import Any

from wgtr.core.paths import agendas_folder
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.commands import word_lists
from wgtr.reading.entries import Entry, entries_of, entry_of
from wgtr.reading.lexicon import Lexicon
from wgtr.tree.languages import Language

LISTS = word_lists(agendas_folder())


def lexicon(language: str) -> Lexicon:
    """The words of a language, by its code."""
    return LISTS.lexicons[Language(language)]


def entry(text: str, language: str = "en", *, bold: bool = False, **block: Any) -> Entry:
    """One paragraph as an entry; `block` gives what a file format would tell of it."""
    runs = (Run(text, bold=bold),)
    return entry_of(Block(block.pop("line", 1), runs, **block), lexicon(language))


def title(text: str, language: str = "en") -> Entry:
    """A paragraph in the style of a heading."""
    return entry(text, language, kind=BlockKind.HEADING, level=1)


def entries(lines: Iterable[str], language: str = "en") -> list[Entry]:
    """Paragraphs in order, each on a line of its own."""
    blocks = [Block(place, (Run(text),)) for place, text in enumerate(lines, start=1)]
    return entries_of(blocks, lexicon(language))
