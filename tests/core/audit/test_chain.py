"""Any change to a written event shows: flipped, removed, inserted, swapped, cut off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.core.audit.chain import (
    BEFORE_THE_FIRST,
    BrokenChain,
    Event,
    Head,
    Link,
    hash_of,
    verify,
)

START = datetime(2025, 2, 8, 9, tzinfo=UTC)


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, length + 1):
        event = Event(
            sequence=number,
            at=START + timedelta(seconds=number),
            actor="the secretary",
            action="meetings.add",
            subject=f"meeting:{number}",
            detail={"place": {"zh": "日内瓦", "en": "Geneva"}, "n": number},
        )
        before = links[-1].hash if links else BEFORE_THE_FIRST
        links.append(Link(event, before, hash_of(event, before)))
    return links


def test_a_whole_chain_gives_its_head() -> None:
    links = chain(5)
    assert verify(links) == Head(5, links[-1].hash)
    assert verify([]) == Head(0, BEFORE_THE_FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"at": START},
        {"actor": "somebody else"},
        {"action": "meetings.move"},
        {"subject": "meeting:9"},
        {"detail": {}},
    ],
)
def test_a_changed_event_shows(change: dict[str, Any]) -> None:
    links = chain(5)
    links[2] = replace(links[2], event=replace(links[2].event, **change))
    with pytest.raises(BrokenChain, match="event 3 is not what was written"):
        verify(links)


def test_an_event_written_anew_with_its_own_hash_shows_in_the_next() -> None:
    links = chain(5)
    forged = replace(links[2].event, actor="somebody else")
    links[2] = Link(forged, links[2].previous_hash, hash_of(forged, links[2].previous_hash))
    with pytest.raises(BrokenChain, match="event 4 is not what was written"):
        verify(links)


@given(st.integers(0, 9), st.sampled_from(["remove", "repeat", "swap"]))
def test_events_out_of_their_place_show(at: int, how: str) -> None:
    links = chain(11)
    if how == "remove":
        del links[at]
    elif how == "repeat":
        links.insert(at, links[at])
    else:
        links[at], links[at + 1] = links[at + 1], links[at]
    with pytest.raises(BrokenChain):
        verify(links)


def test_a_tail_cut_off_or_written_anew_shows_beside_a_head_noted_before() -> None:
    noted = verify(chain(5))
    assert verify(chain(8), noted=noted).sequence == 8
    with pytest.raises(BrokenChain, match="ends with event 4; 5 was noted before"):
        verify(chain(4), noted=noted)
    with pytest.raises(BrokenChain, match="event 5 is not the one noted as 5:"):
        verify(chain(8), noted=Head(5, "0" * 64))
