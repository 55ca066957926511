"""The rules of annexes: lists of questions in groups, mandates with lettered tasks, papers."""

from enum import StrEnum

from wgtr.reading.building import Builder, Node, heading, paragraph, titled
from wgtr.reading.entries import Entry, Look
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.lists import Numbered, read_lists
from wgtr.tree.provisions import Kind

_QUESTION_MARKS = "?？؟"
_FIGURES = {"decimal", "arabic-indic", "full-width", "circled"}
_LETTERS = {"latin-lower", "cyrillic-lower", "cyrillic-standard-lower", "abjad", "hijai"}
_QUESTION_SHARE = 0.6


class AnnexKind(StrEnum):
    """What an annex holds."""

    QUESTIONS = "questions"
    MANDATE = "mandate"
    PAPER = "paper"


def build_annex(entries: list[Entry], title: str, lexicon: Lexicon) -> tuple[AnnexKind, list[Node]]:
    """Build the tree of an annex, and say what kind of annex it is."""
    lists = read_lists(entries)
    kind = annex_kind(entries, title, lexicon)
    builder = Builder()
    for place, entry in enumerate(entries):
        numbered = lists.get(place)
        if entry.marker is not None and entry.marker.bullet:
            builder.add_bullet(Node(Kind.BULLET, entry, body=entry.inlines))
        elif numbered is None:
            _add_loose(builder, entries, place, kind)
        elif kind is AnnexKind.QUESTIONS:
            _add_question(builder, entry, numbered, _has_groups(lists))
        else:
            _add_paragraph(builder, entry, numbered)
    return kind, builder.top


def annex_kind(entries: list[Entry], title: str, lexicon: Lexicon) -> AnnexKind:
    """Judge by the title's words, and by how many numbered entries ask something."""
    numbered = [e for e in entries if e.marker is not None and not e.marker.bullet]
    asking = sum(asks(entry.text) for entry in numbered)
    if numbered and asking >= len(numbered) * _QUESTION_SHARE:
        return AnnexKind.QUESTIONS
    if lexicon["titles.mandate"].inside(title):
        return AnnexKind.MANDATE
    named = lexicon["titles.questions"].inside(title) is not None
    return AnnexKind.QUESTIONS if named and asking else AnnexKind.PAPER


def asks(text: str) -> bool:
    """Whether words hold a question."""
    return any(mark in text for mark in _QUESTION_MARKS)


def _has_groups(lists: dict[int, Numbered]) -> bool:
    """Whether the outer numbers head groups: not figures, with figures inside."""
    outer = [n for n in lists.values() if n.depth == 0]
    inner = [n for n in lists.values() if n.depth == 1]
    lettered = bool(outer) and all(n.system not in _FIGURES for n in outer)
    return lettered and any(n.system in _FIGURES for n in inner)


def _add_question(builder: Builder, entry: Entry, numbered: Numbered, groups: object) -> None:
    if groups and numbered.depth == 0:
        builder.add_numbered(Node(Kind.QUESTION_GROUP, entry, entry.inlines, numbered=numbered))
    else:
        builder.add_numbered(Node(Kind.QUESTION, entry, body=entry.inlines, numbered=numbered))


def _add_paragraph(builder: Builder, entry: Entry, numbered: Numbered) -> None:
    """Figures number paragraphs (or sections, where they stand before titles); letters, tasks."""
    figures = numbered.system in _FIGURES
    if numbered.depth == 0 and entry.look is Look.HEADING:
        builder.add_numbered(titled(Kind.HEADING, entry, numbered))
    elif figures or (numbered.depth == 0 and numbered.system not in _LETTERS):
        builder.add_numbered(paragraph(entry, numbered))
    else:
        builder.add_numbered(Node(Kind.TASK, entry, body=entry.inlines, numbered=numbered))


def _add_loose(builder: Builder, entries: list[Entry], place: int, kind: AnnexKind) -> None:
    entry = entries[place]
    if not _is_heading(entries, place):
        builder.add_loose(paragraph(entry))
    elif kind is AnnexKind.QUESTIONS:
        group = Node(Kind.QUESTION_GROUP, entry, heading=entry.inlines)
        builder.add_section(group, inside=True)
    else:
        builder.add_section(heading(entry))


def _is_heading(entries: list[Entry], place: int) -> bool:
    """A line that looks like a heading and has something under it."""
    entry = entries[place]
    return entry.look is not Look.BODY and not entry.is_table and place + 1 < len(entries)
