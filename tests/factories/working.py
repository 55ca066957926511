"""`wgtr work` as a process of its own, on a test's database."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.factories.serving import WGTR
from wgtr.core.settings import Settings

KEY = "k" * 32


@contextmanager
def worker(settings: Settings, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Let a worker work for the block, unless it is killed; afterwards it is gone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WGTR_")}
    given = {**settings.for_children(), "WGTR_SECRET_KEY": KEY, **more}
    process = subprocess.Popen([WGTR, "work"], env={**kept, **given}, start_new_session=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
