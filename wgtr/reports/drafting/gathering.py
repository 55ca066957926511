"""Reading what a Chair's report is drafted from: the meeting, its mandate, its record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wgtr.accounts.models import Category, Delegation
from wgtr.bodies.models import Body, Conference, Mode
from wgtr.bodies.queries import country_of_the_chair
from wgtr.core.database import Wording
from wgtr.documents.models import Revision
from wgtr.mandates.models import Mandate
from wgtr.mandates.paragraphs import mandate_part
from wgtr.mandates.queries import mandate_from, mandate_in_cycle, text_of_mandate
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meetings_of
from wgtr.reports.drafting.annexes import annexable
from wgtr.reports.drafting.chair import chairs_report
from wgtr.reports.drafting.conference import (
    BodyFacts,
    ConferenceFacts,
    DocumentFacts,
    conference_report,
)
from wgtr.reports.drafting.facts import (
    AdoptionFacts,
    ItemFacts,
    MandateFacts,
    MeetingFacts,
    Outcome,
    OutcomeKind,
    ReportFacts,
    Said,
    Speaker,
    Words,
)
from wgtr.reports.drafting.house import conference_writer, house_blueprints, house_writer
from wgtr.reports.drafting.issued import issued_texts
from wgtr.reports.drafting.printing import by_language
from wgtr.reports.drafting.queries import chairs_reports_for, documents_of_cycle
from wgtr.reports.drafting.wording import Writer
from wgtr.reports.drafting.workplan import Planned, workplan_part
from wgtr.reports.items import AsAdopted, MeetingAgenda, MeetingItem, agenda_of
from wgtr.reports.models import Capacity, Note, NoteKind
from wgtr.reports.record.queries import notes_of
from wgtr.texts.queries import current_texts
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Text
from wgtr.workplan.models import Topic
from wgtr.workplan.queries import topics_of

REPORT = "chairs-report"


def drafted_now(meeting: Meeting, *, names_delegations: bool) -> Text:
    """Draft the Chair's report of a meeting, loaded whole, from the records as they are now."""
    facts = facts_of(meeting, names_delegations=names_delegations)
    co_chairs = len(facts.chairs) > 1
    writer = house_writer(co_chairs=co_chairs, names_delegations=names_delegations)
    facts = replace(facts, annexes=annexes_of(meeting, writer))
    blueprints = house_blueprints(REPORT)
    return chairs_report(facts, writer, blueprints.report, blueprints.annex)


def facts_of(meeting: Meeting, *, names_delegations: bool) -> ReportFacts:
    """Gather the facts; a constant number of statements, however long the record."""
    agenda, body, conference = agenda_of(meeting), meeting.body, meeting.conference
    chairs = country_of_the_chair(body, conference)
    return ReportFacts(
        code=body.code,
        body=by_language(body.name),
        conference=conference.code,
        meetings=[_held(meeting)],
        items=list(items_of(agenda, notes_of(meeting))),
        original=Language.EN if agenda.text is None else agenda.text.original_language,
        chairs=[by_language(each.name) for each in chairs],
        mandate=mandate_of(mandate_in_cycle(body, conference)),
        adopted=agenda.adopted,
        adoption=_adoption(agenda.differences),
        names_delegations=names_delegations,
    )


def _adoption(differences: AsAdopted) -> AdoptionFacts:
    def called(items: Sequence[MeetingItem]) -> list[ItemFacts]:
        return [
            ItemFacts(id=each.id, number=each.number, title=by_language(each.title))
            for each in items
        ]

    return AdoptionFacts(
        words={each: said for each, said in by_language(differences.words).items() if said.strip()},
        deferred=called(differences.deferred),
        added=called(differences.added),
        moved=called(differences.moved),
    )


def mandate_of(mandate: Mandate | None) -> MandateFacts | None:
    """What a report says of the mandate that the work rests on."""
    if mandate is None:
        return None
    return MandateFacts(
        since=mandate.since.code,
        until=mandate.until.code,
        starts=mandate.starts,
        ends=mandate.ends,
        paragraph=mandate.paragraph or "",
    )


def annexes_of(meeting: Meeting, writer: Writer) -> list[Part]:
    """The next mandate as it stands, and the workplan."""
    following = mandate_from(meeting.body, meeting.conference)
    part = None if following is None else mandate_part(text_of_mandate(following))
    topics = [_planned(each) for each in topics_of(meeting.body)]
    annexes = [] if part is None else [annexable(part, "mandate-")]
    return annexes + ([workplan_part(topics, writer)] if topics else [])


def _planned(topic: Topic) -> Planned:
    cycle = "" if topic.conference is None else topic.conference.code
    return Planned(by_language(topic.title), cycle, topic.status.value)


