"""A small world in which everybody of the table stands before everything that it names.

A room that adds addresses adds what they name to `_things`: a name for the table, and a value or
a question about who asks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import grammars, make_draft, make_issued
from tests.factories.meetings import MEETING_DAY, SOMEBODY, make_body, make_conference, make_meeting
from tests.factories.people import (
    make_delegate,
    make_delegation,
    make_office,
    make_officer,
    make_person,
    make_recorder,
    make_secretariat,
    make_translator,
)
from tests.factories.submissions import make_call, make_draft_input, make_sent, typed
from tests.factories.texts import make_kept, make_text
from tests.factories.year import august, make_approved_mandate, make_mandate, make_topic
from tests.permissions.table import IDENTITIES
from wgtr.accounts.models import Category, Person, Role
from wgtr.accounts.operations import begin_web_session
from wgtr.accounts.queries import web_sessions_of
from wgtr.agenda.operations import propose_item
from wgtr.bodies.models import OfficeTitle
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.outbox import post
from wgtr.documents.issuing.operations import ask_to_issue
from wgtr.documents.operations import prepare_revision
from wgtr.documents.uploads.taking import Upload, looked_at
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reports.drafting.gathering import drafted_now
from wgtr.reports.drafting.operations import draft_chairs_report
from wgtr.reports.models import NoteKind
from wgtr.reports.record.operations import Content, Place, save_note
from wgtr.submissions.mail import Mail
from wgtr.submissions.models import Submission
from wgtr.submissions.operations import send
from wgtr.submissions.operations.logging import begin_log
from wgtr.submissions.visibility import Visibility
from wgtr.texts.operations import keep_text, save_version
from wgtr.workplan.models import PresenterState, TopicStatus
from wgtr.workplan.operations import invite_presenter, mark_topic, receive_file

Thing = str | Callable[[str], str]


@dataclass(frozen=True)
class World:
    """A browser for each identity, and what the addresses of the table name."""

    browsers: Mapping[str, Browser]
    things: Mapping[str, Thing]

    def address(self, address: str, identity: str) -> str:
        """Give an address of the table as `identity` asks for it."""
        for name, thing in self.things.items():
            value = thing if isinstance(thing, str) else thing(identity)
            address = address.replace(f"{{{name}}}", value)
        assert "{" not in address, f"{address}: make this thing in tests/permissions/world.py"
        return address


def make_world(app: Flask) -> World:
    """Make everybody and everything; commits."""
    people = _people()
    things = _things(people)
    db.session.commit()
    browsers = {each: Browser(app, app.response_class, use_cookies=True) for each in IDENTITIES}
    for identity, person in people.items():
        sign_in(browsers[identity], person)
    people["deactivated"].is_active = False
    db.session.commit()
    return World(browsers, things)


def _people() -> dict[str, Person]:
    """Make a person for each identity that has signed in; officers are the WGTR's, for CSP11."""
    csp12 = make_conference(12, days=august(12))
    return {
        "secretariat": make_secretariat(),
        "chair": make_officer(OfficeTitle.CHAIR),
        "co-chair": make_officer(OfficeTitle.CO_CHAIR, conference=csp12),
        "assistant": make_officer(OfficeTitle.ASSISTANT),
        "facilitator": make_officer(OfficeTitle.FACILITATOR),
        "delegate": make_delegate("CH"),
        "other-delegate": make_delegate("ES"),
        "signatory": make_delegate("example-signatory", Category.SIGNATORY),
        "organisation": make_delegate("example-ngo", Category.CIVIL_SOCIETY),
        "translator": make_translator(),
        "recorder": make_recorder(),
        "reader": make_person(),
        "deactivated": make_person("gone@example.org", Role.SECRETARIAT),
    }


