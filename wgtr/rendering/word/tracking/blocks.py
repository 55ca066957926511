"""Paragraphs and tables of two papers merged in one order, each marked with what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, value
from wgtr.rendering.word.styles import TABLE_END, style_id
from wgtr.rendering.word.tracking.inlines import Content, content_of, merged_inlines
from wgtr.rendering.word.tracking.revisions import Revisions
from wgtr.tree.comparison.places import in_order
from wgtr.tree.comparison.tables import aligned
from wgtr.tree.comparison.tokens import cut

_NOT_OF_THE_LOOK = {W + "rPr", W + "sectPr"}
SECTION = "section"


@dataclass(slots=True)
class Merging:
    """Merges the blocks of two papers, or of two notes, headers, cells."""

    revisions: Revisions

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """All blocks in one order. A paragraph without change ends them: the last one must stay."""
        made: list[Element] = []
        for one, other in _paired(_keyed(old), _keyed(new)):
            made += self._block(one, other)
        if made and made[-1].tag == W + "p" and _is_marked(made[-1]):
            made.append(make("p", make("pPr", value("pStyle", style_id(TABLE_END)))))
        return made

    def _block(self, old: Element | None, new: Element | None) -> Iterator[Element]:
        if old is not None and new is not None and old.tag == new.tag:
            table = old.tag == W + "tbl"
            yield from self._tables(old, new) if table else [self._kept(old, new)]
            return
        for block, mark in ((old, "del"), (new, "ins")):
            if block is not None:
                whole = self._table if block.tag == W + "tbl" else self._paragraph
                yield whole(block, mark)

    def _kept(self, old: Element, new: Element) -> Element:
        """A paragraph that stayed: its words merged, its look the new one's."""
        paragraph = self._of(content_of(old), content_of(new))
        look = new.find(f"{W}pPr")
        if look is not None:
            paragraph.insert(0, self._look(old.find(f"{W}pPr"), deepcopy(look)))
        return paragraph

    def _look(self, old: Element | None, new: Element) -> Element:
        """The new look, with the old one beside it where it was another."""
        kept = [deepcopy(child) for child in old] if old is not None else []
        kept = [child for child in kept if child.tag not in _NOT_OF_THE_LOOK]
        now = [child for child in new if child.tag not in _NOT_OF_THE_LOOK]
        if [*map(_xml, kept)] != [*map(_xml, now)]:
            new.append(self.revisions.mark("pPrChange", make("pPr", *kept)))
        return new

    def _of(self, old: Content, new: Content) -> Element:
        inner = merged_inlines(old, new, self.revisions)
        for name in dict.fromkeys([*new.bookmarks, *old.bookmarks]):
            inner = [
                make("bookmarkStart", id=0, name=name),
                *inner,
                make("bookmarkEnd", id=0),
            ]
        return make("p", *inner)

    def _paragraph(self, block: Element, mark: str) -> Element:
        """A paragraph that was put in (`ins`) or taken out (`del`) as a whole."""
        own = content_of(block)
        sides = (own, Content()) if mark == "del" else (Content(), own)
        paragraph = self._of(*sides)
        look = block.find(f"{W}pPr")
        if look is not None:
            paragraph.insert(0, deepcopy(look))
        self.revisions.mark_paragraph(paragraph, mark)
        return paragraph

    def _table(self, block: Element, mark: str) -> Element:
        table = make("tbl", *map(deepcopy, _frame(block)))
        table.extend(self._row(row, mark) for row in block.iterchildren(f"{W}tr"))
        return table

    def _tables(self, old: Element, new: Element) -> Iterator[Element]:
        """Two tables as one, row by row; as two where their columns are not the same."""
        if _columns(old) != _columns(new):
            yield self._table(old, "del")
            yield make("p", make("pPr", value("pStyle", style_id(TABLE_END))))
            yield self._table(new, "ins")
            return
        ours, theirs = [*old.iterchildren(f"{W}tr")], [*new.iterchildren(f"{W}tr")]
        table = make("tbl", *map(deepcopy, _frame(new)))
        for one, other in aligned([*map(_words, ours)], [*map(_words, theirs)]):
            table.extend(
                self._rows(
                    None if one is None else ours[one], None if other is None else theirs[other]
                )
            )
        yield table

    def _rows(self, old: Element | None, new: Element | None) -> Iterator[Element]:
        if old is not None and new is not None:
            row = make("tr", *(deepcopy(each) for each in new.iterchildren(f"{W}trPr")))
            cells = zip(old.iterchildren(f"{W}tc"), new.iterchildren(f"{W}tc"), strict=True)
            row.extend(self._cell(one, other) for one, other in cells)
            yield row
            return
        if old is not None:
            yield self._row(old, "del")
        if new is not None:
            yield self._row(new, "ins")

    def _cell(self, old: Element, new: Element) -> Element:
        looks = (deepcopy(each) for each in new.iterchildren(f"{W}tcPr"))
        return make("tc", *looks, *self.blocks(_paragraphs(old), _paragraphs(new)))

    def _row(self, row: Element, mark: str) -> Element:
        """A row put in or taken out: the row itself, and the words in its cells."""
        made = make("tr", *(deepcopy(each) for each in row.iterchildren(f"{W}trPr")))
        for cell in row.iterchildren(f"{W}tc"):
            looks = (deepcopy(each) for each in cell.iterchildren(f"{W}tcPr"))
            inner = [self._paragraph(each, mark) for each in _paragraphs(cell)]
            made.append(make("tc", *looks, *inner))
        self.revisions.mark_row(made, mark)
        return made


