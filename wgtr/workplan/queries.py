"""Reading the workplan."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import db
from wgtr.meetings.models import Meeting
from wgtr.texts.queries import current_text
from wgtr.tree.provisions import Text
from wgtr.workplan.models import Presenter, Topic, TopicStatus


def _whole() -> Select[Topic]:
    """Select topics with all that a list shows of them, in two statements however many."""
    return select(Topic).options(
        joinedload(Topic.body),
        joinedload(Topic.conference),
        joinedload(Topic.meeting),
        joinedload(Topic.sitting),
        joinedload(Topic.text),
        selectinload(Topic.presenters).options(
            joinedload(Presenter.delegation), joinedload(Presenter.stored)
        ),
    )


def topics_of(body: Body) -> Sequence[Topic]:
    """Give a body's topics in the order of its plan."""
    return _in_order(_whole().where(Topic.body_id == body.id))


def topics_in_order() -> Sequence[Topic]:
    """Give every topic, by body and in the order of its plan."""
    return _in_order(_whole())


def topics_in_cycle(body: Body, conference: Conference) -> Sequence[Topic]:
    """Give the topics that `body` is to take up in the cycle of `conference`, but deferred ones."""
    wanted = _whole().where(Topic.body_id == body.id, Topic.conference_id == conference.id)
    return _in_order(wanted.where(Topic.status != TopicStatus.DEFERRED))


def topics_at(meeting: Meeting) -> Sequence[Topic]:
    """Give the topics that are taken up at a meeting, but deferred ones."""
    wanted = _whole().where(Topic.meeting_id == meeting.id)
    return _in_order(wanted.where(Topic.status != TopicStatus.DEFERRED))


def topics_without_sitting(meeting: Meeting) -> Sequence[Topic]:
    """Give the topics, with their body, that are taken up at a meeting in no sitting of it yet."""
    wanted = select(Topic).filter_by(meeting_id=meeting.id, sitting_id=None)
    standing = wanted.where(Topic.status.in_([TopicStatus.PLANNED, TopicStatus.PREPARED]))
    return _in_order(standing.options(joinedload(Topic.body)))


def topic_of(body: Body, topic_id: int) -> Topic | None:
    """Give a body's topic by its id; None where the body has no such topic."""
    return db.session.scalars(_whole().filter_by(id=topic_id, body_id=body.id)).one_or_none()


def presenter_of(topic: Topic, presenter_id: int) -> Presenter | None:
    """Give a topic's presenter by its id; None where the topic has no such presenter."""
    wanted = select(Presenter).filter_by(id=presenter_id, topic_id=topic.id)
    whole = wanted.options(
        joinedload(Presenter.delegation),
        joinedload(Presenter.topic),
        joinedload(Presenter.stored),
    )
    return db.session.scalars(whole).one_or_none()


def last_position(body: Body) -> int:
    """Give the last place that is taken in a body's plan; 0 where it is empty."""
    return db.session.scalar(select(func.max(Topic.position)).filter_by(body_id=body.id)) or 0


def questions_of(topic: Topic) -> Text | None:
    """Give the tree of a topic's questions; None where none are kept."""
    return None if topic.text is None else current_text(topic.text)


def _in_order(wanted: Select[Topic]) -> Sequence[Topic]:
    return db.session.scalars(wanted.order_by(Topic.body_id, Topic.position, Topic.id)).all()
