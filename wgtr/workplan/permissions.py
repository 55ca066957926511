"""Who may do what with the workplan: everybody reads it, who leads the body prepares it.

Everybody sees the topics, their places in the year, and those who agreed to present. Questions are
shown to everybody once a topic is prepared; who was invited and has not agreed, only to those who
prepare it. A presenter's file goes with both: everybody may take it once the topic is prepared,
while the presenter is one of those who are shown.
"""

from wgtr.bodies.permissions import leads
from wgtr.core.access import Permission, Visitor
from wgtr.workplan.models import Presenter, PresenterState, Topic, TopicStatus

IN_PUBLIC = frozenset({PresenterState.AGREED, PresenterState.RECEIVED})


def may_see_questions(visitor: Visitor, topic: Topic) -> bool:
    """Tell whether a visitor may read a topic's questions."""
    return topic.status is not TopicStatus.PLANNED or leads(visitor, topic.body_id)


def may_see_presenter(visitor: Visitor, presenter: Presenter) -> bool:
    """Tell whether a visitor is told that somebody presents."""
    return presenter.state in IN_PUBLIC or leads(visitor, presenter.topic.body_id)


def may_take_file(visitor: Visitor, presenter: Presenter) -> bool:
    """Tell whether a visitor may take what a presenter sent."""
    topic = presenter.topic
    return may_see_presenter(visitor, presenter) and may_see_questions(visitor, topic)


PREPARE_TOPIC = Permission(
    "prepare-topic", allows=lambda visitor, topic: leads(visitor, topic.body_id)
)

PREPARE_PRESENTER = Permission(
    "prepare-presenter", allows=lambda visitor, presenter: leads(visitor, presenter.topic.body_id)
)

TAKE_PRESENTERS_FILE = Permission("take-presenters-file", allows=may_take_file, hides=True)
