"""Making a meeting's papers, and letting a draft follow the records until it is issued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wgtr.agenda.following import Known, followed, places_unknown
from wgtr.agenda.making import Made, made, unworded
from wgtr.agenda.operations.links import rest_on, take_up
from wgtr.agenda.phrases import agenda_words
from wgtr.agenda.queries import agenda_document, bases_of, topics_on
from wgtr.agenda.records import known_of, source_of
from wgtr.core.errors import RuleViolation
from wgtr.documents.models import Document, RevisionState
from wgtr.documents.operations.loading import Home, add_document_for
from wgtr.mandates.models import Mandate
from wgtr.mandates.queries import mandate_in_cycle
from wgtr.meetings.events import MeetingMoved
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations import keep_text, save_version
from wgtr.texts.queries import latest_version, text_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.workplan.models import Topic
from wgtr.workplan.queries import topics_at

MADE = "made from the mandate, the workplan and the records"
FOLLOWED = "facts follow the records"
CARRIED = "carried over from the meeting before"
OURS = frozenset({MADE, FOLLOWED, CARRIED})
"""Comments of versions that nobody wrote by hand."""


@dataclass(frozen=True)
class MadeAgenda:
    """A meeting's papers as made: the version kept, and what people must still see to.

    `missing` has, by language, the ids of what is not worded in it; `unknown` the names of facts
    that the records do not hold ("officer").
    """

    version: TextVersion
    missing: Mapping[Language, Sequence[str]]
    unknown: Sequence[str]


def make_agenda(*, meeting: Meeting, by: str, anew: bool = False) -> MadeAgenda:
    """Make the letter, annotated agenda and annexes of a meeting as a draft document of its own.

    Made again, it is a new version of the same text. Raises RuleViolation where no approved mandate
    covers the meeting's cycle, where the papers are issued, and where somebody has edited them,
    unless they are to be made `anew`; the edited version stays in the text's history.
    """
    mandate = mandate_for(meeting)
    document = agenda_document(meeting)
    _check_untouched(document, anew=anew)
    words, topics = agenda_words(), {str(topic.id): topic for topic in topics_at(meeting)}
    papers = made(source_of(meeting, mandate, words))
    known = known_of(meeting, mandate, _by_item(papers, topics), words)
    text = followed(papers.text, known)
    if document is None or document.text is None:
        version = begin_papers(meeting, text, by, MADE)
    else:
        version = _save(document.text, text, by, MADE)
    rest_on(text=version.text, mandate=mandate, items=papers.bases, by=by)
    take_up(text=version.text, topics=_taken(papers, topics), by=by)
    return MadeAgenda(version, unworded(text), places_unknown(text, known))


def follow_records(*, meeting: Meeting, by: str) -> TextVersion | None:
    """Let the places of a meeting's draft papers say what the records say now.

    Gives the new version; None where nothing changed, where no papers are made yet, or where they
    are issued: then they keep what they said, and change by a revision only.
    """
    document = agenda_document(meeting)
    if document is None or document.text is None or _is_issued(document):
        return None
    known, latest = known_facts(meeting, document.text), latest_version(document.text)
    before = text_of(latest)
    text = before if known is None else followed(before, known)
    if text == before:
        return None
    return _save(document.text, text, by, FOLLOWED if latest.comment in OURS else latest.comment)


def follow_moved(moved: MeetingMoved) -> None:
    """Let the draft papers of a meeting that moved say its new days, hours, place and deadline."""
    follow_records(meeting=moved.meeting, by=moved.by)


def known_facts(meeting: Meeting, kept: KeptText) -> Known | None:
    """Give the facts that a meeting's papers may say; None where no mandate is known for them."""
    bases = bases_of(kept)
    cycle = mandate_in_cycle(meeting.body, meeting.conference)
    mandate = bases[0].mandate if bases else cycle
    if mandate is None:
        return None
    topics = {topic.id: topic for topic in topics_at(meeting)}
    by_item = {on.item: topics[on.topic_id] for on in topics_on(kept) if on.topic_id in topics}
    return known_of(meeting, mandate, by_item, agenda_words())


def mandate_for(meeting: Meeting) -> Mandate:
    """Give the approved mandate a meeting's papers rest on. Raises RuleViolation without one."""
    mandate = mandate_in_cycle(meeting.body, meeting.conference)
    if mandate is None:
        raise RuleViolation(
            "No approved mandate of %(body)s leads to %(conference)s. Record its approval first:"
            " the agenda is made from it.",
            body=meeting.body.code,
            conference=meeting.conference.code,
        )
    return mandate


def _check_untouched(document: Document | None, *, anew: bool) -> None:
    if document is None or document.text is None:
        return
    if _is_issued(document):
        raise RuleViolation("The agenda is issued. Prepare a revision of it instead.")
    latest = latest_version(document.text)
    if latest.comment not in OURS and not anew:
        raise RuleViolation(
            "%(who)s has edited the agenda since it was made. Make it anew only if those words may"
            " go: they stay in its history.",
            who=latest.saved_by,
        )


def _is_issued(document: Document) -> bool:
    """Whether no draft of it is open any more."""
    return all(each.state is not RevisionState.DRAFT for each in document.revisions)


def begin_papers(meeting: Meeting, text: Text, by: str, comment: str) -> TextVersion:
    """Keep new papers and list them before the meeting, as a document that is a draft."""
    name = f"{meeting.slug}-agenda"
    version = keep_text(name=name, text=text, body=meeting.body, by=by, comment=comment)
    home = Home(conference=meeting.conference, body=meeting.body, meetings=[meeting])
    add_document_for(kept=version.text, text=text, home=home, symbol=None, by=by, slug=name)
    return version


def _save(kept: KeptText, text: Text, by: str, comment: str) -> TextVersion:
    number = latest_version(kept).number
    return save_version(kept=kept, text=text, on_top_of=number, by=by, comment=comment)


def _by_item(papers: Made, topics: Mapping[str, Topic]) -> dict[str, Topic]:
    return {item: topics[key] for key, (item, _annex) in papers.topics.items()}


def _taken(papers: Made, topics: Mapping[str, Topic]) -> dict[str, list[tuple[Topic, str | None]]]:
    return {item: [(topics[key], annex)] for key, (item, annex) in papers.topics.items()}
