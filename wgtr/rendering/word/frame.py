"""What stands around the text of a Word file: section, header, footer, settings, properties."""

from datetime import date

from lxml import etree

from wgtr.ooxml.writing.elements import Element, make, properties, value
from wgtr.ooxml.writing.numbering import form_in_word
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import Printed
from wgtr.rendering.running_head import fits_beside_a_date, running_date, running_name
from wgtr.rendering.word.runs import Runs, counted_look, simple_field
from wgtr.rendering.word.styles import style_id, twips
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_WORD_2013 = "15"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_EDGE = 567  # header and footer stand 10 mm from the paper's edge
_LONGEST_TITLE = 250


def section(
    printed: Printed, style: HouseStyle, edges: dict[str, str], note_form: str | None, *, last: bool
) -> Element:
    """A section: A4, margins, header and footer; the first page of a paper has no header."""
    width, height, margin = (twips(style.paper[side]) for side in ("width", "height", "margin"))
    first = last is (printed.notes_after >= len(printed.parts) or not printed.notes)
    kinds = [("header", "default", "header1")]
    kinds += [("header", "first", "header2")] if first else []
    kinds += [("footer", "default", "footer1")] + (
        [("footer", "first", "footer1")] if first else []
    )
    references = [
        make(f"{kind}Reference", type=which, r_id=edges[name]) for kind, which, name in kinds
    ]
    form = value("numFmt", form_in_word(note_form)) if note_form else None
    return make(
        "sectPr",
        *references,
        make("endnotePr", form) if form is not None else None,
        value("type", "nextPage"),
        make("pgSz", w=width, h=height),
        make(
            "pgMar",
            top=margin,
            right=margin,
            bottom=margin,
            left=margin,
            header=_EDGE,
            footer=_EDGE,
            gutter=0,
        ),
        make("titlePg") if first else None,
        make("bidi") if printed.language.direction == "rtl" else None,
    )


def header(printed: Printed, style: HouseStyle, runs: Runs) -> Element:
    """The head of every page but the first: symbol, date; whether it is an example."""
    root = make("hdr")
    day = running_date(printed, style)
    name = running_name(printed)
    parts = [*runs.words(name, style="Symbol")]
    if not fits_beside_a_date(name):
        root.append(_edge("header", printed, parts))
        parts = []
    if day:
        parts += [make("r", make("tab")), *runs.words(day)]
    if parts:
        root.append(_edge("header", printed, parts))
    if printed.example:
        root.append(_edge("header", printed, [*runs.words(printed.example)]))
    return root


def first_header(printed: Printed, runs: Runs) -> Element:
    """The head of the first page, whose masthead says all but that the paper is an example."""
    words = [*runs.words(printed.example)] if printed.example else []
    return make("hdr", _edge("header", printed, words))


def footer(printed: Printed, style: HouseStyle, runs: Runs) -> Element:
    """The foot of every page: page x of y."""
    sentence = style.words["page"][printed.language]
    content: list[Element] = []
    for place, piece in enumerate(sentence.replace("{pages}", "{page}").split("{page}")):
        if place:
            total = _is_total(sentence, place)
            field = "NUMPAGES" if total else "PAGE"
            look = counted_look(printed.digits)
            content.append(simple_field(field, render(1, printed.digits), look))
        content += runs.words(piece) if piece else []
    return make("ftr", _edge("footer", printed, content))


def _is_total(sentence: str, place: int) -> bool:
    """Whether the `place`-th placeholder of a sentence is the number of all pages."""
    order = sorted((sentence.find(f"{{{name}}}"), name) for name in ("page", "pages"))
    found = [name for position, name in order if position >= 0]
    return place <= len(found) and found[place - 1] == "pages"


def _edge(style: str, printed: Printed, content: list[Element]) -> Element:
    look = [value("pStyle", style_id(style))]
    look += [make("bidi")] if printed.language.direction == "rtl" else []
    return make("p", properties("pPr", look), *content)


def settings(printed: Printed, style: HouseStyle) -> Element:
    """How Word shall treat the file: today's layout rules, notes at a section's end."""
    tags = style.tags
    compatibility = make(
        "compat",
        make("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=_WORD_2013),
    )
    notes = make(
        "endnotePr", value("pos", "sectEnd"), make("endnote", id=-1), make("endnote", id=0)
    )
    return make(
        "settings",
        make("zoom", percent=100),
        value("defaultTabStop", 567),
        value("characterSpacingControl", "doNotCompress"),
        notes,
        compatibility,
        make(
            "themeFontLang",
            val=tags[printed.language],
            eastAsia=tags[Language.ZH],
            bidi=tags[Language.AR],
        ),
        value("decimalSymbol", "."),
        value("listSeparator", ","),
    )


def core_properties(printed: Printed, style: HouseStyle) -> bytes:
    """Title, creator, language and dates, as every office program shows them."""
    spaces = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=spaces)
    title = printed.title[:_LONGEST_TITLE]
    said = {"title": title, "creator": style.words["creator"][printed.language]}
    said |= {"identifier": printed.symbol} if printed.symbol else {}
    said["language"] = style.tags[printed.language]
    for name, words in said.items():
        etree.SubElement(root, f"{{{_DC}}}{name}").text = words
    for name in ("created", "modified") if _is_date(printed.date) else ():
        stamp = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        stamp.text = f"{printed.date}T00:00:00Z"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_date(written: str | None) -> bool:
    try:
        return date.fromisoformat(written or "").isoformat() == written
    except ValueError:
        return False
