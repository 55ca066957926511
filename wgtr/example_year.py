"""The example's year: mandates, the workplan's topics, and what the agenda rests on.

It builds on the example's texts (`example_documents.py`): a mandate or a topic's questions may be
an annex of another paper, and then become a text of their own. What is there stays as it is.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from wgtr.accounts.models import Delegation
from wgtr.accounts.queries import delegation_coded
from wgtr.agenda.items import items_of
from wgtr.agenda.operations import rest_on, take_up
from wgtr.agenda.queries import agenda_text_kept, bases_of
from wgtr.bodies.models import Body, Conference
from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.paths import agendas_folder
from wgtr.example import LOADER
from wgtr.mandates.models import Attribute
from wgtr.mandates.operations import add_mandate, approve, propose, slug_of
from wgtr.mandates.paragraphs import mandate_part, paragraphs_of
from wgtr.mandates.queries import mandate_in_cycle, mandate_with_slug, text_of_mandate
from wgtr.meetings.models import Meeting, Sitting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.models import KeptText
from wgtr.texts.queries import current_text, text_named
from wgtr.tree.numbering import bare_number, part_numbers
from wgtr.tree.provisions import Text
from wgtr.workplan.models import PresenterState, Topic, TopicStatus
from wgtr.workplan.operations import (
    add_topic,
    invite_presenter,
    keep_questions,
    mark_topic,
    place_topic,
)
from wgtr.workplan.queries import topics_of

MANDATE, QUESTIONS = "mandate", "annex-of-questions"


def load_example_year() -> None:
    """Add what `mandates.toml` and `workplan.toml` list and the database does not hold; no commit.

    `load_example`, `load_example_people` and `load_example_documents` come first.
    """
    folder = agendas_folder() / "att"
    for one in _entries(folder / "mandates.toml", "mandate"):
        _keep_mandate(one)
    planned = list(_entries(folder / "workplan.toml", "topic"))
    for code in dict.fromkeys(one["body"] for one in planned):
        if not topics_of(_body(code)):
            for one in planned:
                if one["body"] == code:
                    _keep_topic(one)
    for slug in dict.fromkeys(one["meeting"] for one in planned if "meeting" in one):
        _tie_agenda(slug, planned)


def _entries(file: Any, kind: str) -> Iterator[Mapping[str, Any]]:
    yield from tomllib.loads(file.read_text("utf-8"))[kind]


def _body(code: str) -> Body:
    body = body_coded(code)
    if body is None:
        raise LookupError(f"{code} is not in the example data")
    return body


def _conference(number: int) -> Conference:
    conference = conference_numbered(number)
    if conference is None:
        raise LookupError(f"CSP{number} is not in the example data")
    return conference


def _kept(name: str) -> KeptText:
    kept = text_named(name.replace("/", "-"))
    if kept is None:
        raise LookupError(f"{name} is not among the example's documents")
    return kept


def _keep_mandate(one: Mapping[str, Any]) -> None:
    body, since, until = _body(one["body"]), _conference(one["since"]), _conference(one["until"])
    if mandate_with_slug(slug_of(body, since, until)) is not None:
        return
    kept = _kept(one["text"])
    whole = current_text(kept)
    text = alone(whole, one["part"], MANDATE) if "part" in one else whole
    mandate = add_mandate(
        body=body,
        since=since,
        until=until,
        text=text if "part" in one else kept,
        basis=one["basis"],
        attributes={Attribute(name): said for name, said in one.get("attributes", {}).items()},
        topic_paragraph=_numbered(text, one["topics_under"]),
        by=LOADER,
    )
    if one["state"] != "draft":
        propose(mandate=mandate, by=LOADER)
    if one["state"] == "approved":
        approve(mandate=mandate, by=LOADER)


def alone(whole: Text, part_id: str, kind: str) -> Text:
    """Give one part of a text as a text of its own, of `kind`, without the label it had there.

    Its provisions keep their ids.
    """
    part = next(part for part in whole.parts if part.id == part_id)
    return Text(
        kind,
        whole.original_language,
        parts=(replace(part, label=None, label_word={}),),
        note_pattern=whole.note_pattern,
    )


def _numbered(text: Text, number: int) -> str:
    """The id of the mandate's paragraph with a number."""
    part = mandate_part(text)
    numbers = {} if part is None else part_numbers(part, text.original_language)
    paragraphs = {paragraph.id for paragraph in paragraphs_of(text)}
    return next(
        each
        for each, written in numbers.items()
        if each in paragraphs and bare_number(written) == str(number)
    )


def _keep_topic(one: Mapping[str, Any]) -> None:
    topic = add_topic(
        body=_body(one["body"]),
        title=one["title"],
        aim=one["aim"],
        conference=_conference(one["conference"]),
        by=LOADER,
    )
    if "text" in one:
        text = alone(current_text(_kept(one["text"])), one["part"], QUESTIONS)
        keep_questions(topic=topic, text=text, by=LOADER)
    if "meeting" in one:
        meeting = _meeting(one["meeting"])
        place_topic(topic=topic, meeting=meeting, sitting=_sitting(one, meeting), by=LOADER)
    for presenter in one.get("presenter", ()):
        _invite(topic, presenter)
    mark_topic(topic=topic, status=TopicStatus(one["status"]), by=LOADER)


def _meeting(slug: str) -> Meeting:
    meeting = meeting_with_slug(slug)
    if meeting is None:
        raise LookupError(f"{slug} is not in the example data")
    return meeting


def _sitting(one: Mapping[str, Any], meeting: Meeting) -> Sitting | None:
    return meeting.sittings[one["sitting"] - 1] if "sitting" in one else None


def _invite(topic: Topic, presenter: Mapping[str, Any]) -> None:
    invite_presenter(
        topic=topic,
        delegation=_delegation(presenter),
        name=presenter.get("name"),
        language=presenter.get("language"),
        minutes=presenter.get("minutes"),
        state=PresenterState(presenter["state"]),
        by=LOADER,
    )


def _delegation(presenter: Mapping[str, Any]) -> Delegation | None:
    code = presenter.get("delegation")
    if code is None:
        return None
    delegation = delegation_coded(code)
    if delegation is None:
        raise LookupError(f"{code} is not among the delegations: load the people first")
    return delegation


def _tie_agenda(slug: str, planned: list[Mapping[str, Any]]) -> None:
    """Let the numbered items of the example's agenda rest on the mandate's paragraphs, in order."""
    meeting = _meeting(slug)
    kept = agenda_text_kept(meeting)
    mandate = mandate_in_cycle(meeting.body, meeting.conference)
    if kept is None or mandate is None or bases_of(kept):
        return
    numbered = [item for item in items_of(current_text(kept)) if item.number is not None]
    paragraphs = paragraphs_of(text_of_mandate(mandate))
    pairs = zip(numbered, paragraphs, strict=False)
    items = {item.id: [paragraph.id] for item, paragraph in pairs}
    rest_on(text=kept, mandate=mandate, items=items, by=LOADER)
    by_number = {bare_number(item.number or ""): item.id for item in numbered}
    topics = list(zip(planned, topics_of(meeting.body), strict=False))
    taken: dict[str, list[tuple[Topic, str | None]]] = {}
    for one, topic in topics:
        if one.get("meeting") == slug:
            taken.setdefault(by_number[str(one["item"])], []).append((topic, one.get("part")))
    take_up(text=kept, topics=taken, by=LOADER)
