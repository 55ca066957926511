"""`wgtr import` as people call it: what it prints, how it ends, what it leaves behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wgtr.command_line import main

AGENDA = """\
ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda

29 January 2025

Issued by the Working Group on Transparency and Reporting

Original: English

Annotated draft agenda

Opening of the meeting and adoption of the agenda

1. Where reporting stands

The Secretariat will brief the group on the reports that have come in since the last meeting.

Any other business
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from wgtr.command_line import main; main()", "import"]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, timeout=30, check=False
    )


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.txt"
    path.write_text(AGENDA, encoding="utf-8")
    return path


def test_an_agenda_is_written_to_standard_output(agenda: Path) -> None:
    done = run(agenda, "--language", "en", "--json", "-")

    written = json.loads(done.stdout)
    assert done.returncode == 0
    assert written["kind"] == "annotated-agenda"
    assert written["masthead"]["symbol"] == "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
    items = [p for p in written["parts"][0]["provisions"] if p["kind"] == "item"]
    assert [item["number"] for item in items] == [None, "1.", None]
    assert written["unplaced"] == []
    assert written["findings"] == []


def test_an_agenda_is_written_to_a_file(agenda: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    done = run(agenda, "--language", "en", "--json", target)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(target.read_text("utf-8"))["language"] == "en"


def test_the_same_file_gives_the_same_bytes(agenda: Path) -> None:
    assert run(agenda).stdout == run(agenda).stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("binary.txt", bytes(range(256)) * 40),
        ("cut.docx", b"PK\x03\x04" + b"\x00" * 60),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n"),
        ("not-a-word-file.docx", b"PK\x05\x06" + b"\x00" * 18),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_no_file(
    tmp_path: Path, name: str, content: bytes
) -> None:
    bad, target = tmp_path / name, tmp_path / "out.json"
    bad.write_bytes(content)

    done = run(bad, "--language", "en", "--json", target)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert not target.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere.txt", "--language", "en")

    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr


def test_another_language_than_told_is_said(agenda: Path) -> None:
    done = run(agenda, "--language", "zh")

    assert done.returncode == 2
    assert "English" in done.stderr
    assert "--language en" in done.stderr


def test_the_door_is_known() -> None:
    assert "import" in main.list_commands(None)  # type: ignore[arg-type]
