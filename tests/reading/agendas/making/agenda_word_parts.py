"""The parts of a Word file around its text: styles, numbering, notes, header, relations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from agenda_package import SCHEMES, numbering_of

if TYPE_CHECKING:
    from agenda_source import Agenda

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
COMMENTS = (
    '<w:comment w:id="{}" w:author="Secretariat" w:date="2026-01-02T03:04:05Z">'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>"
)
KINDS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "header",
    "footer1": "footer",
}
SETTINGS = (
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/>'
    "</w:endnotePr>"
)
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _wrapped(tag: str, inside: str) -> str:
    return f"{START}<w:{tag} {DECLARED}>{inside}</w:{tag}>"


def _style(name: str, look: str, based: str = "Normal", numbered: str = "") -> str:
    title = {"Heading2": "heading 2", "Heading3": "heading 3"}.get(name, name)
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{numbered}<w:spacing w:after="120"/></w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def styles(agenda: Agenda) -> str:
    """Named styles; `liststyle: NAME num:level` makes one that carries its own number."""
    font = quoteattr(agenda.option("font", "Noto Sans"))
    fonts = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font} w:eastAsia={font}/>"
    out = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    out += '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    out += '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
    out += _style("Title", '<w:b/><w:bCs/><w:sz w:val="28"/>')
    out += _style("Heading2", '<w:b/><w:bCs/><w:sz w:val="24"/>') + _style(
        "Heading3", "<w:b/><w:bCs/>"
    )
    out += _style("NoteText", '<w:sz w:val="18"/>') + _style("TOC1", "")
    out += '<w:style w:type="character" w:styleId="NoteCall"><w:name w:val="footnote reference"/>'
    out += '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    out += '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>'
    names = list(numbering_of(agenda.head.get("num", [])))
    for line in agenda.head.get("liststyle", []):
        name, _, place = line.partition(" ")
        number, _, level = place.partition(":")
        at = f'<w:ilvl w:val="{level}"/><w:numId w:val="{names.index(number) + 1}"/>'
        out += _style(name, "", "Normal", f"<w:numPr>{at}</w:numPr>")
    return _wrapped("styles", out)


def _level(level: int, kind: str, text: str, start: int) -> str:
    place = f'<w:ind w:left="{425 * (level + 1)}" w:hanging="425"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if level == 0 else 1}"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{place}</w:pPr></w:lvl>"
    )


def numbering(agenda: Agenda) -> str:
    """A list for each `num` line; `=NAME` shares that list's levels and restarts (0: goes on)."""
    lists = numbering_of(agenda.head.get("num", []))
    names = list(lists)
    abstract = used = ""
    for at, (scheme, start) in enumerate(lists.values(), 1):
        like = names.index(scheme[1:]) + 1 if scheme.startswith("=") else at
        if like == at:
            levels = "".join(_level(n, *pair, start) for n, pair in enumerate(SCHEMES[scheme]))
            multi = '<w:multiLevelType w:val="multilevel"/>'
            abstract += f'<w:abstractNum w:abstractNumId="{at}">{multi}{levels}</w:abstractNum>'
        anew = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        anew = anew if like != at and start else ""
        used += f'<w:num w:numId="{at}"><w:abstractNumId w:val="{like}"/>{anew}</w:num>'
    return _wrapped("numbering", abstract + used)


def _separators(kind: str) -> str:
    def one(number: int, name: str) -> str:
        inside = f"<w:p><w:r><w:{name}/></w:r></w:p>"
        return f'<w:{kind} w:type="{name}" w:id="{number}">{inside}</w:{kind}>'

    return one(-1, "separator") + one(0, "continuationSeparator")


def _header(agenda: Agenda) -> str:
    text = escape(agenda.option("header"))
    return _wrapped("hdr", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


def _footer() -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return _wrapped("ftr", f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{page}</w:p>')


def _types() -> str:
    base = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    out = f'<Default Extension="rels" ContentType="{relations}"/>'
    out += '<Default Extension="xml" ContentType="application/xml"/>'
    for name, kind in KINDS.items():
        out += f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}.{kind}+xml"/>'
    return f'{START}<Types xmlns="{base}">{out}</Types>'


def _relations(targets: list[tuple[str, str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = ""
    for name, kind, target in targets:
        outside = ' TargetMode="External"' if kind == "hyperlink" else ""
        address = f"Type={quoteattr(OFFICE + '/' + kind)} Target={quoteattr(target)}{outside}"
        out += f'<Relationship Id="{name}" {address}/>'
    return f'{START}<Relationships xmlns="{base}">{out}</Relationships>'


def parts(agenda: Agenda, body: str, notes: str, comments: str, links: list[str]) -> dict[str, str]:
    kind = agenda.option("notes", "footnote")
    names = {"rHeader": "header1", "rFooter": "footer1"}
    names |= {f"r{name}": name for name in KINDS if name not in {"document", *names.values()}}
    targets = [(at, name.rstrip("1"), f"{name}.xml") for at, name in names.items()]
    targets += [(f"rLink{at}", "hyperlink", link) for at, link in enumerate(links, 1)]

    def noted(which: str) -> str:
        return _separators(which) + (notes if kind == which else "")

    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": _wrapped("document", body),
        "word/styles.xml": styles(agenda),
        "word/numbering.xml": numbering(agenda),
        "word/settings.xml": _wrapped("settings", SETTINGS),
        "word/footnotes.xml": _wrapped("footnotes", noted("footnote")),
        "word/endnotes.xml": _wrapped("endnotes", noted("endnote")),
        "word/comments.xml": _wrapped("comments", comments),
        "word/header1.xml": _header(agenda),
        "word/footer1.xml": _footer(),
        "word/_rels/document.xml.rels": _relations(targets),
    }
