"""Two texts → a Word package in which the new one is written over the old one, change by change."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import Printed
from wgtr.rendering.settling import settled
from wgtr.rendering.word.document import Drawn, PaperFile, Shared
from wgtr.rendering.word.endnotes import calls_of
from wgtr.rendering.word.tracking.blocks import Merging, apart
from wgtr.rendering.word.tracking.revisions import Revisions
from wgtr.tree.comparison import compare
from wgtr.tree.comparison.renaming import renamed
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.references import Facts

_NO_DATE = date(1980, 1, 1)  # a change must carry one, and the same each time it is written


@dataclass(frozen=True, slots=True)
class Revisor:
    """In whose name changes are written, and on which day."""

    author: str
    day: date = _NO_DATE


def tracked_document(
    old: Text,
    new: Text,
    language: Language,
    style: HouseStyle,
    *,
    revisor: Revisor,
    facts: Facts | None = None,
) -> bytes:
    """Two texts as one Word file in one language, with tracked changes."""
    before = renamed(old, compare(old, new).names)
    papers = settled(before, language, style, facts), settled(new, language, style, facts)
    return tracked_papers(*papers, style, revisor)


def tracked_papers(old: Printed, new: Printed, style: HouseStyle, revisor: Revisor) -> bytes:
    """Two printed papers, which call the same things by the same anchors, as one Word file."""
    shared = Shared.of(style, new.language)
    form = calls_of(new)[1]
    marked = form is None or calls_of(old)[1] != form  # Word cannot count in both ways at once
    now = PaperFile(new, style, shared, calls_of(new, marked=marked))
    was = PaperFile(old, style, shared, calls_of(old, marked=marked))
    _share_notes(now, was)
    after, before = now.drawn(), was.drawn()
    _share_lists(before, after)
    for drawn in (before, after):
        body = _body_of(drawn)
        body[:] = list(apart(list(body)))
    _tell_moved_notes_apart(before, after, revisor)
    merged = _Merged(before, after, _merging(revisor)).drawn()
    return now.packed_as(merged, outlined=False)


def _merging(revisor: Revisor) -> Merging:
    return Merging(Revisions(revisor.author, f"{revisor.day.isoformat()}T00:00:00Z"))


def _body_of(drawn: Drawn) -> Element:
    body = drawn.document.find(f"{W}body")
    assert body is not None  # noqa: S101 - the writer made it
    return body


@dataclass(slots=True)
class _Merged:
    before: Drawn
    after: Drawn
    merging: Merging

    def drawn(self) -> Drawn:
        """All parts of the file, merged."""
        notes = self._notes()
        edges = {
            name: self._holder(self.before.edges[name], root)
            for name, root in self.after.edges.items()
        }
        document = make("document", self.body())
        _number_bookmarks([document, notes])
        return Drawn(document, notes, edges, self.after.lists)

    def body(self) -> Element:
        """The body of both."""
        old, new = _body_of(self.before), _body_of(self.after)
        end = deepcopy(new[-1])
        return make("body", *self.merging.blocks(list(old)[:-1], list(new)[:-1]), end)

    def _holder(self, old: Element, new: Element) -> Element:
        """A header or footer: the new one's element with the merged blocks of both."""
        made = make(str(new.tag).removeprefix(W), *self.merging.blocks(list(old), list(new)))
        for name, value in new.attrib.items():
            made.set(str(name), str(value))
        return made

    def _notes(self) -> Element:
        """The notes of both; those of one side only come and go with their calls."""
        old, new = _by_id(self.before.notes), _by_id(self.after.notes)
        root = make("endnotes")
        for name, note in new.items():
            root.append(self._holder(old[name], note) if name in old else deepcopy(note))
        root.extend(deepcopy(note) for name, note in old.items() if name not in new)
        return root


def _by_id(notes: Element) -> dict[str, Element]:
    return {str(note.get(W + "id")): note for note in notes.iterchildren(f"{W}endnote")}


def _tell_moved_notes_apart(before: Drawn, after: Drawn, revisor: Revisor) -> None:
    """A note whose first call did not stay becomes two: the old one goes, the new one comes.

    Word ties a note to one call; had both calls one note, it would be lost with either of them.
    """
    body = _Merged(before, after, _merging(revisor)).body()
    ids = sorted(map(int, {*_by_id(before.notes), *_by_id(after.notes)}))
    for further, name in enumerate(sorted(_moved(body)), start=1):
        fresh = str(ids[-1] + further)
        for root in (before.document, before.notes):
            _rename_note(root, name, fresh)


def _moved(body: Element) -> set[str]:
    """Notes whose call was taken out in one place and put in at another."""
    gone, came = (
        {
            str(call.get(W + "id"))
            for mark in body.iter(W + name)
            for call in mark.iter(f"{W}endnoteReference")
        }
        for name in ("del", "ins")
    )
    return gone & came


def _rename_note(root: Element, name: str, fresh: str) -> None:
    """Give a note another number, and its first call another bookmark, wherever they are told."""
    for element in root.iter(f"{W}endnoteReference", f"{W}endnote"):
        if element.get(W + "id") == name:
            element.set(W + "id", fresh)
    for mark in root.iter(f"{W}bookmarkStart"):
        if mark.get(W + "name") == f"_Note_{name}":
            mark.set(W + "name", f"_Note_{fresh}")
    for code in root.iter(f"{W}instrText"):
        code.text = (code.text or "").replace(f" _Note_{name} ", f" _Note_{fresh} ")


def _share_notes(now: PaperFile, was: PaperFile) -> None:
    """One number for a note of both papers; the old one's own notes come after."""
    ids, further = now.calls.ids, len(now.calls.ids)
    for anchor in was.calls.ids:
        if anchor not in ids:
            further += 1
        was.calls.ids[anchor] = ids.get(anchor, further)
    for calls in (now.calls, was.calls):
        calls.names = {anchor: f"_Note_{number}" for anchor, number in calls.ids.items()}


def _share_lists(before: Drawn, after: Drawn) -> None:
    """One set of lists for both papers: what counts alike in both counts together."""
    numbers = after.lists.joined_by(before.lists)
    for root in (before.document, before.notes):
        for element in root.iter(f"{W}numId"):
            element.set(W + "val", str(numbers[int(str(element.get(W + "val")))]))


def _number_bookmarks(roots: list[Element]) -> None:
    """Numbers for bookmarks, and one place for each name: the last one that has it."""
    taken: set[str] = set()
    place = 0
    for root in roots:
        for start, end in reversed(list(_bookmarks(root))):
            name = str(start.get(W + "name"))
            if name in taken:
                for element in (start, end):
                    _drop(element)
                continue
            taken.add(name)
            place += 1
            for element in (start, end):
                element.set(W + "id", str(place))


def _bookmarks(root: Element) -> Iterator[tuple[Element, Element]]:
    """Each bookmark's beginning and end: they nest, or stand side by side, in one paragraph."""
    for paragraph in root.iter(f"{W}p"):
        begun: list[Element] = []
        for element in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if element.tag == W + "bookmarkStart":
                begun.append(element)
            elif begun:
                yield begun.pop(), element


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
