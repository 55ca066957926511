from datetime import date

import pytest
import sqlalchemy as sa

from tests.factories.documents import make_draft
from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegate, make_person
from tests.factories.texts import SOMEBODY, make_kept
from tests.factories.year import make_approved_mandate, make_topic
from wgtr.agenda.models import AdoptedAs, ItemProposal, ProposalState
from wgtr.agenda.operations import (
    Entry,
    accept_proposal,
    adopt,
    decline_proposal,
    propose_item,
    rest_on,
    take_up,
    withdraw_proposal,
)
from wgtr.agenda.queries import (
    adopted_agenda,
    agenda_text_kept,
    bases_of,
    items_resting_on,
    proposal_of,
    proposals_by,
    proposals_for,
    topics_on,
)
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting
from wgtr.meetings.operations import call_off

pytestmark = pytest.mark.usefixtures("database")


def propose(meeting: Meeting, code: str = "CH", title: str = "A workshop") -> ItemProposal:
    person = make_delegate(code)
    db.session.flush()
    return propose_item(
        meeting=meeting, person=person, title=title, note="", language="en", by=person.name
    )


# What an agenda rests on


def test_items_rest_on_paragraphs_and_take_up_topics() -> None:
    text, mandate, topic = make_kept().text, make_approved_mandate(), make_topic()
    rest_on(text=text, mandate=mandate, items={"p1": ["m2"], "p2": ["m3", "m4"]}, by=SOMEBODY)
    take_up(text=text, topics={"p2": [(topic, "annex-a")]}, by=SOMEBODY)
    db.session.commit()
    assert [(each.item, each.paragraph) for each in bases_of(text)] == [
        *(("p1", "m2"), ("p2", "m3"), ("p2", "m4")),
    ]
    assert [each.text for each in items_resting_on(mandate)] == [text] * 3
    assert [(each.item, each.topic, each.annex) for each in topics_on(text)] == [
        ("p2", topic, "annex-a")
    ]


def test_what_an_agenda_rests_on_is_told_anew() -> None:
    text, mandate = make_kept().text, make_approved_mandate()
    rest_on(text=text, mandate=mandate, items={"p1": ["m2"], "p2": ["m3"]}, by=SOMEBODY)
    rest_on(text=text, mandate=mandate, items={"p1": ["m2"]}, by=SOMEBODY)
    assert [each.item for each in bases_of(text)] == ["p1"]


def test_an_item_rests_on_a_paragraph_that_is_there() -> None:
    text, mandate = make_kept().text, make_approved_mandate()
    with pytest.raises(RuleViolation, match="does not have"):
        rest_on(text=text, mandate=mandate, items={"p1": ["m1"]}, by=SOMEBODY)


def test_the_agenda_of_a_meeting_is_found_before_it_is_issued() -> None:
    meeting = make_meeting()
    assert agenda_text_kept(meeting) is None
    text = make_kept().text
    make_draft(text=text, meetings=[meeting])
    db.session.flush()
    assert agenda_text_kept(meeting) is text


# Any other business


def test_a_delegation_proposes_and_the_chair_decides() -> None:
    meeting = make_meeting()
    first, second, third = (propose(meeting, code) for code in ("CH", "ES", "CL"))
    accept_proposal(proposal=first, by="Chair")
    with pytest.raises(RuleViolation, match="Say why"):
        decline_proposal(proposal=second, reason="", by="Chair")
    decline_proposal(proposal=second, reason="Outside the mandate.", by="Chair")
    withdraw_proposal(proposal=third, by="CL")
    db.session.commit()
    found = [(each.delegation.code, each.state, each.reason) for each in proposals_for(meeting)]
    assert found == [
        ("CH", ProposalState.ACCEPTED, ""),
        ("ES", ProposalState.DECLINED, "Outside the mandate."),
        ("CL", ProposalState.WITHDRAWN, ""),
    ]
    with pytest.raises(RuleViolation, match="already"):
        withdraw_proposal(proposal=first, by="CH")


def test_a_proposal_needs_a_title_and_a_delegation() -> None:
    meeting, reader = make_meeting(), make_person()
    with pytest.raises(RuleViolation, match="title"):
        propose(meeting, title="  ")
    with pytest.raises(RuleViolation, match="you are in none"):
        propose_item(meeting=meeting, person=reader, title="X", note="", language="en", by="reader")


