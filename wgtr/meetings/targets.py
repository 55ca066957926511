"""What a secretariat sets itself: targets and hours that are data in `agendas/att/targets.toml`."""

import tomllib
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from wgtr.core.paths import agendas_folder


@cache
def told() -> dict[str, Any]:
    """Give what the file holds, read once."""
    return tomllib.loads((agendas_folder() / "att" / "targets.toml").read_text("utf-8"))


def report_days() -> int:
    """Tell how many days before a Conference a body's report is to be out."""
    days: int = told()["report"]["days_before_conference"]
    return days


def report_due(starts: date) -> date:
    """Tell the day on which reports to a Conference that begins on `starts` are to be out."""
    return starts - timedelta(days=report_days())


def papers_due(starts: date) -> date:
    """Tell the day on which papers of a meeting that begins on `starts` are to be out."""
    return starts - timedelta(days=told()["papers"]["days_before_meeting"])


def input_closes(starts: date) -> date:
    """Tell the last day for written input to a meeting that begins on `starts`."""
    return starts - timedelta(days=told()["input"]["days_before_meeting"])


def usual_sittings() -> dict[str, tuple[time, time]]:
    """Give the sittings that a day may have, by name: when they open and close."""
    return {one["name"]: (one["opens"], one["closes"]) for one in told()["sitting"]}
