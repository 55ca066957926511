"""A Word file of our own as a reading like any other, so that findings and the import's JSON do."""

from collections.abc import Mapping

from wgtr.ooxml.framing import BadPackage
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.ooxml.xml import BadXml
from wgtr.reading.blocks import Block
from wgtr.reading.building import Node
from wgtr.reading.entries import Entry, entry_of
from wgtr.reading.furniture import Unplaced
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.notes import FoundNote
from wgtr.reading.rendered.places import Placed
from wgtr.reading.rendered.texts import ReadBack, read_rendered
from wgtr.reading.texts import Reading
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers
from wgtr.tree.provisions import Note, Provision, Wording
from wgtr.tree.symbols import Grammars

NO_PLACE = "no place was found for it"
_OFFICE_FILE = b"PK\x03\x04"


def reading_of_rendered(
    data: bytes, lexicons: Mapping[Language, Lexicon], grammars: Grammars
) -> tuple[Reading, Language] | None:
    """Read a file of our own, and say its language; None for any other, or a dishonest container.

    Raises Unreadable where the file costs too much to read.
    """
    try:
        word = find_word(open_package(data)) if data.startswith(_OFFICE_FILE) else None
        back = read_rendered(word, lexicons, grammars) if word is not None else None
    except (BadPackage, BadXml):
        return None
    if back is None:
        return None
    lexicon = lexicons[back.language]
    made = _Made(back, lexicon)
    nodes = {provision.id: made.node(provision) for provision in back.text.walk()}
    reading = Reading(
        back.text,
        [Unplaced(one.words, NO_PLACE, one.line) for one in back.left_over],
        lines={name: node.entry.line for name, node in nodes.items()},
        nodes=nodes,
        notes=made.notes(),
    )
    return reading, back.language


class _Made:
    """Makes of what was read back what a reader of anybody's files hands on."""

    def __init__(self, back: ReadBack, lexicon: Lexicon) -> None:
        self.back = back
        self.lexicon = lexicon

    def node(self, provision: Provision) -> Node:
        """The paragraph a provision begins in; a blank one where it has none."""
        wording = provision.wording.get(self.back.language, Wording())
        entry = self._entry(self.back.placed.get(provision.id))
        return Node(provision.kind, entry, wording.heading, wording.body)

    def notes(self) -> list[FoundNote]:
        """The notes in their own order."""
        numbers = note_numbers(self.back.text, self.back.language)
        return [self._note(note, numbers[note.id]) for note in self.back.text.notes]

    def _note(self, note: Note, number: str) -> FoundNote:
        entry = self._entry(self.back.placed.get(note.id))
        body = note.wording.get(self.back.language, Wording()).body
        return FoundNote(f"key:{note.id}", number, body, entry.line, entries=[entry])

    def _entry(self, placed: Placed | None) -> Entry:
        return entry_of(placed.block() if placed is not None else Block(0), self.lexicon)
