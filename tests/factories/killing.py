"""Programs that write until they are killed, and say each thing once it is kept.

Such a program calls `write_until_killed`; a test starts it again and again with `said_until_killed`
and looks whether everything that was said is there.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

from tests.factories.serving import environment, kill_all
from wgtr.core.database import working_on
from wgtr.core.migration import migrate
from wgtr.core.settings import ROOT, Settings
from wgtr.core.supervisor import database_for
from wgtr.schema import METADATA


def make_database(data: Path) -> Settings:
    """Make a data folder's database, and give the settings to look at it."""
    settings = Settings.from_environment({"WGTR_DATA": str(data)})
    with database_for(settings) as ready:
        migrate(ready.owner_database_url or "", application_url=ready.database_url or "")
    return settings


def said_until_killed(program: Path, data: Path, name: str, chance: Random) -> list[list[str]]:
    """Let a program write, kill it with its database, and give the words of each line it said.

    It is killed a moment after one of its first lines. Lines are counted, since a
    busy machine may keep nothing within any time that we name.
    """
    lines, after = chance.randint(0, 4), chance.uniform(0.0, 0.15)
    writer = subprocess.Popen(
        [sys.executable, program, name],
        env={**environment(data, 8000), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None
    with writer.stdout as said:
        assert said.readline() == b"ready\n"
        heard = [said.readline() for _ in range(lines)]
        time.sleep(after)
        kill_all(data)
        writer.wait()
        # A line cut off by the kill was not said.
        return [line.decode().split() for line in [*heard, *said] if line.endswith(b"\n")]


def said_over(kills: int, program: Path, data: Path, *, seed: int) -> list[list[str]]:
    """Kill a program again and again, at moments drawn from `seed`; give all lines it said."""
    chance = Random(seed)  # noqa: S311 - moments to kill at, no secret
    starts = (said_until_killed(program, data, str(start), chance) for start in range(kills))
    return [line for said in starts for line in said]


def write_until_killed(write: Callable[[str, int], str]) -> None:
    """Call `write` with the program's name and 0, 1, 2 …; it commits, and gives the line to say."""
    assert METADATA.tables, "every table is known"
    with (
        database_for(Settings.from_environment()) as ready,
        working_on(ready.database_url or ""),
    ):
        _say("ready")
        for turn in count():
            if line := write(sys.argv[1], turn):
                _say(line)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
