"""The parts of an OpenDocument text around its words: styles, lists, header, manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from agenda_package import SCHEMES, numbering_of

if TYPE_CHECKING:
    from agenda_source import Agenda

MIME = "application/vnd.oasis.opendocument.text"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{OASIS}:office:1.0",
    "text": f"{OASIS}:text:1.0",
    "style": f"{OASIS}:style:1.0",
    "table": f"{OASIS}:table:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORMATS = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperRoman": "I"}
FORMATS |= {
    "upperLetter": "A",
    "chineseCounting": "一, 二, 三, ...",
    "russianLower": "а, б, .., аа, бб, ... (ru)",
}


def _paragraph_style(name: str, paragraph: str = "", text: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-bottom="0.2cm" {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _character_style(name: str, text: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {text}/></style:style>"
    )


def _list_style(name: str, scheme: str) -> str:
    levels = ""
    for level, (kind, text) in enumerate(SCHEMES[scheme], 1):
        before, _, after = text.partition(f"%{level}")
        shown = 1
        if f"%{level - 1}." in before:
            before, shown = before.replace(f"%{level - 1}.", ""), 2
        look = (
            f'style:num-prefix="{before}" style:num-suffix="{after}" text:display-levels="{shown}"'
        )
        place = f'text:space-before="{level * 0.5}cm" text:min-label-width="0.7cm"'
        place = f"<style:list-level-properties {place}/>"
        if kind == "bullet":
            mark = f'text:level="{level}" text:bullet-char="{text}"'
            levels += f"<text:list-level-style-bullet {mark}>{place}</text:list-level-style-bullet>"
        else:
            mark = f'text:level="{level}" style:num-format="{FORMATS[kind]}" {look}'
            levels += f"<text:list-level-style-number {mark}>{place}</text:list-level-style-number>"
    return f'<text:list-style style:name="L{name}">{levels}</text:list-style>'


def _automatic(agenda: Agenda) -> str:
    bold, font = 'fo:font-weight="bold"', quoteattr(agenda.option("font", "Noto Sans"))
    out = _paragraph_style("body", "", f"fo:font-family={font} style:font-family-asian={font}")
    out += _paragraph_style("centre", 'fo:text-align="center"')
    out += _paragraph_style("strong", 'fo:keep-with-next="always"', bold)
    out += _paragraph_style("newpage", 'fo:break-before="page"')
    out += _paragraph_style("H1", "", f'{bold} fo:font-size="14pt"') + _paragraph_style(
        "H2", "", bold
    )
    out += _character_style("bold", bold) + _character_style("italic", 'fo:font-style="italic"')
    out += _character_style("high", 'style:text-position="super 58%"')
    for name, (scheme, _) in numbering_of(agenda.head.get("num", [])).items():
        out += _list_style(name, scheme)
    return f"<office:automatic-styles>{out}</office:automatic-styles>"


def _styles(agenda: Agenda) -> str:
    header = f"<style:header><text:p>{escape(agenda.option('header'))}</text:p></style:header>"
    page = "<text:page-number text:select-page='current'>1</text:page-number>"
    footer = f"<style:footer><text:p>{page}</text:p></style:footer>"
    layout = '<style:page-layout style:name="PL"><style:page-layout-properties'
    layout += (
        ' fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/></style:page-layout>'
    )
    notes = ""
    for kind in ("footnote", "endnote"):
        form = f'text:note-class="{kind}" style:num-format="1" text:start-value="0"'
        form += ' text:start-numbering-at="document"'
        notes += f"<text:notes-configuration {form}/>"
    master = (
        f'<style:master-page style:name="Standard" style:page-layout-name="PL">{header}{footer}'
    )
    return (
        f'{START}<office:document-styles {DECLARED} office:version="1.3"><office:styles>{notes}'
        f"</office:styles><office:automatic-styles>{layout}</office:automatic-styles>"
        f"<office:master-styles>{master}</style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


def _manifest() -> str:
    base = f"{OASIS}:manifest:1.0"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    files = [("/", MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml")]
    inside = "".join(entry.format(*file) for file in files)
    said = f'xmlns:manifest="{base}" manifest:version="1.3"'
    return f"{START}<manifest:manifest {said}>{inside}</manifest:manifest>"


def parts(agenda: Agenda, text: str) -> dict[str, str]:
    body = f"<office:body>{text}</office:body>"
    content = f'<office:document-content {DECLARED} office:version="1.3">{_automatic(agenda)}{body}'
    return {
        "content.xml": f"{START}{content}</office:document-content>",
        "styles.xml": _styles(agenda),
        "META-INF/manifest.xml": _manifest(),
    }
