"""`wgtr serve` as a person starts it: a process of its own on a free port, with what it says."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WGTR = Path(sys.executable).parent / "wgtr"
PATIENCE = 180.0  # a machine may be busy with other things


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(data: Path, port: int, **more: str) -> dict[str, str]:
    """Give the environment of a demonstration that keeps its data in `data`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WGTR_")}
    return {**kept, "WGTR_DATA": str(data), "PORT": str(port), "WEB_CONCURRENCY": "1", **more}


class Serving:
    """A running `wgtr serve`."""

    def __init__(self, data: Path, **more: str) -> None:
        self.data, self.port = data, int(more.pop("PORT", 0)) or free_port()
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [WGTR, "serve"],
            env=environment(data, self.port, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            self.said.extend(lines)

    @property
    def words(self) -> str:
        """Give all it has said so far."""
        return "".join(self.said)

    def wait_until_it_serves(self) -> "Serving":
        """Wait for the line with the address."""
        until = time.monotonic() + PATIENCE
        while "http://" not in self.words:
            assert self.process.poll() is None, f"it ended: {self.words}"
            assert time.monotonic() < until, f"it does not serve: {self.words}"
            time.sleep(0.05)
        return self

    def wait_until_it_ends(self) -> int:
        """Wait for its exit code."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def stop(self) -> int:
        """End it as a service manager does, and give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait_until_it_ends()

    def get(self, path: str) -> tuple[int, str]:
        """Get a page: its status and text; status 0 where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def wait_for_status(self, path: str, status: int) -> None:
        """Wait until a page answers with `status`."""
        until = time.monotonic() + PATIENCE
        while (found := self.get(path)[0]) != status:
            assert time.monotonic() < until, f"{path} answers {found}, not {status}: {self.words}"
            time.sleep(0.1)


@contextmanager
def serving(data: Path, **more: str) -> Iterator[Serving]:
    """Serve for the block; afterwards nothing of it runs."""
    run = Serving(data, **more)
    try:
        yield run.wait_until_it_serves()
    finally:
        if run.process.poll() is None:
            run.stop()


def processes_of(data: Path) -> set[int]:
    """Find every process that belongs to a data folder: by environment or command line."""
    mark = os.fsencode(data)
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if mark in words and int(folder.name) != os.getpid():
            found.add(int(folder.name))
    return found


def wait_until_gone(data: Path) -> None:
    """Wait until no process belongs to a data folder any more."""
    until = time.monotonic() + PATIENCE
    while found := processes_of(data):
        assert time.monotonic() < until, f"still running: {found}"
        time.sleep(0.05)


def kill_all(data: Path) -> None:
    """Kill everything that belongs to a data folder, without asking."""
    for pid in processes_of(data):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    wait_until_gone(data)


def audit_verify(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `wgtr audit verify` on a data folder."""
    return subprocess.run(
        [WGTR, "audit", "verify", *arguments],
        env=environment(data, 8000),
        capture_output=True,
        text=True,
        check=False,
    )
