"""The annexes of an agenda: questions on each topic, then the draft of the next mandate."""

from dataclasses import dataclass, replace

from wgtr.agenda.making.sources import Source, TopicSource, grafted, notes_of
from wgtr.mandates.paragraphs import mandate_part
from wgtr.tree.blueprints import Blueprint
from wgtr.tree.provisions import Note, Part, Text


@dataclass(frozen=True)
class Annexes:
    """The annexes in order, which one holds which topic's questions, which one the mandate."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    of_topic: dict[str, Part]
    of_mandate: Part | None


def annexes_of(source: Source) -> Annexes:
    """Make the annexes, lettered in order."""
    parts: list[Part] = []
    notes: list[Note] = []
    of_topic: dict[str, Part] = {}
    questions = source.words.blueprints["questions"]
    for topic in source.topics:
        if topic.questions is not None and topic.questions.parts:
            kept = topic.questions
            part = _annex(kept.parts[0], questions, len(parts) + 1, _prefix(topic))
            of_topic[topic.key] = part
            parts.append(part)
            notes.extend(notes_of(kept, _prefix(topic)))
    mandate = _mandate_annex(source.next_mandate, source.words.blueprints["mandate"], len(parts))
    if mandate is not None and source.next_mandate is not None:
        parts.append(mandate)
        notes.extend(notes_of(source.next_mandate, "next"))
    return Annexes(tuple(parts), tuple(notes), of_topic, mandate)


def _prefix(topic: TopicSource) -> str:
    return f"topic-{topic.key}"


def _mandate_annex(text: Text | None, blueprint: Blueprint, before: int) -> Part | None:
    part = None if text is None else mandate_part(text)
    return None if part is None else _annex(part, blueprint, before + 1, "next")


def _annex(part: Part, blueprint: Blueprint, position: int, prefix: str) -> Part:
    label = blueprint.series_label(position)
    return replace(
        part,
        id=f"annex-{label.lower()}",
        kind=blueprint.part,
        label=label,
        label_word=blueprint.label_words(),
        provisions=grafted(part, prefix),
        masthead=None,
    )
