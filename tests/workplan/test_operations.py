import pytest
import sqlalchemy as sa

from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegation
from tests.factories.statements import counted
from tests.factories.texts import SOMEBODY
from tests.factories.year import make_questions_text, make_topic
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.taking import Taken
from wgtr.texts.contents import sha256_of
from wgtr.workplan.models import PresenterState, TopicStatus
from wgtr.workplan.operations import (
    add_topic,
    arrange_topics,
    change_presenter,
    invite_presenter,
    keep_questions,
    mark_topic,
    place_topic,
    receive_file,
    reword_topic,
    take_file_out,
)
from wgtr.workplan.queries import (
    presenter_of,
    questions_of,
    topic_of,
    topics_at,
    topics_in_cycle,
    topics_in_order,
    topics_of,
)

pytestmark = pytest.mark.usefixtures("database")


def test_topics_stand_in_the_order_they_were_added_and_several_in_one_cycle() -> None:
    first, second = make_topic("First"), make_topic("Second")
    open_one = make_topic("Third", conference=None)
    other = make_topic("Another body's", body=make_body("WGETI"))
    body = first.body
    assert [topic.position for topic in topics_of(body)] == [1, 2, 3]
    assert topics_in_cycle(body, make_conference()) == [first, second]
    assert {topic.id for topic in topics_in_order()} == {
        *(first.id, second.id, open_one.id, other.id)
    }
    assert topic_of(body, other.id) is None
    assert topic_of(body, second.id) is second


def test_a_topic_has_a_title() -> None:
    with pytest.raises(RuleViolation, match="title in at least one language"):
        add_topic(body=make_body(), title={"en": ""}, by=SOMEBODY)


def test_topics_are_arranged_anew() -> None:
    topics = [make_topic(name, questions=False) for name in "ABC"]
    order = [topics[2].id, topics[0].id, topics[1].id]
    arrange_topics(body=topics[0].body, order=order, by=SOMEBODY)
    db.session.commit()
    assert [topic.title["en"] for topic in topics_of(make_body())] == ["C", "A", "B"]
    with pytest.raises(RuleViolation, match="changed meanwhile"):
        arrange_topics(body=topics[0].body, order=order[:2], by=SOMEBODY)


def test_a_topic_is_placed_at_a_meeting_and_in_one_of_its_sittings() -> None:
    topic, meeting = make_topic(conference=None), make_meeting()
    morning, afternoon = meeting.sittings
    db.session.flush()
    place_topic(topic=topic, meeting=meeting, sitting=afternoon, by=SOMEBODY)
    assert topic.conference is meeting.conference
    assert topics_at(meeting) == [topic]
    others = make_meeting(body=make_body("WGTU"))
    db.session.flush()
    with pytest.raises(RuleViolation, match="another body's"):
        place_topic(topic=topic, meeting=others, by=SOMEBODY)
    for given in (None, meeting):
        with pytest.raises(RuleViolation, match="does not belong to the meeting"):
            place_topic(topic=topic, meeting=given, sitting=others.sittings[0], by=SOMEBODY)
    assert topic.sitting is afternoon
    assert morning.id != afternoon.id


def test_a_topic_is_deferred_for_a_reason_and_then_is_in_no_cycle() -> None:
    topic = make_topic()
    with pytest.raises(RuleViolation, match="Say why"):
        mark_topic(topic=topic, status=TopicStatus.DEFERRED, by=SOMEBODY)
    mark_topic(topic=topic, status=TopicStatus.DEFERRED, reason="No presenter.", by=SOMEBODY)
    assert topics_in_cycle(topic.body, make_conference()) == []
    mark_topic(topic=topic, status=TopicStatus.PLANNED, by=SOMEBODY)
    assert (topic.status, topic.reason) == (TopicStatus.PLANNED, "")


def test_a_concluded_topic_keeps_its_words() -> None:
    topic = make_topic()
    reword_topic(topic=topic, title={"en": "Submission"}, aim={}, by=SOMEBODY)
    assert topic.title == {"en": "Submission"}
    mark_topic(topic=topic, status=TopicStatus.CONCLUDED, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="concluded topic"):
        reword_topic(topic=topic, title={"en": "Else"}, aim={}, by=SOMEBODY)


