"""A Word paragraph's runs: text, look, links, note calls, read as if all changes were accepted.

Fields keep their result and lose their instruction; a HYPERLINK field becomes a link, a NOTEREF
field a further call of its note. Text boxes anchored in the paragraph are handed back, to be read
after it.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from wgtr.ooxml.names import MC, M, R, W
from wgtr.ooxml.word_package import Relationship
from wgtr.reading.blocks import Block, Unreadable
from wgtr.reading.budget import Budget
from wgtr.reading.run_list import Line
from wgtr.reading.word.looks import Look, Styles, is_on
from wgtr.reading.word.pictures import PICTURES, picture_in
from wgtr.reading.word.symbols import symbol

_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]+))?')
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')
_NOTE_REFERENCE = re.compile(r"^\s*NOTEREF\s+(\S+)")
_PAGE_FIELD = re.compile(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_DELETED = {W + "del", W + "moveFrom", W + "delText", W + "delInstrText"}
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_NOTE_CALLS = {W + "footnoteReference": "fn", W + "endnoteReference": "en"}
_UNENDED = "unended"  # our own, no namespace: no file has it there
_MOST_FIELDS = 32
_LONGEST_INSTRUCTION = 4_000
_MOST_OPEN = 50  # a thousand bookmarks open at once are no honest file's
# A paragraph or table inside a run is a slip of its writer; it is read as a box is.
_STORIES = {W + "txbxContent", W + "p", W + "tbl"}


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction so far, and, once its result began, what it means."""

    instruction: str = ""
    in_result: bool = False
    link: str | None = None
    note: str | None = None
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run goes: its line, how its paragraph and the run itself look, where it leads."""

    line: Line
    paragraph: Look
    look: Look
    link: str | None = None


@dataclass(slots=True)
class Inlines:
    """Reads the paragraphs of one story (body, header, one note) in order.

    A field may begin in one paragraph and end in another, so its state is kept between them.
    `note_marks` gives the note that a bookmark stands on. With `drop_pages`, results of page
    number fields are left out (in headers and footers). `called` and `pictures` collect the notes
    called and the pictures met.
    """

    styles: Styles
    relationships: dict[str, Relationship]
    note_marks: dict[str, str]
    budget: Budget
    drop_pages: bool = False
    called: list[str] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: etree._Element, look: Look) -> Line:
        """Return what `paragraph`, whose style looks like `look`, holds."""
        line = Line()
        place = _Place(line, look, self.styles.run_look(look, None))
        if paragraph.tag == W + "r":  # a run that stands where a paragraph should
            self._run(paragraph, place)
        else:
            self._walk(paragraph, place)
        return line

    def _walk(self, parent: etree._Element, place: _Place) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, place)
            elif tag == W + "hyperlink":
                self._walk(child, replace(place, link=self._target(child) or place.link))
            elif tag == W + "fldSimple":
                self._simple_field(child, place)
            elif tag == W + "fldChar":  # outside any run: a slip, but its field's result is text
                self.field_mark(child)
            elif tag == MC + "AlternateContent":
                self._walk(chosen_alternative(child), place)
            elif tag.startswith(M):
                self._formula(child, place)
            elif tag not in _DELETED and not tag.endswith("Pr"):
                self._walk(child, place)

    def _run(self, run: etree._Element, place: _Place) -> None:
        self.budget.tick()
        properties = run.find(W + "rPr") if len(run) else None
        if properties is not None:
            look = self.styles.run_look(place.paragraph, properties)
            place = _Place(place.line, place.paragraph, look, place.link)
        self._run_content(run, place)

    def _run_content(self, run: etree._Element, place: _Place) -> None:
        mark = None  # the note whose own mark is the text that follows
        for child in run:
            text = _text_of(child)
            if text is not None:
                self._add(text, place, note=mark)
                mark = None
            elif child.tag in _NOTE_CALLS:
                mark = self._note_call(child, place)
            elif child.tag == W + "fldChar":
                self.field_mark(child)
            elif child.tag == W + "instrText":
                self._instruct(child.text or "")
            elif child.tag == W + "ruby":
                self._ruby(child, place)
            elif child.tag not in _DELETED and child.tag != W + "rPr":
                self._embedded(child, place)

    def _note_call(self, call: etree._Element, place: _Place) -> str | None:
        """Put the call; where the text after it is the mark, return the key for that text."""
        key = _NOTE_CALLS[call.tag] + call.get(W + "id", "")
        if not self._instructing:
            self.called.append(key)
        custom = call.get(W + "customMarkFollows")
        if custom is not None and is_on(custom):
            return key
        self._add("", place, note=key)
        return None

    def _embedded(self, child: etree._Element, place: _Place) -> None:
        """Drawings and objects in a run: their text boxes; alternatives once, not twice."""
        if child.tag == MC + "AlternateContent":
            self._run_content(chosen_alternative(child), place)
            return
        if child.tag in PICTURES:
            self.pictures += picture_in(child, self.budget.paragraphs)
        if child.tag in _STORIES:
            place.line.boxes.append(child)
        elif child.tag == W + "r":  # a run in a run is a slip, but its text is text
            self._run(child, place)
        elif child.tag == W + "fldChar":
            self.field_mark(child)
        elif child.tag == W + "t":
            self._add("".join(map(str, child.itertext())), place)
        elif child.tag not in _DELETED:
            for inner in child:
                self._embedded(inner, place)

    def _ruby(self, ruby: etree._Element, place: _Place) -> None:
        for part, opening, closing in (("rubyBase", "", ""), ("rt", "(", ")")):
            text = "".join(t.text or "" for t in ruby.iterfind(f"{W}{part}//{W}t"))
            if text:
                self._add(opening + text + closing, place)

    def _formula(self, formula: etree._Element, place: _Place) -> None:
        self._add("".join(t.text or "" for t in formula.iter(M + "t")), place)

    def _simple_field(self, element: etree._Element, place: _Place) -> None:
        self._begin(element.get(W + "instr", ""))
        self._understand(self._fields[-1])
        self._walk(element, place)
        self._fields.pop()

    def field_mark(self, mark: etree._Element) -> None:
        """Begin a field, its result, or what comes after it."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            if mark.get(_UNENDED) is None:
                self._begin("")
        elif kind == "separate" and self._fields:
            self._understand(self._fields[-1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _begin(self, instruction: str) -> None:
        if len(self._fields) >= _MOST_FIELDS:
            raise Unreadable("The file nests its fields deeper than any document does.")
        self._fields.append(_Field(instruction))

    def _understand(self, code: _Field) -> None:
        """A field's result begins: its instruction is complete."""
        code.in_result = True
        code.link = _field_target(code.instruction)
        code.is_page = _PAGE_FIELD.match(code.instruction) is not None
        repeated = _NOTE_REFERENCE.match(code.instruction)
        code.note = self.note_marks.get(repeated[1]) if repeated else None

    def _instruct(self, text: str) -> None:
        if self._fields and not self._fields[-1].in_result:
            code = self._fields[-1]
            code.instruction = (code.instruction + text)[:_LONGEST_INSTRUCTION]

    @property
    def _instructing(self) -> bool:
        return any(not field.in_result for field in self._fields)

    def _add(self, text: str, place: _Place, *, note: str | None = None) -> None:
        if self._instructing or not (text or note):
            return
        look, link = place.look, place.link
        for code in self._fields:
            if code.is_page and self.drop_pages:
                return
            link = code.link or link
            note = note or code.note
        style = (bool(look.bold), bool(look.italic), bool(look.raised), link)
        (place.line.hidden if look.hidden else place.line.runs).add(text, style, note)

    def _target(self, hyperlink: etree._Element) -> str | None:
        relationship = self.relationships.get(hyperlink.get(R + "id", ""))
        address = relationship.target if relationship else ""
        anchor = hyperlink.get(W + "anchor")
        return (f"{address}#{anchor}" if anchor else address) or None


def _text_of(child: etree._Element) -> str | None:
    """The text of a run's child; None where it is no text."""
    if child.tag == W + "t":
        return "".join(map(str, child.itertext()))
    if child.tag == W + "sym":
        return symbol(child.get(W + "font"), child.get(W + "char"))
    return _CHARACTERS.get(child.tag)


def chosen_alternative(alternative: etree._Element) -> etree._Element:
    """Return the branch of an AlternateContent to read: the first that holds text, only once."""
    branches = [b for b in alternative if b.tag in {MC + "Choice", MC + "Fallback"}]
    for branch in branches:
        if any(t.text for t in branch.iter(W + "t", M + "t")):
            return branch
    return branches[0] if branches else alternative


def mark_unended_fields(story: etree._Element) -> None:
    """Mark the fields of a story that never end, so that they do not swallow what follows."""
    opened: list[etree._Element] = []
    for mark in story.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
    for mark in opened:
        mark.set(_UNENDED, "1")


def notes_at_bookmarks(body: etree._Element) -> dict[str, str]:
    """Return which note call each bookmark stands on, for fields that repeat a note."""
    found: dict[str, str] = {}
    opened: dict[str, str] = {}
    for element in body.iter(W + "bookmarkStart", W + "bookmarkEnd", *_NOTE_CALLS):
        if element.tag == W + "bookmarkStart":
            opened[element.get(W + "id", "")] = element.get(W + "name", "")
        elif element.tag == W + "bookmarkEnd":
            opened.pop(element.get(W + "id", ""), None)
        elif len(opened) <= _MOST_OPEN:
            key = _NOTE_CALLS[element.tag] + element.get(W + "id", "")
            for name in opened.values():
                found.setdefault(name, key)
    return found


def _field_target(instruction: str) -> str | None:
    match = _HYPERLINK.match(instruction)
    if match is None:
        return None
    address = match[1] or match[2] or ""
    anchor = _ANCHOR.search(instruction)
    return address + (f"#{anchor[1] or anchor[2]}" if anchor else "") or None
