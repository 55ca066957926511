"""A document's container (.docx, .odt), opened only when its framing is honest.

Parts are unpacked here, never by a library, and never further than they say: a part that grows
past its declared size ends the reading. Limits: SECURITY goals B2 and B3.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from wgtr.ooxml.framing import (
    DEFLATED,
    BadPackage,
    CutOffPackage,
    Member,
    OvergrownPackage,
    check_framing,
)
from wgtr.ooxml.xml import MAX_BYTES, TOO_LARGE, BadXml, parse_xml

MAX_UNPACKED = 300 * 1024 * 1024
# Honest XML packs 20 to 60 times smaller, so the ratio is asked only of what is large.
RATIO_ASKED_ABOVE = 10 * 1024 * 1024
MAX_RATIO = 50
_PIECE = 1 << 20
_BITE = 1 << 14
_ARCHIVE_MARK = b"PK\x03\x04"
# A chart's workbook or an embedded document is an archive by nature; it is never opened.
_ARCHIVES_ALLOWED_IN = ("embeddings/", "Object ")


@dataclass(frozen=True, slots=True)
class Package:
    """A checked container: `names` in file order, `read(name)` gives a part's bytes."""

    data: bytes = field(repr=False)
    members: dict[str, Member]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order in which they stand in the file."""
        return tuple(self.members)

    def read(self, name: str) -> bytes:
        """Return the unpacked bytes of the part called `name`; KeyError where there is none."""
        return b"".join(_unpack(self.data, self.members[name]))

    def xml(self, name: str) -> etree._Element:
        """Return the root element of the XML part called `name`.

        Raises KeyError where there is no such part, BadXml where it cannot be read safely.
        """
        if self.members[name].size > MAX_BYTES:
            raise BadXml(TOO_LARGE)
        return parse_xml(self.read(name))


def open_package(data: bytes) -> Package:
    """Check a container as a whole and open it.

    Every part is unpacked once to compare its real size and checksum with what is declared, so
    what is opened here reads the same to everybody. Raises BadPackage with one sentence.
    """
    members = check_framing(data)
    total = sum(member.size for member in members)
    if total > MAX_UNPACKED:
        raise OvergrownPackage(
            "The file would unpack to more than 300 MB, which no document needs."
        )
    if total > max(RATIO_ASKED_ABOVE, MAX_RATIO * len(data)):
        raise OvergrownPackage(
            "The file unpacks to more than 50 times its size: it may be a zip bomb."
        )
    for member in members:
        _verify(data, member)
    return Package(data, {member.name: member for member in members if not member.is_folder})


def _verify(data: bytes, member: Member) -> None:
    start = b""
    for piece in _unpack(data, member):
        start = start or piece[:4]
    if start == _ARCHIVE_MARK and not any(p in member.name for p in _ARCHIVES_ALLOWED_IN):
        raise BadPackage("The file holds another archive inside, which no agenda needs.")
    if member.is_folder and member.size:
        raise BadPackage("The file hides something in a folder's name.")


def _unpack(data: bytes, member: Member) -> Iterator[bytes]:
    """The part's bytes piece by piece; BadPackage where size or checksum is not as declared."""
    crc = size = 0
    for piece in _inflate(data, member) if member.method == DEFLATED else _stored(data, member):
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        if size > member.size:
            break
        yield piece
    if size != member.size:
        raise BadPackage("The file gives a false size for one of its parts.")
    if crc != member.crc:
        raise CutOffPackage("The file is damaged: a part does not match its checksum.")


def _stored(data: bytes, member: Member) -> Iterator[bytes]:
    yield data[member.offset : member.offset + member.packed]


def _inflate(data: bytes, member: Member) -> Iterator[bytes]:
    """Inflate in pieces of at most 1 MB, fed in small bites so that nothing is copied twice."""
    if member.packed == member.size == 0:  # how some writers note a folder
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    bite = b""
    end = member.offset + member.packed
    try:
        for at in range(member.offset, end, _BITE):
            bite = data[at : min(at + _BITE, end)]
            while bite and not inflater.eof:
                yield inflater.decompress(bite, _PIECE)
                bite = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error:
        raise CutOffPackage("The file is damaged: a part cannot be unpacked.") from None
    if not inflater.eof or inflater.unused_data or bite:
        raise CutOffPackage("The file is damaged: a part is cut off or goes on after its end.")
