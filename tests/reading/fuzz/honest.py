"""Honest files of each format to begin from: small, and with a little of everything in them."""

from tests.reading.hostile.odt_files import named_styles, odt_file
from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file
from tests.reading.hostile.word_files import (
    in_list,
    level,
    numbering,
    paragraph,
    part,
    run,
    word_file,
)

TEXT = """ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda

Example, not an official document

Excellencies,

1. The Chair invites delegations to the meeting.

2. Please consider the following questions:

- What has your State done?
- What would help it?

ANNOTATED AGENDA

1. Opening of the meeting

The Chair will open the meeting.¹

2. Питання і вопросы

各代表团将有机会交流意见。 يفتتح الرئيس الاجتماع.

ANNEX A

a. First task
b. Second task

Notes

1 A note.
"""


def word() -> bytes:
    """A Word file with lists, notes, a table, a field, a text box, changes and a header."""
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText> HYPERLINK "https://example.org/" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>the site</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("10:00", "Opening"))
    body = (
        paragraph("Annotated agenda", style="H")
        + paragraph("The Chair will open the meeting.", properties=in_list(1), runs=call)
        + paragraph("First task", properties=in_list(1, 1))
        + paragraph("Вопросы 问题 أسئلة", properties=in_list(1), runs=field)
        + f"<w:p><w:ins>{run('inserted')}</w:ins>{gone}</w:p>"
        + paragraph("Joined", properties="<w:rPr><w:del/></w:rPr>")
        + paragraph("with this", runs=box)
        + f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId-header1.xml"/></w:sectPr>'
    )
    return word_file(
        body,
        styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>',
        numbering=numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")),
        parts={
            "footnotes.xml": part(
                "footnotes", f'<w:footnote w:id="2">{paragraph("Note")}</w:footnote>'
            ),
            "header1.xml": part("hdr", paragraph("ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda")),
        },
    )


def odt() -> bytes:
    """An OpenDocument text with lists, a note, a table, a box and changes."""
    item = "<text:list-item><text:p>The Chair will open the meeting.</text:p></text:list-item>"
    cell = "<table:table-cell><text:p>10:00</text:p></table:table-cell>"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Annotated agenda</text:h>'
        f'<text:list text:style-name="L" xml:id="a">{item}{item}</text:list>'
        f'<text:list text:style-name="L" text:continue-list="a">{item}</text:list>'
        '<text:p>Вопросы<text:s text:c="2"/>问题 <text:a xlink:href="https://example.org/">أسئلة</text:a>'
        '<text:note text:id="n" text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Note</text:p></text:note-body></text:note></text:p>"
        f"<table:table><table:table-row>{cell}{cell}</table:table-row>"
        f"<table:table-row>{cell}{cell}</table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>"
    )
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
        ' style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    return odt_file(body, styles=style, named=named_styles())


def pdf() -> bytes:
    """A PDF of two pages with a header, a list, a note, bold and Arabic."""
    first = [
        Text(72, 810, "ATT/CSP11.WGTR/2025/CHAIR/9001/Agenda"),
        *lines("1. The Chair will open the meeting.", "2. Вопросы", "各代表团将有机会交流意见。"),
        Text(120, 605, "1", size=7),
        Text(72, 600, "A call", bold=True),
        Text(500, 580, "يفتتح الرئيس الاجتماع", leftward=True),
        Text(72, 104, "1", size=6),
        Text(76, 100, "A note", size=9),
        Text(290, 30, "Page 1 of 2"),
    ]
    second = [first[0], *lines("ANNEX A", "a. First task"), Text(290, 30, "Page 2 of 2")]
    return pdf_file(
        [Sheet(first, links=[(72, 690, 120, 715, "https://example.org/")]), Sheet(second)]
    )


def plain() -> bytes:
    """A plain text."""
    return TEXT.encode()


FILES = {"docx": word, "odt": odt, "pdf": pdf, "txt": plain}
