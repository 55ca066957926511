"""The example data of a demonstration: Conferences, bodies and a meeting, from `agendas/att/`.

What is there already is left alone, so that a change made in the demonstration stays.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wgtr.bodies.models import Body, Conference, Mode
from wgtr.bodies.operations import add_body, add_conference
from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.paths import agendas_folder
from wgtr.meetings.operations import Slot, add_meeting, record_held, slug_of
from wgtr.meetings.queries import meeting_with_slug

LOADER = "example data"
"""Who the audit record says has added them."""


def load_example() -> None:
    """Add what the TOML files hold and the database does not; no commit."""
    folder = agendas_folder() / "att"
    for one in _entries(folder / "conferences.toml", "conference"):
        _keep_conference(one)
    for one in _entries(folder / "bodies.toml", "body"):
        if body_coded(one["code"]) is None:
            add_body(code=one["code"], name=one["name"], about=one.get("about"), by=LOADER)
    for one in _entries(folder / "meetings.toml", "meeting"):
        _keep_meeting(one)
    for one in _entries(folder / "meetings.toml", "held"):
        _keep_held(one)


def _entries(file: Path, kind: str) -> Iterator[Mapping[str, Any]]:
    yield from tomllib.loads(file.read_text("utf-8"))[kind]


def _keep_conference(one: Mapping[str, Any]) -> None:
    if conference_numbered(one["number"]) is not None:
        return
    add_conference(
        number=one["number"],
        mode=Mode(one["mode"]),
        days=(one["starts"], one["ends"]) if "starts" in one else None,
        place=one.get("place"),
        theme=one.get("theme"),
        presidency=one.get("presidency"),
        by=LOADER,
    )


def _of(one: Mapping[str, Any]) -> tuple[Conference, Body]:
    conference, body = conference_numbered(one["conference"]), body_coded(one["body"])
    if conference is None or body is None:
        raise LookupError(f"{one['body']} or CSP{one['conference']} is not in the example data")
    return conference, body


def _keep_held(one: Mapping[str, Any]) -> None:
    conference, body = _of(one)
    days = one["first"], one.get("last", one["first"])
    if meeting_with_slug(slug_of(conference, body, days[0])) is None:
        record_held(conference=conference, body=body, days=days, by=LOADER)


def _keep_meeting(one: Mapping[str, Any]) -> None:
    conference, body = _of(one)
    slots = [Slot(each["day"], each["opens"], each["closes"]) for each in one["sitting"]]
    if meeting_with_slug(slug_of(conference, body, min(slots).day)) is not None:
        return
    add_meeting(
        conference=conference,
        body=body,
        slots=slots,
        place=one["place"],
        papers_due=one.get("papers_due"),
        input_until=one.get("input_until"),
        by=LOADER,
    )
