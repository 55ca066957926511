"""Prints an example agenda as plain text, with the habits its head asks for."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from agenda_source import Agenda, Block, Piece, pieces

if TYPE_CHECKING:
    from pathlib import Path

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩"


def mark(agenda: Agenda, number: str) -> str:
    """The mark of a note in running text and before the note itself."""
    style = agenda.option("notes", "sup")
    if not number.isdecimal():
        return number
    if style == "circled":
        return CIRCLED[int(number)]
    if style == "sup":
        return number.translate(SUPERSCRIPT)
    return {"bracket": f"[{number}]", "paren": f"({number})", "plain": f"{number}. "}[style]


def _shown(agenda: Agenda, piece: Piece) -> str:
    if piece.kind == "call":
        return mark(agenda, piece.text).strip()
    if piece.kind == "link":
        return f"[{piece.text}]({piece.target})"
    if piece.kind in {"del", "comment"}:
        return ""
    return {"br": " ", "tab": "\t", "shy": "\u00ad", "split": "\f"}.get(piece.kind, piece.text)


def inline(agenda: Agenda, text: str) -> str:
    shown = "".join(_shown(agenda, piece) for piece in pieces(text))
    return nbsp(shown) if agenda.option("nbsp") == "fr" else shown


def nbsp(text: str) -> str:
    """French typesetting: a space that does not break before : ; ? ! and inside quotes."""
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", text)


def label(block: Block) -> str:
    """The number with what parts it from the text; time first where the block has one."""
    time = block.flag("time")
    number = block.number or ""
    gap = "" if not number or number.endswith(("、", "）", "．")) else " "
    return (f"{time}  " if time else "") + number + gap


def _cased(agenda: Agenda, block: Block, text: str) -> str:
    if block.kind in agenda.option("caps").split(","):
        text = text.upper()
    if block.kind in agenda.option("spaced").split(",") and block.flag("spaced") is not None:
        text = "  ".join(" ".join(word) for word in text.split())
    return text


def lines(agenda: Agenda, block: Block) -> list[str]:
    if block.kind == "tb":
        return _table(block)
    lead = mark(agenda, block.number or "") if block.kind == "n" else label(block)
    indent = " " * (int(agenda.option("indent", "0")) * block.level)
    text = _cased(agenda, block, inline(agenda, block.source))
    hang = indent + " " * (len(lead) if agenda.option("hang") and block.number else 0)
    out: list[str] = []
    for half in text.split("\f"):
        first = indent + lead if not out else hang
        out += ["", ""] if out else []
        out += _wrapped(first + half, hang, int(agenda.option("wrap", "0")))
    return out


def _wrapped(text: str, hang: str, width: int) -> list[str]:
    if not width:
        return [text]
    return textwrap.wrap(
        text, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _table(block: Block) -> list[str]:
    columns = list(zip(*block.rows, strict=True))
    widths = [max(map(_width, column)) + 3 for column in columns]
    return [
        "".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in block.rows
    ]


def _pages(agenda: Agenda, height: int) -> str:
    """Pages with a head line, a page number and the notes called on the page at its foot."""
    notes = {note.number: lines(agenda, note) for note in agenda.notes()}
    pages: list[tuple[list[str], list[str]]] = [([], [])]
    for block in agenda.blocks:
        if block.kind == "n" or block.kind.startswith("@"):
            continue
        called = [p.text for p in block.pieces() if p.kind == "call" and p.text in notes]
        feet = [line for number in called for line in notes.pop(number)]
        if block.flag("pb") is not None:
            pages.append(([], []))
        for line in [*lines(agenda, block), ""]:
            if len(pages[-1][0]) + len(pages[-1][1]) + len(feet) > height:
                pages.append(([], []))
            pages[-1][0].append(line)
            pages[-1][1].extend(feet)
            feet = []
    head = agenda.option("header")
    return "\f".join(_page(head, number, *page) for number, page in enumerate(pages, 1))


def _page(head: str, number: int, body: list[str], feet: list[str]) -> str:
    rule = ["_" * 20, *feet] if feet else []
    top = [head, ""] if number > 1 else []
    return "\n".join([*top, *body, *rule, "", f"{'- ' + str(number) + ' -':>40}", ""])


def write(agenda: Agenda, path: Path) -> None:
    if agenda.option("page"):
        text = _pages(agenda, int(agenda.option("page")))
    else:
        gap = "\n" if agenda.option("blank") == "no" else "\n\n"
        printed = [b for b in agenda.blocks if not b.kind.startswith("@")]
        text = gap.join("\n".join(lines(agenda, block)) for block in printed) + "\n"
    if agenda.option("newline") == "crlf":
        text = text.replace("\n", "\r\n")
    path.write_bytes(text.encode(agenda.option("encoding", "utf-8")))
