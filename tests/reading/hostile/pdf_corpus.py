"""PDFs that run, exhaust or hold no text; and files that are no document at all."""

from collections.abc import Iterator
from dataclasses import replace
from zlib import compress

from tests.reading.hostile import pdf_files
from tests.reading.hostile.case import READ, SAID, Case
from tests.reading.hostile.containers import container
from tests.reading.hostile.pdf_files import Sheet, pdf_file, written
from tests.reading.hostile.zip_corpus import honest_parts


def pdf_cases() -> Iterator[Case]:
    sheet = Sheet(pdf_files.lines(SAID))
    honest = pdf_file([sheet])
    yield Case("PDF", honest, READ)
    yield Case(
        "PDF with a script",
        honest.replace(
            b"/Type /Catalog",
            b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
            1,
        ),
        READ,
    )
    yield Case(
        "PDF with an address to call",
        honest.replace(
            b"/Type /Catalog",
            b"/Type /Catalog /OpenAction << /S /URI /URI (http://canary.invalid/) >>",
            1,
        ),
        READ,
    )
    yield Case(
        "PDF with Launch",
        honest.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (cmd.exe) >>", 1
        ),
        READ,
    )
    yield Case("PDF without text", pdf_file([Sheet([])]))
    yield Case(
        "encrypted PDF",
        pdf_file(
            [sheet],
            trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O <"
            + "41" * 32
            + "> /U <"
            + "42" * 32
            + "> /P -4 >> /ID [<41> <41>]",
        ),
    )
    yield Case("cut PDF", honest[:200])
    yield Case("PDF head alone", b"%PDF-1.7\n")
    yield Case("1,001 pages", lambda: pdf_file([Sheet([])] * 1_000 + [sheet]))
    yield Case(
        "page tree in a circle",
        written(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ]
        ),
    )
    yield Case(
        "two million pages claimed",
        written(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 2000000 >>"]
        ),
    )
    yield Case(
        "array 100,000 deep",
        written([b"<< /Type /Catalog /Pages " + b"[" * 100_000 + b"]" * 100_000 + b" >>"]),
    )
    twice = compress(compress(b"BT ET\n" * 40_000_000))
    yield Case(
        "double-packed bomb",
        lambda: written(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                pdf_files.stream(twice, "/Filter [/FlateDecode /FlateDecode]"),
            ]
        ),
    )
    yield Case("huge page", pdf_file([replace(sheet, height=1e9)]), READ)
    yield Case(
        "500,000 letters",
        lambda: pdf_file(
            [Sheet([pdf_files.Text(72, 760 - line, "x" * 5_000, 1) for line in range(100)])]
        ),
    )
    yield Case("web page before a PDF", b"<html><body>\n" + honest)
    yield Case("words before a PDF", b"hello\n" + honest)
    yield Case("PDF with a zip behind it", honest + container(honest_parts()))
    yield Case("PostScript", b"%!PS-Adobe-3.0\n(hello) show\n")


def other_cases() -> Iterator[Case]:
    yield Case("empty", b"")
    yield Case("one byte", b"\x00")
    yield Case("blanks", b" \n\t\n ")
    yield Case("51 MB", lambda: b"a" * (50 * 1024 * 1024 + 1))
    yield Case("50 MB of one letter", lambda: b"a" * (50 * 1024 * 1024))
    yield Case("50 MB zip of nothing", lambda: b"PK\x03\x04" * (12 * 1024 * 1024))
    yield Case("50 MB of zeros behind a zip head", lambda: b"PK\x03\x04" + b"\0" * 50_000_000)
    yield Case("program", b"MZ\x90\x00" + bytes(range(256)) * 40)
    yield Case("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    yield Case("web page", b"<!DOCTYPE html><html><p>" + SAID.encode() + b"</p></html>")
    yield Case("drawing", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    yield Case("noise", bytes((i * i * 31 + i * 7) % 256 for i in range(100_000)))
