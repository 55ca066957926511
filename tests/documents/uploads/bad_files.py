"""One file of each bad kind that a corridor knows, with a word of the sentence it must get."""

from tests.reading.hostile import zip_corpus
from tests.reading.hostile.containers import Entry, container
from tests.reading.hostile.corpus import corpus
from tests.reading.hostile.odt_files import odt_file
from tests.reading.hostile.word_files import paragraph, word_file

SAID = "The delegation supports item 2."
DOCX = word_file(paragraph(SAID))
ODT = odt_file(f"<text:p>{SAID}</text:p>")
CASES = {case.name: case for case in corpus()}


def minimal_pdf() -> bytes:
    """Give a PDF of one empty page, with a table of contents that is true."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    written, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n" + table
    return (
        written + head + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    )


def with_part(data: bytes, name: str) -> bytes:
    """Give a Word file with one more part."""
    del data
    return container([*zip_corpus.honest_parts(), Entry(name, b"macro")])


BAD = {
    "empty": (b"", "notes.docx", "empty"),
    "truncated docx": (DOCX[: len(DOCX) // 2], "notes.docx", "damaged"),
    "truncated pdf": (minimal_pdf()[:200], "notes.pdf", "damaged"),
    "binary": (bytes(range(256)) * 8, "notes.txt", "not a document"),
    "binary named docx": (bytes(range(256)) * 8, "notes.docx", "damaged"),
    "program": (b"MZ" + b"\x90\x00" * 200, "notes.txt", "is a program"),
    "program called Word": (b"MZ" + b"\x90\x00" * 200, "notes.docx", "is a program"),
    "program called PDF": (b"\x7fELF\x02\x01\x01\x00" + bytes(99), "notes.pdf", "is a program"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.png", "not a document"),
    "web page": (b"<!doctype html><script>alert(1)</script>", "notes.txt", "not a document"),
    "archive": (container([Entry("hello.txt", b"hello")]), "notes.docx", "not a document"),
    "zip bomb": (CASES["zip bomb in the text"].data, "notes.docx", "unpack"),
    "encrypted pdf": (CASES["encrypted PDF"].data, "notes.pdf", "password"),
    "two-faced zip": (CASES["second archive before it"].data, "notes.docx", "two different texts"),
    "overlapping zip": (
        CASES["name differs between the halves"].data,
        "notes.docx",
        "two different texts",
    ),
    "macros": (with_part(DOCX, "word/vbaProject.bin"), "notes.docx", "macros"),
    "macros by name": (DOCX, "notes.docm", "macros"),
    "macros in odt": (
        odt_file("<text:p>x</text:p>", more=(Entry("Basic/a.xml", b"x"),)),
        "n.odt",
        "macros",
    ),
    "wrong ending": (DOCX, "notes.pdf", "ending"),
    "wrong ending of text": (b"Words", "notes.docx", "ending"),
    "encrypted docx": (CASES["password-protected"].data, "notes.docx", "password"),
    "encrypted zip": (CASES["encrypted flag"].data, "notes.docx", "password"),
    "encrypted odt": (CASES["encrypted ODT"].data, "notes.odt", "password"),
    "old Word": (CASES["old Word file"].data, "notes.doc", "old format"),
    "cut off rtf": (b"{\\rtf1 words", "notes.rtf", "damaged"),
    "rtf with a file inside": (b"{\\rtf1{\\object{\\objdata 00}}}", "notes.rtf", "inside"),
}
