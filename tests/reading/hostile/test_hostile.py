"""Every hostile file is refused with a sentence or read honestly: in time and in bounds."""

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.reading.hostile.case import READ, SAID, Case
from tests.reading.hostile.corpus import corpus

CASES = {case.name: case for case in corpus()}
LONGEST = 5.0
MOST_MEMORY = 300 * 1024  # KiB
# Runs one case in a process of its own, where every way out is shut.
READER = """
import json, resource, socket, sys
def refuse(*args, **kwargs): raise RuntimeError("a socket was asked for")
socket.socket = socket.create_connection = refuse
from wgtr.reading.blocks import Unreadable
from wgtr.reading.files import load, read_blocks
said = {}
try:
    blocks = read_blocks(load(sys.argv[1]), "agenda.docx", language="en")
    said["blocks"] = [block.text + str(block.rows) for block in blocks]
except Unreadable as refusal:
    said["sentence"] = str(refusal)
own = next(int(row.split()[1]) for row in open("/proc/self/status") if row.startswith("VmHWM"))
said["memory"] = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.stdout.write(json.dumps(said))
"""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_hostile_file_is_refused_or_read_honestly(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "agenda"
    path.write_bytes(case.data)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)], capture_output=True, check=False, text=True
    )
    taken = time.monotonic() - started
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert taken <= LONGEST
    assert said["memory"] <= MOST_MEMORY
    if case.verdict == READ:
        assert any(SAID in text for text in said.get("blocks", [])), said.get("sentence")
        return
    sentence = said["sentence"]
    assert sentence.endswith(".")
    assert sentence[0].isupper() or sentence[0] == "“"
    assert ". " not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200
    assert [entry.name for entry in tmp_path.iterdir()] == ["agenda"]


def test_the_corpus_is_the_same_bytes_each_time() -> None:
    again = {case.name: hashlib.sha256(case.data).hexdigest() for case in corpus()}
    first = {name: hashlib.sha256(case.data).hexdigest() for name, case in CASES.items()}
    assert again == first


def test_the_corpus_holds_the_kinds_of_the_security_plan() -> None:
    refused = [case for case in CASES.values() if case.verdict != READ]
    assert len(CASES) >= 61
    assert len(refused) >= 50
