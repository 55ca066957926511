"""What is kept in the repository, and what is not."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
LOCKS = ["requirements.lock", "requirements-dev.lock"]
OTHER_LOCKS = ["requirements-node.lock", "package-lock.json", "package.json"]
HAN = re.compile(r"[\u4e00-\u9fff]")
RUN = 20
NAMES = re.compile("武器贸易条约|缔约国会议|透明度和报告工作组|秘书处|日内瓦")
"""What anybody has to write who names the Treaty, its Conference, the group or the place."""


def kept_files() -> list[Path]:
    """Every file that belongs to the project: those Git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this is no Git checkout, so the kept files cannot be told from others")
    paths = (ROOT / name.decode() for name in listed.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_hold_versions_and_hashes_only(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert re.findall(r"\w+://\S+|--(?:index-url|extra-index-url|find-links)\b", text) == []
    packages = re.findall(r"^[A-Za-z0-9._-]+==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(packages) == len(blocks) > 10
    assert [block[:40] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", OTHER_LOCKS)
def test_the_fonts_locks_hold_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert re.findall(r"\w+://\S+", text) == []
    assert "requirements" not in lock or "--hash=sha256:" in text


def test_the_programs_packages_have_the_same_versions_under_test() -> None:
    def versions(lock: str) -> dict[str, str]:
        text = (ROOT / lock).read_text()
        return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE))

    program, tests = (versions(lock) for lock in LOCKS)
    assert {name: tests.get(name) for name in program} == program, "run: make lock"
    assert len(program) <= 60


def test_no_official_text_is_kept_here() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the official text is not beside this checkout")
    official: set[str] = set()
    for path in SEEDS.rglob("*"):
        if path.is_file():
            official |= _runs(path.read_bytes().decode("utf-8", "ignore"))
    assert official, f"no Chinese text found in {SEEDS}"
    wrong = [
        f"{path.relative_to(ROOT)}: {min(common)}"
        for path in kept_files()
        if (common := _runs(path.read_bytes().decode("utf-8", "ignore")) & official)
    ]
    assert wrong == [], "say it in words of our own; official text is never copied into the project"


def _runs(text: str) -> set[str]:
    """Every run of 20 Chinese characters of a line, whatever stands between; names break a run."""
    found: set[str] = set()
    for line in text.split("\n"):
        for part in NAMES.split(line):
            characters = "".join(HAN.findall(part))
            found |= {characters[at : at + RUN] for at in range(len(characters) - RUN + 1)}
    return found


def test_installing_needs_no_file_that_git_does_not_keep() -> None:
    kept = {str(path.relative_to(ROOT)) for path in kept_files()}
    needed = {"Makefile", "LICENSE", "README.md", "wsgi.py", "babel.cfg", ".ci/run", *LOCKS}
    assert needed - kept == set()


def test_ci_runs_the_tests_as_a_person_does() -> None:
    lines = (ROOT / ".ci" / "run").read_text().split("\n")
    assert [line for line in lines if line.startswith("make")] == ["make test"]


def test_migrations_follow_one_another() -> None:
    names = sorted(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))
    numbers = [int(name[:4]) for name in names]
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
    assert numbers[0] == 1
