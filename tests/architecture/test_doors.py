"""The pure commands start without the web and the database."""

import json
import subprocess
import sys

import pytest

from wgtr.command_line import DOORS

PURE_DOORS = ["import", "render", "symbol"]
HEAVY = ("flask", "sqlalchemy", "psycopg", "alembic", "werkzeug")
OPEN_DOOR = """
import importlib, json, sys
module, _, name = sys.argv[1].partition(":")
getattr(importlib.import_module(module), name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("door", PURE_DOORS)
def test_a_pure_door_loads_neither_web_nor_database(door: str) -> None:
    opened = subprocess.run(
        [sys.executable, "-c", OPEN_DOOR, DOORS[door]], capture_output=True, text=True, check=False
    )
    assert opened.returncode == 0, f"`wgtr {door}` cannot be opened: {opened.stderr[-500:]}"
    loaded = set(json.loads(opened.stdout)) & set(HEAVY)
    assert loaded == set(), f"`wgtr {door}` loads {loaded}; find out with python -X importtime"


@pytest.mark.parametrize("door", DOORS)
def test_every_door_opens_and_explains_itself(door: str) -> None:
    command = [sys.executable, "-m", "wgtr", door, "--help"]
    opened = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (opened.returncode, opened.stdout[:6]) == (0, "Usage:"), opened.stderr[-500:]