def test_nothing_is_proposed_to_a_meeting_called_off() -> None:
    meeting = make_meeting()
    call_off(meeting=meeting, notice={"en": "No quorum."}, by="test")
    with pytest.raises(RuleViolation, match="called off"):
        propose(meeting)


def test_a_proposal_is_found_through_its_meeting_and_its_delegation() -> None:
    meeting = make_meeting()
    mine, theirs = propose(meeting, "CH"), propose(meeting, "ES")
    assert proposals_by(mine.delegation, meeting) == [mine]
    assert proposal_of(meeting, theirs.id) is theirs
    other = make_meeting(date(2025, 3, 28))
    db.session.flush()
    assert proposal_of(other, theirs.id) is None


# Adoption


def test_the_agenda_is_adopted_as_it_was_issued() -> None:
    meeting, text = make_meeting(), make_kept().text
    adopt(meeting=meeting, text=text, order=[Entry("p1"), Entry("p2")], by="Recorder")
    db.session.commit()
    found = adopted_agenda(meeting)
    assert found is not None
    assert (found.recorded_by, found.version) == ("Recorder", 1)
    assert [(each.item, each.state) for each in found.items] == [
        ("p1", AdoptedAs.ISSUED),
        ("p2", AdoptedAs.ISSUED),
    ]


def test_it_is_told_how_it_differs_and_may_be_recorded_again() -> None:
    meeting, text = make_meeting(), make_kept().text
    proposal = propose(meeting)
    added = Entry(title={"en": "A workshop"}, proposal=proposal, note="At Switzerland’s request")
    adopt(
        meeting=meeting,
        text=text,
        order=[Entry("p2"), added],
        deferred=[Entry("p1", note="No figures yet.")],
        words={"en": "Item 1 is left to the next meeting."},
        by="Recorder",
    )
    db.session.commit()
    found = adopted_agenda(meeting)
    assert found is not None
    assert [(each.position, each.item, each.state, each.note) for each in found.items] == [
        (1, "p2", AdoptedAs.ISSUED, ""),
        (2, None, AdoptedAs.ADDED, "At Switzerland’s request"),
        (3, "p1", AdoptedAs.DEFERRED, "No figures yet."),
    ]
    assert found.items[1].proposal is proposal
    adopt(meeting=meeting, text=text, order=[Entry("p2"), Entry("p1")], by="Recorder")
    db.session.commit()
    again = adopted_agenda(meeting)
    assert again is not None
    assert [(each.item, each.state) for each in again.items] == [
        ("p2", AdoptedAs.MOVED),
        ("p1", AdoptedAs.ISSUED),
    ]
    actions = list(db.session.scalars(sa.select(AuditEvent.action)))
    assert actions.count("agenda.adopt") == 2


def test_an_adopted_item_is_of_the_agenda_and_an_added_one_has_a_title() -> None:
    meeting, text = make_meeting(), make_kept().text
    for order, deferred, said in (
        ([Entry("p1"), Entry("p1")], [], "named twice"),
        ([Entry("unknown")], [], "not of this agenda"),
        ([Entry("p1")], [Entry("p1")], "named twice"),
        ([Entry()], [], "title"),
    ):
        with pytest.raises(RuleViolation, match=said):
            adopt(meeting=meeting, text=text, order=order, deferred=deferred, by=SOMEBODY)


def test_after_adoption_nothing_is_proposed_and_nothing_declined_is_added() -> None:
    meeting, text = make_meeting(), make_kept().text
    declined = propose(meeting)
    decline_proposal(proposal=declined, reason="No time.", by=SOMEBODY)
    entry = Entry(title={"en": "A workshop"}, proposal=declined)
    with pytest.raises(RuleViolation, match="declined"):
        adopt(meeting=meeting, text=text, order=[Entry("p1"), entry], by=SOMEBODY)
    adopt(meeting=meeting, text=text, order=[Entry("p1")], by=SOMEBODY)
    with pytest.raises(RuleViolation, match="has adopted its agenda"):
        propose(meeting, "ES")
