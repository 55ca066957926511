"""The body of a Word file: masthead, parts, provisions, the notes' heading, sections."""

from dataclasses import dataclass

from wgtr.ooxml.names import W
from wgtr.ooxml.writing.elements import Element, make, value
from wgtr.rendering.printed import (
    MastheadLine,
    MastheadRole,
    Piece,
    Printed,
    PrintedPart,
    PrintedProvision,
    Said,
)
from wgtr.rendering.word.endnotes import NOTES_TITLE_PLACE, uncalled, uncalled_note
from wgtr.rendering.word.lists import STEP, Lists
from wgtr.rendering.word.paragraphs import Paragraphs
from wgtr.rendering.word.styles import MASTHEAD, NOTES_TITLE, NOTICE, heading_style

_ROLES = {
    MastheadRole.SYMBOL: f"{MASTHEAD} Symbol",
    MastheadRole.DATE: f"{MASTHEAD} Date",
    MastheadRole.EXAMPLE: f"{MASTHEAD} Example",
    MastheadRole.LINE: f"{MASTHEAD} Line",
}


def line_place(holder: str, number: int) -> str:
    """Where a line of a masthead stands; `holder` is its part's anchor, or "masthead"."""
    return f"{holder} line {number}"


def text_place(provision: PrintedProvision) -> str:
    """Where a provision's body stands: the provision's own place, unless its heading has that."""
    return f"{provision.anchor} text" if provision.said.heading else provision.anchor


def table_place(provision: PrintedProvision, *, first: bool) -> str:
    """Where a provision's table stands."""
    return provision.anchor if first else f"{provision.anchor} table"


def _kept_with_next(provision: PrintedProvision) -> list[Element]:
    """What leads into tasks or bullets stands on the page on which they begin."""
    leads = bool(provision.said.rows) or any(not one.titled for one in provision.children[:1])
    return [make("keepNext")] if leads else []


@dataclass(slots=True)
class Body:
    """Writes a whole body; `notes_end` and `end` are the properties of its two sections.

    Where notes stand before the annexes, their section ends behind them.
    """

    printed: Printed
    lists: Lists
    paragraphs: Paragraphs
    notes_end: Element
    end: Element

    def element(self) -> Element:
        """The body."""
        if self.printed.notice:
            self.paragraphs.words(NOTICE, self.printed.notice)
        self._masthead("masthead", self.printed.masthead)
        for place, part in enumerate(self.printed.parts):
            if place == self.printed.notes_after:
                self._notes(more=True)
            self.paragraphs.new_page = place > 0
            self._part(part)
        if self.printed.notes_after >= len(self.printed.parts):
            self._notes(more=False)
        return make("body", *self.paragraphs.written, self.end)

    def _part(self, part: PrintedPart) -> None:
        self._masthead(part.anchor, part.masthead)
        if part.label or part.title.body:
            self._part_title(part)
        for provision in part.walk():
            self._provision(provision)

    def _part_title(self, part: PrintedPart) -> None:
        runs, content = self.paragraphs.runs, list[Element]()
        if part.label:
            content += runs.words(part.label, style="AnnexLabel")
            content += [make("r", make("br"))] if part.title.body else []
        content += runs.inlines(part.title.body, part.title)
        self.paragraphs.add(heading_style(1), content, part.title, place=part.anchor)

    def _masthead(self, holder: str, lines: tuple[MastheadLine, ...]) -> None:
        for number, line in enumerate(lines):
            place = line_place(holder, number)
            said = Said(line.language or self.printed.language)
            content = self.paragraphs.runs.inlines((Piece(line.text),), said)
            self.paragraphs.add(_ROLES[line.role], content, said, place=place)
        if lines:
            self.paragraphs.add(f"{MASTHEAD} End", (), Said(self.printed.language))

    def _provision(self, provision: PrintedProvision) -> None:
        """Heading, body and table; what has a number prints it before the first of them."""
        said, runs = provision.said, self.paragraphs.runs
        listed = provision.anchor in self.lists.places
        if said.heading:
            content = runs.inlines(said.heading, said)
            style, numbering = heading_style(provision.level), self._listed(provision, 1)
            self.paragraphs.add(style, content, said, numbering, place=provision.anchor)
        if said.body or (listed and not said.heading):
            content = runs.inlines(said.body, said)
            style = self.paragraphs.styles.provision(provision.source.kind, provision.depth)
            numbering = [] if said.heading else self._listed(provision, provision.depth)
            place = text_place(provision)
            more = [*_kept_with_next(provision), *numbering]
            self.paragraphs.add(style, content, said, more, place=place)
        if said.rows:
            first = not (said.heading or said.body or listed)
            self.paragraphs.table(said.rows, said, table_place(provision, first=first))

    def _listed(self, provision: PrintedProvision, depth: int) -> list[Element]:
        """The paragraph's place in Word's numbering; indentation where its depth is another."""
        place = self.lists.places.get(provision.anchor)
        if place is None:
            return []
        numbering = make("numPr", value("ilvl", place.level), value("numId", place.list_id))
        if place.indent == STEP * depth:
            return [numbering]
        return [numbering, make("ind", left=STEP * depth, hanging=STEP)]

    def _notes(self, *, more: bool) -> None:
        """Where the notes come: those that nothing calls, under a heading; a section ends here."""
        alone = uncalled(self.printed, self.paragraphs.runs.calls)
        if alone:
            self.paragraphs.words(NOTES_TITLE, self.printed.notes_title, place=NOTES_TITLE_PLACE)
        for note in alone:
            uncalled_note(self.paragraphs, note)
        if more and self.printed.notes and self.paragraphs.written:
            look = self.paragraphs.written[-1].find(f"{W}pPr")
            if look is not None:
                look.append(self.notes_end)
