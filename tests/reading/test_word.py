"""Word files as blocks: the numbers Word prints, and what its markup hides."""

from typing import Any

import pytest

from tests.reading.hostile.word_files import (
    in_list,
    level,
    numbering,
    paragraph,
    part,
    run,
    word_file,
)
from wgtr.reading.blocks import Block, BlockKind, Run, Unreadable
from wgtr.reading.files import read_blocks
from wgtr.reading.second_opinion import missing_words


def read(body: str, **more: Any) -> list[Block]:
    return read_blocks(word_file(body, **more), "agenda.docx", language="en")


def texts(body: str, **more: Any) -> list[str]:
    return [block.text for block in read(body, **more)]


def entries(*places: tuple[int, int]) -> str:
    """A paragraph for each (list, level)."""
    return "".join(paragraph("Text", properties=in_list(*place)) for place in places)


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p>"
        + run("The Parties ")
        + f"<w:ins>{run('shall ')}</w:ins>"
        + "<w:del><w:r><w:delText>may </w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('moved ')}</w:moveFrom><w:moveTo>{run('cooperate')}</w:moveTo>"
        + run(".")
        + "</w:p>"
    )
    assert texts(body) == ["The Parties shall cooperate."]


def test_a_deleted_paragraph_mark_joins_what_it_parted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph("One ", properties=in_list(1) + gone)
        + paragraph("paragraph.", properties=in_list(1))
        + paragraph(properties=in_list(1) + gone)
        + paragraph("Next.", properties=in_list(1))
        + paragraph("Last", properties=gone)
    )
    blocks = read(body, numbering=numbering(level(0, "decimal", "%1.")))
    assert [(b.number, b.text) for b in blocks] == [
        ("1.", "One paragraph."),
        ("2.", "Next."),
        (None, "Last"),
    ]


def test_deleted_rows_and_cells_are_gone() -> None:
    def row(*cells: str, mark: str = "") -> str:
        inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{mark}</w:trPr>{inner}</w:tr>"

    rows = row("Day", "Item") + row("x", "y", mark="<w:del/>") + row("28 February", "All")
    blocks = read(paragraph("Before") + f"<w:tbl>{rows}</w:tbl>")
    assert blocks[1].rows == (("Day", "Item"), ("28 February", "All"))


def test_what_wraps_text_does_not_hide_it() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>{paragraph('Control')}"
        f"</w:sdtContent></w:sdt><w:p><w:smartTag>{run('Tag ')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run('inner ')}</w:sdtContent></w:sdt>"
        f"<w:bdo>{run('turned')}</w:bdo></w:p>"
        f"<w:customXml>{paragraph('Custom')}</w:customXml>"
        "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert texts(body) == ["Control", "Tag inner turned", "Custom", "x=1"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('Boxed')}{paragraph('twice')}</w:txbxContent>"
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph("Anchor", runs=shape) + paragraph("After")
    assert texts(body) == ["Anchor", "Boxed", "twice", "After"]


def test_characters_that_are_elements() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font="Symbol" w:char="F0B7"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    assert texts(body) == ["a\tb\nc-de•✓"]


def test_looks_come_from_runs_and_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/><w:i/></w:rPr></w:style>'
    )
    body = paragraph(
        style="P",
        runs=run("bold ")
        + run("cancelled ", '<w:rStyle w:val="C"/>')
        + run("off ", '<w:b w:val="0"/>')
        + run("1", '<w:vertAlign w:val="superscript"/>'),
    )
    (block,) = read(body, styles=styles)
    assert block.runs == (
        Run("bold ", bold=True),
        Run("cancelled ", italic=True),
        Run("off "),
        Run("1", bold=True, raised=True),
    )


def test_hidden_text_is_kept_and_marked() -> None:
    body = paragraph(runs=run("Seen") + run("unseen", "<w:vanish/>")) + paragraph(
        runs=run("All unseen", "<w:vanish/>")
    )
    assert [(b.text, b.style) for b in read(body)] == [
        ("Seen", None),
        ("unseen", "hidden"),
        ("All unseen", "hidden"),
    ]


def test_links_of_every_kind() -> None:
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText> HYPERLINK "https://example.org/b" \\l "part" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>field</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    body = (
        f'<w:p><w:hyperlink r:id="rId9">{run("site")}</w:hyperlink></w:p>'
        f'<w:p><w:hyperlink w:anchor="annex">{run("annex")}</w:hyperlink></w:p>'
        f"<w:p>{field}</w:p>"
        f'<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/c&quot; ">{run("simple")}'
        "</w:fldSimple></w:p>"
    )
    links = (("rId9", "hyperlink", "https://example.org/a"),)
    assert [block.runs[0].link for block in read(body, links=links)] == [
        "https://example.org/a",
        "#annex",
        "https://example.org/b#part",
        "https://example.org/c",
    ]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    assert texts(paragraph(runs=begin + run("Seen")) + paragraph("After")) == ["Seen", "After"]


def test_notes_come_after_the_text_in_the_order_of_their_calls() -> None:
    def note(tag: str, number: int, text: str) -> str:
        mark = f"<w:r><w:{tag}Ref/></w:r>"
        return f'<w:{tag} w:id="{number}">{paragraph(runs=mark + run(" " + text))}</w:{tag}>'

    parts = {
        "footnotes.xml": part(
            "footnotes", note("footnote", 2, "Two") + note("footnote", 3, "Three")
        ),
        "endnotes.xml": part("endnotes", note("endnote", 2, "End")),
    }
    body = (
        paragraph("A", runs='<w:r><w:footnoteReference w:id="3"/></w:r>')
        + paragraph("B", runs='<w:r><w:endnoteReference w:id="2"/></w:r>')
        + paragraph(
            "C",
            runs='<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>',
        )
    )
    blocks = read(body, parts=parts)
    assert [block.runs[-1].note for block in blocks[:3]] == ["fn3", "en2", "fn2"]
    assert blocks[2].runs[-1].text == "*"
    assert [(b.kind, b.note, b.text) for b in blocks[3:]] == [
        (BlockKind.NOTE, "fn3", "Three"),
        (BlockKind.NOTE, "en2", "End"),
        (BlockKind.NOTE, "fn2", "Two"),
    ]


