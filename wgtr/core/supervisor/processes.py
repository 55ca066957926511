"""Children that end when we do, and how to tell a living process from a number used again."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from wgtr.core.supervisor.accounts import Account

PR_SET_PDEATHSIG = 1
A_MOMENT = 0.05


@dataclass(frozen=True, kw_only=True)
class Command:
    """A child as it is started: what to run, how to ask it to end, as whom."""

    arguments: Sequence[str]
    ends_on: signal.Signals = signal.SIGTERM
    ends_with_us: bool = True
    account: Account | None = None
    environment: Mapping[str, str] | None = None
    output: IO[bytes] | None = None
    folder: Path = field(default=Path("/"))


def start(command: Command) -> subprocess.Popen[bytes]:
    """Start `command` in its own session, so that Ctrl-C reaches only us and we end it in order."""
    return subprocess.Popen(  # noqa: S603 - our own programs, no words from outside
        list(command.arguments),
        preexec_fn=_before_it_runs(command),  # noqa: PLW1509 - started from our only thread
        env=None if command.environment is None else dict(command.environment),
        stdin=subprocess.DEVNULL,
        stdout=command.output,
        stderr=command.output,
        cwd=command.folder,
        start_new_session=True,
    )


def _before_it_runs(command: Command) -> Callable[[], None]:
    """Prepare what the child does between fork and exec: become the account, die with us."""
    us = os.getpid()

    def prepare() -> None:
        if command.account is not None:
            command.account.become()
        if command.ends_with_us:  # asked after the change of account, which would clear it
            ask_to_end_with_parent(command.ends_on, parent=us)

    return prepare


def ask_to_end_with_parent(by: signal.Signals, *, parent: int) -> None:
    """Let Linux send this process `by` when its parent ends, however it ends.

    Elsewhere nothing happens here; the next start ends what was left behind
    (`data_folder.end_leftovers`).
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), by)


def end(process: subprocess.Popen[bytes], by: signal.Signals, *, patience: float) -> None:
    """Ask `process` to end, wait `patience` seconds, then end it without asking."""
    if process.poll() is not None:
        return
    process.send_signal(by)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def command_line_of(pid: int) -> str:
    """Read the command line of the process `pid`; empty where there is none (any more)."""
    on_linux = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self/cmdline").exists():
        try:
            return on_linux.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return ""
    asked = ["ps", "-o", "command=", "-p", str(pid)]
    found = subprocess.run(asked, capture_output=True, check=False, text=True)  # noqa: S603
    return found.stdout.strip()


def end_other(pid: int, mark: str, by: Sequence[signal.Signals], *, patience: float) -> None:
    """End a process that is not our child, if its command line holds `mark`.

    Each signal of `by` is given `patience` seconds before the next one.
    """
    for each in by:
        if mark not in command_line_of(pid):
            return
        os.kill(pid, each)
        until = time.monotonic() + patience
        while mark in command_line_of(pid) and time.monotonic() < until:
            time.sleep(A_MOMENT)