def _xml(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def apart(blocks: Iterable[Element]) -> Iterator[Element]:
    """Each block; a section's end gets a paragraph of its own, so that it outlives its words."""
    for block in blocks:
        sections = [*block.iterchildren(f"{W}pPr")][:1]
        section = sections[0].find(f"{W}sectPr") if sections else None
        if section is None:
            yield block
            continue
        sections[0].remove(section)
        yield block
        look = make("pPr", value("pStyle", style_id(TABLE_END)), section)
        yield make("p", look)


def _keyed(blocks: Iterable[Element]) -> dict[str, Element]:
    """Blocks by what they are known by: their bookmark, or their style and what they follow."""
    found: dict[str, Element] = {}
    last = ""
    for block in blocks:
        name = _bookmark(block)
        key = f"{block.tag} {name}" if name else _follower(block, last)
        while key in found:
            key += "+"
        found[key] = block
        last = key
    return found


def _follower(block: Element, last: str) -> str:
    if block.find(f"{W}pPr/{W}sectPr") is not None:
        return SECTION
    style = block.find(f"{W}pPr/{W}pStyle")
    return f"{last} > {style.get(W + 'val') if style is not None else block.tag}"


def _bookmark(block: Element) -> str | None:
    names = (mark.get(W + "name") or "" for mark in block.iter(f"{W}bookmarkStart"))
    return next((name for name in names if not name.startswith("_Note_")), None)


def _paired(
    old: dict[str, Element], new: dict[str, Element]
) -> Iterator[tuple[Element | None, Element | None]]:
    """Blocks of both in one order."""
    ours, theirs = list(old), list(new)
    there = {key: place for place, key in enumerate(theirs)}
    pairs = [(place, there[key]) for place, key in enumerate(ours) if key in there]
    place, other = 0, 0
    for one, two in [*sorted(in_order(pairs)), (len(ours), len(theirs))]:
        yield from ((old[key], None) for key in ours[place:one])
        yield from ((None, new[key]) for key in theirs[other:two])
        if one < len(ours):
            yield old[ours[one]], new[theirs[two]]
        place, other = one + 1, two + 1


def _is_marked(paragraph: Element) -> bool:
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(child.tag in {W + "ins", W + "del"} for child in look)


def _frame(table: Element) -> Iterator[Element]:
    return table.iterchildren(f"{W}tblPr", f"{W}tblGrid")


def _columns(table: Element) -> int:
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _paragraphs(cell: Element) -> list[Element]:
    return list(cell.iterchildren(f"{W}p"))


def _words(row: Element) -> tuple[str, ...]:
    return tuple(
        word
        for cell in row.iterchildren(f"{W}tc")
        for word in (*cut("".join(t.text or "" for t in cell.iter(f"{W}t"))), "\x1f")
        if not word.isspace()
    )
