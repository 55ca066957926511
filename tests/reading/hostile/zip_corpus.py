"""Zip containers that deceive or exhaust, and honest ones that look odd."""

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.reading.hostile import containers
from tests.reading.hostile.case import READ, SAID, Case
from tests.reading.hostile.containers import STORED, Entry, container, deflated
from tests.reading.hostile.word_files import entries, paragraph, word_parts

MAIN = "word/document.xml"


def honest_parts(text: str = SAID) -> list[Entry]:
    return entries(word_parts(paragraph(text)))


def _changed(name: str, **changes: Any) -> list[Entry]:
    """The parts of an honest file, one of them changed."""
    return [replace(entry, **changes) if entry.name == name else entry for entry in honest_parts()]


def exhausting_cases() -> Iterator[Case]:
    """Bombs, crowds and parts within parts."""
    honest = container(honest_parts())
    bomb = deflated(b" " * 60_000_000)
    yield Case(
        "zip bomb in the text",
        lambda: container(_changed(MAIN, data=b" " * 60_000_000, packed=bomb)),
    )
    yield Case(
        "zip bomb in a picture",
        lambda: container(
            [*honest_parts(), Entry("word/media/i.png", b"\0" * 60_000_000, packed=bomb)]
        ),
    )
    yield Case(
        "20,000 parts",
        lambda: container(
            [*honest_parts(), *(Entry(f"a{i}", b"", method=STORED) for i in range(20_000))]
        ),
    )
    yield Case(
        "2,001 parts",
        container([*honest_parts(), *(Entry(f"a{i}", b"", method=STORED) for i in range(1_997))]),
    )
    yield Case(
        "2,000 parts",
        container([*honest_parts(), *(Entry(f"a{i}", b"", method=STORED) for i in range(1_996))]),
        READ,
    )
    yield Case("nested archive", container([*honest_parts(), Entry("word/media/a.zip", honest)]))
    yield Case(
        "nested archive, stored",
        container([*honest_parts(), Entry("a.bin", honest, method=STORED)]),
    )
    yield Case(
        "embedded workbook",
        container([*honest_parts(), Entry("word/embeddings/a.xlsx", honest)]),
        READ,
    )
    yield Case(
        "overlap: two records, one part",
        container([*honest_parts(), Entry("b.xml", honest_parts()[0].data, central={"start": 0})]),
    )
    yield Case("overlap: quoted header", _quoted_overlap())


def name_cases() -> Iterator[Case]:
    """Parts with names no document has, or names that are one to somebody."""
    other = entries(word_parts(paragraph("Another text for another reader.")))[2]
    yield Case("zip slip", container([*honest_parts(), Entry("../../evil.txt", b"x")]))
    yield Case("absolute name", container([*honest_parts(), Entry("/etc/evil", b"x")]))
    yield Case("drive name", container([*honest_parts(), Entry("C:/evil", b"x")]))
    yield Case("backslash name", container([*honest_parts(), Entry("word\\evil.xml", b"x")]))
    yield Case("control in a name", container([*honest_parts(), Entry("a\x00b", b"x")]))
    yield Case(
        "right-to-left override in a name",
        container([*honest_parts(), Entry("a\u202efdp.exe", b"x")]),
    )
    yield Case("empty name", container([*honest_parts(), Entry("", b"x")]))
    yield Case(
        "symbolic link",
        container([*honest_parts(), Entry("link", b"/etc/passwd", attributes=0o120777 << 16)]),
    )
    yield Case("two parts of one name", container([*honest_parts(), other]))
    yield Case(
        "names that differ in case",
        container([*honest_parts(), replace(other, name="Word/Document.xml")]),
    )
    yield Case(
        "names that differ in form",
        container([*honest_parts(), Entry("ﬁle", b"1"), Entry("file", b"2")]),
    )


