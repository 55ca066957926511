"""The example's written input: a few answers by demonstration delegations, marked as examples.

Only delegations that the demonstration knows send something; what is there is left alone.
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wgtr.accounts.queries import delegation_coded, people_of
from wgtr.core.languages import speaking
from wgtr.core.paths import agendas_folder
from wgtr.example import LOADER
from wgtr.meetings.queries import meeting_with_slug
from wgtr.submissions.models import Call, CallKind
from wgtr.submissions.operations import Author, Said, keep_draft, open_calls, send
from wgtr.submissions.operations.drafts import Typed
from wgtr.submissions.paper import agenda_of, places_asked
from wgtr.submissions.places import Place
from wgtr.submissions.queries import submission_with_token
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import place_line


def load_example_input() -> None:
    """Open the example meeting's calls and send what `input.toml` lists; no commit."""
    path = agendas_folder() / "att" / "input.toml"
    listed = tomllib.loads(path.read_text("utf-8"))
    meeting = meeting_with_slug(listed["meeting"])
    if meeting is None or meeting.input_until is None:
        return
    calls = {call.kind: call for call in open_calls(meeting=meeting, by=LOADER)}
    for number, one in enumerate(listed["input"], start=1):
        _keep(calls[CallKind(one.get("call", "comments"))], f"example-{number}", one)


def _keep(call: Call, token: str, one: Mapping[str, Any]) -> None:
    delegation = delegation_coded(one["delegation"])
    if delegation is None or submission_with_token(token) is not None:
        return
    person = next(iter(people_of(delegation)), None)
    places = places_asked(call.kind, agenda_of(call.meeting), one["language"])
    draft, _refused = keep_draft(
        call=call,
        token=token,
        author=Author(None if person is None else person.id, delegation.id),
        typed=Typed(_said(one, places), Visibility(one["visibility"]), one["language"]),
        by=LOADER,
    )
    send(draft=draft, received_at=one["received"], by=LOADER, example=True)


def _said(one: Mapping[str, Any], places: Sequence[Place]) -> list[Said]:
    found = []
    with speaking(one["language"]):
        for name, words in one["answers"].items():
            place = _place(name, places)
            found.append(Said(place, words, place_line(place)))
    return found


def _place(name: str, places: Sequence[Place]) -> Place:
    """Find a place by what `input.toml` calls it: `item 2`, `annex 14`, `faq proposal`."""
    kind, _, number = name.partition(" ")
    for place in places:
        if place.kind == kind and number in {place.number, place.provision}:
            return place
    raise LookupError(f"{name} is no place of the example's agenda")
