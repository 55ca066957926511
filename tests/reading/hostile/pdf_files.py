"""PDFs written by hand, with text in any script and no font inside.

Text is set in a font whose codes are Unicode's own, with a table that says so; pdfium needs no
more to tell the letters. Every letter is as wide as half its size, Chinese ones as their size.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Text:
    """A stretch of text at a place (points from the page's lower left corner).

    `leftward` sets its letters from right to left, beginning left of `x`.
    """

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    leftward: bool = False


@dataclass
class Sheet:
    """One page: what is written on it, and links as (left, bottom, right, top, address).

    `drawn` is PDF's own orders to draw something beside the texts.
    """

    texts: list[Text]
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    height: float = HEIGHT
    drawn: str = ""


def lines(*texts: str, top: float = 700, left: float = 72, leading: float = 16) -> list[Text]:
    """Texts one below the other; an empty one leaves a gap."""
    return [Text(left, top - place * leading, text) for place, text in enumerate(texts) if text]


def width_of(text: str, size: float = 12) -> float:
    return sum(size if _is_wide(letter) else size / 2 for letter in text)


def pdf_file(sheets: Sequence[Sheet], *, trailer: str = "") -> bytes:
    """A PDF of these pages; `trailer` is added to its trailer dictionary."""
    objects: list[bytes] = [b"", b""]  # 1: catalogue, 2: page tree; both need what follows
    letters = sorted({letter for sheet in sheets for t in sheet.texts for letter in t.text})
    fonts = {bold: _font(objects, letters, bold=bold) for bold in (False, True)}
    pages = [_page(objects, sheet, fonts) for sheet in sheets]
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return written(objects, trailer=trailer)


def written(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = f"/Size {len(objects) + 1} /Root 1 0 R {trailer}"
    return bytes(out) + f"trailer\n<< {size} >>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data: bytes, more: str = "") -> bytes:
    return f"<< /Length {len(data)} {more} >>\nstream\n".encode() + data + b"\nendstream"


def _add(objects: list[bytes], body: bytes) -> int:
    objects.append(body)
    return len(objects)


def _font(objects: list[bytes], letters: list[str], *, bold: bool) -> int:
    name = "Sample-Bold" if bold else "Sample"
    rows = "\n".join(f"<{ord(each):04X}> <{ord(each):04X}>" for each in letters)
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    unicode = _add(objects, stream(table.encode()))
    describer = _add(
        objects,
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".encode(),
    )
    widths = " ".join(f"{ord(each)} [{1000 if _is_wide(each) else 500}]" for each in letters)
    inner = _add(
        objects,
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry "
        f"(Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {describer} 0 R "
        f"/DW 500 /W [{widths}] /CIDToGIDMap /Identity >>".encode(),
    )
    return _add(
        objects,
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{inner} 0 R] /ToUnicode {unicode} 0 R >>".encode(),
    )


def _page(objects: list[bytes], sheet: Sheet, fonts: dict[bool, int]) -> int:
    drawn = sheet.drawn + "".join(_drawn(text) for text in sheet.texts)
    content = _add(objects, stream(drawn.encode()))
    links = " ".join(
        f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] "
        f"/A << /S /URI /URI ({address}) >> >>"
        for left, bottom, right, top, address in sheet.links
    )
    return _add(
        objects,
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {sheet.height}] /Contents "
        f"{content} 0 R /Annots [{links}] /Resources << /Font << /F0 {fonts[False]} 0 R "
        f"/F1 {fonts[True]} 0 R >> >> >>".encode(),
    )


def _drawn(text: Text) -> str:
    # After each letter the pen stands half a size further right; leftward it goes back a whole one.
    back = " 1000 " if text.leftward else ""
    codes = back.join(f"<{ord(letter):04X}>" for letter in text.text)
    x = text.x - text.size / 2 if text.leftward else text.x
    return f"BT /F{int(text.bold)} {text.size} Tf {x} {text.y} Td [{codes}] TJ ET\n"


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}
