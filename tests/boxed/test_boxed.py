"""Programs in the box: limited in time, memory and output, with nothing inherited, and killed."""

import os
import sys
import time
from pathlib import Path

import pytest

from wgtr.boxed.pandoc import run_pandoc
from wgtr.boxed.process import BoxedError, Limits, run_boxed

FREE = Limits(wall=5, cpu=5)
PYTHON = [sys.executable, "-I", "-B", "-c"]


def run(program: str, data: bytes = b"", limits: Limits = FREE) -> bytes:
    return run_boxed([*PYTHON, program], data, limits)


def test_input_reaches_the_program_and_its_output_comes_back() -> None:
    shout = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().upper())"
    assert run(shout, b"agenda" * 100_000) == b"AGENDA" * 100_000


def test_nothing_is_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGTR_SECRET", "x")
    seen = run("import os; print(sorted(set(os.environ) - {'PWD', 'LC_CTYPE'}), os.getcwd())")
    assert seen.split() == [b"[]", b"/"]


@pytest.mark.parametrize(
    ("program", "limits", "reason"),
    [
        ("import time; time.sleep(60)", Limits(wall=0.5, cpu=5), "time"),
        ("while True: pass", Limits(wall=30, cpu=1), "time"),
        ("print('x' * 10_000_000)", Limits(wall=5, cpu=5, output=1_000), "output"),
        ("bytearray(600_000_000)", Limits(wall=5, cpu=5, memory=300_000_000), "failed"),
        ("raise SystemExit(3)", FREE, "failed"),
        ("import os; os.write(os.memfd_create('x'), b'x')", FREE, "failed"),
    ],
)
def test_a_program_that_does_not_behave_ends(program: str, limits: Limits, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(BoxedError) as error:
        run(program, limits=limits)
    assert error.value.reason == reason
    assert time.monotonic() - started < 15  # one second of processor time, on a busy machine


def test_its_children_are_killed_with_it(tmp_path: Path) -> None:
    note = tmp_path / "child"
    os.mkfifo(note)
    program = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        f"    os.close(1); os.close(2); os.open({str(note)!r}, os.O_WRONLY); time.sleep(60)\n"
        f"os.open({str(note)!r}, os.O_WRONLY)\n"
    )
    reader = os.open(note, os.O_RDONLY | os.O_NONBLOCK)
    run(program)
    # Every writing end is closed only when the child is gone too.
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        try:
            if os.read(reader, 1) == b"":
                break
        except BlockingIOError:
            time.sleep(0.02)
    else:
        pytest.fail("The child outlived the program that started it.")
    os.close(reader)


def test_pandoc_converts_and_is_bounded() -> None:
    assert run_pandoc(b"# Item", "-f", "markdown", "-t", "html5") == b'<h1 id="item">Item</h1>\n'
    with pytest.raises(BoxedError) as error:
        run_pandoc(b"[" * 3_000, "-f", "markdown", "-t", "html5", timeout=1)
    assert error.value.reason == "time"
    with pytest.raises(BoxedError) as error:
        run_pandoc(b"x\n\n" * 2_000_000, "-f", "markdown", "-t", "json", heap="64m")
    assert error.value.reason == "memory"


def test_pandoc_reads_no_file_that_a_document_names() -> None:
    rst = b".. include:: /etc/passwd\n"
    assert b"root" not in run_pandoc(rst, "-f", "rst", "-t", "html5")
