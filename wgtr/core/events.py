"""What lower rooms announce and higher ones listen to, typed, inside the change's transaction.

A room that must tell or ask what stands above it announces an event (a frozen dataclass that
inherits Event): a text is about to be issued, a meeting has moved. Listeners are called at once,
in the order of the list in `wgtr/subscriptions.py`; what they write is kept or lost together with
the change. A listener that raises RuleViolation forbids the change; so ask before the first write
and tell after the last one.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar


@dataclass(frozen=True)
class Event:
    """What every event inherits; its fields are what listeners need to know."""


Kind = TypeVar("Kind", bound=Event)


@dataclass(frozen=True)
class Subscription(Generic[Kind]):
    """One listener: what it listens to (subclasses too), and what it does."""

    kind: type[Kind]
    listener: Callable[[Kind], None]


Subscriptions = Sequence[Subscription[Any]]


@dataclass
class _Ears:
    find: Callable[[], Subscriptions] | None = None


_ears = _Ears()


class NobodyListens(Exception):
    """The process has not said who listens, so an event would be lost: call `listen_with`."""


def on(kind: type[Kind], listener: Callable[[Kind], None]) -> Subscription[Kind]:
    """Let `listener` be called with each event of `kind`."""
    return Subscription(kind, listener)


def listen_with(find: Callable[[], Subscriptions]) -> None:
    """Say, once per process, where the listeners are found; asked at the first event only."""
    _ears.find = find


def announce(event: Event) -> None:
    """Tell everybody who listens to `event`, in order, in the caller's transaction.

    Raises what a listener raises, RuleViolation above all, and NobodyListens where the
    process has not been made as an application or a command.
    """
    if _ears.find is None:
        raise NobodyListens(f"{event!r} was announced before listen_with was called")
    for subscription in _ears.find():
        if isinstance(event, subscription.kind):
            subscription.listener(event)


@contextmanager
def only(*subscriptions: Subscription[Any]) -> Iterator[None]:
    """Let these alone listen for the time of the block; for tests."""
    before, _ears.find = _ears.find, lambda: subscriptions
    try:
        yield
    finally:
        _ears.find = before
