"""One keeper for a data folder: a lock that a second start meets, and what the last one left."""

import fcntl
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wgtr.core.exits import MissingOnMachine
from wgtr.core.supervisor.processes import end_other

FILE_NAME = "running.json"


class InUse(MissingOnMachine):
    """Another process keeps this data folder."""


@dataclass
class Keeper:
    """What is written in a data folder about the process that keeps it."""

    file: int
    purpose: str
    address: str | None = None
    children: dict[str, int] = field(default_factory=dict)

    def note_child(self, pid: int, mark: str) -> None:
        """Write down a child, so that the next start can end it should we be killed."""
        self.children[mark] = pid
        self.write()

    def write(self) -> None:
        """Write the file anew."""
        said = {
            "process": os.getpid(),
            "purpose": self.purpose,
            "address": self.address,
            "children": self.children,
        }
        os.ftruncate(self.file, 0)
        os.pwrite(self.file, json.dumps(said).encode(), 0)


@contextmanager
def keeping(data: Path, *, purpose: str, address: str | None = None) -> Iterator[Keeper]:
    """Keep the data folder until the end of the block; raise InUse where another process does.

    The lock is the kernel's (flock), so that it ends with us even when we are killed.
    """
    file = os.open(data / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file, data)
        end_leftovers(file)
        keeper = Keeper(file, purpose, address)
        keeper.write()
        try:
            yield keeper
        finally:
            os.ftruncate(file, 0)
    finally:
        os.close(file)


def _lock(file: int, data: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        said = _read(file)
        where = f", {said['address']}" if said.get("address") else ""
        raise InUse(
            f"{data} is in use: {said.get('purpose', 'another start')} "
            f"(process {said.get('process', 'unknown')}{where}). Stop that one, or choose another "
            "data folder: make run WGTR_DATA=folder PORT=8001"
        ) from None


def _read(file: int) -> dict[str, object]:
    try:
        said: dict[str, object] = json.loads(os.pread(file, 100_000, 0) or b"{}")
    except ValueError:
        return {}
    return said


def end_leftovers(file: int) -> None:
    """End the children of a keeper that was killed, where the kernel has not done it for us."""
    children = _read(file).get("children")
    if not isinstance(children, dict):
        return
    for mark, pid in children.items():
        end_other(pid, mark, (signal.SIGTERM, signal.SIGKILL), patience=5)