def lying_cases() -> Iterator[Case]:
    """Containers whose two halves, or whose words and bytes, differ."""
    yield Case("encrypted flag", container(_changed(MAIN, flags=1)))
    yield Case(
        "name differs between the halves",
        container(_changed(MAIN, local={"name": b"word/documenT.xml"})),
    )
    yield Case("size differs between the halves", container(_changed(MAIN, local={"size": 10})))
    yield Case("method differs between the halves", container(_changed(MAIN, local={"method": 0})))
    yield Case("flags differ between the halves", container(_changed(MAIN, local={"flags": 8})))
    yield Case(
        "declared smaller than it is",
        container(_changed(MAIN, local={"size": 50}, central={"size": 50})),
    )
    yield Case(
        "declared larger than it is",
        container(_changed(MAIN, local={"size": 9_000}, central={"size": 9_000})),
    )
    yield Case(
        "declared as 4 GB",
        container(_changed(MAIN, local={"size": 0xFFFFFFFE}, central={"size": 0xFFFFFFFE})),
    )
    yield Case("false checksum", container(_changed(MAIN, local={"crc": 1}, central={"crc": 1})))
    yield Case("ZIP64 that lies", container(_changed(MAIN, central_extra=_zip64(1, 2))))
    yield Case(
        "ZIP64 without its field",
        container(_changed(MAIN, central={"size": 0xFFFFFFFF}, local={"size": 0xFFFFFFFF})),
    )
    yield Case(
        "second name in an extra field",
        container(_changed(MAIN, extra=struct.pack("<2H", 0x7075, 5) + b"\1abcd")),
    )
    yield Case("bytes after the packed data", container(_changed(MAIN, tail=b"hidden")))
    yield Case(
        "packed data goes on", container(_changed(MAIN, packed=honest_parts()[2].body + b"hidden"))
    )


def framing_cases() -> Iterator[Case]:
    """Something before, behind or instead of the container."""
    honest = container(honest_parts())
    yield Case("cut off", honest[:-30])
    yield Case("cut in half", honest[: len(honest) // 2])
    yield Case("program before it", b"MZ" + b"\x90" * 200 + honest)
    yield Case("picture before it", b"GIF89a" + b"\x00" * 64 + honest)
    yield Case(
        "second archive before it",
        container(entries(word_parts(paragraph("Another text.")))) + honest,
    )
    yield Case("zip that is a PDF too", honest[:4] + b"%PDF-1.7" + honest[12:])
    yield Case("web page after it", honest + b"<html><script>alert(1)</script></html>")
    yield Case("two end records", honest + container([Entry("x", b"y")])[-22:])
    yield Case(
        "archive in the comment", container(honest_parts(), comment=container([Entry("x", b"y")]))
    )
    yield Case("short comment", container(honest_parts(), comment=b"made by hand"), READ)
    yield Case("false count", container(honest_parts(), count=3))
    yield Case("LZMA", container(_changed(MAIN, method=14)))
    yield Case("no parts", container([]))
    yield Case("no document", container([Entry("hello.txt", b"hello")]))
    yield Case("Java program", container([Entry("META-INF/MANIFEST.MF", b"Main-Class: x")]))


def honest_cases() -> Iterator[Case]:
    """What honest writers do, each in its own way."""
    yield Case(
        "stored parts", container([replace(entry, method=STORED) for entry in honest_parts()]), READ
    )
    yield Case(
        "streamed parts",
        container([containers.streamed(str(e.name), e.data) for e in honest_parts()]),
        READ,
    )
    yield Case(
        "streamed parts without mark",
        container([containers.streamed(str(e.name), e.data, mark=False) for e in honest_parts()]),
        READ,
    )
    yield Case(
        "growth hint",
        container(
            _changed("[Content_Types].xml", extra=struct.pack("<2H", 0xA220, 40) + b"\0" * 40)
        ),
        READ,
    )
    yield Case("folders", container([Entry("word/", b"", method=STORED), *honest_parts()]), READ)
    yield Case(
        "ZIP64 that agrees",
        container(
            _changed(
                MAIN, local={"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF}, extra=_zip64(*_lengths())
            )
        ),
        READ,
    )


def _lengths() -> tuple[int, int]:
    main = honest_parts()[2]
    return len(main.data), len(main.body)


def _zip64(*values: int) -> bytes:
    return struct.pack(f"<2H{len(values)}Q", 1, 8 * len(values), *values)


def _quoted_overlap() -> bytes:
    """One part's packed bytes hold another's header and data, which has a record of its own."""
    inner = Entry("inner.xml", b"A" * 1_000)
    hidden = containers.local_header(inner) + inner.body
    outer = Entry("outer.bin", hidden, method=STORED)
    start = sum(len(containers.local_header(e) + e.body) for e in honest_parts())
    place = start + len(containers.local_header(outer))
    return container([*honest_parts(), outer, replace(inner, central={"start": place})])
