"""Killed at any moment while it writes, the program has lost nothing that it said was kept."""

from pathlib import Path

import pytest

from tests.factories.killing import make_database, said_over
from wgtr.bodies.queries import bodies_by_code
from wgtr.core.audit.chain import verify
from wgtr.core.audit.queries import all_links
from wgtr.core.database import working_on
from wgtr.core.supervisor import database_for

WRITER = Path(__file__).parent / "writer.py"


@pytest.mark.parametrize(
    "kills", [4, pytest.param(200, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_nothing_acknowledged_is_lost(short_folder: Path, kills: int) -> None:
    data = short_folder / "var"
    settings = make_database(data)
    kept = {code for [code] in said_over(kills, WRITER, data, seed=20250228)}
    assert kept
    with database_for(settings) as ready, working_on(ready.database_url or ""):
        there = {body.code for body in bodies_by_code()}
        head = verify(all_links())
    assert kept - there == set()
    assert head.sequence == len(there)
