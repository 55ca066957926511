"""A Word document as blocks: header once, body, notes in the order of their calls, footer once.

Tracked changes are read as accepted, comments are passed over. Header and footer paragraphs come
once each, however many sections repeat them, with style "header" or "footer"; a bare page number
is dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from wgtr.ooxml.names import R, W
from wgtr.ooxml.word_package import WordPackage
from wgtr.reading.blocks import Block, Unreadable
from wgtr.reading.budget import Budget
from wgtr.reading.note_bodies import as_note
from wgtr.reading.page_edges import once_each
from wgtr.reading.word.inlines import Inlines, mark_unended_fields, notes_at_bookmarks
from wgtr.reading.word.lists import Lists
from wgtr.reading.word.looks import Styles, is_on
from wgtr.reading.word.stories import Story

_NOTES = {"fn": ("footnotes", "footnote"), "en": ("endnotes", "endnote")}


def blocks_of_word(word: WordPackage) -> list[Block]:
    """Return the blocks of a Word document. Raises Unreadable, BadXml or BadPackage."""
    root = word.xml(word.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise Unreadable("The Word file holds no text: open it in Word and save it again.")
    return _Document(word, body).blocks()


@dataclass(slots=True)
class _Document:
    """One document being read; what goes through all its stories is kept here."""

    word: WordPackage
    body: etree._Element
    styles: Styles = field(init=False)
    lists: Lists = field(init=False)
    budget: Budget = field(default_factory=Budget)

    def __post_init__(self) -> None:
        main = self.word.main
        self.styles = Styles(self.word.related(main, "styles"))
        self.lists = Lists(self.word.related(main, "numbering"), self.styles)

    def blocks(self) -> list[Block]:
        """Return header, body, notes, footer."""
        mark_unended_fields(self.body)
        story = self._story(self.word.main, notes_at_bookmarks(self.body))
        body = story.blocks(self.body)
        pictures = story.inlines.pictures
        notes = list(self._notes(dict.fromkeys(story.inlines.called), pictures))
        header = list(self._edge(story.sections, "header"))
        footer = self._edge(story.sections, "footer")
        return [*header, *body, *notes, *footer, *pictures]

    def _story(
        self,
        part: str,
        marks: dict[str, str] | None = None,
        *,
        edge: bool = False,
        pictures: list[Block] | None = None,
    ) -> Story:
        links = self.word.relationships(part)
        inlines = Inlines(self.styles, links, marks or {}, self.budget, drop_pages=edge)
        inlines.pictures = inlines.pictures if pictures is None else pictures
        return Story(self.styles, self.lists, inlines, self.budget)

    def _notes(self, called: dict[str, None], pictures: list[Block]) -> Iterator[Block]:
        """The bodies of the notes called, in the order of their first call; adds to `pictures`."""
        bodies: dict[str, etree._Element] = {}
        stories: dict[str, Story] = {}
        for prefix, (kind, tag) in _NOTES.items():
            part = self._part_of(kind)
            root = self.word.xml(part) if part else None
            if part is None or root is None:
                continue
            stories[prefix] = self._story(part, pictures=pictures)
            bodies |= {prefix + note.get(W + "id", ""): note for note in root.findall(W + tag)}
        waiting = list(called)
        for key in waiting:
            if key not in bodies:
                continue
            story, body = stories[key[:2]], bodies.pop(key)
            mark_unended_fields(body)
            yield from as_note(story.blocks(body), key)
            waiting += story.inlines.called  # a note called in a note; those read are gone
            story.inlines.called.clear()

    def _part_of(self, kind: str) -> str | None:
        for relationship in self.word.relationships(self.word.main).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target
        return None

    def _edge(self, sections: list[etree._Element], kind: str) -> Iterator[Block]:
        """Every different paragraph of the headers (or footers) that some page shows."""
        return once_each(self._edge_blocks(sections, kind), kind)

    def _edge_blocks(self, sections: list[etree._Element], kind: str) -> Iterator[Block]:
        for part in self._edge_parts(sections, kind):
            root = self.word.xml(part)
            if root is not None:
                mark_unended_fields(root)
                yield from self._story(part, edge=True).blocks(root)

    def _edge_parts(self, sections: list[etree._Element], kind: str) -> list[str]:
        """The header parts in use: a first page's before the others', the section's order kept."""
        relationships = self.word.relationships(self.word.main)
        parts: dict[str, None] = {}
        for section in sections:
            has_first = section.find(W + "titlePg")
            shown = ["default", "even"]
            if has_first is not None and is_on(has_first.get(W + "val")):
                shown.insert(0, "first")
            references = {
                reference.get(W + "type", "default"): reference.get(R + "id", "")
                for reference in section.findall(f"{W}{kind}Reference")
            }
            for which in shown:
                relationship = relationships.get(references.get(which, ""))
                if relationship is not None and not relationship.external:
                    parts[relationship.target] = None
        return list(parts)
