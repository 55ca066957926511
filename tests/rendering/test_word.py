"""Word files: numbering, notes, header, directions and links are Word's own, in good order."""

import os
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from tests.rendering.package_rules import broken_rules
from tests.rendering.papers import (
    SYMBOL,
    in_all_languages,
    paper,
    part_of,
    said,
    values,
    words_in,
)
from wgtr.ooxml.names import R, W
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.ooxml.writing.elements import make
from wgtr.reading.word.document import blocks_of_word
from wgtr.rendering.house_style import BadStyle, HouseStyle
from wgtr.rendering.word.document import word_document
from wgtr.rendering.word.reference import fill
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Kind, Masthead, Note, Provision, Span, SpanKind, Text, Wording

EN = Language.EN
SCHEMA = os.environ.get("WGTR_OOXML_SCHEMA", "")
XML_ATTRIBUTES = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
<attribute name="space" type="NCName"/><attribute name="lang" type="language"/>
</schema>"""
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing"
    " ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl cs lang",
    "sectPr": "headerReference footerReference endnotePr type pgSz pgMar titlePg bidi",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType lvl",
    "style": "name basedOn uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblCellMar tblLook",
    "settings": "zoom defaultTabStop characterSpacingControl endnotePr compat themeFontLang"
    " decimalSymbol listSeparator",
}


def paragraphs(data: bytes) -> list[etree._Element]:
    return list(part_of(data, "word/document.xml").iter(W + "p"))


def paragraph(data: bytes, words: str) -> etree._Element:
    return next(p for p in paragraphs(data) if words in words_in(p))


def printed_numbers(data: bytes) -> list[str | None]:
    word = find_word(open_package(data))
    assert word is not None
    return [block.number for block in blocks_of_word(word) if block.number]


@pytest.mark.parametrize("language", Language)
def test_word_counts_what_the_tree_counts(style: HouseStyle, language: Language) -> None:
    text = in_all_languages()

    counted = list(numbers(text, language).values())

    assert printed_numbers(word_document(text, language, style)) == counted


FORMATS = {
    ("{digit}.", Language.AR): "decimal",
    ("{letter}.", Language.AR): "arabicAbjad",
    ("{hijai}.", Language.AR): "arabicAlpha",
    ("{letter}.", Language.RU): "russianLower",
    ("{letter})", Language.EN): "lowerLetter",
    ("({roman})", Language.FR): "lowerRoman",
    ("{chinese}、", Language.ZH): "chineseCounting",
    ("{cyrillic-standard-lower}.", Language.RU): "none",
}


@pytest.mark.parametrize(("pattern", "language"), FORMATS)
def test_each_number_form_is_word_s_own(
    style: HouseStyle, pattern: str, language: Language
) -> None:
    tasks = [Provision(f"t{n}", Kind.TASK, said("x"), numbered=True) for n in range(12)]
    text = paper(*tasks, numbering={"task": pattern})
    data = word_document(text, language, style)

    assert FORMATS[pattern, language] in values(part_of(data, "word/numbering.xml"), "numFmt")
    assert printed_numbers(data) == list(numbers(text, language).values())


def test_lists_begin_anew_and_questions_run_on(style: HouseStyle) -> None:
    def listed(group: str, kind: Kind, parent: Kind) -> Provision:
        children = [Provision(f"{group}{n}", kind, said("x"), numbered=True) for n in range(2)]
        numbered = parent is Kind.PARAGRAPH
        return Provision(group, parent, said("x"), tuple(children), numbered=numbered)

    text = paper(
        *(listed(group, Kind.TASK, Kind.PARAGRAPH) for group in "ab"),
        *(listed(group, Kind.QUESTION, Kind.QUESTION_GROUP) for group in "cd"),
        numbering={"task": "{letter}."},
    )
    data = word_document(text, EN, style)

    assert printed_numbers(data) == ["1.", "a.", "b.", "2.", "a.", "b.", "1.", "2.", "3.", "4."]
    used = values(part_of(data, "word/document.xml"), "numId")
    assert len({used[1], used[4]}) == 2  # each list of tasks is a list of its own
    assert len(set(used[6:])) == 1  # the questions are one list


def test_sub_items_take_their_parent_s_number_from_word(style: HouseStyle) -> None:
    inner = tuple(Provision(f"i1{n}", Kind.ITEM, said("", "x"), numbered=True) for n in "ab")
    items = (
        Provision("i1", Kind.ITEM, said("", "x"), inner, numbered=True),
        Provision("i2", Kind.ITEM, said("", "x"), numbered=True, label="2 bis."),
    )
    text = paper(*items, numbering={"item": "{digit}.", "item/2": "{parent}.{digit}"})
    data = word_document(text, EN, style)

    assert printed_numbers(data) == ["1.", "1.1", "1.2", "2 bis."]
    assert "%1.%2" in values(part_of(data, "word/numbering.xml"), "lvlText")


def test_notes_are_endnotes_and_a_second_call_is_a_field(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), EN, style)
    document, notes = part_of(data, "word/document.xml"), part_of(data, "word/endnotes.xml")

    assert values(document, "endnoteReference", "id") == ["1"]
    codes = [code.text or "" for code in document.iter(W + "instrText")]
    (name,) = [code.split()[1] for code in codes if code.split()[:1] == ["NOTEREF"]]
    assert name in values(document, "bookmarkStart", "name")
    assert values(notes, "endnote", "id") == ["-1", "0", "1"]
    assert words_in(notes.findall(W + "endnote")[0]) == style.word("notes", EN)


def test_notes_that_word_cannot_number_carry_their_marks(style: HouseStyle) -> None:
    calls = (Span(kind=SpanKind.NOTE, target="n1"), Span(kind=SpanKind.NOTE, target="n2"))
    text = paper(
        Provision("p1", Kind.PARAGRAPH, said(calls)),
        notes=(Note("n1", said("one"), label="*"), Note("n2", said("two")), Note("n3", said("3"))),
    )
    data = word_document(text, EN, style)
    document, notes = part_of(data, "word/document.xml"), part_of(data, "word/endnotes.xml")

    assert words_in(paragraph(data, "*")) == "*1"
    assert values(document, "endnoteReference", "customMarkFollows") == ["1", "1"]
    assert [words_in(n) for n in notes.findall(W + "endnote")[2:]] == ["* one", "1 two"]
    assert words_in(paragraph(data, "2 3")) == "2 3"  # nothing calls it: it stands in the body


def test_every_page_has_symbol_date_and_its_number(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), Language.FR, style)

    assert words_in(part_of(data, "word/header1.xml")) == f"{SYMBOL}29 janvier 2025"
    footer = part_of(data, "word/footer1.xml")
    assert [v.strip() for v in values(footer, "fldSimple", "instr")] == ["PAGE", "NUMPAGES"]
    assert words_in(footer) == "Page 1 sur 1"
    sections = list(part_of(data, "word/document.xml").iter(W + "sectPr"))
    assert [len(section.findall(W + "titlePg")) for section in sections] == [1, 0]


def test_a_symbol_too_long_for_its_line_has_the_date_below_it(style: HouseStyle) -> None:
    text = in_all_languages()
    symbol = SYMBOL + "/Part" * 40
    data = word_document(replace(text, masthead=Masthead(symbol, "2025-01-29")), EN, style)

    lines = [words_in(line) for line in part_of(data, "word/header1.xml").findall(W + "p")]
    assert symbol.startswith(lines[0].removesuffix("…"))
    assert lines[1:] == ["29 January 2025"]


def test_an_example_says_so_on_every_page(style: HouseStyle) -> None:
    text = in_all_languages()
    line = style.word("example", EN)
    masthead = replace(text.masthead, lines={EN: (SYMBOL, line)})
    data = word_document(replace(text, masthead=masthead), EN, style)

    for header in ("header1", "header2"):
        assert line in words_in(part_of(data, f"word/{header}.xml"))


def test_for_whom_alone_a_paper_is_stands_on_every_page_with_that_it_is_an_example(
    style: HouseStyle,
) -> None:
    text = in_all_languages()
    lines = style.word("restricted", EN), SYMBOL, style.word("example", EN)
    data = word_document(
        replace(text, masthead=replace(text.masthead, lines={EN: lines})), EN, style
    )

    for header in ("header1", "header2"):
        assert f"{lines[0]} · {lines[2]}" in words_in(part_of(data, f"word/{header}.xml"))


def test_arabic_runs_from_right_to_left_and_symbols_do_not(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), Language.AR, style)
    symbol = [r for r in part_of(data, "word/document.xml").iter(W + "r") if SYMBOL in words_in(r)]
    arabic = next(r for r in paragraph(data, "ينظر").iter(W + "r") if "ينظر" in words_in(r))
    ranged = next(r for r in paragraph(data, "ينظر").iter(W + "r") if words_in(r) == "13 (2-4)")

    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in paragraphs(data))
    assert arabic.find(f"{W}rPr/{W}rtl") is not None
    assert [r.find(f"{W}rPr/{W}rtl") for r in [*symbol, ranged]] == [None] * (len(symbol) + 1)
    language = part_of(data, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(W + "bidi") == "ar-SA"


def test_a_table_in_arabic_is_mirrored_and_repeats_its_head(style: HouseStyle) -> None:
    rows = (((Span("ا"),), (Span("ب"),)), ((Span("ج"),),))
    table = Provision("p1", Kind.TABLE, {Language.AR: Wording(rows=rows)})
    data = word_document(paper(table), Language.AR, style)
    document = part_of(data, "word/document.xml")

    assert len(list(document.iter(W + "bidiVisual"))) == 1
    assert len(list(document.iter(W + "tblHeader"))) == 1
    assert [len(row.findall(W + "tc")) for row in document.iter(W + "tr")] == [2, 2]


def test_chinese_uses_its_own_font_also_for_quotation_marks(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), Language.ZH, style)
    runs = [r for r in part_of(data, "word/document.xml").iter(W + "r") if "工作组" in words_in(r)]

    assert all(values(run, "rFonts", "hint") == ["eastAsia"] for run in runs)
    fonts = part_of(data, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(W + "eastAsia") == style.fonts[Language.ZH].family


def test_parts_begin_pages_and_annexes_are_a_section_behind_the_notes(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), EN, style)

    begun = [p for p in paragraphs(data) if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(begun) == 2
    assert words_in(begun[1]).startswith("Annex A")
    ending = [p for p in paragraphs(data) if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(ending) == 1


def test_links_lead_somewhere(style: HouseStyle) -> None:
    inlines = (
        Span("out", SpanKind.LINK, "https://example.org/?a=b&c"),
        Span("script", SpanKind.LINK, "javascript:alert(1)"),
        Span("up", SpanKind.REFERENCE, "p2"),
        Span("nowhere", SpanKind.REFERENCE, "p3"),
    )
    text = paper(
        Provision("p1", Kind.PARAGRAPH, said(inlines)),
        Provision("p2", Kind.PARAGRAPH, said("target")),
        Provision("p3", Kind.PARAGRAPH),
    )
    data = word_document(text, EN, style)
    document = part_of(data, "word/document.xml")
    links = {words_in(link): link for link in document.iter(W + "hyperlink")}
    relations = part_of(data, "word/_rels/document.xml.rels")
    targets = {r.get("Id"): (r.get("Target"), r.get("TargetMode")) for r in relations}

    assert set(links) == {"out", "up"}
    assert targets[links["out"].get(R + "id")] == ("https://example.org/?a=b&c", "External")
    assert links["up"].get(W + "anchor") in values(document, "bookmarkStart", "name")


def test_the_file_says_what_it_is(style: HouseStyle) -> None:
    text = in_all_languages()
    root = part_of(word_document(text, Language.FR, style), "docProps/core.xml")
    told = {str(child.tag).rpartition("}")[2]: child.text for child in root}

    assert told == {
        "title": "Le Groupe de travail examine les rapports.",
        "creator": "Traité sur le commerce des armes",
        "identifier": SYMBOL,
        "language": "fr-FR",
        "created": "2025-01-29T00:00:00Z",
        "modified": "2025-01-29T00:00:00Z",
    }


def test_the_same_text_gives_the_same_bytes(style: HouseStyle) -> None:
    text = in_all_languages()

    assert word_document(text, EN, style) == word_document(text, EN, style)


@pytest.mark.parametrize("language", Language)
def test_the_container_is_as_honest_as_we_ask_others_to_be(
    style: HouseStyle, language: Language
) -> None:
    data = word_document(in_all_languages(), language, style)
    package = open_package(data)
    types = package.xml("[Content_Types].xml")
    named = {element.get("PartName") for element in types if element.get("PartName")}

    assert {name.lstrip("/") for name in named if name} <= set(package.names)
    for name in package.names:
        if name.endswith(".rels"):
            for link in package.xml(name):
                inside = link.get("TargetMode") != "External"
                assert not inside or link.get("Target", "").split("/")[-1] in {
                    part.split("/")[-1] for part in package.names
                }


def test_characters_xml_forbids_are_left_out(style: HouseStyle) -> None:
    text = paper(Provision("p1", Kind.PARAGRAPH, said("a\x00\x0b\ufffe\ud800b\x1fc <w:p>&amp;")))

    assert words_in(paragraph(word_document(text, EN, style), "abc")) == "abc <w:p>&amp;"


def test_a_deep_tree_and_a_long_paragraph_are_written(style: HouseStyle) -> None:
    provision = Provision("p100", Kind.TASK, said("deepest " * 12_500), numbered=True)
    for depth in range(99, 0, -1):
        provision = Provision(f"p{depth}", Kind.TASK, said("x"), (provision,), numbered=True)
    data = word_document(paper(provision), EN, style)

    assert words_in(paragraphs(data)[-1]).count("deepest") == 12_500


@pytest.mark.parametrize("language", Language)
def test_elements_stand_in_the_schema_s_order(style: HouseStyle, language: Language) -> None:
    archive = zipfile.ZipFile(BytesIO(word_document(in_all_languages(), language, style)))
    for name in archive.namelist():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for element in etree.fromstring(archive.read(name)).iter():
            order = ORDERS.get(str(element.tag).rpartition("}")[2], "").split()
            inside = [str(child.tag).rpartition("}")[2] for child in element]
            if order:
                assert inside == sorted(inside, key=order.index), f"{name}: {element.tag}"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """The schema of ECMA-376, transitional: WGTR_OOXML_SCHEMA names a folder with wml.xsd.

    The standard's text imports the `xml:` attributes without saying from where; they are added.
    """
    if not SCHEMA:
        pytest.skip("WGTR_OOXML_SCHEMA names no folder with wml.xsd")
    folder = tmp_path_factory.mktemp("schema")
    (folder / "xml.xsd").write_text(XML_ATTRIBUTES)
    told = 'namespace="http://www.w3.org/XML/1998/namespace"'
    for path in Path(SCHEMA).glob("*.xsd"):
        written = path.read_text("utf-8").replace(f"{told}/>", f'{told} schemaLocation="xml.xsd"/>')
        (folder / path.name).write_text(written, "utf-8")
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))


@pytest.mark.parametrize("language", Language)
def test_every_part_is_valid(
    style: HouseStyle, language: Language, schema: etree.XMLSchema
) -> None:
    archive = zipfile.ZipFile(BytesIO(word_document(in_all_languages(), language, style)))
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            schema.assertValid(etree.fromstring(archive.read(name)))


def with_own_header(data: bytes) -> bytes:
    """A file whose header says something else, and whose headings are called otherwise inside."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(SYMBOL.encode(), b"Our own body, {symbol}")
            new.writestr(name, part.replace(b'"Heading1"', b'"Titre1"'))
    return made.getvalue()


