"""Arabic lines of PDFs: figures, ranges and brackets in reading order."""

from pathlib import Path

import pytest

from tests.reading.hostile.pdf_files import Sheet, Text, pdf_file
from wgtr.reading.files import read_blocks

FILES = Path(__file__).parent / "pdf_files"


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_blocks(data, "agenda.pdf", language="ar")]


def placed(*pieces: str, y: float = 700) -> list[Text]:
    """Pieces set one left of the other; those with figures or Latin letters from the left."""
    x, result = 500.0, []
    for piece in pieces:
        start, x = x, x - 6 * len(piece)
        foreign = any(letter.isdigit() or letter in "CSP" for letter in piece)
        result.append(Text(x if foreign else start, y, piece, leftward=not foreign))
    return result


def read(*pieces: str) -> list[str]:
    return texts(pdf_file([Sheet(placed(*pieces))]))


@pytest.mark.parametrize(
    "pieces",
    [
        ("الخميس ", "١٠:٠٠", "-", "١٣:٠٠"),
        ("جنيف، ", "٢٢", "-", "٢٦", " آب"),
        ("الساعة ", "10:00", "-", "13:00"),  # after Arabic letters, European figures are the same
        ("نحو ", "٥٠", "%", "-", "٦٠", "%"),
        ("في ", "١٧/٢/٢٠٢٥", "، ", "١٠:٠٠"),
        ("10:00-13:00", " افتتاح"),  # before all letters they run from the left
        ("الوثيقة ", "CSP11-12", " القادم"),
    ],
)
def test_ranges_begin_at_the_right(pieces: tuple[str, ...]) -> None:
    assert read(*pieces) == ["".join(pieces)]


def test_the_hours_of_a_word_processor_s_pdf_are_in_order() -> None:
    read_texts = texts((FILES / "hours.ar.pdf").read_bytes())
    assert "الخميس ١٧ شباط/فبراير ٢٠٢٢، ١٠:٠٠-١٣:٠٠" in read_texts
    assert "جنيف، ٢٢-٢٦ آب/أغسطس ٢٠٢٢" in read_texts


def test_the_list_marks_of_a_word_processor_s_pdf_close() -> None:
    marks = [text.split()[0] for text in texts((FILES / "brackets.ar.pdf").read_bytes())]
    assert [mark for mark in marks if set(mark) & set("()")] == (
        ["(أ)", "(ب)", "(ج)", "1)", "2)", "3)", "أ)", "ب)"]
    )


def lines_with(*drawn: str) -> list[str]:
    """What comes of lines whose letters, brackets included, are stored as `drawn`."""
    sheet = Sheet([Text(500, 700 - 40 * n, line, leftward=True) for n, line in enumerate(drawn)])
    return texts(pdf_file([sheet]))


def test_a_bracket_without_its_other_side_is_as_most_are() -> None:
    as_read = ["(نص) هنا", "أ) بند", "نص ينتهي هنا) ثم", "وبعده «نص» أيضا"]
    turned = [line.translate(str.maketrans("()«»", ")(»«")) for line in as_read]
    assert lines_with(*as_read) == as_read
    assert lines_with(*turned) == as_read
