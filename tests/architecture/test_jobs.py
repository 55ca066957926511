"""The worker knows every job that a room declares."""

from importlib import import_module

from tests.architecture.source import modules
from wgtr.core.jobs import Job
from wgtr.jobs import JOBS


def declared() -> dict[str, str]:
    """Every job that stands in a room's jobs.py: its name, and where."""
    found: dict[str, str] = {}
    for module in modules():
        if module.path.name == "jobs.py" and module.room is not None:
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Job) and value.function.__module__ == module.name:
                    assert value.name not in found, f"{value.name} is declared twice"
                    found[value.name] = module.name
    return found


def test_every_job_is_listed() -> None:
    listed = {each.name for each in JOBS}
    missing = {name: where for name, where in declared().items() if name not in listed}
    assert missing == {}, f"{missing}: add it to JOBS in wgtr/jobs.py, or no worker will do it."
    assert len(listed) == len(JOBS), "two jobs share a name"
