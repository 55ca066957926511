"""Letter, agenda and annexes put together, with what is missing in which language."""

from dataclasses import dataclass

from wgtr.agenda.making.agenda_part import agenda_of
from wgtr.agenda.making.annexes import annexes_of
from wgtr.agenda.making.letter import letter_of
from wgtr.agenda.making.sources import Source
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, plain

KIND = "annotated-agenda"


@dataclass(frozen=True)
class Made:
    """The papers' text, what each item rests on, and each topic's item and annex by its key."""

    text: Text
    bases: dict[str, list[str]]
    topics: dict[str, tuple[str, str | None]]


def made(source: Source) -> Made:
    """Make the papers; places for facts are still empty (`following.followed` fills them)."""
    annexes = annexes_of(source)
    agenda = agenda_of(source, annexes)
    letter = letter_of(source, agenda, annexes)
    notes = source.words.blueprints["agenda"].notes
    text = Text(
        KIND,
        source.mandate.original_language,
        parts=(letter, agenda.part, *annexes.parts),
        notes=annexes.notes,
        note_pattern=notes.pattern,
        notes_title={language: plain(words) for language, words in notes.heading.items()},
    )
    topics = {
        key: (item, annexes.of_topic[key].id if key in annexes.of_topic else None)
        for key, item in agenda.topics.items()
    }
    return Made(text, agenda.bases, topics)


def unworded(text: Text) -> dict[Language, list[str]]:
    """By language, the ids of what the original says and that language does not, in order.

    Languages that lack nothing are left out.
    """
    original = text.original_language
    holders = [(part.id, part.title) for part in text.parts if part.title]
    worded = [
        *((each, set(title)) for each, title in holders),
        *((provision.id, set(provision.wording)) for provision in text.walk()),
        *((note.id, set(note.wording)) for note in text.notes),
    ]
    lacking = {
        language: [each for each, said in worded if original in said and language not in said]
        for language in Language
    }
    return {language: missing for language, missing in lacking.items() if missing}
