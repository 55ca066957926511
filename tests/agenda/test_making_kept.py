"""Papers made for a meeting and kept: a draft document that follows the records until issued."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories.documents import make_press
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegation, make_office
from tests.factories.texts import SOMEBODY
from tests.factories.year import august, make_approved_mandate, make_mandate, make_topic
from wgtr.agenda.items import items_of
from wgtr.agenda.operations import MadeAgenda, follow_records, make_agenda
from wgtr.agenda.queries import agenda_document, agenda_text_kept, bases_of, topics_on
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.operations import issue
from wgtr.documents.queries import frozen_text
from wgtr.meetings.models import Meeting
from wgtr.texts.contents import text_in
from wgtr.texts.operations import save_version
from wgtr.texts.queries import current_text, latest_version, versions_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, plain
from wgtr.tree.references import resolved
from wgtr.workplan.operations import place_topic

pytestmark = pytest.mark.usefixtures("database")
EN = Language.EN


def ready(**overrides: Any) -> Meeting:
    """A meeting whose cycle has a mandate, a topic with questions, and a Chair."""
    meeting = make_meeting(**overrides)
    number = meeting.conference.number
    make_approved_mandate(number - 1, number, body=meeting.body)
    make_mandate(number, number + 1, body=meeting.body)
    topic = make_topic(body=meeting.body, conference=meeting.conference)
    db.session.flush()
    place_topic(topic=topic, meeting=meeting, sitting=meeting.sittings[1], by=SOMEBODY)
    return meeting


def make(meeting: Meeting, **overrides: Any) -> MadeAgenda:
    found = make_agenda(meeting=meeting, by=SOMEBODY, **overrides)
    db.session.flush()
    return found


def said(text: Text, provision: str) -> str:
    return plain(resolved(text, EN).provision(provision).wording[EN].body)


def kept(meeting: Meeting) -> Text:
    found = agenda_text_kept(meeting)
    assert found is not None
    return current_text(found)


def test_papers_are_a_draft_document_that_rests_on_the_mandate() -> None:
    meeting = ready()
    make_office(body=meeting.body, conference=meeting.conference)
    found = make(meeting)
    assert found.unknown == []
    document = agenda_document(meeting)
    assert document is not None
    assert document.revisions[0].state == "draft"
    assert document.text is not None
    bases = bases_of(document.text)
    assert [(each.item, each.paragraph) for each in bases] == [
        (f"item-m{place}", f"m{place}") for place in range(2, 7)
    ]
    assert {each.mandate.slug for each in bases} == {"wgtr-csp10-csp11"}
    assert [each.item for each in topics_on(document.text)] == ["item-m5"]
    text = text_in(latest_version(document.text).tree)
    assert said(text, "letter-signature") == "Chair (Chile), Working group WGTR"
    assert "14 February 2025, 24:00 Geneva (CET)" in said(text, "letter-written-input")
    assert "Tenth Conference" in said(text, "letter-why")
    numbers = [item.number for item in items_of(text)]
    assert numbers == [None, "1.", "2.", "3.", "4.", "5.", None]


def test_another_body_year_and_co_chairs() -> None:
    meeting = ready(
        day=date(2026, 3, 19),
        body=make_body("WGTU"),
        conference=make_conference(12, days=august(12)),
    )
    for code in ("CL", "ES"):
        make_office(
            OfficeTitle.CO_CHAIR,
            body=meeting.body,
            conference=meeting.conference,
            delegation=make_delegation(code),
        )
    make(meeting)
    text = kept(meeting)
    assert said(text, "letter-signature") == "Co-chairs (Chile, Spain), Working group WGTU"
    assert said(text, "item-m2-introduce") == "Introduction by: Co-chairs."
    assert "Eleventh Conference" in said(text, "letter-why")
    assert "5 March 2026" in said(text, "letter-written-input")


def test_what_is_missing_is_told() -> None:
    found = make(ready())
    assert found.unknown == ["officer", "signatory"]
    assert Language.FR not in found.missing
    assert "item-m2" in found.missing[Language.ZH]


def test_without_an_approved_mandate_nothing_is_made() -> None:
    meeting = make_meeting()
    make_mandate()
    with pytest.raises(RuleViolation, match="No approved mandate of WGTR leads to CSP11"):
        make_agenda(meeting=meeting, by=SOMEBODY)
    assert agenda_document(meeting) is None


def test_made_again_it_is_the_same_text() -> None:
    meeting = ready()
    first = make(meeting)
    assert make(meeting).version.number == first.version.number, "nothing changed"
    make_office(body=meeting.body, conference=meeting.conference)
    again = make(meeting)
    assert again.version.text is first.version.text
    assert again.version.number == first.version.number + 1


def test_what_somebody_edited_goes_only_when_asked_for_and_stays_in_history() -> None:
    meeting = ready()
    version = make(meeting).version
    text = text_in(latest_version(version.text).tree)
    edited = text.with_parts(text.parts[1:])
    save_version(kept=version.text, text=edited, on_top_of=version.number, by="The Chair")
    with pytest.raises(RuleViolation, match="The Chair has edited"):
        make_agenda(meeting=meeting, by=SOMEBODY)
    make(meeting, anew=True)
    assert len(versions_of(version.text)) == 3
    assert kept(meeting) == text


def test_a_draft_follows_the_records_and_keeps_what_was_edited() -> None:
    meeting = ready()
    make(meeting)
    assert follow_records(meeting=meeting, by=SOMEBODY) is None
    meeting.input_until = meeting.first_day - timedelta(days=10)
    version = follow_records(meeting=meeting, by=SOMEBODY)
    assert version is not None
    assert "18 February 2025" in said(kept(meeting), "letter-written-input")
    assert make(meeting).version.number == version.number, "still nobody has edited it"


def test_what_is_issued_keeps_its_facts() -> None:
    meeting = ready()
    make(meeting)
    document = agenda_document(meeting)
    assert document is not None
    draft, text = document.revisions[0], kept(meeting)
    issue(revision=draft, text=text, press=make_press(), by=SOMEBODY)
    meeting.input_until = meeting.first_day - timedelta(days=10)
    assert follow_records(meeting=meeting, by=SOMEBODY) is None
    assert "14 February 2025" in said(frozen_text(draft, EN), "letter-written-input")
    with pytest.raises(RuleViolation, match="issued"):
        make_agenda(meeting=meeting, by=SOMEBODY, anew=True)


def test_nothing_follows_where_nothing_is_made() -> None:
    assert follow_records(meeting=make_meeting(), by=SOMEBODY) is None
