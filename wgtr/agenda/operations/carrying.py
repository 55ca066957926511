"""A meeting's papers carried over by rule from those of the body's meeting before it.

Within one cycle the words stay; into the next one Conferences and periods move on by one, as a
mandate's do (`wgtr.mandates.carrying`). The items rest on the paragraphs of the new cycle's mandate
that have the same ids: a mandate that was carried over keeps them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wgtr.agenda.following import followed
from wgtr.agenda.models import AgendaTopic
from wgtr.agenda.operations.links import rest_on, take_up
from wgtr.agenda.operations.making import CARRIED, begin_papers, mandate_for
from wgtr.agenda.phrases import agenda_words
from wgtr.agenda.queries import agenda_document, bases_of, meeting_before, topics_on
from wgtr.agenda.records import known_of
from wgtr.core.errors import RuleViolation
from wgtr.mandates.carrying import Carried, carried, taken_up_again
from wgtr.mandates.carrying.rule import Words
from wgtr.mandates.models import Mandate
from wgtr.mandates.paragraphs import paragraphs_of
from wgtr.mandates.queries import text_of_mandate
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.queries import current_text
from wgtr.tree.provisions import Text
from wgtr.workplan.models import Topic
from wgtr.workplan.queries import topics_at


@dataclass(frozen=True)
class NextPapers:
    """What a meeting's papers would be: `last` as it stands at `before`, `made` as carried over.

    `staying` are the topics that the workplan still places here, `going` those that it does not,
    and `coming` those that it places here and the last papers did not take up: what the papers say
    of these is to be written anew. `bases` gives the mandate's paragraphs that
    each item rests on.
    """

    before: Meeting
    last: Text
    made: Carried
    staying: Sequence[AgendaTopic]
    going: Sequence[AgendaTopic]
    coming: Sequence[Topic]
    bases: Mapping[str, Sequence[str]]


def next_papers(meeting: Meeting, words: Words) -> NextPapers:
    """Carry the papers of the body's meeting before this one over; nothing is kept.

    Raises RuleViolation where there is none, where it is of neither this cycle nor the last, and
    where no approved mandate leads to the meeting's Conference.
    """
    mandate, found = mandate_for(meeting), meeting_before(meeting)
    if found is None:
        raise RuleViolation("No earlier meeting of this body has an agenda to carry over.")
    before, kept = found
    last, topics, taken = current_text(kept), topics_at(meeting), topics_on(kept)
    here, there = {topic.id for topic in topics}, {on.topic_id for on in taken}
    return NextPapers(
        before=before,
        last=last,
        made=_moved_on(last, words, before, meeting, mandate.starts.year - 1),
        staying=[on for on in taken if on.topic_id in here],
        going=[on for on in taken if on.topic_id not in here],
        coming=[topic for topic in topics if topic.id not in there],
        bases=_bases(kept, mandate),
    )


def carry_papers_over(*, meeting: Meeting, words: Words, by: str) -> TextVersion:
    """Keep a meeting's papers as carried over: a draft whose facts say what the records say.

    Raises RuleViolation where the meeting has papers already, and as `next_papers` does.
    """
    if agenda_document(meeting) is not None:
        raise RuleViolation("This meeting has its papers already: edit them, or make them anew.")
    papers, topics = next_papers(meeting, words), {each.id: each for each in topics_at(meeting)}
    mandate = mandate_for(meeting)
    taken = {on.item: (topics[on.topic_id], on.annex) for on in papers.staying}
    facts = {item: topic for item, (topic, _annex) in taken.items()}
    known = known_of(meeting, mandate, facts, agenda_words())
    version = begin_papers(meeting, followed(papers.made.text, known), by, CARRIED)
    rest_on(text=version.text, mandate=mandate, items=papers.bases, by=by)
    take_up(text=version.text, topics={item: [each] for item, each in taken.items()}, by=by)
    return version


def _moved_on(
    last: Text, words: Words, before: Meeting, meeting: Meeting, rests_since: int
) -> Carried:
    cycles = meeting.conference.number - before.conference.number
    if cycles == 0:
        return taken_up_again(last, words)
    if cycles == 1:
        # The papers begin with the Conference that gave their mandate, a year before the one they
        # prepare (DOMAIN 2: a cycle runs from one Conference to the next).
        return carried(last, words, before.conference.number - 1, rests_since=rests_since)
    raise RuleViolation(
        "The last papers of this body prepared %(before)s, more than one Conference before"
        " %(here)s: make the agenda from the mandate instead.",
        before=before.conference.code,
        here=meeting.conference.code,
    )


def _bases(kept: KeptText, mandate: Mandate) -> dict[str, list[str]]:
    known = {paragraph.id for paragraph in paragraphs_of(text_of_mandate(mandate))}
    bases: dict[str, list[str]] = {}
    for basis in bases_of(kept):
        if basis.paragraph in known:
            bases.setdefault(basis.item, []).append(basis.paragraph)
    return bases
