"""What pages show of the workplan: topics over the cycles, a topic's time, who presents."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.permissions import leads
from wgtr.core.access import Visitor
from wgtr.core.languages import current
from wgtr.documents.drawing import whole_drawn
from wgtr.rendering.settling import settled
from wgtr.texts.contents import languages_begun
from wgtr.texts.house import house_style
from wgtr.tree.languages import Language
from wgtr.workplan.models import Presenter, Topic
from wgtr.workplan.permissions import may_see_presenter, may_see_questions
from wgtr.workplan.queries import questions_of
from wgtr.workplan.timing import Share, length_of, share


@dataclass(frozen=True)
class Plan:
    """A body's topics in order, and the cycles that they are meant for, from the first on."""

    body: Body
    cycles: Sequence[Conference]
    topics: Sequence[Topic]
    leading: bool

    @property
    def has_open(self) -> bool:
        """Whether a topic is meant for no cycle yet."""
        return any(topic.conference_id is None for topic in self.topics)


def plans_shown(topics: Sequence[Topic], visitor: Visitor) -> list[Plan]:
    """Put topics, which come by body and in order, into one plan for each body."""
    plans = []
    for body_id, members in groupby(topics, key=lambda topic: topic.body_id):
        listed = list(members)
        cycles = {each.conference_id: each.conference for each in listed}
        known = [each for each in cycles.values() if each is not None]
        known.sort(key=lambda conference: conference.number)
        plans.append(Plan(listed[0].body, known, listed, leads(visitor, body_id)))
    return plans


@dataclass(frozen=True)
class TopicShown:
    """A topic's presenters as the visitor may see them, the time, and the questions as drawn.

    `with_files` where the visitor may take the presenters' files.
    """

    presenters: Sequence[Presenter]
    time: Share
    questions: str | None
    with_files: bool


def topic_shown(topic: Topic, visitor: Visitor) -> TopicShown:
    """Show of a topic what the visitor may see."""
    presenters = [each for each in topic.presenters if may_see_presenter(visitor, each)]
    sitting = topic.sitting
    length = None if sitting is None else length_of(sitting.opens, sitting.closes)
    time = share(length, [each.minutes for each in presenters])
    with_files = may_see_questions(visitor, topic)
    return TopicShown(presenters, time, _questions(topic, visitor), with_files)


def _questions(topic: Topic, visitor: Visitor) -> str | None:
    tree = questions_of(topic) if may_see_questions(visitor, topic) else None
    if tree is None:
        return None
    language = Language(current().code)
    chosen = language if language in languages_begun(tree) else tree.original_language
    return whole_drawn(settled(tree, chosen, house_style()))
