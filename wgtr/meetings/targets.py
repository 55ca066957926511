"""What a secretariat sets itself: targets that are data in `agendas/att/targets.toml`."""

import tomllib
from functools import cache

from wgtr.core.paths import agendas_folder


@cache
def report_days() -> int:
    """Tell how many days before a Conference a body's report is to be out; read once."""
    told = tomllib.loads((agendas_folder() / "att" / "targets.toml").read_text("utf-8"))
    days: int = told["report"]["days_before_conference"]
    return days