def _things(people: Mapping[str, Person]) -> dict[str, Thing]:
    meeting = make_meeting()
    document = make_issued(meetings=[meeting])
    bystander = make_person("bystander@example.org")
    office = make_office(OfficeTitle.ASSISTANT, person=bystander)
    others, _token = begin_web_session(bystander, browser="Another", by=bystander.email)
    db.session.flush()

    def own_session(identity: str) -> str:
        sessions = web_sessions_of(people[identity].id) if identity in people else [others]
        return str(sessions[0].id)

    draft = make_draft(text=make_kept().text)
    correction = prepare_revision(latest=document, by=SOMEBODY, grammars=grammars())
    run, _is_new = ask_to_issue(revision=draft, dated=MEETING_DAY, by=SOMEBODY)
    [message] = post(
        to=["mission@example.org"],
        subject="Receipt",
        body="Received.",
        language="en",
        about="test:1",
        by=SOMEBODY,
    )
    db.session.flush()
    kept = keep_text(name="agenda-at-work", text=make_text(), body=make_body(), by=SOMEBODY).text
    save_version(kept=kept, text=make_text("It begins."), on_top_of=1, by=SOMEBODY)
    return {
        **_input(people["delegate"], meeting),
        **_year(people["delegate"], meeting),
        "text": "agenda-at-work",
        "draft": draft.slug,
        "run": str(run.id),
        "message": str(message.id),
        "meeting": meeting.slug,
        "document": document.slug,
        "correction": correction.slug,
        "person": str(bystander.id),
        "office": str(office.id),
        "delegation": str(make_delegation("CH").id),
        "own-session": own_session,
        "other-session": str(others.id),
    }


def _input(delegate: Person, meeting: Meeting) -> dict[str, Thing]:
    """Make what a delegate sent for each circle of readers, a draft, and an e-mail to log."""
    call, file = make_call(meeting=meeting), [Upload("remarks.txt", b"Remarks.")]
    sent = {
        f"input-for-{circle}": make_sent(call, delegate, typed(visibility=circle), uploads=file)
        for circle in Visibility
    }
    mail = Mail(
        address="mission@example.org",
        sender="A mission",
        subject="Remarks",
        received=None,
        words="We agree.",
        files=(),
    )
    being_logged, sent["logged-mail"] = (
        begin_log(
            call=call,
            token=each * 32,
            person_id=None,
            mail=mail,
            raw=b"From: mission@example.org",
            language="en",
            label="General remarks",
            delegation_id=delegate.delegation_id,
            by=SOMEBODY,
        )[0]
        for each in "01"
    )
    db.session.flush()
    db.session.refresh(sent["logged-mail"], ["delegation"])
    send(draft=sent["logged-mail"], received_at=clock.now(), by=SOMEBODY)
    draft = make_draft_input(call, delegate, uploads=file)
    db.session.flush()
    numbers = {name: _receipt_number(each) for name, each in sent.items()}
    return {**numbers, "mail": str(being_logged.id), "draft-input": str(draft.id)}


def _year(delegate: Person, meeting: Meeting) -> dict[str, Thing]:
    """Make mandates, a topic with who presents, and a proposal for any other business."""
    approved, draft, topic = make_approved_mandate(), make_mandate(11, 12), make_topic()
    presenter = invite_presenter(topic=topic, delegation=make_delegation("CH"), by=SOMEBODY)
    prepared = make_topic("Transmission")
    mark_topic(topic=prepared, status=TopicStatus.PREPARED, by=SOMEBODY)
    presenting = invite_presenter(topic=prepared, delegation=make_delegation("CH"), by=SOMEBODY)
    slides = looked_at(Upload("slides.txt", b"Our practice."))
    for each in (presenter, presenting):
        receive_file(presenter=each, file=slides, by=SOMEBODY)
    presenter.state = PresenterState.INVITED
    proposal = propose_item(
        meeting=meeting,
        person=delegate,
        title="A matter",
        note="",
        language="en",
        by=delegate.email,
    )
    place = Place(meeting=meeting, item="p1", kind=NoteKind.INTERVENTION, token="note")
    note = save_note(
        place=place, on_top_of=0, content=Content(words={"en": "Rates fall."}), by=SOMEBODY
    )
    db.session.flush()
    report = drafted_now(meeting_with_slug(meeting.slug) or meeting, names_delegations=True)
    draft_chairs_report(meeting=meeting, text=report, names_delegations=True, by=SOMEBODY)
    db.session.flush()
    return {
        "note": str(note.id),
        "mandate": approved.slug,
        "draft-mandate": draft.slug,
        "topic": str(topic.id),
        "presenter": str(presenter.id),
        "prepared-topic": str(prepared.id),
        "presenting": str(presenting.id),
        "proposal": str(proposal.id),
    }


def _receipt_number(sent: Submission) -> str:
    assert sent.receipt is not None
    return sent.receipt.number
