"""The content of two paragraphs merged: words compared, runs within `w:ins` and `w:del`.

Content becomes tokens as in wgtr.tree.comparison: words of one look are cut as words of a text are;
what stands for one thing (a note's call with its bookmark, a field) is one token. A link is part of
the look; marks stand inside it, as the schema forbids a link inside a mark.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import cast

from lxml import etree

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, text
from wgtr.rendering.word.tracking.revisions import Revisions
from wgtr.tree.comparison.tokens import Token, cut
from wgtr.tree.comparison.words import Op, changes

_NOTE_MARK = "_Note_"
_WORDS = {W + "t", W + "br", W + "tab"}
_SIGNS = {W + "br": "\n", W + "tab": "\t"}
Link = tuple[tuple[str, str], ...] | None
Look = tuple[Link, bytes]


@dataclass(slots=True)
class Content:
    """A paragraph's content as tokens; `things` are the elements of those that stand for one."""

    tokens: list[Token] = field(default_factory=list)
    things: dict[int, list[Element]] = field(default_factory=dict)
    bookmarks: list[str] = field(default_factory=list)

    def add_words(self, words: str, look: Look) -> None:
        """Words of one look."""
        self.tokens += [Token(piece, look) for piece in cut(words)]

    def add_thing(self, elements: list[Element], link: Link) -> None:
        """Something that stands for itself; the same thing has the same XML."""
        key = b"".join(map(_xml, elements)).decode()
        self.things[len(self.tokens)] = elements
        self.tokens.append(Token(key, (link, b""), whole=True))


def content_of(paragraph: Element) -> Content:
    """What a paragraph of the writer's holds."""
    content = Content()
    for look, words, elements in _stretches(_children(paragraph, content.bookmarks, None)):
        if elements is None:
            content.add_words(words, look)
        else:
            content.add_thing(elements, look[0])
    return content


def merged_inlines(old: Content, new: Content, revisions: Revisions) -> list[Element]:
    """The runs of both, with what was taken out and what was put in marked."""
    made: list[Element] = []
    pieces = list(_pieces(old, new))
    for link, run_of in groupby(pieces, key=lambda piece: piece.link):
        inner: list[Element] = []
        for op, alike in groupby(run_of, key=lambda piece: piece.op):
            elements = list(_elements(alike))
            inner += _marked(op, elements, revisions)
        made += inner if link is None else [_linked(link, inner)]
    return made


@dataclass(frozen=True, slots=True)
class _Piece:
    op: Op
    token: Token
    elements: list[Element] | None

    @property
    def link(self) -> Link:
        return cast("Look", self.token.look)[0]


def _pieces(old: Content, new: Content) -> Iterator[_Piece]:
    other = 0
    ends = (len(old.tokens), len(old.tokens), len(new.tokens), len(new.tokens))
    for old_from, old_to, new_from, new_to in [*changes(old.tokens, new.tokens), ends]:
        yield from _of(new, Op.SAME, other, new_from)
        yield from _of(old, Op.REMOVED, old_from, old_to)
        yield from _of(new, Op.ADDED, new_from, new_to)
        other = new_to


def _of(content: Content, op: Op, start: int, end: int) -> Iterator[_Piece]:
    for place in range(start, end):
        yield _Piece(op, content.tokens[place], content.things.get(place))


def _elements(pieces: Iterable[_Piece]) -> Iterator[Element]:
    """Runs again: words of one look in one run."""
    for (look, whole), alike in groupby(pieces, key=lambda p: (p.token.look, p.token.whole)):
        if whole:
            for piece in alike:
                yield from (deepcopy(element) for element in piece.elements or ())
            continue
        words = "".join(piece.token.text for piece in alike)
        form = cast("Look", look)[1]
        yield make("r", etree.fromstring(form) if form else None, *text(words))


def _marked(op: Op, elements: list[Element], revisions: Revisions) -> Iterator[Element]:
    """Elements within the mark of what became of them; bookmarks stay outside of it."""
    if op is Op.SAME:
        yield from elements
        return
    for is_run, alike in groupby(elements, key=lambda element: element.tag == W + "r"):
        if is_run:
            yield (revisions.deleted if op is Op.REMOVED else revisions.inserted)(alike)
        else:
            yield from alike


def _linked(link: tuple[tuple[str, str], ...], inner: list[Element]) -> Element:
    element = make("hyperlink", *inner)
    for name, value in link:
        element.set(name, value)
    return element


def _children(
    holder: Element, bookmarks: list[str], link: Link
) -> Iterator[tuple[Link, list[Element]]]:
    """Runs and what belongs together, each with the link it stands in."""
    together: list[Element] = []
    inside = ""  # what has been begun and not ended: a note's bookmark, a field
    for child in holder:
        name = child.get(W + "name") or ""
        if child.tag == W + "pPr":
            continue
        if child.tag == W + "bookmarkStart" and not name.startswith(_NOTE_MARK):
            bookmarks.append(name)
        elif child.tag == W + "hyperlink":
            key = tuple(sorted((str(k), str(v)) for k, v in child.attrib.items()))
            yield from _children(child, bookmarks, key)
        elif inside or _begins(child):
            together.append(child)
            inside = inside or ("field" if child.tag == W + "r" else "mark")
            if _ends(child, inside):
                yield link, together
                together, inside = [], ""
        elif child.tag != W + "bookmarkEnd":
            yield link, [child]


def _begins(child: Element) -> bool:
    mark = child.find(f"{W}fldChar") if child.tag == W + "r" else None
    return child.tag == W + "bookmarkStart" or (
        mark is not None and mark.get(W + "fldCharType") == "begin"
    )


def _ends(child: Element, inside: str) -> bool:
    if inside == "mark":
        return child.tag == W + "bookmarkEnd"
    mark = child.find(f"{W}fldChar")
    return mark is not None and mark.get(W + "fldCharType") == "end"


def _stretches(
    children: Iterable[tuple[Link, list[Element]]],
) -> Iterator[tuple[Look, str, list[Element] | None]]:
    """Words of one look joined; things by themselves, without words."""
    words, running = "", None
    for link, elements in children:
        look = (link, _form(elements[0])) if _is_words(elements) else None
        if running is not None and look != running:
            yield running, words, None
            words = ""
        running = look
        if look is None:
            yield (link, b""), "", elements
        else:
            words += _said(elements[0])
    if running is not None:
        yield running, words, None


def _is_words(elements: list[Element]) -> bool:
    only = elements[0]
    return (
        len(elements) == 1
        and only.tag == W + "r"
        and all(child.tag in _WORDS for child in only if child.tag != W + "rPr")
    )


def _said(run: Element) -> str:
    return "".join(
        _SIGNS.get(str(child.tag), child.text or "") for child in run if child.tag in _WORDS
    )


def _form(run: Element) -> bytes:
    look = run.find(f"{W}rPr")
    return b"" if look is None else _xml(look)


def _xml(element: Element) -> bytes:
    """An element's XML without what differs from place to place: ids of bookmarks."""
    copied = deepcopy(element)
    if copied.tag in {W + "bookmarkStart", W + "bookmarkEnd"}:
        copied.attrib.pop(W + "id", "")
    copied.tail = None
    return etree.tostring(copied, method="c14n")
