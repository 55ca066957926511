"""The zip container's bookkeeping, checked on raw bytes before any library opens the file.

A zip file says everything twice: once before each part (local header) and once at its end
(central directory). Two readers may believe different halves, and so read different documents
from one file. Here both halves must say the same, every byte must belong to exactly one of them,
and nothing may stand before, between or after. What Word, LibreOffice, Google, pandoc and
streaming writers honestly do (data descriptors, growth hints, folders, ZIP64 fields that agree)
passes.

Source of the layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
"""

import struct
from dataclasses import dataclass
from unicodedata import normalize

from wgtr.ooxml.member_names import decode_name

MAX_PARTS = 2_000
MAX_COMMENT = 1_024
STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DESCRIPTOR_MARK = b"PK\x07\x08"

_ENCRYPTED = 0x0001
_DEFLATE_LEVEL = 0x0006  # how hard the writer tried: halves may differ, nobody reads by it
_DESCRIPTOR = 0x0008
_UTF8 = 0x0800
_KNOWN_FLAGS = _ENCRYPTED | _DEFLATE_LEVEL | _DESCRIPTOR | _UTF8
_ELSEWHERE = 0xFFFFFFFF  # the true value stands in the ZIP64 extra field
_ZIP64_EXTRA, _UNICODE_PATH_EXTRA = 0x0001, 0x7075
_FILE_TYPES = {0o000000, 0o100000, 0o040000}  # not said, regular file, folder


class BadPackage(ValueError):
    """The container cannot be trusted; the message is one sentence a delegate understands."""


class EncryptedPackage(BadPackage):
    """A part is encrypted."""


class CutOffPackage(BadPackage):
    """The container's end is missing, or a part of it is damaged."""


class OvergrownPackage(BadPackage):
    """The container would unpack to more than it may, or holds too many parts."""


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a container, as both halves of its bookkeeping agree on.

    `offset` and `packed` are the place and length of its packed bytes in the file, `size` its
    declared length when unpacked; `method` is 0 (stored) or 8 (deflated).
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def is_folder(self) -> bool:
        """Whether this is a mere folder entry."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class _Record:
    """One entry of the central directory, as it stands there."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int


def check_framing(data: bytes) -> tuple[Member, ...]:
    """Return the members of a zip container in file order.

    Raises BadPackage with one sentence for anything that would let two readers differ.
    """
    directory_start, directory_end, count = _find_end(data)
    records = _read_directory(data, directory_start, directory_end, count)
    records.sort(key=lambda record: record.start)
    members = []
    expected = 0
    for record, following in zip(
        records, [*(r.start for r in records[1:]), directory_start], strict=True
    ):
        if record.start != expected:
            raise BadPackage("The file's parts overlap or have something hidden between them.")
        members.append(_read_member(data, record, following))
        expected = following
    if expected != directory_start:
        raise BadPackage("The file has something hidden before its table of contents.")
    _refuse_duplicates(members)
    return tuple(members)


def _find_end(data: bytes) -> tuple[int, int, int]:
    """Start and end of the central directory and the number of its entries."""
    at = _end_record_place(data)
    _, disk, first_disk, here, total, size, start, _ = _END.unpack_from(data, at)
    if disk or first_disk or here != total:
        raise BadPackage("The file is one piece of an archive split over several files.")
    if total > MAX_PARTS:
        raise OvergrownPackage(f"The file has {total} parts; {MAX_PARTS} is the most that is read.")
    if not total:
        raise BadPackage("The file is an empty archive.")
    if start + size != at:
        raise BadPackage("The file has something hidden before, inside or after its contents.")
    return start, at, total


def _end_record_place(data: bytes) -> int:
    """Where the end record stands: it must be the last thing in the file, and the only one."""
    tail_start = max(0, len(data) - _END.size - MAX_COMMENT)
    at = data.rfind(_END_MARK, tail_start)
    if at < 0 or at + _END.size > len(data):
        raise CutOffPackage("The file is cut off or damaged: its end is missing.")
    comment = _END.unpack_from(data, at)[-1]
    if at + _END.size + comment != len(data):
        raise BadPackage("The file is cut off, or something was added after its end.")
    if b"PK" in data[at + _END.size :]:
        raise BadPackage("The file hides a second archive in its comment.")
    return at


def _read_directory(data: bytes, at: int, end: int, count: int) -> list[_Record]:
    """Every entry of the central directory, which must fill its place exactly."""
    records = []
    for _ in range(count):
        if at + _CENTRAL.size > end or data[at : at + 4] != _CENTRAL_MARK:
            raise BadPackage("The file's table of contents is damaged.")
        record, at = _read_record(data, at, end)
        records.append(record)
    if at != end:
        raise BadPackage("The file's table of contents holds more than it says.")
    return records


def _read_record(data: bytes, at: int, end: int) -> tuple[_Record, int]:
    """One entry of the central directory and the place after it."""
    fields = _CENTRAL.unpack_from(data, at)
    flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_length, extra_length, comment_length, disk = fields[10:14]
    attributes, start = fields[15], fields[16]
    name_at = at + _CENTRAL.size
    extra_at = name_at + name_length
    after = extra_at + extra_length + comment_length
    if after > end or disk:
        raise BadPackage("The file's table of contents is damaged.")
    if (attributes >> 16) & 0o170000 not in _FILE_TYPES:
        raise BadPackage("The file holds a link to another file, which no document needs.")
    extra = data[extra_at : extra_at + extra_length]
    packed, size, start = _with_zip64(extra, size=size, packed=packed, start=start)
    return _Record(data[name_at:extra_at], flags, method, crc, packed, size, start), after


