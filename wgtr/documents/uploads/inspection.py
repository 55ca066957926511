"""What somebody uploads, looked at before it is kept: one clear sentence for each bad kind.

What a file is, its bytes decide; its ending must say the same. No library opens it before its
framing was checked, nothing is converted: the bytes are kept as they came (SECURITY B).
"""

from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.file_names import ending_of
from wgtr.ooxml.framing import BadPackage, CutOffPackage, EncryptedPackage, OvergrownPackage
from wgtr.ooxml.package import Package, open_package
from wgtr.ooxml.word_package import find_word
from wgtr.ooxml.xml import BadXml

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 50
MOST_BYTES = MOST_MEGABYTES * MEGABYTE
MOST_FILES = 10
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
}
"""What is taken, by its ending."""

_OLE, _RTF, _PDF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-", b"PK\x03\x04"
_ODT = b"application/vnd.oasis.opendocument.text"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How programs of Windows, Linux, macOS and Java begin."""
_HEAD, _TAIL = 1024, 2048
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PLAIN_CONTROLS = frozenset(b"\t\n\r\f\v\x1b")
_MACROS = ("vbaproject.bin", "vbadata.xml")
_ODT_MACROS = ("basic/", "scripts/")


def media_type_of(data: bytes, name: str) -> str:
    """Look at a file and give its media type, by which it is kept.

    `name` is as the sender gave it. Raises RuleViolation with a sentence that says what is wrong
    with the file and what to do.
    """
    _check_size(data, name)
    kind = _kind_of(data, name)
    given = ending_of(name)
    if given != kind:
        if given in {".docm", ".dotm"}:
            raise _macros(name)
        raise RuleViolation(
            "“%(file)s” does not hold what its ending says: it is a %(kind)s file. Give it that "
            "ending, or choose the file you meant.",
            file=name,
            kind=kind,
        )
    return MEDIA_TYPES[kind]


def _check_size(data: bytes, name: str) -> None:
    if not data:
        raise RuleViolation(
            "“%(file)s” is empty. Perhaps it was not saved yet: save it and choose it again.",
            file=name,
        )
    if len(data) > MOST_BYTES:
        raise too_large(name)


def too_large(name: str) -> RuleViolation:
    """Say that a file is larger than is taken."""
    return RuleViolation(
        "“%(file)s” is larger than %(most)d MB. Make its pictures smaller, or ask the Secretariat "
        "how to send it.",
        file=name,
        most=MOST_MEGABYTES,
    )


def _kind_of(data: bytes, name: str) -> str:
    """The ending that belongs to the bytes. Raises RuleViolation for what is not taken."""
    if data.startswith(_ZIP):
        return _kind_of_package(data, name)
    if data.startswith(_PDF):
        _check_pdf(data, name)
        return ".pdf"
    if data.startswith(_OLE):
        raise _old_or_locked(data, name)
    if data.startswith(_RTF):
        _check_rtf(data, name)
        return ".rtf"
    if data.startswith(_PROGRAMS) and b"\x00" in data[:_HEAD]:
        raise RuleViolation(
            "“%(file)s” is a program, whatever its ending says. Send the document itself.",
            file=name,
        )
    if ending_of(name) in {".docx", ".odt", ".pdf"} and not _is_text(data):
        raise _damaged(name)
    if not _is_text(data) or _is_markup(data):
        raise _no_document(name)
    return ".txt"


def _kind_of_package(data: bytes, name: str) -> str:
    try:
        package = open_package(data)
        word = find_word(package)
    except EncryptedPackage:
        raise _locked(name) from None
    except OvergrownPackage:
        raise RuleViolation(
            "“%(file)s” would unpack to far more than any document needs. Save it anew with Word "
            "or LibreOffice and send that.",
            file=name,
        ) from None
    except (CutOffPackage, BadXml):
        raise _damaged(name) from None
    except BadPackage:
        raise RuleViolation(
            "“%(file)s” is built so that two programs could read two different texts in it. Save "
            "it anew with Word or LibreOffice and send that.",
            file=name,
        ) from None
    return _kind_of_parts(package, name, is_word=word is not None)


def _kind_of_parts(package: Package, name: str, *, is_word: bool) -> str:
    names = [each.lower() for each in package.names]
    if any(each.endswith(_MACROS) or each.startswith(_ODT_MACROS) for each in names):
        raise _macros(name)
    if is_word:
        if b"macroEnabled" in package.read("[Content_Types].xml"):
            raise _macros(name)
        return ".docx"
    if "mimetype" in names and package.read("mimetype").strip() == _ODT:
        if "meta-inf/manifest.xml" in names and b"encryption-data" in package.read(
            next(each for each in package.names if each.lower() == "meta-inf/manifest.xml")
        ):
            raise _locked(name)
        return ".odt"
    raise _no_document(name)


def _check_pdf(data: bytes, name: str) -> None:
    from wgtr.reading.pdf.opening import pdf_opens

    said = pdf_opens(data)
    if said == "encrypted":
        raise _locked(name)
    if said != "opened" or b"%%EOF" not in data[-_TAIL:]:
        raise _damaged(name)


def _check_rtf(data: bytes, name: str) -> None:
    if not data.rstrip(b"\x00 \r\n\t").endswith(b"}"):
        raise _damaged(name)
    if b"\\objdata" in data or b"\\objupdate" in data:
        raise RuleViolation(
            "“%(file)s” carries another file inside. Send the two as separate files.", file=name
        )


def _is_text(data: bytes) -> bool:
    """Whether bytes may be plain text: a byte order mark, or hardly any control characters."""
    if data.startswith(_TEXT_MARKS):
        return True
    sample = data[: 64 * 1024]
    controls = sum(byte < 0x20 and byte not in _PLAIN_CONTROLS for byte in sample)  # noqa: PLR2004 - ASCII
    return b"\x00" not in data and controls * 200 <= len(sample)


def _is_markup(data: bytes) -> bool:
    return data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP)


def _old_or_locked(data: bytes, name: str) -> RuleViolation:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _locked(name)
    return RuleViolation(
        "“%(file)s” is in an old format of Office. Open it, save it as .docx and send that.",
        file=name,
    )


def _locked(name: str) -> RuleViolation:
    return RuleViolation(
        "“%(file)s” is protected by a password, so nobody could read it. Send it without one.",
        file=name,
    )


def _damaged(name: str) -> RuleViolation:
    return RuleViolation(
        "“%(file)s” is damaged or cut off. Save it anew and choose it again.", file=name
    )


def _macros(name: str) -> RuleViolation:
    return RuleViolation(
        "“%(file)s” holds macros, which are programs. Save it as .docx or .odt without them.",
        file=name,
    )


def _no_document(name: str) -> RuleViolation:
    return RuleViolation(
        "“%(file)s” is not a document that can be taken. Send .docx, .odt, .pdf, .rtf or .txt.",
        file=name,
    )
