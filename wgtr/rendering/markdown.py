"""What is printed → Markdown that a person reads as it stands, and that `wgtr import` reads again.

Numbers are typed as they are printed; note calls and notes are raised digits ("¹"), because plain
text keeps them apart from words. Only what would be taken for a mark is escaped.
"""

import re
from collections.abc import Iterator

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import (
    MastheadLine,
    Piece,
    Pieces,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    PrintedRows,
)
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.numerals import RAISED
from wgtr.tree.provisions import Kind, SpanKind, Text
from wgtr.tree.references import Facts

_RAISED = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", RAISED * 2)
# What would begin a link, a stretch of emphasis or code, an element of HTML, an escape.
_MARKS = re.compile(
    r"(\[(?=[^\[\]]*\]\()|\*(?=\S)|(?<=\S)\*|`|<(?=[A-Za-z/!?])|(?<!\w)_(?=\w)|\\(?=[!-/:-@\[-`{-~]))"
)
_BRACKETS = re.compile(r"([\[\]])")
_AT_LINE_START = re.compile(r"(?m)^(\s*)([#|>]|[-+*•](?=\s)|={3,}$|-{3,}$)")
_STEP = "    "


def markdown(text: Text, language: Language, style: HouseStyle, facts: Facts | None = None) -> str:
    """A text as Markdown in one language."""
    printed = settled(text, language, style, facts)
    return "\n\n".join(block for block in _blocks(printed) if block.strip()) + "\n"


def _blocks(printed: Printed) -> Iterator[str]:
    yield _masthead(printed.masthead)
    if printed.notice:
        yield f"*{_escaped(printed.notice)}*"
    for place, part in enumerate(printed.parts):
        if place == printed.notes_after:
            yield from _notes(printed)
        yield from _part(part)
    if printed.notes_after >= len(printed.parts):
        yield from _notes(printed)


def _masthead(lines: tuple[MastheadLine, ...]) -> str:
    """A line each: two blanks at its end keep it one when the Markdown is laid out."""
    return "  \n".join(_escaped(line.text) for line in lines)


def _part(part: PrintedPart) -> Iterator[str]:
    yield _masthead(part.masthead)
    if part.label:
        yield f"# {_one_line(_escaped(part.label))}"
    if part.title.body:
        yield f"# {_one_line(_inlines(part.title.body))}"
    for provision in part.provisions:
        yield from _provision(provision, 0)


def _provision(provision: PrintedProvision, indent: int) -> Iterator[str]:
    said, number = provision.said, provision.number or ""
    bullet = provision.source.kind is Kind.BULLET and not number
    lead = "- " if bullet else f"{_escaped(number)} " if number else ""
    if said.heading:
        yield f"{'#' * provision.level} {lead}{_one_line(_inlines(said.heading))}"
        lead = ""
    if said.body or lead:
        words = _inlines(said.body)
        yield _indented(f"{lead}{words if lead else _AT_LINE_START.sub(_marked, words)}", indent)
    if said.rows:
        yield _table(said.rows)
    below = indent if provision.titled or not (bullet or number) else indent + 1
    for child in provision.children:
        yield from _provision(child, below if _is_listed(child) else 0)


def _is_listed(provision: PrintedProvision) -> bool:
    """Whether it stands in a list: then its depth is shown, as paragraphs' is not."""
    return provision.source.kind in {Kind.BULLET, Kind.TASK, Kind.QUESTION} or bool(
        provision.number
    )


def _indented(words: str, indent: int) -> str:
    return "\n".join(_STEP[: 2 if indent else 0] * indent + line for line in words.split("\n"))


def _table(rows: PrintedRows) -> str:
    width = max(map(len, rows), default=0)
    lines = [_row([_inlines(cell) for cell in row], width) for row in rows]
    return "\n".join([*lines[:1], "|" + "---|" * width, *lines[1:]]) if width else ""


def _row(cells: list[str], width: int) -> str:
    filled = [*cells, *([""] * (width - len(cells)))]
    return "| " + " | ".join(_one_line(cell).replace("|", "/") for cell in filled) + " |"


def _notes(printed: Printed) -> Iterator[str]:
    if printed.notes:
        yield f"# {_one_line(_escaped(printed.notes_title))}"
    for note in printed.notes:
        yield from _note(note)


def _note(note: PrintedNote) -> Iterator[str]:
    said = note.said
    head = f"**{_inlines(said.heading)}** " if said.heading else ""
    yield f"{_raised(note.number)} {head}{_inlines(said.body)}".strip()
    if said.rows:
        yield _table(said.rows)


def _inlines(pieces: Pieces) -> str:
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    if piece.kind is SpanKind.NOTE:
        return _raised(piece.text)
    words = _escaped(piece.text)
    if piece.kind is SpanKind.LINK and piece.to and words.strip():
        named = _BRACKETS.sub(r"\\\1", _one_line(piece.text))
        return f"[{named}]({piece.to.replace('(', '%28').replace(')', '%29')})"
    stripped = words.strip()
    if not stripped or "\n" in stripped or not (piece.strong or piece.emphasis):
        return words
    mark = "**" if piece.strong else "*"
    return words.replace(stripped, f"{mark}{stripped}{mark}", 1)


def _raised(mark: str) -> str:
    raised = mark.translate(_RAISED)
    return raised if set(raised) <= set(RAISED) else f"[{_escaped(mark)}]"


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)


def _marked(hit: re.Match[str]) -> str:
    return f"{hit[1]}\\{hit[2]}"


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))