def _with_zip64(extra: bytes, *, size: int, packed: int, start: int) -> tuple[int, int, int]:
    """Packed size, size and start, with those that stand in a ZIP64 field put in.

    The field holds only what is missing elsewhere, in this order (APPNOTE 4.5.3); a field that
    holds more is a second opinion, which is refused unless it agrees.
    """
    wide = _zip64_values(extra)
    given = []
    for value in (size, packed, start):
        if value == _ELSEWHERE:
            if not wide:
                raise BadPackage("The file gives a size that it does not hold.")
            given.append(wide.pop(0))
        else:
            given.append(value)
    if wide and wide != [size, packed, start][: len(wide)]:
        raise BadPackage("The file gives two sizes for one part.")
    return given[1], given[0], given[2]


def _zip64_values(extra: bytes) -> list[int]:
    """The numbers in the ZIP64 extra field (none where there is no such field)."""
    found: list[int] | None = None
    for kind, body in _extra_fields(extra):
        if kind == _UNICODE_PATH_EXTRA:
            raise BadPackage("The file gives two names for one part.")
        if kind != _ZIP64_EXTRA:
            continue
        if found is not None:
            raise BadPackage("The file gives two sizes for one part.")
        found = [n for (n,) in struct.iter_unpack("<Q", body[: len(body) // 8 * 8])]
    return found or []


def _extra_fields(extra: bytes) -> list[tuple[int, bytes]]:
    """The extra fields as (kind, body); zeros that only pad are passed over."""
    fields = []
    at = 0
    while len(extra) - at >= 4:  # noqa: PLR2004 - kind and length take two bytes each
        kind, length = struct.unpack_from("<2H", extra, at)
        at += 4 + length
        if at > len(extra):
            raise BadPackage("The file's bookkeeping is damaged.")
        fields.append((kind, extra[at - length : at]))
    if extra[at:].strip(b"\x00"):
        raise BadPackage("The file's bookkeeping is damaged.")
    return fields


def _read_member(data: bytes, record: _Record, following: int) -> Member:
    """Compare one local header with its central record; `following` is where the next begins."""
    if record.start + _LOCAL.size > following or not data.startswith(_LOCAL_MARK, record.start):
        raise BadPackage("The file's parts overlap, or one of them is missing.")
    fields = _LOCAL.unpack_from(data, record.start)
    flags, method, crc, packed, size, name_length, extra_length = fields[2], fields[3], *fields[6:]
    name_at = record.start + _LOCAL.size
    body_at = name_at + name_length + extra_length
    raw_name = data[name_at : name_at + name_length]
    _check_kind(record, flags, method)
    if raw_name != record.raw_name:
        raise BadPackage("The file gives two names for one part.")
    packed, size, _ = _with_zip64(
        data[name_at + name_length : body_at], size=size, packed=packed, start=0
    )
    _check_sizes(record, crc, packed, size)
    _check_tail(data, record, body_at + record.packed, following)
    name = decode_name(raw_name, utf8=bool(flags & _UTF8))
    if name is None:
        raise BadPackage("The file holds a part whose name no document needs.")
    return Member(name, method, record.crc, record.packed, record.size, body_at)


def _check_kind(record: _Record, flags: int, method: int) -> None:
    if (flags ^ record.flags) & ~_DEFLATE_LEVEL or method != record.method:
        raise BadPackage("The file describes one part in two ways.")
    if flags & _ENCRYPTED:
        raise EncryptedPackage("The file is encrypted: send it without a password.")
    if flags & ~_KNOWN_FLAGS or method not in {STORED, DEFLATED}:
        raise BadPackage("The file is packed in a way that no Word processor uses.")


def _check_sizes(record: _Record, crc: int, packed: int, size: int) -> None:
    said = (crc, packed, size)
    true = (record.crc, record.packed, record.size)
    # A streaming writer does not know yet: it may leave any of the three empty and put them
    # into the descriptor after the data, which _check_tail compares.
    streamed = bool(record.flags & _DESCRIPTOR)
    for value, expected in zip(said, true, strict=True):
        if value != expected and not (streamed and value == 0):
            raise BadPackage("The file gives two sizes for one part.")
    if record.method == STORED and record.packed != record.size:
        raise BadPackage("The file gives two sizes for one part.")


def _check_tail(data: bytes, record: _Record, at: int, following: int) -> None:
    """Only a data descriptor that agrees may stand between a part and the next one."""
    tail = data[at:following] if at <= following else None
    if tail is None:
        raise BadPackage("The file's parts overlap.")
    if not record.flags & _DESCRIPTOR:
        if tail:
            raise BadPackage("The file has something hidden between its parts.")
        return
    narrow = struct.pack("<3I", record.crc, record.packed, record.size)
    wide = struct.pack("<I2Q", record.crc, record.packed, record.size)
    if tail not in {narrow, wide, _DESCRIPTOR_MARK + narrow, _DESCRIPTOR_MARK + wide}:
        raise BadPackage("The file gives two sizes for one part, or hides something after it.")


def _refuse_duplicates(members: list[Member]) -> None:
    seen = {normalize("NFKC", member.name).casefold().rstrip("/") for member in members}
    if len(seen) != len(members):
        raise BadPackage("The file holds two parts of the same name.")
