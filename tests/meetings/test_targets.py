"""Targets are the secretariat's to change, in its own folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wgtr.meetings.targets import report_days, told


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    told.cache_clear()
    yield
    told.cache_clear()


def test_the_example_asks_for_reports_a_month_ahead() -> None:
    assert report_days() == 31


def test_a_secretariat_sets_another_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "att").mkdir()
    (tmp_path / "att" / "targets.toml").write_text("[report]\ndays_before_conference = 42\n")
    monkeypatch.setenv("WGTR_AGENDAS", str(tmp_path))
    assert report_days() == 42
