"""A PDF opened by two programs that did not write it: its text by PDFium, its inside by qpdf."""

import json
import re
import subprocess
import unicodedata
from collections import Counter
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pypdfium2

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.pdf.paper_data import paper_data
from wgtr.rendering.printed import MastheadLine, Printed, PrintedNote, PrintedPart, Said
from wgtr.tree.provisions import Kind

# Blanks, marks without a shape, and what PDFium gives for a hyphen at the end of a line.
UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
HYPHEN = "\ufffe"


def seen(words: str) -> str:
    """What an eye tells apart: no blanks, no marks without a shape."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", words.replace(HYPHEN, "-")))


def pages(pdf: bytes) -> list[str]:
    """The text of each page as somebody would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def body(pdf: bytes, printed: Printed, style: HouseStyle) -> str:
    """What is on all pages, without what stands at the head and foot of each."""
    texts = [seen(page) for page in pages(pdf)]
    kept = ""
    for place, text in enumerate(texts, start=1):
        head, foot = furniture(printed, style, place, len(texts))
        assert text.startswith(head)
        assert text.endswith(foot)
        kept += text[len(head) : len(text) - len(foot)]
    return kept


def furniture(printed: Printed, style: HouseStyle, place: int, of: int) -> tuple[str, str]:
    """What a page has above and below its text."""
    paper = paper_data(printed, style)
    heads = (paper["head"], paper["date"], paper["example"]) if place > 1 else ()
    foot: str = paper["page"]
    for name, number in (("{page}", place), ("{pages}", of)):
        digits = "".join(paper["digits"][int(digit)] for digit in str(number))
        foot = foot.replace(name, digits)
    return seen("".join(filter(None, heads))), seen(foot)


def expected(printed: Printed) -> str:
    """What a paper should say, from its masthead to its last word."""
    said = [_masthead(printed.masthead)]
    said += [_part(part) for part in printed.parts[: printed.notes_after]]
    said += [printed.notes_title, *map(_note, printed.notes)] if printed.notes else []
    said += [_part(part) for part in printed.parts[printed.notes_after :]]
    return seen("".join(said))


def _masthead(lines: tuple[MastheadLine, ...]) -> str:
    return "".join(line.text for line in lines)


def _part(part: PrintedPart) -> str:
    said = _masthead(part.masthead) + (part.label or "") + _said(part.title)
    for provision in part.walk():
        bullet = provision.source.kind is Kind.BULLET and not provision.number
        said += "•" if bullet else provision.number or ""
        said += _said(provision.said)
    return said


def _note(note: PrintedNote) -> str:
    return note.number + _said(note.said)


def _said(said: Said) -> str:
    cells = chain.from_iterable(said.rows)
    return "".join(piece.text for piece in chain(said.heading, said.body, *cells))


class Inside:
    """The objects of a PDF."""

    def __init__(self, pdf: bytes, folder: Path) -> None:
        path = folder / "paper.pdf"
        path.write_bytes(pdf)
        self.check = subprocess.run(
            ["qpdf", "--check", path], capture_output=True, text=True, check=False
        )
        told = subprocess.run(["qpdf", "--json", path], capture_output=True, check=True)
        self.told = json.loads(told.stdout)
        self.objects = {
            name.removeprefix("obj:"): entry["value"]
            for name, entry in self.told["qpdf"][1].items()
            if "value" in entry
        }

    def get(self, value: Any) -> Any:
        """What a reference stands for."""
        return self.objects.get(value, value) if isinstance(value, str) else value

    @property
    def root(self) -> dict[str, Any]:
        return dict(self.get(self.get(self.objects["trailer"])["/Root"]))

    @property
    def information(self) -> dict[str, Any]:
        return dict(self.get(self.objects["trailer"]["/Info"]))

    @cached_property
    def tags(self) -> Counter[str]:
        """How often each kind of tag is in the structure that a screen reader reads."""
        held = (value for value in self.objects.values() if isinstance(value, dict))
        return Counter(value["/S"] for value in held if "/S" in value and "/P" in value)

    @property
    def bookmarks(self) -> list[str]:
        """The titles of the outline, in order."""
        found: list[str] = []
        waiting = list(self.told["outlines"])
        while waiting:
            mark = waiting.pop(0)
            found.append(mark["title"])
            waiting = mark["kids"] + waiting
        return found

    @property
    def names(self) -> list[str]:
        """What an address may name behind its #."""
        names = self.get(self.get(self.root["/Names"])["/Dests"])["/Names"]
        return [name.removeprefix("u:") for name in names[::2]]

    @property
    def fonts(self) -> set[str]:
        held = (value for value in self.objects.values() if isinstance(value, dict))
        return {
            value["/BaseFont"].split("+")[-1]
            for value in held
            if value.get("/Type") == "/Font" and "/BaseFont" in value
        }
