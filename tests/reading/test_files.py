"""The door: which reader a file gets, and what is said of those that get none."""

import os
import time
from pathlib import Path

import pytest

from tests.reading.hostile.odt_files import odt_file
from tests.reading.hostile.pdf_files import Sheet, lines, pdf_file
from tests.reading.hostile.word_files import paragraph, word_file
from wgtr.reading.blocks import Unreadable
from wgtr.reading.files import MAX_FILE, MAX_TEXT, load, read_blocks

SAID = "The Chair will open the meeting."
FILES = {
    "word": word_file(paragraph(SAID)),
    "odt": odt_file(f"<text:p>{SAID}</text:p>"),
    "pdf": pdf_file([Sheet(lines(SAID))]),
    "text": SAID.encode(),
    "text with a mark": b"\xef\xbb\xbf" + SAID.encode(),
    "text in UTF-16": SAID.encode("utf-16"),
    "text that begins like a picture": b"BM: " + SAID.encode(),
    "text that begins like a program": b"MZ " + SAID.encode(),
    "text about PDF": b"About %PDF-1.7.\n\n" + SAID.encode(),
}


@pytest.mark.parametrize("name", ["agenda.docx", "agenda.odt", "agenda.pdf", "agenda.txt", ""])
@pytest.mark.parametrize("kind", FILES)
def test_the_content_decides_not_the_name(kind: str, name: str) -> None:
    blocks = read_blocks(FILES[kind], name, language="en")
    assert any(SAID in block.text for block in blocks)


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "повестка дня.docx"
    path.write_bytes(FILES["word"])
    assert load(path) == FILES["word"]


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "socket.docx").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, words in (
        (".", "folder"),
        ("missing.docx", "no file"),
        ("pipe", "pipe"),
        ("socket.docx", "device"),
        ("loop", "cannot be opened"),
        ("a\0b", "cannot be opened"),
        ("x" * 300, "cannot be opened"),
    ):
        started = time.monotonic()
        with pytest.raises(Unreadable, match=words):
            load(tmp_path / name)
        assert time.monotonic() - started < 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_said_to_be_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    path.write_bytes(FILES["word"])
    path.chmod(0)
    with pytest.raises(Unreadable, match="may not be read"):
        load(path)


def test_the_size_is_asked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(40 * MAX_FILE)
    with pytest.raises(Unreadable, match="50 MB"):
        load(path)
    empty = tmp_path / "empty.docx"
    empty.touch()
    with pytest.raises(Unreadable, match="empty"):
        load(empty)


@pytest.mark.parametrize(("length", "passes"), [(MAX_TEXT, True), (MAX_TEXT + 1, False)])
def test_a_text_has_a_longest_length(length: int, passes: bool) -> None:  # noqa: FBT001 - a row
    data = (SAID.encode() * 2 + b"\n\n") * (length // (2 * len(SAID)) + 1)
    if passes:
        assert read_blocks(data[:length], "a.txt", language="en")
    else:
        with pytest.raises(Unreadable, match="longer"):
            read_blocks(data[:length], "a.txt", language="en")


def test_a_word_file_the_size_of_an_agenda_is_read_at_once() -> None:
    data = word_file(
        "".join(paragraph("The Working Group will consider it. " * 8) for _ in range(150))
    )
    best = min(_seconds(data) for _ in range(3))
    assert best < 0.5


def _seconds(data: bytes) -> float:
    started = time.perf_counter()
    read_blocks(data, "agenda.docx", language="en")
    return time.perf_counter() - started


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 99, b"\x89PNG\x00", b"<html><p>Agenda</p></html>"]
)
def test_what_is_said_of_other_files_names_all_that_are_read(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_blocks(data, "agenda.bin", language="en")
    assert str(refused.value).endswith("send .docx, .odt, .pdf or .txt.")
