"""Zip containers written by hand, so that both halves of their bookkeeping can be made to lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

STORED, DEFLATED = 0, 8
UTF8 = 0x800
REGULAR = 0o100644 << 16


@dataclass
class Entry:
    """One part. `local` and `central` replace fields of its headers; `tail` follows the data."""

    name: str | bytes
    data: bytes = b""
    method: int = DEFLATED
    flags: int = 0
    attributes: int = REGULAR
    extra: bytes = b""
    central_extra: bytes = b""
    packed: bytes | None = None
    tail: bytes = b""
    local: dict[str, Any] = field(default_factory=dict)
    central: dict[str, Any] = field(default_factory=dict)

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == DEFLATED else self.data

    def fields(self, changed: dict[str, Any]) -> dict[str, Any]:
        plain = {
            "name": self.raw_name,
            "flags": self.flags | (0 if self.raw_name.isascii() else UTF8),
            "method": self.method,
            "crc": zlib.crc32(self.data),
            "packed": len(self.body),
            "size": len(self.data),
        }
        return plain | changed


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def streamed(name: str, data: bytes, *, mark: bool = True) -> Entry:
    """An entry as streaming writers make it: sizes stand behind the data."""
    body = deflated(data)
    said = struct.pack("<3I", zlib.crc32(data), len(body), len(data))
    tail = (b"PK\x07\x08" if mark else b"") + said
    empty = {"crc": 0, "packed": 0, "size": 0}
    return Entry(name, data, flags=8, tail=tail, local=empty)


def container(entries: Iterable[Entry], *, comment: bytes = b"", **changed: Any) -> bytes:
    """Write a container; `changed` replaces fields of its end record."""
    out, directory, count = bytearray(), bytearray(), 0
    for entry in entries:
        start = len(out)
        out += local_header(entry) + entry.body + entry.tail
        directory += central_record(entry, start)
        count += 1
    end = {"count": count, "size": len(directory), "start": len(out)} | changed
    record = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, end["count"], end["count"], end["size"], end["start"],
        end.get("comment_length", len(comment)),
    )  # fmt: skip
    return bytes(out) + bytes(directory) + record + comment


def local_header(entry: Entry) -> bytes:
    said = entry.fields(entry.local)
    name: bytes = said["name"]
    return (
        struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20, said["flags"], said["method"], 0, 0x21, said["crc"],
            said["packed"], said["size"], len(said["name"]), len(entry.extra),
        )
        + name
        + entry.extra
    )  # fmt: skip


def central_record(entry: Entry, start: int) -> bytes:
    said = entry.fields(entry.central)
    name: bytes = said["name"]
    return (
        struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 0x314, 20, said["flags"], said["method"], 0, 0x21,
            said["crc"], said["packed"], said["size"], len(said["name"]),
            len(entry.central_extra), 0, 0, 0, entry.attributes, said.get("start", start),
        )
        + name
        + entry.central_extra
    )  # fmt: skip
