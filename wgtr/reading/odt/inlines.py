"""An OpenDocument paragraph's runs: text, look, links, note calls, as if changes were accepted.

White space is collapsed as the format says (ODF 1.3, 6.1.2): blanks that count are elements. Text
boxes and shapes in the paragraph are handed back, to be read after it.
"""

from dataclasses import dataclass, field, replace

from lxml import etree

from wgtr.reading.blocks import Block
from wgtr.reading.budget import Budget
from wgtr.reading.odt.looks import Look, Styles
from wgtr.reading.odt.names import DRAW, OFFICE, SVG, TEXT, XLINK, count
from wgtr.reading.odt.pictures import picture_in
from wgtr.reading.run_list import Line

_MOST_BLANKS = 200  # a run of more says nothing more, and a million of them is an attack
_PAGE_FIELDS = {TEXT + "page-number", TEXT + "page-count"}
_SKIPPED = {
    OFFICE + "annotation",
    OFFICE + "annotation-end",
    OFFICE + "binary-data",
    OFFICE + "forms",
    TEXT + "tracked-changes",
    TEXT + "script",
    TEXT + "number",
    SVG + "title",
    SVG + "desc",
}


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A note called in the text: its key, and the element that holds its mark and body."""

    key: str
    body: etree._Element


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run goes: its line, how it looks, where it leads."""

    line: Line
    look: Look
    link: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Inlines:
    """Reads the paragraphs of one story; collects the notes called and the pictures, in order."""

    styles: Styles
    budget: Budget
    drop_pages: bool = False
    notes: list[NoteCall] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)
    _after_blank: bool = True

    def read(self, paragraph: etree._Element, look: Look) -> Line:
        """Return what `paragraph`, whose style looks like `look`, holds."""
        line = Line()
        self._after_blank = True
        self._walk(paragraph, _Place(line, look))
        return line

    def _walk(self, parent: etree._Element, place: _Place) -> None:
        self._text(parent.text, place)
        for child in parent:
            self._child(child, place)
            self._text(child.tail, place)

    def _child(self, child: etree._Element, place: _Place) -> None:
        self.budget.tick()
        tag = child.tag
        blank = _blank_of(child)
        if blank is not None:
            self._add(blank, place)
            self._after_blank = False
        elif tag == TEXT + "span":
            look = self.styles.text_over(child.get(TEXT + "style-name"), place.look)
            self._walk(child, _Place(place.line, look, place.link, place.note))
        elif tag == TEXT + "a":
            self._walk(child, replace(place, link=child.get(XLINK + "href") or place.link))
        elif tag == TEXT + "note":
            self._note(child, place)
        elif tag == TEXT + "note-ref":
            key = self._keys.get(child.get(TEXT + "ref-name", ""))
            self._walk(child, replace(place, note=key))
        elif tag == TEXT + "ruby":
            self._ruby(child, place)
        elif tag.startswith(DRAW):
            self.pictures += picture_in(child, self.budget.paragraphs)
            place.line.boxes.append(child)
        elif tag not in _SKIPPED and not (self.drop_pages and tag in _PAGE_FIELDS):
            self._walk(child, place)

    def _note(self, note: etree._Element, place: _Place) -> None:
        prefix = "en" if note.get(TEXT + "note-class") == "endnote" else "fn"
        key = f"{prefix}{len(self.notes) + 1}"
        self._keys[note.get(TEXT + "id", "")] = key
        citation = note.find(TEXT + "note-citation")
        label = None if citation is None else citation.get(TEXT + "label")
        self._add(label or "", replace(place, note=key))
        self.notes.append(NoteCall(key, note))

    def _ruby(self, ruby: etree._Element, place: _Place) -> None:
        for part, opening, closing in (("ruby-base", "", ""), ("ruby-text", "(", ")")):
            text = "".join(str(t) for e in ruby.findall(TEXT + part) for t in e.itertext())
            if text:
                self._add(opening + text + closing, place)

    def _text(self, text: str | None, place: _Place) -> None:
        """Character data: every stretch of white space is one blank, none after a blank."""
        if not text:
            return
        words = text.split()
        opens = text[0].isspace() and not self._after_blank
        closes = text[-1].isspace() and bool(words)
        collapsed = (" " if opens else "") + " ".join(words) + (" " if closes else "")
        if collapsed:
            self._after_blank = collapsed[-1] == " "
            self._add(collapsed, place)

    def _add(self, text: str, place: _Place) -> None:
        if not (text or place.note):
            return
        look = place.look
        raised = bool(look.raised or place.note)
        style = (bool(look.bold), bool(look.italic), raised, place.link)
        (place.line.hidden if look.hidden else place.line.runs).add(text, style, place.note)


def _blank_of(child: etree._Element) -> str | None:
    """The white space an element stands for; None where it stands for none."""
    if child.tag == TEXT + "s":
        return " " * min(count(child.get(TEXT + "c")), _MOST_BLANKS)
    return {TEXT + "tab": "\t", TEXT + "line-break": "\n"}.get(child.tag)
