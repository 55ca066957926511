"""Writes an example agenda as an OpenDocument text: lists, notes, changes, fields, sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from agenda_odf_parts import MIME, parts
from agenda_package import numbering_of, write_package
from agenda_source import Agenda, Block, Piece, pieces
from agenda_text import SUPERSCRIPT, label, nbsp

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = {"h": 1, "t": 1, "g": 2, "i": 2}


@dataclass
class Writer:
    agenda: Agenda
    changes: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    lists: dict[str, str] = field(default_factory=dict)
    notes: dict[str | None, Block] = field(default_factory=dict)

    def text(self, words: str) -> str:
        if self.agenda.option("nbsp") == "fr":
            words = nbsp(words)
        return escape(words).replace("\t", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')

    def run(self, piece: Piece) -> str:
        if piece.kind in {"call", "stray"}:
            return self.call(piece)
        if piece.kind in {"ins", "del"}:
            return self.change(piece)
        if piece.kind in {"link", "ref"}:
            return self.reach(piece)
        if piece.kind in {"bold", "italic"}:
            return f'<text:span text:style-name="{piece.kind}">{self.text(piece.text)}</text:span>'
        note = f"<office:annotation><text:p>{escape(piece.text)}</text:p></office:annotation>"
        fixed = {"br": "<text:line-break/>", "tab": "<text:tab/>", "shy": "\u00ad", "comment": note}
        return fixed.get(piece.kind) or self.text(piece.text)

    def reach(self, piece: Piece) -> str:
        shown, to = self.text(piece.text), quoteattr(piece.target)
        if piece.kind == "link":
            return f'<text:a xlink:type="simple" xlink:href={to}>{shown}</text:a>'
        form = f'text:reference-format="text" text:ref-name={to}'
        return f"<text:bookmark-ref {form}>{shown}</text:bookmark-ref>"

    def change(self, piece: Piece) -> str:
        name = f"ct{len(self.changes) + 1}"
        who = "<office:change-info><dc:creator>Secretariat</dc:creator>"
        who += "<dc:date>2026-01-02T03:04:05</dc:date></office:change-info>"
        kind = "insertion" if piece.kind == "ins" else "deletion"
        gone = f"<text:p>{escape(piece.text)}</text:p>" if piece.kind == "del" else ""
        region = f"<text:{kind}>{who}{gone}</text:{kind}>"
        self.changes.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}">{region}</text:changed-region>'
        )
        if piece.kind == "del":
            return f'<text:change text:change-id="{name}"/>'
        ends = f'text:change-id="{name}"/>'
        return f"<text:change-start {ends}{self.text(piece.text)}<text:change-end {ends}"

    def call(self, piece: Piece) -> str:
        kind = self.agenda.option("notes", "footnote")
        if kind not in {"footnote", "endnote"} or piece.kind == "stray":
            sign = piece.text.translate(SUPERSCRIPT)
            return f'<text:span text:style-name="high">{sign}</text:span>'
        name = f"ftn{piece.text}"
        if piece.text in self.called:
            form = f'text:note-class="{kind}" text:reference-format="text" text:ref-name="{name}"'
            shown = f"<text:note-ref {form}>{piece.text}</text:note-ref>"
            return f'<text:span text:style-name="high">{shown}</text:span>'
        self.called.append(piece.text)
        body = self.runs(self.notes[piece.text].source)
        return (
            f'<text:note text:id="{name}" text:note-class="{kind}"><text:note-citation>'
            f"{piece.text}</text:note-citation><text:note-body><text:p>{body}</text:p>"
            "</text:note-body></text:note>"
        )

    def runs(self, source: str) -> str:
        return "".join(map(self.run, pieces(source)))

    def paragraph(self, block: Block, source: str) -> str:
        lead = "" if self.list_place(block) else escape(label(block))
        if lead and self.agenda.option("tabs"):
            lead = lead.rstrip() + "<text:tab/>"
        body = lead + self.runs(source)
        if block.flag("bm"):
            name = quoteattr(block.flag("bm") or "")
            end = f"<text:bookmark-end text:name={name}/>"
            body = f"<text:bookmark-start text:name={name}/>{body}{end}"
        if block.kind in HEADINGS and not self.agenda.option("bold"):
            level = HEADINGS[block.kind]
            return (
                f'<text:h text:style-name="H{level}" text:outline-level="{level}">{body}</text:h>'
            )
        look = "centre" if block.kind in {"m", "t"} else "body"
        look = "strong" if block.kind in HEADINGS else look
        look = "newpage" if block.flag("pb") is not None else look
        return f'<text:p text:style-name="{look}">{body}</text:p>'

    def list_place(self, block: Block) -> tuple[str, int] | None:
        for flag in block.flags:
            name, _, level = flag.partition(":")
            if name in numbering_of(self.agenda.head.get("num", [])):
                return name, int(level or 0)
        return None

    def listed(self, inside: str, name: str, level: int) -> str:
        """One item in a list of its own that continues the former list of that name."""
        _, start = numbering_of(self.agenda.head["num"])[name]
        before, here = self.lists.get(name), f"list_{name}_{len(self.lists)}_{len(inside)}"
        first = f' text:start-value="{start}"' if not before and start > 1 else ""
        for depth in range(level, -1, -1):
            more = f' text:continue-list="{before}"' if before and depth == 0 else ""
            mark = f' xml:id="{here}" text:style-name="L{name}"{more}' if depth == 0 else ""
            item = f"<text:list-item{first if depth == 0 else ''}>{inside}</text:list-item>"
            inside = f"<text:list{mark}>{item}</text:list>"
        self.lists[name] = here
        return inside

    def block(self, block: Block) -> str:
        if block.kind == "tb":
            return self.table(block)
        halves = [half.strip() for half in block.source.split("{split}")]
        shown = self.paragraph(block, halves[0])
        place = self.list_place(block)
        if place:
            shown = self.listed(shown, *place)
        for half in halves[1:]:
            shown += self.paragraph(Block("p", block.level, None, half, (), ("pb",)), half)
        if block.flag("section"):
            name = quoteattr(block.flag("section") or "")
            shown = f"<text:section text:name={name}>{shown}</text:section>"
        return shown

    def table(self, block: Block) -> str:
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        rows = "".join(
            f"<table:table-row>{''.join(map(self.cell, row))}</table:table-row>"
            for row in block.rows
        )
        return f'<table:table table:name="Table1">{columns}{rows}</table:table>'

    def cell(self, source: str) -> str:
        words = f"<text:p>{self.runs(source)}</text:p>"
        return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def write(agenda: Agenda, path: Path) -> None:
    writer = Writer(agenda, notes={note.number: note for note in agenda.notes()})
    real = agenda.option("notes", "footnote") in {"footnote", "endnote"}
    printed = [b for b in agenda.blocks if not b.kind.startswith("@")]
    body = "".join(writer.block(b) for b in printed if not (real and b.kind == "n"))
    tracked = "".join(writer.changes)
    changes = f"<text:tracked-changes>{tracked}</text:tracked-changes>" if tracked else ""
    text = f"<office:text>{changes}{body}</office:text>"
    write_package(path, {"mimetype": MIME, **parts(agenda, text)}, ("mimetype",))
