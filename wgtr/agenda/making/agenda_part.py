"""The agenda itself: opening, an item for each paragraph of the mandate, any other business."""

from dataclasses import dataclass, field

from wgtr.agenda.making.annexes import Annexes
from wgtr.agenda.making.phrasing import (
    Names,
    Phrases,
    bodies,
    headings,
    place,
    reference_to_annex,
)
from wgtr.agenda.making.sources import Source, TopicSource, copied, said_in
from wgtr.mandates.paragraphs import MandateParagraph
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Kind, Masthead, Part, Provision, Span, plain

SITTING, OPENING, OTHER, TOPICS = "sitting", "item-opening", "item-other", "item-topics"


@dataclass
class AgendaMade:
    """The agenda's part, what its items rest on, and under which item each topic stands.

    `numbered` holds the numbered items' ids in order, `mandate_item` the one on the next mandate.
    """

    part: Part
    bases: dict[str, list[str]] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    mandate_item: str | None = None
    numbered: list[str] = field(default_factory=list)


def agenda_of(source: Source, annexes: Annexes) -> AgendaMade:
    """Make the agenda: sitting, opening, numbered items, any other business."""
    return _Maker(source, annexes).agenda()


class _Maker:
    """Makes items; what they rest on and take up is noted on the way."""

    def __init__(self, source: Source, annexes: Annexes) -> None:
        self.source, self.annexes = source, annexes
        self.blueprint = source.words.blueprints["agenda"]
        self.phrases = Phrases(self.blueprint)
        self.made = AgendaMade(Part("agenda", self.blueprint.part))

    def agenda(self) -> AgendaMade:
        items = self.items()
        names = {language: (words,) for language, words in self.source.body.items()}
        when = headings(place("sitting", dict.fromkeys(Language)))
        sitting = Provision(SITTING, Kind.HEADING, when)
        self.made.part = Part(
            "agenda",
            self.blueprint.part,
            title=self.blueprint.title,
            provisions=(sitting, self.opening(), *items, self.other_business()),
            numbering=self.blueprint.numbering,
            masthead=Masthead(lines=names),
        )
        return self.made

    def opening(self) -> Provision:
        said = self.phrases.paragraph(f"{OPENING}-words", "opening")
        return Provision(OPENING, Kind.ITEM, self.blueprint.begins_with[0].wording, (said,))

    def other_business(self) -> Provision:
        said = self.phrases.paragraph(f"{OTHER}-words", "any-other-business")
        return Provision(OTHER, Kind.ITEM, self.blueprint.ends_with[-1].wording, (said,))

    def items(self) -> list[Provision]:
        paragraphs = self.source.paragraphs
        placed = any(each.id == self.source.topic_paragraph for each in paragraphs)
        items: list[Provision] = []
        for paragraph in paragraphs:
            if paragraph.is_last and not placed and self.source.topics:
                items.append(self.topics_alone())
            items.append(self.item(paragraph))
        return items

    def item(self, paragraph: MandateParagraph) -> Provision:
        item = f"item-{paragraph.id}"
        self.made.bases[item] = [paragraph.id]
        topics = self.source.topics if paragraph.id == self.source.topic_paragraph else ()
        title, task = self.title(paragraph), self.task(paragraph, item)
        if len(topics) == 1:
            return self.topic_item(item, topics[0], title, (task,))
        if topics:
            return self.numbered(item, title, (task, *self.sub_items(item, topics)))
        if paragraph.is_last:
            self.made.mandate_item = item
        return self.numbered(item, title, (task, *self.order_of_play(item, last=paragraph.is_last)))

    def numbered(
        self, item: str, title: dict[Language, Inlines], children: tuple[Provision, ...]
    ) -> Provision:
        self.made.numbered.append(item)
        return Provision(item, Kind.ITEM, headings(title), children, numbered=True)

    def title(self, paragraph: MandateParagraph) -> dict[Language, Inlines]:
        """The standing item's words; a paragraph without one is titled by nobody."""
        standing = paragraph.standing
        wordings = {} if standing is None else standing.wording
        words = self.source.words.facts
        return {
            language: (Span(words.title(plain(said.body), language)),)
            for language, said in wordings.items()
        }

    def task(self, paragraph: MandateParagraph, item: str) -> Provision:
        """What the mandate asks for under this item, in its own words, without its number."""
        copy = copied(paragraph.provision, item)
        return Provision(copy.id, Kind.PARAGRAPH, copy.wording, copy.children)

    def order_of_play(self, item: str, *, last: bool) -> tuple[Provision, ...]:
        """Chair, Secretariat, floor; on the next mandate the Chair, the draft, the floor."""
        introduce = self.phrases.bullet(f"{item}-introduce", "chair-introduces")
        brief = self.phrases.bullet(f"{item}-brief", "secretariat-briefs")
        floor = self.phrases.bullet(f"{item}-floor", "floor-opens")
        if not last:
            return (introduce, brief, floor)
        if self.annexes.of_mandate is None:
            return (introduce, floor)
        mandate = self.source.words.blueprints["mandate"]
        annex: Names = {"annex": reference_to_annex(self.annexes.of_mandate, mandate)}
        return (introduce, self.phrases.bullet(f"{item}-draft", "draft-mandate", annex), floor)

    def topic_item(
        self,
        item: str,
        topic: TopicSource,
        title: dict[Language, Inlines],
        before: tuple[Provision, ...],
    ) -> Provision:
        names = {"item": title, "topic": place("topic", topic.title)}
        self.made.topics[topic.key] = item
        heading = self.phrases.said("topic-title", names) if title else names["topic"]
        return self.numbered(item, heading, (*before, *self.topic_body(item, topic)))

    def sub_items(self, item: str, topics: tuple[TopicSource, ...]) -> list[Provision]:
        made = []
        for topic in topics:
            inner = f"{item}-topic-{topic.key}"
            self.made.topics[topic.key] = inner
            heading = headings(place("topic", topic.title))
            body = self.topic_body(inner, topic)
            made.append(Provision(inner, Kind.ITEM, heading, body, numbered=True))
        return made

    def topics_alone(self) -> Provision:
        """An item for topics that the mandate has no paragraph for: it rests on nothing."""
        topics = self.source.topics
        if len(topics) == 1:
            return self.topic_item(TOPICS, topics[0], {}, ())
        names = self.blueprint.places["topic"]
        title: dict[Language, Inlines] = {each: (Span(name),) for each, name in names.items()}
        return self.numbered(TOPICS, title, tuple(self.sub_items(TOPICS, topics)))

    def topic_body(self, item: str, topic: TopicSource) -> tuple[Provision, ...]:
        """The aim, and the order of play: Chair, Secretariat, presenters, floor (DOMAIN 4)."""
        aim = bodies(said_in(topic.aim))
        made = [Provision(f"{item}-aim", Kind.PARAGRAPH, aim)] if aim else []
        for step, name in (
            *(("introduce", "chair-introduces"), ("brief", "secretariat-briefs")),
            *(("present", "presenters-speak"), ("floor", "floor-opens")),
        ):
            made.append(self.phrases.bullet(f"{item}-{step}", name))
        annex = self.annexes.of_topic.get(topic.key)
        if annex is not None:
            questions = self.source.words.blueprints["questions"]
            names: Names = {"annex": reference_to_annex(annex, questions)}
            made.insert(-1, self.phrases.bullet(f"{item}-questions", "questions-guide", names))
        return tuple(made)
