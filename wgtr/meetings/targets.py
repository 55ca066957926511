"""What a secretariat sets itself: targets that are data in `agendas/att/targets.toml`."""

import tomllib
from datetime import date, timedelta
from functools import cache

from wgtr.core.paths import agendas_folder


@cache
def report_days() -> int:
    """Tell how many days before a Conference a body's report is to be out; read once."""
    told = tomllib.loads((agendas_folder() / "att" / "targets.toml").read_text("utf-8"))
    days: int = told["report"]["days_before_conference"]
    return days


def report_due(starts: date) -> date:
    """Tell the day on which reports to a Conference that begins on `starts` are to be out."""
    return starts - timedelta(days=report_days())
