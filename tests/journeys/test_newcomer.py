"""What a newcomer does: clone, one command, a page; in a folder whose name has spaces."""

import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.factories.serving import environment, free_port, wait_until_gone

LONGEST = 90.0
LARGEST = 800 * 2**20


def test_make_alone_says_what_can_be_made() -> None:
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("install", "run", "test", "drill", "check", "bench", "help", "lock"):
        assert f"  make {target} " in said


def test_a_machine_without_a_fitting_python_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    made = subprocess.run(
        ["make", ".venv/bin/python", "PYTHON=/bin/false"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert "wgtr needs Python 3.11 or newer with its venv module" in made.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.drill
def test_from_nothing_to_the_first_page(short_folder: Path) -> None:
    clone = short_folder / "a new clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    port, before = free_port(), _machine_time()
    run = subprocess.Popen(
        ["make", "run"],
        cwd=clone,
        env=environment(clone / "var", port),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    with run.stdout as said:
        assert any(f"http://localhost:{port}/" in line for line in said)
        assert _size(clone) <= LARGEST
        run.send_signal(signal.SIGTERM)
        run.wait()
    wait_until_gone(clone / "var")
    assert _machine_time() - before <= LONGEST
    again = time.monotonic()
    subprocess.run(["make", "install"], cwd=clone, check=True)
    assert time.monotonic() - again < 1  # nothing changed, so nothing is done


def _machine_time() -> float:
    """Give the processor seconds of all our children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _size(folder: Path) -> int:
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*"))
