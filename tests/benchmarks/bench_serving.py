"""How often a second the meeting's page is served, what it and a save cost, what a visit loads.

`wgtr serve` with two web workers, its demonstration loaded and issued, asked on this machine by
eight readers at once, each over one connection. Beside requests a second, which fall with whatever
else the machine does, stands the processors' time that one request takes, which does not: its
inverse, times the processors, is what an idle machine serves.
"""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.benchmarks.visiting import Visitor
from tests.factories.serving import environment, free_port, processes_of, serving
from wgtr.core.settings import ROOT, Settings
from wgtr.core.supervisor import database_for

PAGE = "/meetings/csp11-wgtr-2025-02-28/?lang=en"
SECONDS = 10.0
READERS = 8
WARM, SAVES = 20, 60
WORKERS = "2"
HEAD_END = b"\r\n\r\n"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def figures() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement; the server runs while they are asked for."""
    with TemporaryDirectory(prefix="wgtr-bench-") as folder:
        data = Path(folder) / "var"
        with serving(data, WEB_CONCURRENCY=WORKERS) as run:
            yield "serving: first load (goal 300 kB)", f"{_first_load(run.port) / 1000:.0f} kB"
            yield "serving: meeting page (goal 300/s)", _load(data, run.port)
            with _unkept(data, "parts") as port:
                yield "serving: the same, made each time (goal 150/s)", _load(data, port)
            with _unkept(data, "nothing") as port:
                yield "serving: the same, and its parts too (goal 150/s)", _load(data, port)
            for role in ("delegate", "secretariat"):
                cookie = Visitor(data, run.port).sign_in(role).cookie
                name = f"serving: signed in, as {role} (goal 100/s)"
                yield name, _load(data, run.port, cookie)
            yield "serving: save of one provision (goal 30 ms)", _saves(data, run.port)


@contextmanager
def _unkept(data: Path, keeps: str) -> Iterator[int]:
    """Serve the same data without keeping pages, on a port of its own; `keeps` parts or nothing."""
    port = free_port()
    with database_for(Settings.from_environment(environment(data, port))) as ready:
        arguments = [sys.executable, "-m", "gunicorn", "tests.benchmarks.unkept:app"]
        arguments += ["--worker-class", "gthread", "--workers", WORKERS, "--threads", "4"]
        arguments += ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
        server = subprocess.Popen(
            [*arguments, "--no-control-socket"],
            cwd=ROOT,
            env={**environment(data, port), **ready.for_children(), "WGTR_BENCH": keeps},
        )
        try:
            _wait_for(port)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def _wait_for(port: int) -> None:
    until = monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 5).close()
        except OSError:
            if monotonic() > until:
                raise
            sleep(0.1)


def _saves(data: Path, port: int) -> str:
    """Save one provision of the agenda in six languages again and again, one after another."""
    saves = Visitor(data, port).sign_in("secretariat").saves()
    list(islice(saves, WARM))
    before = _processor_time(data)
    took = list(islice(saves, SAVES))
    spent = (_processor_time(data) - before) / SAVES * 1000
    said = f"{median(took):.0f} ms, best {min(took):.0f} ms"
    return f"{said}; {spent:.0f} ms of processor with its form"


def _load(data: Path, port: int, cookie: str = "") -> str:
    """Let the readers ask for the page for some seconds; say how often it came and what it took."""
    _read(port, monotonic() + 1, cookie)
    before, began = _processor_time(data), monotonic()
    with ThreadPoolExecutor(READERS) as pool:
        pages = sum(pool.map(lambda _: _read(port, began + SECONDS, cookie), range(READERS)))
    took, spent = monotonic() - began, _processor_time(data) - before
    return f"{pages / took:.0f}/s, {spent / pages * 1000:.1f} ms of processor each"


def _read(port: int, until: float, cookie: str) -> int:
    """Ask for the page over one connection until the time is up; tell how often it came."""
    pages = 0
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        while monotonic() < until:
            _page(connection, PAGE, cookie)
            pages += 1
    return pages


def _page(connection: socket.socket, address: str, cookie: str = "") -> bytes:
    """Ask for an address; give the answer's body. Raises ValueError where it is not 200."""
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    connection.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n{kept}\r\n".encode())
    answer = b""
    while HEAD_END not in answer:
        answer += _some(connection)
    head, _, body = answer.partition(HEAD_END)
    length = LENGTH.search(head)
    if b" 200 " not in head.partition(b"\r\n")[0] or length is None:
        raise ValueError(f"{address} answers {head[:80]!r}")
    while len(body) < int(length[1]):
        body += _some(connection)
    return body


def _some(connection: socket.socket) -> bytes:
    received = connection.recv(1 << 16)
    if not received:
        raise ConnectionResetError("the server closed the connection")
    return received


def _first_load(port: int) -> int:
    """Count the bytes of the page with its style sheets and scripts."""
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        page = _page(connection, PAGE)
        linked = [_page(connection, each) for each in LINKED.findall(page.decode())]
        return len(page) + sum(map(len, linked))


def _processor_time(data: Path) -> float:
    """Count the seconds of processor that everything serving `data` has used, ended or not.

    The database's own children wear no mark of `data`: they are known by their parent.
    """
    ours, ticks = processes_of(data), 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        if int(path.parent.name) in ours or int(fields[1]) in ours:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
