"""Killed at any moment while it sends: no receipt that was given is lost, no number given twice."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.serving import environment, kill_all
from wgtr.core.audit.chain import verify
from wgtr.core.audit.queries import all_links, event_numbered
from wgtr.core.database import db, working_on
from wgtr.core.migration import migrate
from wgtr.core.settings import ROOT, Settings
from wgtr.core.supervisor import database_for
from wgtr.submissions.models import Call, Receipt
from wgtr.submissions.queries import files_of, receipt_numbered
from wgtr.submissions.receipts import holds

SENDER = Path(__file__).parent / "sender.py"


@pytest.mark.parametrize(
    "kills", [10, pytest.param(200, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_killed_while_sending(short_folder: Path, kills: int) -> None:
    data = short_folder / "var"
    settings = Settings.from_environment({"WGTR_DATA": str(data)})
    with database_for(settings) as ready:
        migrate(ready.owner_database_url or "", application_url=ready.database_url or "")
    given: list[list[str]] = []
    chance = random.Random(20250214)  # noqa: S311 - moments to kill at, no secret
    for start in range(kills):
        lines, after = chance.randint(0, 4), chance.uniform(0.0, 0.1)
        given += _send_until_killed(data, str(start), lines, after)
    assert given
    with database_for(settings) as ready, working_on(ready.database_url or ""):
        for number, sha256, text_sha256 in given:
            _check(number, sha256, text_sha256)
        numbers = sorted(int(each.rpartition("-")[2]) for each in _receipts())
        assert numbers == list(range(1, len(numbers) + 1))
        assert db.session.scalars(
            select(Call.last_number).where(Call.kind == "comments")
        ).one() == len(numbers)
        verify(all_links())


def _receipts() -> list[str]:
    return list(db.session.scalars(select(Receipt.number)))


def _check(number: str, sha256: str, text_sha256: str) -> None:
    sent = receipt_numbered(number)
    assert sent is not None
    assert sent.receipt is not None
    assert (sent.receipt.sha256, sent.text_sha256) == (sha256, text_sha256)
    event = event_numbered(sent.receipt.event)
    assert event is not None
    assert holds(sent.receipt, sent, str(event.detail["receipt"]))
    assert [file.content for _name, file in files_of(sent)] == [sent.answers[0].words.encode()]


def _send_until_killed(data: Path, name: str, lines: int, after: float) -> list[list[str]]:
    sender = subprocess.Popen(
        [sys.executable, SENDER, name],
        env={**environment(data, 8000), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert sender.stdout is not None
    with sender.stdout as said:
        assert said.readline() == b"ready\n"
        heard = [said.readline() for _ in range(lines)]
        time.sleep(after)
        kill_all(data)
        sender.wait()
        # A line cut off by the kill was not said.
        return [line.decode().split() for line in [*heard, *said] if line.endswith(b"\n")]