def test_questions_are_a_kept_text_with_versions() -> None:
    topic = make_topic(questions=False)
    assert questions_of(topic) is None
    keep_questions(topic=topic, text=make_questions_text(2), by=SOMEBODY)
    second = keep_questions(topic=topic, text=make_questions_text(4), by=SOMEBODY, on_top_of=1)
    assert second.number == 2
    assert questions_of(topic) == make_questions_text(4)
    with pytest.raises(RuleViolation, match="saved meanwhile"):
        keep_questions(topic=topic, text=make_questions_text(5), by=SOMEBODY, on_top_of=1)


def test_delegations_and_stakeholders_present() -> None:
    topic = make_topic()
    state = invite_presenter(topic=topic, delegation=make_delegation("CH"), by=SOMEBODY)
    monitor = invite_presenter(
        topic=topic, name={"en": "A research institute"}, minutes=10, language="en", by=SOMEBODY
    )
    change_presenter(
        presenter=state, state=PresenterState.AGREED, language="fr", minutes=15, by=SOMEBODY
    )
    db.session.commit()
    found = topics_of(make_body())[0].presenters
    assert [(each.position, each.state, each.minutes) for each in found] == [
        *((1, "agreed", 15), (2, "invited", 10)),
    ]
    assert presenter_of(topic, monitor.id) is monitor
    assert presenter_of(make_topic("Other", questions=False), monitor.id) is None


def test_a_presenter_is_a_delegation_or_a_stakeholder_and_is_there_once() -> None:
    topic = make_topic()
    swiss = make_delegation("CH")
    for given in ({}, {"delegation": swiss, "name": {"en": "X"}}, {"name": {"en": ""}}):
        with pytest.raises(RuleViolation, match="one of the two"):
            invite_presenter(topic=topic, by=SOMEBODY, **given)
    invite_presenter(topic=topic, delegation=swiss, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="already"):
        invite_presenter(topic=topic, delegation=swiss, by=SOMEBODY)


def test_each_change_is_in_the_audit_record() -> None:
    topic = make_topic(questions=False)
    mark_topic(topic=topic, status=TopicStatus.PREPARED, by="The Chair")
    last = db.session.scalars(
        sa.select(AuditEvent).order_by(AuditEvent.sequence.desc()).limit(1)
    ).one()
    assert (last.actor, last.action, last.subject) == (
        *("The Chair", "workplan.mark_topic", f"topic:{topic.id}"),
    )


def test_lists_take_the_same_number_of_statements_however_long() -> None:
    counts = []
    for _ in range(2):
        for place in range(4):
            topic = make_topic(f"T{place}")
            invite_presenter(topic=topic, delegation=make_delegation("CH"), by=SOMEBODY)
        db.session.commit()
        with counted() as sent:
            assert all(each.presenters for each in topics_in_order())
        counts.append(len(sent))
    assert counts == [2, 2]


def test_a_file_is_received_and_may_be_taken_out_again() -> None:
    presenter = invite_presenter(topic=make_topic(), delegation=make_delegation("CL"), by=SOMEBODY)
    for words in (b"First slides.", b"Better slides."):
        receive_file(presenter=presenter, file=Taken("ours.txt", "text/plain", words), by=SOMEBODY)
    db.session.flush()
    assert presenter.state is PresenterState.RECEIVED
    assert (presenter.file, presenter.file_name) == (sha256_of(b"Better slides."), "ours.txt")
    take_file_out(presenter=presenter, by=SOMEBODY)
    db.session.flush()
    assert (presenter.state, presenter.file) == (PresenterState.AGREED, None)
    told = db.session.scalars(
        sa.select(AuditEvent).where(AuditEvent.action.like("%file%")).order_by(AuditEvent.sequence)
    )
    better = sha256_of(b"Better slides.")
    first = sha256_of(b"First slides.")
    assert [event.detail["sha256"] for event in told] == [first, better, better]
