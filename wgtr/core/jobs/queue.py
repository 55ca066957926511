"""Jobs: declared in a room's `jobs.py`, asked for in the transaction of a change.

A job may run more than once: when the worker is killed in it, it is taken up again. So each one
first looks at what is done already. Its values are few and plain (numbers, names); what it works
on it reads from the database. It commits by itself, like a view.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, cast

from procrastinate import App, SyncPsycopgConnector

from wgtr.core.database import db
from wgtr.core.jobs.retries import Retries

Values = ParamSpec("Values")
GivenUp = Callable[[Mapping[str, Any], str], None]
"""Told, with a job's values and the problem, that it failed for good."""

# Never opened: a job is only ever asked for on the connection of the session.
_deferring = App(connector=SyncPsycopgConnector())


class TryLater(Exception):
    """A job cannot be done now, for a reason that is no fault of the program; it is retried."""


@dataclass(frozen=True)
class Job(Generic[Values]):
    """A function that the worker calls, under a name that stays the same."""

    name: str
    function: Callable[Values, None]
    retries: Retries
    given_up: GivenUp | None = field(default=None)

    def __call__(self, *given: Values.args, **values: Values.kwargs) -> None:
        """Do it here and now."""
        self.function(*given, **values)

    def defer(self, *_given: Values.args, **values: Values.kwargs) -> int:
        """Ask for it in the session's transaction: it is done if and only if that commits.

        Of two with the same values the second waits for the first. Gives the number in the queue.
        """
        connection = db.session.connection().connection.driver_connection
        same = f"{self.name}:{json.dumps(values, sort_keys=True)}"
        asked = _deferring.configure_task(
            self.name, allow_unknown=True, connection=connection, lock=same
        )
        return asked.defer(**cast("dict[str, Any]", values))


def job(
    name: str, *, retries: Retries | None = None, given_up: GivenUp | None = None
) -> Callable[[Callable[Values, None]], Job[Values]]:
    """Make a job of a function with keyword arguments, under `name` ("outbox.send").

    List it in `wgtr/jobs.py`, so that the worker knows it.
    `given_up` is called in a transaction of its own when the last attempt has failed.
    """

    def make(function: Callable[Values, None]) -> Job[Values]:
        return Job(name, function, retries or Retries(), given_up)

    return make