def conference_drafted_now(conference: Conference) -> Text:
    """Draft a Conference's report from the bodies' reports and documents as they are now."""
    writer, blueprints = conference_writer(), house_blueprints("conference-report")
    facts = conference_facts_of(conference)
    return conference_report(facts, writer, blueprints.report, blueprints.annex)


def conference_facts_of(conference: Conference) -> ConferenceFacts:
    """Gather what a Conference's report is made of."""
    bodies = {each.body.id: each.body for each in meetings_of(conference)}
    reports = _reports_by_body(conference)
    days = conference.starts, conference.ends
    return ConferenceFacts(
        code=conference.code,
        place=by_language(conference.place or {}),
        days=(days[0], days[1]) if days[0] and days[1] else None,
        in_writing=conference.mode is Mode.WRITTEN,
        bodies=[
            _body(body, reports.get(body.id, []))
            for body in sorted(bodies.values(), key=lambda each: each.code)
        ],
        documents=[_document(each) for each in documents_of_cycle(conference)],
    )


def _body(body: Body, reports: Sequence[tuple[Text, bool]]) -> BodyFacts:
    return BodyFacts(
        code=body.code,
        name=by_language(body.name),
        reports=[text for text, _ in reports],
        drafts=sum(not issued for _, issued in reports),
    )


def _reports_by_body(conference: Conference) -> dict[int, list[tuple[Text, bool]]]:
    """The Chairs' reports of the cycle by the id of their body: as issued, else the draft.

    The second of each pair says whether it is issued.
    """
    reports = chairs_reports_for(conference)
    issued = issued_texts([each.text.id for each in reports])
    drafts = current_texts([each.text for each in reports if each.text.id not in issued])
    found: dict[int, list[tuple[Text, bool]]] = {}
    for each in reports:
        if each.meeting is not None:
            text = issued.get(each.text.id)
            taken = (drafts[each.text.id], False) if text is None else (text, True)
            found.setdefault(each.meeting.body_id, []).append(taken)
    return found


def _document(revision: Revision) -> DocumentFacts:
    symbol = "" if revision.symbol is None else revision.symbol.symbol
    return DocumentFacts(symbol=symbol, title=by_language(revision.title), dated=revision.dated)


def _held(meeting: Meeting) -> MeetingFacts:
    return MeetingFacts(
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        place=by_language(meeting.place),
        sittings=len(meeting.sittings),
    )


def items_of(agenda: MeetingAgenda, notes: Sequence[Note]) -> Iterable[ItemFacts]:
    """The agenda's items with their notes; notes whose item left the agenda stand at the end."""
    known = {item.id for item in agenda.items}
    for item in agenda.items:
        own = [note for note in notes if note.item == item.id]
        yield _facts(item.id, item.number, item.title, own)
    stray = [note for note in notes if note.item not in known]
    if stray:
        yield _facts("other", "", {}, stray)


def _facts(name: str, number: str, title: Wording, notes: Sequence[Note]) -> ItemFacts:
    made = [note for note in notes if note.kind is NoteKind.INTERVENTION]
    said = [note for note in made if note.is_settled]
    rest = (note for note in notes if note.kind is not NoteKind.INTERVENTION)
    return ItemFacts(
        id=name,
        number=number,
        title=by_language(title),
        said=[_said(note) for note in said],
        outcomes=[_outcome(note) for note in rest],
        unsettled=len(made) - len(said),
    )


def _said(note: Note) -> Said:
    name: Words = {} if note.delegation is None else by_language(note.delegation.name)
    return Said(
        id=note.id,
        speaker=_speaker(note.capacity, note.delegation),
        who=note.delegation.code if note.delegation else note.speaker.casefold(),
        act=note.act,
        gist=by_language(note.words),
        name=name or dict.fromkeys(Language, note.speaker),
        group=note.group if note.capacity is Capacity.GROUP else "",
    )


def _speaker(capacity: Capacity, delegation: Delegation | None) -> Speaker:
    """What kind of speaker somebody is: by capacity, else by what their delegation is.

    Without either, the record knows that somebody spoke and no more.
    """
    if capacity in {Capacity.CHAIR, Capacity.SECRETARIAT, Capacity.OBSERVER}:
        return Speaker(capacity.value)
    if delegation is None:
        return Speaker.PRESENTER if capacity is Capacity.PRESENTER else Speaker.SPEAKER
    if delegation.category is Category.INVITED_EXPERT:
        return Speaker.EXPERT
    return Speaker.DELEGATION if delegation.is_state else Speaker.ORGANISATION


def _outcome(note: Note) -> Outcome:
    return Outcome(
        id=note.id,
        kind=OutcomeKind(note.kind.value),
        words=by_language(note.words),
        owner=note.owner,
        due=note.due,
    )
