"""Killed at any moment while it writes, the program has lost nothing that it said was kept."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories.serving import environment, kill_all
from wgtr.bodies.queries import bodies_by_code
from wgtr.core.audit.chain import verify
from wgtr.core.audit.queries import all_links
from wgtr.core.database import working_on
from wgtr.core.migration import migrate
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for

WRITER = Path(__file__).parent / "writer.py"


@pytest.mark.parametrize(
    "kills", [4, pytest.param(200, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_nothing_acknowledged_is_lost(short_folder: Path, kills: int) -> None:
    data = short_folder / "var"
    settings = Settings.from_environment({"WGTR_DATA": str(data)})
    with database_for(settings) as ready:
        migrate(ready.owner_database_url or "", application_url=ready.database_url or "")
    kept: set[str] = set()
    chance = random.Random(20250228)  # noqa: S311 - moments to kill at, no secret
    for start in range(kills):
        lines, after = chance.randint(0, 4), chance.uniform(0.0, 0.4)
        kept |= _write_until_killed(data, str(start), lines=lines, after=after)
    assert kept
    with database_for(settings) as ready, working_on(ready.database_url or ""):
        there = {body.code for body in bodies_by_code()}
        head = verify(all_links())
    assert kept - there == set()
    assert head.sequence == len(there)


def _write_until_killed(data: Path, name: str, *, lines: int, after: float) -> set[str]:
    """Kill all, `after` seconds after the writer's line number `lines`; give what it said it kept.

    Lines are counted, since a busy machine may keep nothing within any time that we name.
    """
    writer = subprocess.Popen(
        [sys.executable, WRITER, name], env=environment(data, 8000), stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    with writer.stdout as said:
        assert said.readline() == b"ready\n"
        heard = [said.readline() for _ in range(lines)]
        time.sleep(after)
        kill_all(data)
        writer.wait()
        # A line cut off by the kill was not said.
        return {line.decode().strip() for line in [*heard, *said] if line.endswith(b"\n")}
