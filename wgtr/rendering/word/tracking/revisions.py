"""Marks of a tracked change: who, when, and a number that no other mark has."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make

_DELETED = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
_ROW_MARKS_AFTER = {W + "trPr"}


@dataclass(slots=True)
class Revisions:
    """Makes the marks of one file; `date` is ISO 8601 with its zone."""

    author: str
    date: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def mark(self, name: str, *content: Element) -> Element:
        """A mark: `ins`, `del` or `pPrChange`, around what it is about."""
        return make(name, *content, id=next(self._numbers), author=self.author, date=self.date)

    def inserted(self, runs: Iterable[Element]) -> Element:
        """Runs that were put in."""
        return self.mark("ins", *runs)

    def deleted(self, runs: Iterable[Element]) -> Element:
        """Runs that were taken out."""
        return self.mark("del", *map(_as_deleted, runs))

    def mark_paragraph(self, paragraph: Element, name: str) -> None:
        """Say of a paragraph's end that it was put in (`ins`) or taken out (`del`)."""
        look = paragraph.find(f"{W}pPr")
        if look is None:
            look = make("pPr")
            paragraph.insert(0, look)
        runs = make("rPr", self.mark(name))
        place = next(
            (n for n, child in enumerate(look) if child.tag in {W + "sectPr", W + "pPrChange"}),
            len(look),
        )
        look.insert(place, runs)

    def mark_row(self, row: Element, name: str) -> None:
        """Say of a table's row that it was put in or taken out."""
        look = row.find(f"{W}trPr")
        if look is None:
            look = make("trPr")
            row.insert(0, look)
        look.append(self.mark(name))


def _as_deleted(run: Element) -> Element:
    """A run as Word has it within `w:del`: its words under other names."""
    copied = deepcopy(run)
    for element in copied.iter():
        name = _DELETED.get(str(element.tag))
        if name:
            element.tag = name
    return copied
