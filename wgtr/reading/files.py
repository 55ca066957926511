"""Any file a secretariat sends, as blocks: the door to the readers of each format.

What a file *is* is decided by its content; its name only words the sentence. Everything is
bounded before it is read: size, parts, nesting, paragraphs, pages; PDF in a process of its own.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from wgtr.ooxml.framing import BadPackage
from wgtr.ooxml.package import Package, open_package
from wgtr.ooxml.xml import BadXml
from wgtr.reading.blocks import Block, Unreadable

MAX_FILE = 50 * 1024 * 1024
# Four hundred pages of plain text; what is longer is no agenda, and takes longer than 5 seconds.
MAX_TEXT = 1024 * 1024
MAX_LINES = 60_000
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_ZIP, _OLE, _RTF, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-"
_PDF_HEAD = 1024
_PDF_END, _ZIP_END = b"%%EOF", b"PK\x05\x06"
_ODT = b"application/vnd.oasis.opendocument.text"
_OTHERS = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM"), "a picture"),
    ((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"), "a program"),
    ((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ"), "an archive"),
)
_WEB_PAGE = (b"<!doctype html", b"<html", b"<svg", b"<?xml")
_CONTENTS_OF_PACKAGES = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/MANIFEST.MF": "a Java program",
}
_PLAIN_CONTROLS = set(b"\t\n\r\f\v\x1a\x1b")


def load(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file of at most 50 MB; its kind and size are asked before reading.

    Raises Unreadable with one sentence for a folder, a missing or forbidden file, a device.
    """
    path = Path(path)
    try:
        # Without O_NONBLOCK the opening of a pipe would wait for its other end for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        raise Unreadable(f"There is no file “{path.name}” here.") from None
    except PermissionError:
        raise Unreadable(f"The file “{path.name}” may not be read: ask for the right to.") from None
    except (OSError, ValueError):
        raise Unreadable(f"The file “{path.name}” cannot be opened.") from None
    try:
        _refuse_what_is_no_file(os.fstat(descriptor), path.name)
    except Unreadable:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MAX_FILE + 1)  # the file may grow while it is read
    _refuse_size(len(data))
    return data


def _refuse_what_is_no_file(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(f"“{name}” is a folder: name a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(f"“{name}” is a device or a pipe, not a file.")
    _refuse_size(status.st_size)


def read_blocks(data: bytes, name: str, *, language: str) -> list[Block]:
    """Return the blocks of a file, in reading order.

    `name` is the file's name as sent; `language` ("zh") is what plain text is decoded for. Raises
    Unreadable with one sentence that says what happened and what to do.
    """
    _refuse_size(len(data))
    reader = _reader_for(data, name)
    try:
        blocks = reader(data, language)
    except (BadPackage, BadXml) as error:
        raise Unreadable(_with_advice(str(error))) from None
    if not any(block.text.strip() or block.rows for block in blocks):
        raise Unreadable("The file holds no text: ask the sender whether it is the right one.")
    return blocks


def _with_advice(sentence: str) -> str:
    """What happened, and what to do where the sentence does not say so itself."""
    if ":" in sentence:
        return sentence
    return f"{sentence.removesuffix('.')}: ask the sender for a freshly saved copy."


Reader = Callable[[bytes, str], list[Block]]


def _reader_for(data: bytes, name: str) -> Reader:
    """The reader for what the bytes are. Raises Unreadable for what none reads."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")[:16]
    if data.startswith(_ZIP):
        return _read_package
    if start.startswith(_PDF):
        if data.rfind(_ZIP_END) > data.rfind(_PDF_END) >= 0:
            raise Unreadable("The PDF hides an archive behind its end: ask for a clean copy.")
        return _read_pdf
    if data.startswith(_OLE):
        raise Unreadable(_sentence_about_ole(data))
    if start.startswith(_RTF):
        raise Unreadable("This is an RTF file: open it in Word and save it as .docx.")
    if start.startswith(b"%!PS"):
        raise Unreadable("This is a PostScript file: ask for the Word file, or for a PDF.")
    for marks, what in _OTHERS:
        if data.startswith(marks) and not _looks_like_text(data):
            raise Unreadable(f"“{name}” is {what}, not a document: send .docx, .odt, .pdf or .txt.")
    return _reader_for_text(data, name)


def _reader_for_text(data: bytes, name: str) -> Reader:
    lowered = data[:_PDF_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if lowered.startswith(_WEB_PAGE):
        raise Unreadable(f"“{name}” is a web page or XML: send .docx, .odt, .pdf or .txt.")
    if _PDF in data[:_PDF_HEAD] and b"endobj" in data:
        raise Unreadable("The file is a PDF with something before it: ask for a clean copy.")
    if _ZIP in data and _ZIP_END in data:
        raise Unreadable("The file hides an archive behind something else: ask for a clean copy.")
    if not data.strip():
        raise Unreadable("The file is empty: ask the sender for it again.")
    if not _looks_like_text(data):
        raise Unreadable(f"“{name}” is no document: send .docx, .odt, .pdf or .txt.")
    if len(data) > MAX_TEXT or max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise Unreadable("The text is longer than 400 pages: send the agenda alone.")
    return _read_text


def _looks_like_text(data: bytes) -> bool:
    """Whether bytes may be plain text: a byte order mark, or hardly any control characters."""
    if data.startswith(_TEXT_MARKS):
        return True
    if b"\x00" in data:
        return False
    sample = data[:65_536]
    controls = sum(byte < 0x20 and byte not in _PLAIN_CONTROLS for byte in sample)  # noqa: PLR2004 - ASCII
    return controls * 200 <= len(sample)


def _sentence_about_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "The file is protected by a password: ask the sender for it without one."
    return "This is a Word file of before 2007 (.doc): open it in Word and save it as .docx."


def _refuse_size(size: int) -> None:
    if size > MAX_FILE:
        raise Unreadable("The file is larger than 50 MB: send the agenda without its pictures.")
    if not size:
        raise Unreadable("The file is empty: ask the sender for it again.")


def _read_package(data: bytes, language: str) -> list[Block]:
    """A Word or OpenDocument file, which both are zip containers; `language` says nothing here."""
    del language
    package = open_package(data)
    if "mimetype" in package.names and "content.xml" in package.names:
        return _read_open_document(package)
    from wgtr.ooxml.word_package import find_word
    from wgtr.reading.word.document import blocks_of_word

    word = find_word(package)
    if word is not None:
        return blocks_of_word(word)
    for part, what in _CONTENTS_OF_PACKAGES.items():
        if part in package.names:
            raise Unreadable(f"This is {what}, not a text: send the agenda as .docx or .odt.")
    raise Unreadable("This is an archive, not a document: unpack it and send the agenda itself.")


def _read_open_document(package: Package) -> list[Block]:
    from wgtr.reading.odt import blocks_of_odt

    kind = package.read("mimetype").strip()
    if kind.removesuffix(b"-template") != _ODT:
        raise Unreadable("This OpenDocument file is not a text: send the agenda as .odt or .docx.")
    return blocks_of_odt(package)


def _read_pdf(data: bytes, language: str) -> list[Block]:
    from wgtr.reading.pdf import blocks_of_pdf

    del language
    return blocks_of_pdf(data)


def _read_text(data: bytes, language: str) -> list[Block]:
    from wgtr.reading.plain import blocks_of_plain

    return blocks_of_plain(data, language)
