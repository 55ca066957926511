"""Writes an example agenda as a Word file: real notes, lists, fields, tracked changes, boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from agenda_package import numbering_of, write_package
from agenda_source import Agenda, Block, Piece, pieces
from agenda_text import SUPERSCRIPT, label, nbsp
from agenda_word_parts import COMMENTS, NAMESPACES, parts

if TYPE_CHECKING:
    from pathlib import Path

STYLES = {"h": "Heading2", "g": "Heading3", "t": "Title", "i": "Heading3"}
BY = 'w:id="{}" w:author="Secretariat" w:date="2026-01-02T03:04:05Z"'


@dataclass
class Writer:
    agenda: Agenda
    links: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    serial: int = 100

    def next_id(self) -> int:
        self.serial += 1
        return self.serial

    def text(self, words: str, properties: str = "", tag: str = "w:t") -> str:
        if self.agenda.option("nbsp") == "fr":
            words = nbsp(words)
        if self.agenda.option("direction") == "rtl":
            properties += "<w:rtl/>"
        look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        out = []
        for index, piece in enumerate(words.split("\t")):
            tab = "<w:tab/>" if index else ""
            out.append(f'{tab}<{tag} xml:space="preserve">{escape(piece)}</{tag}>')
        return f"<w:r>{look}{''.join(out)}</w:r>"

    def run(self, piece: Piece, look: str) -> str:
        if piece.kind in {"call", "stray"}:
            return self.call(piece)
        if piece.kind in {"ins", "del"}:
            by = BY.format(self.next_id())
            tag = "w:t" if piece.kind == "ins" else "w:delText"
            return f"<w:{piece.kind} {by}>{self.text(piece.text, look, tag)}</w:{piece.kind}>"
        if piece.kind in {"link", "ref"}:
            return self.reach(piece)
        if piece.kind == "comment":
            return self.comment(piece)
        if piece.kind in {"br", "shy"}:
            return f"<w:r><w:{'br' if piece.kind == 'br' else 'softHyphen'}/></w:r>"
        extra = {"bold": "<w:b/><w:bCs/>", "italic": "<w:i/>"}.get(piece.kind, "")
        return self.text("\t" if piece.kind == "tab" else piece.text, look + extra)

    def comment(self, piece: Piece) -> str:
        self.comments.append(piece.text)
        number = len(self.comments) - 1
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def reach(self, piece: Piece) -> str:
        shown = self.text(piece.text, '<w:color w:val="0563C1"/><w:u w:val="single"/>')
        if piece.kind == "ref":
            return _field(f" REF {piece.target} \\h ", shown)
        if piece.target.startswith("field:"):
            return _field(f' HYPERLINK "{piece.target[6:]}" ', shown)
        self.links.append(piece.target)
        return f'<w:hyperlink r:id="rLink{len(self.links)}">{shown}</w:hyperlink>'

    def call(self, piece: Piece) -> str:
        style = self.agenda.option("notes", "footnote")
        if style not in {"footnote", "endnote"} or piece.kind == "stray":
            high = self.agenda.option("notes") != "superscript"
            sign = piece.text if high else piece.text.translate(SUPERSCRIPT)
            return self.text(sign, '<w:vertAlign w:val="superscript"/>' if high else "")
        if piece.text in self.called:
            shown = self.text(piece.text, '<w:vertAlign w:val="superscript"/>')
            return _field(f" NOTEREF _Note{piece.text} \\f \\h ", shown)
        self.called.append(piece.text)
        number = self.next_id()
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_Note{piece.text}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="NoteCall"/></w:rPr><w:{style}Reference'
            f' w:id="{len(self.called)}"/></w:r><w:bookmarkEnd w:id="{number}"/>'
        )

    def runs(self, source: str, look: str = "") -> str:
        return "".join(self.run(piece, look) for piece in pieces(source))

    def paragraph(self, block: Block, source: str | None = None) -> str:
        automatic = self.automatic(block)
        lead = "" if automatic else label(block)
        if lead and self.agenda.option("tabs"):
            lead = lead.rstrip() + "\t"
        bold = self.agenda.option("bold") and block.kind in STYLES
        look = "<w:b/><w:bCs/>" if bold else ""
        if block.flag("caps") is not None:
            look += '<w:caps/><w:spacing w:val="60"/>'
        body = (self.text(lead, look) if lead else "") + self.runs(source or block.source, look)
        if block.flag("bm"):
            number, name = self.next_id(), quoteattr(block.flag("bm") or "")
            mark = f'<w:bookmarkStart w:id="{number}" w:name={name}/>'
            body = f'{mark}{body}<w:bookmarkEnd w:id="{number}"/>'
        return f"<w:p><w:pPr>{self.properties(block, automatic)}</w:pPr>{body}</w:p>"

    def automatic(self, block: Block) -> str:
        """The list properties of a block whose number Word computes (`!NAME:LEVEL`)."""
        names = list(numbering_of(self.agenda.head.get("num", [])))
        for flag in block.flags:
            name, _, level = flag.partition(":")
            if name in names:
                number = f'<w:numId w:val="{names.index(name) + 1}"/>'
                return f'<w:numPr><w:ilvl w:val="{level or 0}"/>{number}</w:numPr>'
        return ""

    def numbered_styles(self) -> set[str]:
        return {line.partition(" ")[0] for line in self.agenda.head.get("liststyle", [])}

    def properties(self, block: Block, automatic: str) -> str:
        style = block.flag("style") or (
            "" if self.agenda.option("bold") else STYLES.get(block.kind)
        )
        out = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
        out += "<w:pageBreakBefore/>" if block.flag("pb") is not None else ""
        out += "" if style in self.numbered_styles() else automatic
        out += "<w:bidi/>" if self.agenda.option("direction") == "rtl" else ""
        if block.number and not automatic and self.agenda.option("tabs"):
            out += f'<w:ind w:left="{425 * (block.level + 1)}" w:hanging="425"/>'
        elif block.level and not automatic:
            out += f'<w:ind w:left="{425 * block.level}"/>'
        out += '<w:jc w:val="center"/>' if block.kind in {"m", "t"} else ""
        mark = f"<w:del {BY.format(self.next_id())}/>" if block.flag("del") is not None else ""
        mark += f"<w:ins {BY.format(self.next_id())}/>" if block.flag("ins") is not None else ""
        out += f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return out + (_section(self.agenda) if block.flag("sect") is not None else "")

    def block(self, block: Block) -> str:
        if block.kind == "tb":
            return self.table(block)
        if block.flag("del") is not None or block.flag("ins") is not None:
            return self.changed(block)
        halves = block.source.split("{split}")
        shown = self.paragraph(block, halves[0])
        if halves[1:]:
            rest = Block("p", block.level, None, halves[1].strip(), (), ("pb",))
            shown += self.paragraph(rest)
        if block.flag("sdt") is not None:
            control = '<w:sdtPr><w:tag w:val="x"/></w:sdtPr>'
            shown = f"<w:sdt>{control}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        return _box(shown) if block.flag("box") is not None else shown

    def changed(self, block: Block) -> str:
        kind = "del" if block.flag("del") is not None else "ins"
        wrapped = Block(
            block.kind, block.level, None, f"{{+{label(block)}{block.source}+}}", (), block.flags
        )
        if kind == "del":
            wrapped.source = f"{{-{label(block)}{block.source}-}}"
        return self.paragraph(wrapped)

    def table(self, block: Block) -> str:
        width = len(block.rows[0])
        grid = f'<w:gridCol w:w="{9000 // width}"/>' * width
        rows = "".join(f"<w:tr>{''.join(map(self.cell, row))}</w:tr>" for row in block.rows)
        look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def cell(self, source: str) -> str:
        return f"<w:tc><w:tcPr/><w:p>{self.runs(source)}</w:p></w:tc>"

    def note(self, note: Block, number: int) -> str:
        kind = self.agenda.option("notes", "footnote")
        mark = f'<w:r><w:rPr><w:rStyle w:val="NoteCall"/></w:rPr><w:{kind}Ref/></w:r>'
        style = '<w:pPr><w:pStyle w:val="NoteText"/></w:pPr>'
        text = f"<w:p>{style}{mark}{self.text(' ')}{self.runs(note.source)}</w:p>"
        return f'<w:{kind} w:id="{number}">{text}</w:{kind}>'


def _field(code: str, shown: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
    return char("begin") + instruction + char("separate") + shown + char("end")


def _section(agenda: Agenda) -> str:
    header = '<w:headerReference w:type="default" r:id="rHeader"/>'
    footer = '<w:footerReference w:type="default" r:id="rFooter"/>'
    rtl = "<w:bidi/>" if agenda.option("direction") == "rtl" else ""
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134"'
    margins = ' w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
    page = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' + page
    return f"<w:sectPr>{header}{footer}{page}{margins}{rtl}</w:sectPr>"


def _box(shown: str) -> str:
    """A text box the way Word writes it: once as drawing, once again as VML for old readers."""
    inside = f"<w:txbxContent>{shown}</w:txbxContent>"
    size = '<wp:extent cx="5400000" cy="900000"/>'
    place = '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    place += '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    form = '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm>'
    form += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    shape = f'<wps:cNvSpPr txBox="1"/>{form}<wps:txbx>{inside}</wps:txbx><wps:bodyPr/>'
    shape = f"<wps:wsp>{shape}</wps:wsp>"
    data = (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}">{shape}</a:graphicData></a:graphic>'
    )
    flags = 'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"'
    flags += ' locked="0" layoutInCell="1" allowOverlap="1"'
    anchor = f'<wp:anchor {flags}><wp:simplePos x="0" y="0"/>{place}{size}<wp:wrapTopAndBottom/>'
    drawing = f'{anchor}<wp:docPr id="7" name="Box"/><wp:cNvGraphicFramePr/>{data}</wp:anchor>'
    old = f'<v:shape style="width:425pt;height:70pt"><v:textbox>{inside}</v:textbox></v:shape>'
    choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
    return (
        f"<w:p><w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict>{old}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def write(agenda: Agenda, path: Path) -> None:
    writer = Writer(agenda)
    real = agenda.option("notes", "footnote") in {"footnote", "endnote"}
    printed = [b for b in agenda.blocks if not b.kind.startswith("@")]
    body = "".join(_printed(writer, block) for block in printed if not (real and block.kind == "n"))
    notes = {note.number: note for note in agenda.notes()} if real else {}
    shown = [writer.note(notes[name], at) for at, name in enumerate(writer.called, 1)]
    document = f"<w:body>{body}{_section(agenda)}</w:body>"
    comments = [COMMENTS.format(at, escape(text)) for at, text in enumerate(writer.comments)]
    write_package(path, parts(agenda, document, "".join(shown), "".join(comments), writer.links))


def _printed(writer: Writer, block: Block) -> str:
    if block.kind != "n":
        return writer.block(block)
    sign = f"{{stray:{block.number}}} "
    return writer.paragraph(Block("x", 0, None, sign + block.source, (), block.flags))
