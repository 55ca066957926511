"""Entries → a tree of nodes: who stands under whom. What each is, the part's own rules decide.

`Builder` keeps the open provisions; `letters.py`, `agendas.py` and `annexes.py` tell it what to
add. A node becomes a provision in `fitting.py`.
"""

import re
from dataclasses import dataclass, field, replace

from wgtr.reading.entries import Entry, Look
from wgtr.reading.lists import Numbered
from wgtr.tree.provisions import Inlines, Kind, Span

_LONGEST_SENTENCE = 12
_LONGEST_CHARACTERS = 90
_INNER_STOP = re.compile(r"[.!?;:]\s|[。！？；：，]")


@dataclass(slots=True)
class Node:
    """A provision in the making. `heading` says that its words are a heading, `body` the rest."""

    kind: Kind
    entry: Entry
    heading: Inlines = ()
    body: Inlines = ()
    numbered: Numbered | None = None
    children: "list[Node]" = field(default_factory=list)

    @property
    def ends_with_colon(self) -> bool:
        """Whether the words announce a list."""
        return self.entry.text.rstrip(' \u200f\u200e”»"').endswith((":", "："))


class Builder:
    """Adds provisions one after the other, each under the right one."""

    def __init__(self) -> None:
        self.top: list[Node] = []
        self.section: Node | None = None
        self.open: list[tuple[int, Node]] = []
        self.last: Node | None = None

    def add_section(self, node: Node, *, inside: bool = False) -> Node:
        """A heading or group: what follows stands under it (`inside`) or beside it."""
        self.open.clear()
        self.section = node if inside else None
        self.top.append(node)
        self.last = node
        return node

    def add_numbered(self, node: Node) -> Node:
        """A numbered provision, under the open one of the next lesser depth."""
        depth = node.numbered.depth if node.numbered else 0
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self._home(for_list=depth > 0).append(node)
        self.open.append((depth, node))
        self.last = node
        return node

    def add_unnumbered(self, node: Node) -> Node:
        """A provision at the outermost depth that has no number: opening, any other business."""
        self.open.clear()
        self._home().append(node)
        self.open.append((0, node))
        self.last = node
        return node

    def add_loose(self, node: Node) -> Node:
        """A paragraph, table or heading: it ends any list, and stays in the item or paragraph."""
        while len(self.open) > 1 and self.open[-1][1].kind is not Kind.ITEM:
            self.open.pop()
        self._home().append(node)
        self.last = node
        return node

    def add_bullet(self, node: Node) -> Node:
        """A bullet, under the paragraph that announced it or beside the bullet before it."""
        self._home(for_list=True).append(node)
        self.last = node
        return node

    def _home(self, *, for_list: bool = False) -> list[Node]:
        """The children to add to; a list goes under the paragraph that announced it."""
        holder = self.open[-1][1] if self.open else self.section
        siblings = holder.children if holder is not None else self.top
        if for_list and siblings:
            announced = siblings[-1]
            if announced.kind is Kind.PARAGRAPH and _announces(announced):
                return announced.children
        return siblings


def _announces(node: Node) -> bool:
    """A lead-in ends with a colon, or already holds entries of the list it announced."""
    return node.ends_with_colon or bool(node.children)


def paragraph(entry: Entry, numbered: Numbered | None = None) -> Node:
    """A paragraph; a table is a table wherever it stands."""
    if entry.is_table:
        return Node(Kind.TABLE, entry)
    return Node(Kind.PARAGRAPH, entry, body=entry.inlines, numbered=numbered)


def heading(entry: Entry, numbered: Numbered | None = None) -> Node:
    """A heading."""
    return Node(Kind.HEADING, entry, heading=entry.inlines, numbered=numbered)


def titled(kind: Kind, entry: Entry, numbered: Numbered | None = None) -> Node:
    """A provision whose words are its heading if they look like one, its body otherwise.

    Hours that stood before the number become its first paragraph.
    """
    head, body = divided_title(entry) if entry.look is Look.BODY else (entry.inlines, ())
    node = Node(kind, replace(entry, time=None), heading=head, body=body, numbered=numbered)
    if entry.time is not None:
        hours = replace(entry, marker=None, inlines=(Span(entry.time),), time=None)
        node.children.append(paragraph(hours))
    return node


def divided_title(entry: Entry) -> tuple[Inlines, Inlines]:
    """A title and the text after it: bold words first, or one short sentence that is a title."""
    strong = entry.leading_title
    if strong:
        return entry.inlines[:strong], entry.inlines[strong:]
    short = len(entry.text.split()) <= _LONGEST_SENTENCE and len(entry.text) <= _LONGEST_CHARACTERS
    if short and not _INNER_STOP.search(entry.text):
        return entry.inlines, ()
    return (), entry.inlines
