"""Containers at the edge of what is let through, and mutations of honest ones."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.hostile.containers import STORED, Entry, container
from wgtr.ooxml.framing import MAX_PARTS, BadPackage, check_framing
from wgtr.ooxml.package import open_package

TEXT = b"<x>The Chair will open the meeting.</x>" * 20
HONEST = container([Entry("a.xml", TEXT), Entry("b/c.xml", b"<y/>", method=STORED)])


def test_members_come_in_file_order_with_both_halves_agreed() -> None:
    first, second = check_framing(HONEST)
    assert (first.name, first.size, first.method) == ("a.xml", len(TEXT), 8)
    assert (second.name, second.size, second.method) == ("b/c.xml", 4, 0)
    assert HONEST[second.offset : second.offset + second.packed] == b"<y/>"


@pytest.mark.parametrize(("count", "passes"), [(MAX_PARTS, True), (MAX_PARTS + 1, False)])
def test_the_number_of_parts_is_bounded(count: int, passes: bool) -> None:  # noqa: FBT001 - a row
    data = container(Entry(f"{place}", b"", method=STORED) for place in range(count))
    if passes:
        assert len(check_framing(data)) == count
    else:
        with pytest.raises(BadPackage, match="parts"):
            check_framing(data)


def test_what_python_writes_is_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("приложение.xml", TEXT)
        archive.writestr(zipfile.ZipInfo("folder/"), b"")
        with archive.open("large.xml", "w", force_zip64=True) as part:
            part.write(TEXT)
    package = open_package(file.getvalue())
    assert package.names == ("приложение.xml", "large.xml")
    assert package.read("large.xml") == TEXT


class Pipe(io.RawIOBase):
    """A place that can only be written to, so that a writer must stream."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.data += piece
        return len(piece)


def test_what_a_streaming_writer_writes_is_read() -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", TEXT)
    assert open_package(bytes(pipe.data)).read("a.xml") == TEXT


def test_a_ratio_is_asked_only_of_large_files() -> None:
    blank = Entry("a.xml", b" " * 9_000_000)
    assert len(open_package(container([blank])).read("a.xml")) == 9_000_000
    with pytest.raises(BadPackage, match="zip bomb"):
        open_package(container([Entry("a.xml", b" " * 11_000_000)]))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(HONEST) - 1), st.binary(min_size=1, max_size=4))
def test_a_changed_container_reads_as_before_or_not_at_all(place: int, change: bytes) -> None:
    data = HONEST[:place] + change + HONEST[place + len(change) :]
    try:
        package = open_package(data)
    except BadPackage:
        return
    assert {package.read(name) for name in package.names} == {TEXT, b"<y/>"}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_what_passes_reads_the_same_with_pythons_own_reader(data: st.DataObject) -> None:
    """Cutting, doubling and moving pieces: two readers must agree on all that is let through."""
    cuts = data.draw(st.lists(st.integers(0, len(HONEST)), min_size=2, max_size=4).map(sorted))
    pieces = [HONEST[a:b] for a, b in zip([0, *cuts], [*cuts, len(HONEST)], strict=True)]
    order = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=6))
    mixed = b"".join(order)
    try:
        package = open_package(mixed)
    except BadPackage:
        return
    with zipfile.ZipFile(io.BytesIO(mixed)) as other:
        assert set(other.namelist()) == set(package.names)
        for name in package.names:
            assert other.read(name) == package.read(name)
