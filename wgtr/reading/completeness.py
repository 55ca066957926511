"""The proof, made after every reading, that no paragraph of the file vanished.

Every paragraph's letters and figures must stand in the tree, a note, a masthead, a title, or among
the unplaced. What does not is handed back, to be listed as unplaced.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from wgtr.reading.dates import western
from wgtr.reading.entries import Entry
from wgtr.reading.furniture import Unplaced
from wgtr.tree.numbering import note_numbers
from wgtr.tree.provisions import Masthead, Text, plain
from wgtr.tree.references import Sayings

NO_PLACE = "no place was found for it"
_MARKS = re.compile(r"[\W_]+")


def lost_entries(entries: Iterable[Entry], text: Text, unplaced: list[Unplaced]) -> list[Unplaced]:
    """What of `entries` stands in `text` or in `unplaced` less often than in the file."""
    said = [_letters(piece) for piece in _said(text)]
    said += [_letters(line.text) for line in unplaced]
    whole, joined = Counter(said), "\n".join(said)
    asked: Counter[str] = Counter()
    lost = []
    for entry in entries:
        for piece in _pieces(entry):
            letters = _letters(piece)
            asked[letters] += 1
            if letters and whole[letters] < asked[letters] > joined.count(letters):
                lost.append(Unplaced(piece, NO_PLACE, entry.line))
    return lost


def _pieces(entry: Entry) -> Iterator[str]:
    """An entry's words, cell by cell for a table, hours before an item apart."""
    if entry.is_table:
        yield from (cell for row in entry.block.rows for cell in row)
        return
    if entry.time:
        yield entry.time
    yield from entry.text.split("\n")


def _said(text: Text) -> Iterator[str]:
    """All the words a reader of the text can see, in every language it holds."""
    says = Sayings(text)
    yield from _masthead_lines(text.masthead)
    yield from text.notes_title.values()
    for part in text.parts:
        if part.masthead is not None:
            yield from _masthead_lines(part.masthead)
        for language, word in part.label_word.items():
            yield f"{word} {part.label or ''} {says(part.title.get(language, ()), language)}"
        yield from (says(title, language) for language, title in part.title.items())
    for provision in text.walk():
        for language, wording in provision.wording.items():
            yield f"{says(wording.heading, language)} {says(wording.body, language)}"
            yield from (plain(cell) for row in wording.rows for cell in row)
    spoken = {language for note in text.notes for language in note.wording}
    numbers = {language: note_numbers(text, language) for language in spoken}
    for note in text.notes:
        for language, wording in note.wording.items():
            yield f"{numbers[language][note.id]} {says(wording.body, language)}"


def _masthead_lines(masthead: Masthead) -> Iterator[str]:
    for lines in masthead.lines.values():
        yield from lines


def _letters(words: str) -> str:
    return _MARKS.sub("", western(unicodedata.normalize("NFKC", words))).casefold()
