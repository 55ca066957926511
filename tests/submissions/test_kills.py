"""Killed at any moment while it sends: no receipt that was given is lost, no number given twice."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.killing import make_database, said_over
from wgtr.core.audit.chain import verify
from wgtr.core.audit.queries import all_links, event_numbered
from wgtr.core.database import db, working_on
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
    settings = make_database(data)
    given = said_over(kills, SENDER, data, seed=20250214)
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
