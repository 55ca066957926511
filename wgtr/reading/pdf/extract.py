"""The boxed half of the PDF reader: pdfium's characters, put together to lines.

Runs in a process of its own (pdfium is C++ and PDFs are hostile): reads a PDF on standard input,
writes one JSON object on standard output, `{"error": "encrypted" | "broken" | "pages" | "long" |
"no-text" | "no-letters"}` or `{"pages": [{"number", "size": [width, height], "lines": [...],
"shows"}]}`; `shows` is "" for text, else what `shown.py` says, or "broken" for a page that pdfium
cannot load. A line is
`[baseline, left, right, size, width of its first word, [[text, bold, italic, raised, link], ...]]`,
in points.
"""

import ctypes
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pypdfium2.raw as pdfium

from wgtr.reading.pdf.letters import Letter, Look, line_to_json, lines_of
from wgtr.reading.pdf.shown import shown

MAX_PAGES = 1_000
# Sixty full pages; more take pdfium and the paragraphs' making more than the reader may have.
MAX_CHARACTERS = 200_000
_NAME_LENGTH = 256
_ADDRESS_LENGTH = 2_048
_BOLD_WEIGHT = 600
_HYPHENS = {"\x02", "\ufffe"}  # how pdfium gives a hyphen at a line's end
_LEAST_KNOWN = 0.7
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓"}
_UNKNOWN = "\ufffd"
_FIGURES = set("123456789١٢٣٤٥٦٧٨٩")  # the Arabic zero is a dot that hangs by nature
_HANGING = 0.2
_NO_LETTERS = {"Cc", "Cn", "Co", "Cs"}


class Refused(Exception):
    """The PDF is not read; the argument is one of the error words."""


def main() -> None:
    """Read a PDF from standard input and write its lines to standard output."""
    try:
        answer: dict[str, object] = {"pages": read_pages(sys.stdin.buffer.read())}
    except Refused as verdict:
        answer = {"error": str(verdict)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def read_pages(data: bytes) -> list[dict[str, object]]:
    """Return the pages of a PDF with their lines. Raises Refused."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Refused("encrypted" if locked else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if not count:
        raise Refused("broken")
    if count > MAX_PAGES:
        raise Refused("pages")
    reader = _Reader(document)
    pages = [reader.page(number) for number in range(count)]
    if not reader.letters:
        raise Refused("broken" if all(page["shows"] == "broken" for page in pages) else "no-text")
    if reader.known < _LEAST_KNOWN * reader.letters:
        raise Refused("no-letters")
    return pages


@dataclass(slots=True)
class _Reader:
    """Reads page after page and counts letters over all of them."""

    document: object
    letters: int = 0
    known: int = 0

    def page(self, number: int) -> dict[str, object]:
        """Return one page."""
        page = pdfium.FPDF_LoadPage(self.document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        if not text:
            return {"number": number + 1, "size": [0, 0], "lines": [], "shows": "broken"}
        before = self.letters
        if self.letters + pdfium.FPDFText_CountChars(text) > 2 * MAX_CHARACTERS:
            raise Refused("long")
        letters = list(self._letters(text, _links(self.document, page)))
        size = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
        shows = shown(page, self.letters - before, size)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        lines = [line_to_json(line) for line in lines_of(letters)]
        return {"number": number + 1, "size": size, "lines": lines, "shows": shows}

    def _letters(self, text: object, links: "list[_Link]") -> Iterator[Letter]:
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        looks: dict[int, Look] = {}
        for index in range(max(0, pdfium.FPDFText_CountChars(text))):
            character = _character(pdfium.FPDFText_GetUnicode(text, index))
            if not character:
                continue
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, index, box)
            look = _look(text, index, looks)
            # pdfium inserts blanks, and says so of most; those of no text object are its own too.
            made_up = not look.size or pdfium.FPDFText_IsGenerated(text, index) == 1
            if not made_up:
                self._count(character)
            link = _link_at(links, x.value, y.value) if links else None
            # A letter without a true width (generated blanks) must not push the line's end out.
            right = max(x.value, box.right)
            high = character in _FIGURES and _hangs_above(text, index, y.value, look)
            yield Letter(character, x.value, right, y.value, look, made_up, link, high)

    def _count(self, character: str) -> None:
        if character == " ":
            return
        self.letters += 1
        if self.letters > MAX_CHARACTERS:
            raise Refused("long")
        self.known += _is_known(character)


@cache
def _is_known(character: str) -> bool:
    return character != _UNKNOWN and unicodedata.category(character[0]) not in _NO_LETTERS


def _hangs_above(text: object, index: int, baseline: float, look: Look) -> bool:
    """Whether a figure's shape begins well above its baseline.

    Fonts have raised figures of their own, which have the line's size and baseline.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return bottom.value - baseline > _HANGING * look.size


@cache
def _character(code: int) -> str:
    """One character as text: line ends dropped, hyphens and Arabic letter shapes made plain."""
    if code == 0 or code > sys.maxunicode or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        return _UNKNOWN if code else ""
    character = chr(code)
    if character in "\r\n":
        return ""
    if character in _HYPHENS:
        return "\u00ad"
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character).strip()
    return _BULLETS.get(character, character)


def _look(text: object, index: int, looks: dict[int, Look]) -> Look:
    """The look of a character, asked once for all of its text object."""
    thing = pdfium.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if key not in looks:
        looks[key] = _ask_look(text, index) if key else Look(0.0, bold=False, italic=False)
    return looks[key]


def _ask_look(text: object, index: int) -> Look:
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_LENGTH, flags)
    font = name.value.decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(text, index)
    bold = "bold" in font or "black" in font or "heavy" in font or weight >= _BOLD_WEIGHT
    italic = "italic" in font or "oblique" in font
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    scale = math.hypot(matrix.b, matrix.d) or 1.0
    return Look(abs(pdfium.FPDFText_GetFontSize(text, index)) * scale, bold=bold, italic=italic)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link on the page: where it can be clicked and where it leads."""

    left: float
    bottom: float
    right: float
    top: float
    address: str

    def holds(self, x: float, y: float) -> bool:
        return self.left - 1 <= x < self.right and self.bottom - 1 <= y <= self.top


def _link_at(links: list[_Link], x: float, y: float) -> str | None:
    return next((link.address for link in links if link.holds(x, y)), None)


def _links(document: object, page: object) -> list[_Link]:
    links: list[_Link] = []
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(links) < MAX_PAGES and pdfium.FPDFLink_Enumerate(page, position, link):
        address = _address(document, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, box):
            links.append(_Link(box.left, box.bottom, box.right, box.top, address))
    return links


def _address(document: object, link: object) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_ADDRESS_LENGTH)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, _ADDRESS_LENGTH)
    return buffer.value.decode("utf-8", "replace")
