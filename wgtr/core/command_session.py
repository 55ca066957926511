"""What commands on the database share: settings, database, clock, refusals."""

from collections.abc import Iterator
from contextlib import contextmanager

from wgtr.core.database import working_on
from wgtr.core.errors import HalfSet, RuleViolation
from wgtr.core.exits import BadInput
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for


@contextmanager
def at_work() -> Iterator[Settings]:
    """Let a command use `db.session`; what it may not do becomes its sentence, exit code 2."""
    try:
        settings = Settings.from_environment()
        with database_for(settings) as ready:
            ready.start_clock()
            with working_on(ready.database_url or ""):
                yield ready
    except (HalfSet, RuleViolation) as problem:
        raise BadInput(str(problem)) from None
