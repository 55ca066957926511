import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from tests.factories.meetings import make_body
from wgtr.core.audit.commands import audit
from wgtr.core.database import db
from wgtr.core.settings import Settings


@pytest.fixture
def recorded(database: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings in the environment, of a database with two recorded changes."""
    for name, value in database.for_children().items():
        monkeypatch.setenv(name, value)
    make_body("WGTR")
    make_body("WGTU")
    db.session.commit()
    return database


def run(*arguments: str) -> Result:
    return CliRunner().invoke(audit, ["verify", *arguments])


def test_a_whole_record_ends_with_0_and_tells_its_head(recorded: Settings) -> None:
    result = run()
    assert (result.exit_code, result.output[:35]) == (0, "The record is whole: 2 events, head")
    head = result.output.split()[-1]
    assert run("--head", head).exit_code == 0
    assert json.loads(run("--json", "-").output) == {"whole": True, "events": 2, "head": head}


def test_a_record_that_was_changed_ends_with_1_and_tells_where(
    recorded: Settings, tmp_path: Path
) -> None:
    with psycopg.connect((recorded.owner_database_url or "").replace("+psycopg", "")) as owner:
        owner.execute("update audit_events set actor = 'nobody' where sequence = 2")
    result = run("--json", str(tmp_path / "found.json"))
    assert result.exit_code == 1
    assert "event 2 is not what was written" in result.output
    assert not (tmp_path / "found.json").exists()


def test_a_head_that_is_none_ends_with_2(recorded: Settings) -> None:
    result = run("--head", "twelve")
    assert (result.exit_code, "is no head" in result.output) == (2, True)


def test_before_the_first_start_it_ends_with_3_and_makes_no_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WGTR_DATABASE_URL", raising=False)
    monkeypatch.delenv("WGTR_SECRET_KEY", raising=False)
    monkeypatch.setenv("WGTR_DATA", str(tmp_path / "var"))
    result = run()
    assert (result.exit_code, result.output.count("\n")) == (3, 1)
    assert "start the system once (make run)" in result.output
    assert not (tmp_path / "var").exists()


def test_a_database_without_tables_ends_with_3(recorded: Settings) -> None:
    with psycopg.connect((recorded.owner_database_url or "").replace("+psycopg", "")) as owner:
        owner.execute("drop table audit_events cascade")
    result = run()
    assert (result.exit_code, result.output.count("\n")) == (3, 1)
    assert "holds no record yet" in result.output


def test_a_database_that_does_not_answer_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGTR_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    monkeypatch.setenv("WGTR_SECRET_KEY", "x" * 32)
    result = run()
    assert (result.exit_code, result.output.count("\n")) == (3, 1)
    assert "The database does not answer" in result.output
