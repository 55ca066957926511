"""Runs one program on bytes, in a box: limits on time, memory and output, nothing inherited.

The program gets an empty environment, a session of its own (so that it is killed with all its
children), no byte to write to any file, and no terminal. Limits are set by the shell's `ulimit`
before the program starts, so that no code of ours runs between fork and exec.
"""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

_SHELL = "/bin/sh"
# The soft limit on processor time warns by a signal of its own, the hard one kills a second later.
_SCRIPT = (
    'ulimit -c 0 && ulimit -f 0 && ulimit -S -t "$1" && ulimit -H -t "$2"'
    ' && { [ "$3" = 0 ] || ulimit -d "$3"; } && shift 3 && exec "$@"'
)
_STDERR_KEPT = 4_096
_MOST_OUTPUT = 100 * 1024 * 1024


class BoxedError(RuntimeError):
    """A boxed program did not end well; `reason` is "time", "memory", "output" or "failed"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use: `wall` and `cpu` in seconds, `memory` and `output` in bytes.

    `memory` bounds the data the program may allocate; 0 leaves that to the program itself.
    """

    wall: float
    cpu: int
    memory: int = 0
    output: int = _MOST_OUTPUT


def run_boxed(command: Sequence[str], data: bytes, limits: Limits) -> bytes:
    """Give `data` to a program's standard input and return its standard output.

    Raises BoxedError where the program fails, does not end in time, or says too much.
    """
    bounds = (limits.cpu, limits.cpu + 1, limits.memory // 1024)
    argv = [_SHELL, "-c", _SCRIPT, "box", *map(str, bounds), *command]
    process = subprocess.Popen(  # noqa: S603 - the command is ours, its input is not
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={},
        cwd="/",
        start_new_session=True,
    )
    late = threading.Event()

    def end() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(limits.wall, end)
    timer.start()
    try:
        output, errors = _exchange(process, data, limits.output)
        # Wait without reaping: until then the process id, and so the group's, is still its own.
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    finally:
        timer.cancel()
        timer.join()
        _kill(process)
        code = process.wait()
    _judge(code, late=late.is_set(), output=len(output), limits=limits, errors=errors)
    return output


def _exchange(process: subprocess.Popen[bytes], data: bytes, most: int) -> tuple[bytes, str]:
    """Feed and read at the same time, as either pipe may fill up first."""
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise BoxedError("failed", "no pipes")
    errors: list[bytes] = []
    threads = [
        threading.Thread(target=_feed, args=(process.stdin, data)),
        threading.Thread(target=_drain, args=(process.stderr, errors)),
    ]
    for thread in threads:
        thread.start()
    with process.stdout as stdout:
        output = stdout.read(most + 1)
        if len(output) > most:
            _kill(process)
    for thread in threads:
        thread.join()
    return output, b"".join(errors).decode("utf-8", "replace")


def _feed(pipe: IO[bytes], data: bytes) -> None:
    # A program that has heard enough, or was killed, closes its end first.
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(data)


def _drain(pipe: IO[bytes], kept: list[bytes]) -> None:
    with pipe:
        kept.append(pipe.read(_STDERR_KEPT))
        while pipe.read(1 << 16):
            pass


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and its children: they share a process group that is their own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _judge(code: int, *, late: bool, output: int, limits: Limits, errors: str) -> None:
    if output > limits.output:
        raise BoxedError("output")
    if late or code == -signal.SIGXCPU:
        raise BoxedError("time")
    if code:
        raise BoxedError("failed", f"exit {code} {errors.strip()}".strip())