def test_a_secretariat_s_own_file_is_the_model(style: HouseStyle) -> None:
    text = in_all_languages()
    model = with_own_header(word_document(text, EN, style))
    data = word_document(text, EN, replace(style, reference=model))
    document = part_of(data, "word/document.xml")

    header = part_of(data, "word/reference-header1.xml")
    assert words_in(header) == f"Our own body, {SYMBOL}29 January 2025"
    assert "Titre1" in values(document, "pStyle")
    assert "Heading1" not in values(document, "pStyle")
    ids = values(part_of(data, "word/styles.xml"), "style", "styleId")
    assert set(values(document, "pStyle")) <= set(ids)
    assert len(ids) == len(set(ids))


def with_edges_of_all_pages_only(data: bytes, said: str) -> bytes:
    """A model whose last section has a header and footer for all pages, and none for the first."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(SYMBOL.encode(), said.encode())
            if name == "word/document.xml":
                part = re.sub(
                    rb'<w:\w+Reference [^>]*w:type="first"[^>]*/>|<w:titlePg/>', b"", part
                )
            new.writestr(name, part)
    return made.getvalue()


def test_a_model_without_a_first_page_serves_the_first_page_too(style: HouseStyle) -> None:
    text = in_all_languages()
    model = with_edges_of_all_pages_only(word_document(text, EN, style), "Our own body")
    data = word_document(text, EN, replace(style, reference=model))

    pointers = part_of(data, "word/_rels/document.xml.rels")
    targets = {each.get("Id"): each.get("Target") for each in pointers}
    used = [
        (each.get(f"{W}type"), targets[each.get(f"{R}id")])
        for kind in ("header", "footer")
        for each in part_of(data, "word/document.xml").iter(f"{W}{kind}Reference")
    ]
    assert ("first", "reference-header1.xml") in used
    assert all((target or "").startswith("reference-") for _, target in used)
    assert broken_rules(data) == []


def test_a_model_s_unknown_placeholder_is_refused(style: HouseStyle) -> None:
    text = in_all_languages()
    model = with_edges_of_all_pages_only(word_document(text, EN, style), "{symbol} {unknown}")
    with pytest.raises(BadStyle, match=r"reference\.docx.*\{unknown\}.*only \{symbol\}, \{date\}"):
        word_document(text, EN, replace(style, reference=model))


def test_what_word_has_cut_into_runs_is_filled_in_all_the_same() -> None:
    cut = ["Doc. {sym", "bol", "} of {da", "te}, {symbol}", " {other}"]
    pieces = [make("t") for _ in cut]
    for piece, words in zip(pieces, cut, strict=True):
        piece.text = words

    fill(pieces, {"symbol": "A/1", "date": "29 January"})

    assert [piece.text for piece in pieces] == [
        "Doc. A/1",
        "",
        " of 29 January",
        ", A/1",
        " {other}",
    ]


def test_a_model_s_own_fonts_are_named_without_those_it_carries(style: HouseStyle) -> None:
    made = BytesIO()
    ours = word_document(in_all_languages(), EN, style)
    with zipfile.ZipFile(BytesIO(ours)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"Segoe UI", b"Own Face")
            if name == "word/fontTable.xml":
                part = part.replace(b"</w:font>", b'<w:embedRegular r:id="rId7"/></w:font>')
            new.writestr(name, part)

    data = word_document(in_all_languages(), EN, replace(style, reference=made.getvalue()))

    assert broken_rules(data) == []
    table = part_of(data, "word/fontTable.xml")
    assert "Own Face,Arial" in values(table, "altName")
    assert values(table, "embedRegular") == []


def test_what_word_may_take_for_a_font_is_told(style: HouseStyle) -> None:
    table = part_of(word_document(in_all_languages(), Language.AR, style), "word/fontTable.xml")
    told = {font.get(W + "name"): font for font in table}

    assert set(told) == {style.fonts[each].family for each in (Language.AR, Language.ZH)}
    for family, font in told.items():
        known = style.stand_ins[str(family)]
        assert values(font, "altName") == [",".join(known.names)]
        assert values(font, "panose1") == [known.panose]
        assert values(font, "family") == [known.kind]
    assert values(told["Amiri"], "charset") == ["B2"]


def test_a_style_without_stand_ins_names_the_fonts_alone(style: HouseStyle) -> None:
    data = word_document(in_all_languages(), EN, replace(style, stand_ins={}))
    table = part_of(data, "word/fontTable.xml")
    assert values(table, "altName") == []
    assert len(table) == 3


def test_a_model_that_is_no_word_file_is_told(style: HouseStyle) -> None:
    with pytest.raises(BadStyle, match=r"reference\.docx"):
        word_document(in_all_languages(), EN, replace(style, reference=b"PK no"))


def test_a_text_without_anything_is_a_file(style: HouseStyle) -> None:
    data = word_document(Text("annotated-agenda", EN), EN, style)

    assert part_of(data, "word/document.xml").find(f"{W}body/{W}sectPr") is not None
