"""Word files that reach out, hide, exhaust or are none."""

from collections.abc import Iterator

from tests.reading.hostile import word_files
from tests.reading.hostile.case import CANARY, READ, SAID, Case
from tests.reading.hostile.containers import Entry, container
from tests.reading.hostile.word_files import entries, paragraph, word_file, word_parts

MAIN = "word/document.xml"


SAYS = paragraph(SAID)
OLE_OBJECT = (
    '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' r:id="rId9"/></w:object></w:r></w:p>'
)
WIDE_ROW = (
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>'
    f"{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
)


def based(style: str, on: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{style}"><w:basedOn w:val="{on}"/></w:style>'


def list_style(style: str, list_id: int) -> str:
    return (
        f'<w:style w:type="numbering" w:styleId="{style}"><w:pPr><w:numPr>'
        f'<w:numId w:val="{list_id}"/></w:numPr></w:pPr></w:style>'
    )


def bookmark_and_call(number: int) -> str:
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>'
        f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
    )


def reaching_cases() -> Iterator[Case]:
    """Macros, and parts that are elsewhere."""
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    yield Case(
        "macro file",
        container(
            [
                *entries(word_parts(SAYS, kind=macro)),
                Entry("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 50),
            ]
        ),
        READ,
    )
    yield Case(
        "remote template", word_file(SAYS, links=(("rId9", "attachedTemplate", CANARY),)), READ
    )
    yield Case(
        "remote picture",
        word_file(
            SAYS
            + paragraph(
                runs='<w:r><w:drawing><a:blip xmlns:a="x" r:link="rId9"/></w:drawing></w:r>'
            ),
            links=(("rId9", "image", CANARY),),
        ),
        READ,
    )
    yield Case(
        "share picture",
        word_file(SAYS, links=(("rId9", "image", "\\\\canary.invalid\\share\\x.png"),)),
        READ,
    )
    yield Case(
        "OLE link",
        word_file(
            SAYS + OLE_OBJECT,
            links=(("rId9", "oleObject", "mhtml:" + CANARY),),
        ),
        READ,
    )
    yield Case(
        "altChunk",
        word_file(SAYS + '<w:altChunk r:id="rId9"/>', links=(("rId9", "aFChunk", "chunk.html"),)),
    )
    yield Case(
        "subdocument",
        word_file(
            SAYS + '<w:p><w:subDoc r:id="rId9"/></w:p>', links=(("rId9", "subDocument", CANARY),)
        ),
    )
    for name, code in (
        ("DDE", "DDEAUTO c:\\\\windows\\\\cmd.exe"),
        ("INCLUDEPICTURE", f'INCLUDEPICTURE "{CANARY}" \\d'),
        ("INCLUDETEXT", f'INCLUDETEXT "{CANARY}"'),
    ):
        yield Case(f"{name} field", word_file(SAYS + _field(code, "shown")), READ)
    yield Case(
        "script link",
        word_file(
            SAYS + '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>',
            links=(("rId9", "hyperlink", "javascript:alert(1)"),),
        ),
        READ,
    )


def entity_cases() -> Iterator[Case]:
    """Document types, entities and encodings that hide them."""
    entity = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    document = word_files.document(paragraph("&x;") + SAYS)
    yield Case(
        "outside entity in the text", word_file(main=document.replace("?>", "?>" + entity, 1))
    )
    types = str(word_parts(SAYS)["[Content_Types].xml"]).replace("?>", "?>" + entity, 1)
    yield Case(
        "outside entity in the types",
        container(entries(word_parts(SAYS) | {"[Content_Types].xml": types})),
    )
    laughs = (
        "<!DOCTYPE w:document [<!ENTITY a0 'ha'>"
        + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
        + "]>"
    )
    yield Case(
        "billion laughs",
        word_file(main=document.replace("&x;", "&a9;").replace("?>", "?>" + laughs, 1)),
    )
    hidden = document.replace("?>", "?>" + entity, 1).replace("UTF-8", "UTF-16").encode("utf-16")
    yield Case("outside entity in UTF-16", container(entries(word_parts(SAYS) | {MAIN: hidden})))
    seven = document.replace("?>", "?>" + entity, 1).replace("UTF-8", "UTF-7").encode("utf-7")
    yield Case("text in UTF-7", container(entries(word_parts(SAYS) | {MAIN: seven})))
    sixteen = word_files.document(SAYS).replace("UTF-8", "UTF-16").encode("utf-16")
    yield Case("text in UTF-16", container(entries(word_parts(SAYS) | {MAIN: sixteen})), READ)


def exhausting_cases() -> Iterator[Case]:
    """More of everything than a reader can bear."""
    yield Case(
        "50,000 elements deep",
        lambda: word_file(
            "<w:sdt><w:sdtContent>" * 25_000 + SAYS + "</w:sdtContent></w:sdt>" * 25_000
        ),
    )
    table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    yield Case("2,000 tables in one another", word_file(table[0] * 2_000 + SAYS + table[1] * 2_000))
    yield Case("15 tables in one another", word_file(table[0] * 15 + SAYS + table[1] * 15), READ)
    yield Case("a million paragraphs", lambda: word_file("<w:p/>" * 1_000_000))
    yield Case("60,000 paragraphs", lambda: word_file(SAYS + paragraph("x") * 60_000))
    yield Case(
        "a million runs",
        lambda: word_file("<w:p>" + "<w:r/>" * 1_000_000 + "</w:p>"),
    )
    yield Case(
        "one paragraph of 9 MB", lambda: word_file(SAYS + paragraph("word " * 1_800_000)), READ
    )
    yield Case(
        "cell over a million columns",
        word_file(SAYS + "<w:tbl>" + WIDE_ROW * 2 + "</w:tbl>"),
        READ,
    )


def twisted_cases() -> Iterator[Case]:
    """Circles, things never ended, parts that are not what they should be."""
    yield Case("not well-formed", word_file(main=word_files.document(SAYS)[:-20]))
    yield Case(
        "styles in a circle",
        word_file(
            paragraph(SAID, style="A"),
            styles=based("A", "B") + based("B", "A"),
        ),
        READ,
    )
    yield Case(
        "lists in a circle",
        word_file(
            paragraph(SAID, properties=word_files.in_list(1)),
            numbering=word_files.numbering(
                '<w:numStyleLink w:val="L"/>', '<w:numStyleLink w:val="M"/>'
            ),
            styles="".join(list_style(s, n) for s, n in (("L", 2), ("M", 1))),
        ),
        READ,
    )
    yield Case(
        "a part that points at itself",
        container(entries(word_parts(SAYS, links=(("rId9", "styles", "document.xml"),)))),
        READ,
    )
    yield Case(
        "a part that points outside",
        container(entries(word_parts(SAYS, links=(("rId9", "styles", "../../../etc/passwd"),)))),
        READ,
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    yield Case("fields never ended", word_file(f"<w:p>{begin * 20_000}</w:p>{SAYS}"), READ)
    yield Case(
        "fields 20,000 deep",
        word_file(f"<w:p>{(begin + end) * 9}{begin * 20_000}{end * 20_000}</w:p>{SAYS}"),
    )
    yield Case(
        "bookmarks never ended",
        word_file(SAYS + "<w:p>" + "".join(bookmark_and_call(i) for i in range(5_000)) + "</w:p>"),
        READ,
    )
    yield Case(
        "processing instruction",
        word_file(
            main=word_files.document(SAYS).replace(
                "?>", '?><?xml-stylesheet href="' + CANARY + '"?>', 1
            )
        ),
        READ,
    )
    yield Case(
        "hidden text",
        word_file(SAYS + paragraph(runs=word_files.run("hidden", "<w:vanish/>"))),
        READ,
    )


def other_cases() -> Iterator[Case]:
    """What is called a Word file and is none."""
    yield Case(
        "password-protected",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 500
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 500,
    )
    yield Case(
        "old Word file",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le"),
    )
    yield Case("RTF named .docx", b"{\\rtf1\\ansi " + SAID.encode() + b"}")
    yield Case(
        "workbook",
        container([Entry("[Content_Types].xml", b"<Types/>"), Entry("xl/workbook.xml", b"<x/>")]),
    )


def _field(code: str, result: str) -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    told = f"<w:r><w:instrText>{code.replace('&', '&amp;')}</w:instrText></w:r>"
    return f"<w:p>{marks[0]}{told}{marks[1]}{word_files.run(result)}{marks[2]}</w:p>"
