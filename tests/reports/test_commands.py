"""`wgtr report`: a file in each format, from the kept report or from the records."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.factories.documents import make_issued
from tests.factories.meetings import make_meeting
from wgtr.core.database import db
from wgtr.core.settings import Settings
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reports.commands import report
from wgtr.reports.drafting.gathering import drafted_now
from wgtr.reports.drafting.operations import draft_chairs_report

MEETING = "csp11-wgtr-2025-02-28"
Run = Callable[..., Result]


@pytest.fixture
def run(database: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command on this test's database, which has the meeting and its agenda."""
    for name, value in database.for_children().items():
        monkeypatch.setenv(name, value)
    make_issued(meetings=[make_meeting()])
    db.session.commit()

    def invoke(*arguments: object, exits: int = 0) -> Result:
        result = CliRunner().invoke(report, [str(each) for each in arguments])
        assert result.exit_code == exits, result.output
        assert "Traceback" not in result.output
        db.session.rollback()
        return result

    return invoke


def test_a_report_comes_in_each_format(run: Run, tmp_path: Path) -> None:
    begins = {"docx": b"PK", "html": b"<!DOCTYPE html>", "md": b""}
    for form, first in begins.items():
        out = tmp_path / f"report.{form}"
        run("chair", MEETING, "--to", form, "--language", "en", "--output", out)
        assert out.read_bytes().lower().startswith(first.lower())
    assert "Report of the Chair" in (tmp_path / "report.md").read_text("utf-8")


def test_the_report_that_is_being_edited_is_the_one_that_comes(run: Run, tmp_path: Path) -> None:
    meeting = meeting_with_slug(MEETING)
    assert meeting is not None
    text = drafted_now(meeting, names_delegations=False)
    draft_chairs_report(meeting=meeting, text=text, names_delegations=False, by="test")
    db.session.commit()
    out = tmp_path / "kept.md"
    run("chair", MEETING, "--to", "md", "--output", out)
    assert "Report of the Chair" in out.read_text("utf-8")


def test_a_conference_report_lists_the_documents(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "conference.md"
    run("conference", "CSP11", "--to", "md", "--output", out)
    written = out.read_text("utf-8")
    assert "Final report of CSP11" in written
    assert "9001" in written
    assert "No report has been drafted yet" in written


@pytest.mark.parametrize(
    "arguments", [("chair", "csp11-wgtr-2099-01-01"), ("conference", "CSP99"), ("conference", "x")]
)
def test_what_is_not_there_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, str]
) -> None:
    out = tmp_path / "nothing.md"
    result = run(*arguments, "--to", "md", "--output", out, exits=2)
    assert "There is no" in result.stderr
    assert not out.exists()
