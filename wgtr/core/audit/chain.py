"""The hash chain: each event's hash covers the one before it, so that none can change unseen.

`hash = SHA-256(previous hash + canonical JSON of the event)`. A change, a removal, an insertion
or a swap breaks it; a tail cut off at the end is seen by comparing with a head noted earlier.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

BEFORE_THE_FIRST = "0" * 64
"""What the first event of a chain takes for the hash before it."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event as it is hashed: its place in the chain and what happened."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class Link:
    """An event as it is kept, with the two hashes that were written beside it."""

    event: Event
    previous_hash: str
    hash: str


@dataclass(frozen=True)
class Head:
    """The end of a chain: note it somewhere else, and a tail cut off later is seen."""

    sequence: int
    hash: str

    def __str__(self) -> str:
        """Write the head as people note it down: `12:9f86…`."""
        return f"{self.sequence}:{self.hash}"


class BrokenChain(Exception):
    """The record was tampered with; the message says at which event it shows."""


def hash_of(event: Event, previous_hash: str) -> str:
    """Hash `event` onto the chain whose last hash is `previous_hash` (64 hexadecimal digits)."""
    canonical = json.dumps(
        {
            "sequence": event.sequence,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": event.actor,
            "action": event.action,
            "subject": event.subject,
            "detail": event.detail,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(f"{previous_hash}{canonical}".encode()).hexdigest()


def verify(links: Iterable[Link], *, noted: Head | None = None) -> Head:
    """Walk the chain from its first event and give its head.

    Raises BrokenChain where an event does not follow from the one before it, or where the chain
    does not hold the head `noted` earlier.
    """
    head = Head(0, BEFORE_THE_FIRST)
    for link in links:
        _check(link, head)
        head = Head(link.event.sequence, link.hash)
        if noted is not None and noted.sequence == head.sequence and noted != head:
            raise BrokenChain(f"event {head.sequence} is not the one noted as {noted}")
    if noted is not None and noted.sequence > head.sequence:
        raise BrokenChain(f"it ends with event {head.sequence}; {noted.sequence} was noted before")
    return head


def _check(link: Link, head: Head) -> None:
    if link.event.sequence != head.sequence + 1:
        raise BrokenChain(f"event {head.sequence + 1} is missing")
    if link.previous_hash != head.hash or link.hash != hash_of(link.event, head.hash):
        raise BrokenChain(f"event {link.event.sequence} is not what was written")
