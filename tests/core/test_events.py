"""Announcing: typed, in order, in the caller's transaction, and stopped by a rule."""

from dataclasses import dataclass

import pytest

from wgtr.core import events
from wgtr.core.errors import RuleViolation
from wgtr.core.events import Event, NobodyListens, announce, on, only


@dataclass(frozen=True)
class Moved(Event):
    where: str


@dataclass(frozen=True)
class MovedFar(Moved):
    pass


@dataclass(frozen=True)
class Closed(Event):
    pass


def test_listeners_are_called_in_the_order_of_the_list() -> None:
    heard: list[str] = []
    first = on(Moved, lambda event: heard.append(f"first {event.where}"))
    second = on(Moved, lambda event: heard.append(f"second {event.where}"))
    with only(second, first):
        announce(Moved("Geneva"))
    assert heard == ["second Geneva", "first Geneva"]


def test_a_listener_hears_its_kind_and_what_inherits_it_only() -> None:
    heard: list[Event] = []
    with only(on(Moved, heard.append)):
        announce(Closed())
        announce(MovedFar("Vienna"))
    assert heard == [MovedFar("Vienna")]


def test_a_rule_forbids_and_nobody_after_it_is_told() -> None:
    heard: list[Event] = []

    def forbid(_event: Moved) -> None:
        raise RuleViolation("Not on a Sunday.")

    with only(on(Moved, forbid), on(Moved, heard.append)), pytest.raises(RuleViolation):
        announce(Moved("Geneva"))
    assert heard == []


def test_an_event_is_not_lost_where_nobody_was_made_to_listen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events._ears, "find", None)
    with pytest.raises(NobodyListens):
        announce(Closed())
