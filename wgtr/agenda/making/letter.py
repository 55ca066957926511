"""The Chair's letter: standing paragraphs, and a question for each numbered item."""

from wgtr.agenda.making.agenda_part import AgendaMade
from wgtr.agenda.making.annexes import Annexes
from wgtr.agenda.making.phrasing import (
    Names,
    Phrases,
    bodies,
    place,
    reference_to_annex,
    reference_to_item,
)
from wgtr.agenda.making.sources import Source, TopicSource
from wgtr.tree.blueprints import Standing
from wgtr.tree.provisions import Kind, Part, Provision

QUESTIONS = "questions-lead-in"
BASIS = "letter-why"
"""The paragraph that names the Conference which gave the mandate, not the one to come."""


def question_on(item: str) -> str:
    """The id of the letter's question that prepares an item."""
    return f"ask-{item}"


def letter_of(source: Source, agenda: AgendaMade, annexes: Annexes) -> Part:
    """Make the letter; its questions are each about the item that they prepare."""
    blueprint = source.words.blueprints["letter"]
    questions = _Questions(source, agenda, annexes).all()
    entries = (*blueprint.begins_with, *blueprint.between, *blueprint.ends_with)
    provisions = tuple(
        _standing(entry, questions if entry.role == QUESTIONS else ()) for entry in entries
    )
    return Part("letter", blueprint.part, provisions=provisions, numbering=blueprint.numbering)


def _standing(entry: Standing, children: tuple[Provision, ...]) -> Provision:
    return Provision(
        f"letter-{entry.role}", entry.kind, entry.wording, children, numbered=entry.numbered
    )


class _Questions:
    """Makes the questions, in the items' order."""

    def __init__(self, source: Source, agenda: AgendaMade, annexes: Annexes) -> None:
        self.source, self.agenda, self.annexes = source, agenda, annexes
        self.phrases = Phrases(source.words.blueprints["letter"])

    def all(self) -> tuple[Provision, ...]:
        return tuple(one for item in self.agenda.numbered for one in self.for_item(item))

    def for_item(self, item: str) -> list[Provision]:
        topics = [
            topic
            for topic in self.source.topics
            if self._under(self.agenda.topics[topic.key], item)
        ]
        if topics:
            return [self.on_topic(topic) for topic in topics]
        if item == self.agenda.mandate_item and self.annexes.of_mandate is not None:
            mandate = self.source.words.blueprints["mandate"]
            annex = reference_to_annex(self.annexes.of_mandate, mandate)
            return [self.question(item, "question-on-mandate", {"annex": annex})]
        return [self.question(item, "question-on-item", {"item": reference_to_item(item)})]

    def on_topic(self, topic: TopicSource) -> Provision:
        item, annex = self.agenda.topics[topic.key], self.annexes.of_topic.get(topic.key)
        names = {"topic": place("topic", topic.title)}
        if annex is None:
            return self.question(item, "question-on-topic-alone", names)
        questions = self.source.words.blueprints["questions"]
        names["annex"] = reference_to_annex(annex, questions)
        return self.question(item, "question-on-topic", names)

    def question(self, item: str, phrase: str, names: Names) -> Provision:
        said = bodies(self.phrases.said(phrase, names))
        return Provision(question_on(item), Kind.BULLET, said, about=(item,))

    @staticmethod
    def _under(topic_item: str, item: str) -> bool:
        return topic_item == item or topic_item.startswith(f"{item}-topic-")