def test_a_note_called_again_is_called_again() -> None:
    parts = {
        "footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{paragraph("Note")}</w:footnote>')
    }
    call = (
        '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:bookmarkEnd w:id="0"/>'
    )
    again = f'<w:fldSimple w:instr=" NOTEREF _Ref1 \\h ">{run("1")}</w:fldSimple>'
    blocks = read(paragraph("A", runs=call) + paragraph("B", runs=again), parts=parts)
    assert [block.runs[-1] for block in blocks[:2]] == [Run("", note="fn2"), Run("1", note="fn2")]
    assert len(blocks) == 3


def test_headers_and_footers_come_once_without_page_numbers() -> None:
    page = f'{run("Page ")}<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>'
    parts = {
        "header1.xml": part("hdr", paragraph("ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda")),
        "header2.xml": part(
            "hdr", paragraph("ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda") + paragraph(runs=page)
        ),
        "footer1.xml": part("ftr", paragraph("Example") + paragraph(runs=page)),
    }
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId-header1.xml"/>'
        '<w:headerReference w:type="default" r:id="rId-header2.xml"/>'
        '<w:footerReference w:type="default" r:id="rId-footer1.xml"/><w:titlePg/></w:sectPr>'
    )
    blocks = read(paragraph("Text") + section, parts=parts)
    assert [(b.style, b.text) for b in blocks] == [
        ("header", "ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda"),
        (None, "Text"),
        ("footer", "Example"),
    ]


def table(*rows: tuple[str, ...], borders: bool = True) -> str:
    lines = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    inner = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{inner}</w:tbl>"


def test_tables_are_tables_and_arrangements_are_paragraphs() -> None:
    masthead = table(("Arms Trade Treaty", "ATT/1"), ("Conference", "29 January"), borders=False)
    timetable = table(("10:00", "Opening"), ("11:00", "Item 1"))
    numbered = table(("1.", "Opening of the meeting"), ("2.", "Adoption of the agenda"))
    one_cell = table(("A letter in a frame",))
    blocks = read(masthead + paragraph("Text") + timetable + numbered + one_cell)
    assert [block.text or block.rows for block in blocks] == [
        "Arms Trade Treaty",
        "ATT/1",
        "Conference",
        "29 January",
        "Text",
        (("10:00", "Opening"), ("11:00", "Item 1")),
        "1.\tOpening of the meeting",
        "2.\tAdoption of the agenda",
        "A letter in a frame",
    ]


def test_a_tables_cells_keep_numbers_notes_and_places() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("Before")
        + f"<w:tbl><w:tr>{wide}{paragraph('Both')}</w:tc><w:tc>{paragraph('C')}</w:tc></w:tr>"
        + "<w:tr>"
        + f"<w:tc>{paragraph('One', properties=in_list(1))}"
        + f"{paragraph('Two', properties=in_list(1))}</w:tc>"
        + f"<w:tc>{paragraph('B', runs=call)}</w:tc>"
        + "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    )
    parts = {
        "footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{paragraph("Note")}</w:footnote>')
    }
    block, note = read(body, parts=parts, numbering=numbering(level(0, "decimal", "%1.")))[1:]
    assert block.rows == (("Both", "", "C"), ("1. One\n2. Two", "B", ""))
    assert block.runs == (Run("", note="fn2"),)
    assert (note.note, note.text) == ("fn2", "Note")


def test_indentation_and_alignment() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    )
    body = (
        paragraph("a", properties='<w:jc w:val="right"/><w:ind w:left="400"/>')
        + paragraph("b", properties=in_list(1))
        + paragraph("c", properties=in_list(1) + '<w:ind w:start="200"/><w:jc w:val="both"/>')
    )
    blocks = read(body, numbering=numbering(levels))
    assert [(b.align, b.indent) for b in blocks] == [("end", 20.0), (None, 36.0), ("justify", 10.0)]


def test_strict_word_files_are_read() -> None:
    ordinary = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<w:document xmlns:w="{ordinary}"><w:body>{paragraph("Strict")}</w:body></w:document>'
    blocks = read_blocks(word_file(main=main.replace(ordinary, strict)), "a", language="en")
    assert [block.text for block in blocks] == ["Strict"]


def test_a_file_without_text_is_said_to_have_none() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(paragraph())


def test_pandoc_sees_nothing_that_was_missed() -> None:
    body = (
        entries((1, 0), (1, 0))
        + paragraph("Пункт первый")
        + table(("10:00", "Opening"), ("11:00", "所有"))
    )
    data = word_file(body, numbering=numbering(level(0, "decimal", "%1.")))
    blocks = read_blocks(data, "a.docx", language="en")
    assert missing_words(data, blocks) == []
    assert missing_words(data, blocks[1:]) == ["Text"]
    assert missing_words(data, [b for b in blocks if "Пункт" not in b.text]) == ["Пункт первый"]
    assert missing_words(data, blocks[:-1]) == ["10:00", "Opening", "11:00", "所有"]
