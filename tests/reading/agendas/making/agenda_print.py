"""Writes an example agenda as typesetting source, for a PDF with text, running heads and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda_source import Agenda, Block, Piece, pieces
from agenda_text import label, nbsp

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {"t": "13pt", "h": "12pt", "g": "11pt"}


def _escaped(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]/~'\"=+-])", r"\\\1", text)


def _run(agenda: Agenda, piece: Piece, done: set[str]) -> str:
    shown = _escaped(nbsp(piece.text) if agenda.option("nbsp") == "fr" else piece.text)
    if piece.kind in {"call", "stray"}:
        return _call(agenda, piece, done)
    if piece.kind == "link":
        return f'#link("{piece.target}")[{shown}]'
    styled = {"bold": f"#strong[{shown}]", "italic": f"#emph[{shown}]", "br": " \\ "}
    styled |= {"shy": "-?", "split": "#pagebreak() ", "tab": "#h(1em)"}
    return styled.get(piece.kind, shown)


def _call(agenda: Agenda, piece: Piece, done: set[str]) -> str:
    real = {note.number: note for note in agenda.notes()}
    if agenda.option("notes") != "footnote" or piece.kind == "stray":
        return f"#super[{_escaped(piece.text)}]"
    if piece.text in done:
        return f"#footnote(<note{piece.text}>)"
    done.add(piece.text)
    note = "".join(_run(agenda, part, done) for part in pieces(real[piece.text].source))
    return f"#footnote[{note}]<note{piece.text}>"


def _paragraph(agenda: Agenda, block: Block, done: set[str]) -> str:
    text = "".join(_run(agenda, piece, done) for piece in block.pieces())
    if block.kind in agenda.option("caps").split(","):
        text = f"#upper[{text}]"
    number = _escaped(label(block).strip())
    if block.kind in {"t", "h", "g", "i"}:
        size = SIZES.get(block.kind, "10.5pt")
        text = f'#text(size: {size}, weight: "bold")[{text}]'
        number = f"#strong[{number}]" if number else ""
    if block.kind in {"m", "t"}:
        return f"#align(center)[{text}]"
    if block.kind == "n":
        return f"#text(size: 8.5pt)[#super[{number}] {text}]"
    if number:
        width = block.flag("width") or agenda.option("width", "1.6em")
        text = f"#grid(columns: ({width}, 1fr), [{number}], [{text}])"
    return f"#pad(left: {block.level * 1.2}em)[{text}]" if block.level else text


def _block(agenda: Agenda, block: Block, done: set[str]) -> str:
    if block.kind == "tb":
        cells = [
            "".join(_run(agenda, piece, done) for piece in pieces(cell))
            for row in block.rows
            for cell in row
        ]
        listed = ", ".join(f"[{cell}]" for cell in cells)
        return f"#table(columns: {len(block.rows[0])}, {listed})"
    new = "#pagebreak(weak: true)\n" if block.flag("pb") is not None else ""
    return new + _paragraph(agenda, block, done)


def source(agenda: Agenda) -> str:
    lang, font = agenda.option("language"), agenda.option("font", "Noto Sans")
    header, footer = agenda.option("header"), agenda.option("footer", "counter(page).display()")
    look = f'font: "{font}", size: 10.5pt, lang: "{lang}"'
    hyphens = "true" if agenda.option("hyphenate") else "false"
    paper = agenda.option("paper", "a4")
    lead = [
        "#set document(date: none)",
        f'#set page(paper: "{paper}", margin: 2.1cm, header: [{_escaped(header)}])',
        f"#set page(footer: context align(center)[#{footer}])",
        f"#set text({look}, hyphenate: {hyphens})",
        "#set par(justify: true)",
    ]
    done: set[str] = set()
    real = agenda.option("notes") == "footnote"
    printed = [
        b for b in agenda.blocks if not b.kind.startswith("@") and not (real and b.kind == "n")
    ]
    return "\n\n".join([*lead, *(_block(agenda, block, done) for block in printed)]) + "\n"


def write(agenda: Agenda, path: Path) -> None:
    path.write_text(source(agenda), "utf-8")
