"""Pictures are never silent: a page or paragraph whose words cannot be read is listed and why."""

import pytest

from tests.reading.hostile.odt_files import odt_file
from tests.reading.hostile.pdf_files import Sheet, Text, lines, pdf_file
from tests.reading.hostile.word_files import paragraph, word_file
from tests.reading.lines import LISTS
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

PAGE = Sheet(lines("Annotated agenda", "", "1. Opening", "", "The Chair opens the meeting."))
HEAD = [Text(72, 810, "Annotated agenda")]
EMU = 12_700


def scan(width: int = 595, height: int = 842, texts: list[Text] | None = None) -> Sheet:
    image = f"q {width} 0 0 {height} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
    return Sheet(texts or [], drawn=image)


def outlines(count: int) -> Sheet:
    return Sheet([], drawn="".join(f"{n} {n} m {n + 5} {n + 9} l S\n" for n in range(count)))


def unplaced(data: bytes, name: str) -> list[tuple[str, str]]:
    made = imported(data, name, Language.EN, LISTS)
    return [(each["text"], each["reason"]) for each in made["unplaced"]]


def of_pdf(*sheets: Sheet) -> list[str]:
    return [why for _, why in unplaced(pdf_file(sheets), "a.pdf") if why.startswith("page")]


def test_a_page_that_is_a_picture_is_listed() -> None:
    assert of_pdf(PAGE, scan()) == ["page 2 is a picture: its text cannot be read"]


def test_pages_in_a_row_are_listed_once() -> None:
    assert of_pdf(PAGE, scan(), scan(), scan(), PAGE, scan()) == [
        "pages 2 to 4 are pictures: their text cannot be read",
        "page 6 is a picture: its text cannot be read",
    ]


def test_a_picture_under_a_running_head_is_mostly_one() -> None:
    listed = of_pdf(PAGE, scan(texts=HEAD))
    assert listed == ["page 2 is mostly a picture: text in it cannot be read"]


def test_letters_drawn_as_outlines_are_a_drawing() -> None:
    assert of_pdf(PAGE, outlines(400)) == ["page 2 is a drawing: its text cannot be read"]


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet([]),
        outlines(20),
        scan(100, 100),
        scan(595, 842, lines(*(f"{n}. The Chair opens the meeting." for n in range(5)))),
        scan(300, 200, HEAD),
    ],
    ids=["empty page", "a frame", "an emblem", "text over a scan", "a photograph under a head"],
)
def test_what_hides_no_page_of_text_is_not_listed(sheet: Sheet) -> None:
    assert of_pdf(PAGE, sheet) == []


def test_a_page_that_cannot_be_loaded_is_listed() -> None:
    before, first, second, third = pdf_file([PAGE] * 3).split(b"/Type /Page /")
    broken = before + b"/Type /Page /" + first + b"/Type /Rage /" + second
    listed = unplaced(broken + b"/Type /Page /" + third, "a.pdf")
    assert listed == [("", "page 2 is damaged: its text cannot be read")]


def drawing(width: int, height: int, uri: str = "drawingml/2006/picture", said: str = "") -> str:
    inner = (
        f'<wp:extent cx="{width * EMU}" cy="{height * EMU}"/><wp:docPr id="1" descr="{said}"/>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/{uri}"/></a:graphic>'
    )
    named = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    return f"<w:r><w:drawing><wp:inline {named}>{inner}</wp:inline></w:drawing></w:r>"


def of_word(runs: str) -> list[tuple[str, str]]:
    body = paragraph("Annotated agenda") + paragraph("1. Opening") + paragraph(runs=runs)
    return unplaced(word_file(body + paragraph("The Chair opens.")), "a.docx")


WHY = "a picture stands here: text in it cannot be read"


@pytest.mark.parametrize(
    "runs",
    [
        drawing(450, 200, said="Table of deadlines"),
        drawing(450, 200, "drawingml/2006/diagram", "Table of deadlines"),
        (
            "<w:r><w:object><v:shape alt='Table of deadlines' style='width:300pt;height:5cm'>"
            "<v:imagedata/></v:shape></w:object></w:r>"
        ),
    ],
    ids=["picture", "diagram", "object"],
)
def test_a_picture_in_word_is_listed_with_what_its_author_says(runs: str) -> None:
    assert of_word(runs) == [("Table of deadlines", WHY)]


@pytest.mark.parametrize(
    "runs",
    [
        drawing(90, 90),
        drawing(450, 20),
        drawing(450, 200, "drawingml/2006/lockedCanvas"),
        "<w:r><w:pict><v:line style='width:450pt;height:300pt'/></w:pict></w:r>",
    ],
    ids=["emblem", "rule", "canvas", "line"],
)
def test_small_pictures_in_word_are_passed_over(runs: str) -> None:
    assert of_word(runs) == []


def of_odt(width: str, height: str, inner: str) -> list[tuple[str, str]]:
    frame = f'<draw:frame svg:width="{width}" svg:height="{height}">{inner}</draw:frame>'
    opening = "<text:p>Annotated agenda</text:p><text:p>1. Opening</text:p>"
    return unplaced(odt_file(f"{opening}<text:p>{frame}</text:p>"), "a.odt")


def test_a_picture_in_an_open_document_is_listed() -> None:
    inner = "<draw:image/><svg:desc>Table of deadlines</svg:desc>"
    assert of_odt("16cm", "6cm", inner) == [("Table of deadlines", WHY)]
    assert of_odt("2cm", "2cm", inner) == []
    assert of_odt("16cm", "6cm", "<draw:text-box><text:p>Words</text:p></draw:text-box>") == []
