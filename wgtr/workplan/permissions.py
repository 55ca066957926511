"""Who may do what with the workplan: everybody reads it, who leads the body prepares it.

Everybody sees the topics, their places in the year, and those who agreed to present. Questions are
shown to everybody once a topic is prepared; who was invited and has not agreed, only to those who
prepare it.
"""

from wgtr.bodies.permissions import leads
from wgtr.core.access import Permission, Visitor
from wgtr.workplan.models import PresenterState, Topic, TopicStatus

PREPARE_TOPIC = Permission(
    "prepare-topic", allows=lambda visitor, topic: leads(visitor, topic.body_id)
)

PREPARE_PRESENTER = Permission(
    "prepare-presenter", allows=lambda visitor, presenter: leads(visitor, presenter.topic.body_id)
)

IN_PUBLIC = frozenset({PresenterState.AGREED, PresenterState.RECEIVED})


def may_see_questions(visitor: Visitor, topic: Topic) -> bool:
    """Tell whether a visitor may read a topic's questions."""
    return topic.status is not TopicStatus.PLANNED or leads(visitor, topic.body_id)
