"""Keeping children alive: one that ends by itself is started again, at growing distances."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

from wgtr.core.exits import MissingOnMachine
from wgtr.core.supervisor.processes import end

LOOKING = 0.3
LONGEST_PAUSE = 30.0
STEADY = 60.0


class Stopped(BaseException):
    """We were asked to end (SIGTERM, SIGINT): unwind, ending children in order."""


@dataclass
class Child:
    """A child as data: its name for people, how it starts, how it is asked to end."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    ends_on: signal.Signals = signal.SIGTERM
    patience: float = 35.0
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    due: float = field(default=0.0)


def say(sentence: str) -> None:
    """Tell the person at the terminal, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


@contextmanager
def running(children: Sequence[Child]) -> Iterator[None]:
    """Start the children for the block; at its end, stop them, the last one started first."""
    try:
        for child in children:
            _start(child)
        yield
    finally:
        for child in reversed(children):
            if child.process is not None:
                end(child.process, child.ends_on, patience=child.patience)


def keep_alive(children: Sequence[Child]) -> NoReturn:
    """Look after the children until a signal raises Stopped."""
    while True:
        time.sleep(LOOKING)
        for child in children:
            look_after(child)


def look_after(child: Child) -> None:
    """Start `child` again where it ended: at once the first time, then after longer pauses."""
    if child.process is not None and child.process.poll() is None:
        return
    present = time.monotonic()
    if child.process is not None:
        _note_end(child, child.process.returncode, present)
    if present >= child.due:
        try:
            _start(child)
        except MissingOnMachine as problem:
            say(f"{child.name}: {problem.message}")
            _note_end(child, 0, present)


def _note_end(child: Child, code: int, present: float) -> None:
    steady = present - child.started > STEADY
    child.failures = 0 if steady else child.failures + 1
    pause = min(LONGEST_PAUSE, 2.0 ** (child.failures - 1)) if child.failures > 1 else 0.0
    child.due, child.process = present + pause, None
    how = f"signal {-code}" if code < 0 else f"exit {code}"
    say(f"{child.name} ended ({how}); starting again in {pause:.0f} s.")


def _start(child: Child) -> None:
    child.started = time.monotonic()
    child.process = child.start()


def stop_on_signals() -> None:
    """Turn the first SIGTERM or SIGINT into Stopped; more of them change nothing."""

    def stop(_number: int, _frame: object) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, stop)
