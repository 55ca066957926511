"""The rules of a Chair's letter: numbered paragraphs, loose ones, and the questions as bullets."""

from wgtr.reading.building import Builder, Node, heading, paragraph
from wgtr.reading.entries import Entry, Look
from wgtr.reading.lists import read_lists
from wgtr.reading.wrapping import ends_sentence
from wgtr.tree.provisions import Kind

_QUESTION_MARKS = "?？؟"


def build_letter(entries: list[Entry]) -> list[Node]:
    """Build the tree of a letter."""
    lists = read_lists(entries)
    builder = Builder()
    for place, entry in enumerate(entries):
        numbered = lists.get(place)
        if entry.marker is not None and entry.marker.bullet:
            builder.add_bullet(Node(Kind.BULLET, entry, body=entry.inlines))
        elif numbered is not None:
            question = numbered.depth > 0 and entry.text.rstrip('”»" ')[-1:] in _QUESTION_MARKS
            kind = Kind.BULLET if question else Kind.PARAGRAPH
            builder.add_numbered(Node(kind, entry, body=entry.inlines, numbered=numbered))
        else:
            _add_loose(builder, entry)
    return builder.top


def _add_loose(builder: Builder, entry: Entry) -> None:
    """What has no number stands beside the numbered paragraphs, not under them."""
    builder.open.clear()
    styled = entry.look is Look.HEADING and not ends_sentence(entry.text)
    sure = styled and entry.block.kind == "heading"
    builder.add_loose(heading(entry) if sure else paragraph(entry))
