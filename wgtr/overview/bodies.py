"""What the page of a body tells: its mandate, its officers, its work cycle by cycle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from wgtr.bodies.models import Body, Conference, Office
from wgtr.bodies.queries import conferences_latest_first, offices_by_cycle
from wgtr.core.access import Visitor
from wgtr.documents.models import Revision
from wgtr.documents.presenting import listed_sheet, register_sheets
from wgtr.documents.queries.for_pages import documents_issued_by
from wgtr.documents.sheets import Sheet
from wgtr.documents.succession import current_ones
from wgtr.mandates.models import Mandate, MandateState
from wgtr.mandates.naming import attributes_known, title_of
from wgtr.mandates.permissions import may_read
from wgtr.mandates.queries import mandates_of
from wgtr.meetings.outline import Outline
from wgtr.workplan.models import Topic
from wgtr.workplan.queries import topics_of


@dataclass(frozen=True)
class MandateShown:
    """A mandate with what Rule 42 lets a Conference determine, and the issued paper that it is in.

    `paper` is None where it was issued in no paper of its own.
    """

    mandate: Mandate
    title: str
    attributes: Sequence[tuple[str, str]]
    paper: Sheet | None


@dataclass
class CycleOfBody:
    """What a body did in the cycle that leads to a Conference, as far as it is kept here."""

    conference: Conference
    offices: list[Office] = field(default_factory=list)
    meetings: list[Outline] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    papers: int = 0


@dataclass(frozen=True)
class BodyShown:
    """A body as its page shows it: officers of its latest cycle with any, all else whole.

    `handed_on` are mandates that follow the one it works under.
    """

    mandate: MandateShown | None
    handed_on: Sequence[MandateShown]
    officers: CycleOfBody | None
    cycles: Sequence[CycleOfBody]
    topics: Sequence[Topic]
    sheets: Sequence[Sheet]


def body_shown(
    body: Body, outlines: Sequence[Outline], *, visitor: Visitor, today: date
) -> BodyShown:
    """Show a body, whose meetings are outlined already; a constant number of statements."""
    mandates = [each for each in mandates_of(body) if may_read(visitor, each)]
    revisions, offices = documents_issued_by(body), offices_by_cycle(body)
    issued = current_ones(revisions)
    cycles = _by_cycle(offices, outlines, mandates, issued)
    works_under = _in_force(mandates, today)
    after = [each for each in mandates if works_under and each.starts > works_under.starts]
    return BodyShown(
        mandate=None if works_under is None else _shown(works_under, issued),
        handed_on=[_shown(each, issued) for each in after],
        officers=next((each for each in cycles if each.offices), None),
        cycles=cycles,
        topics=topics_of(body),
        sheets=register_sheets(revisions),
    )


def _in_force(mandates: Sequence[Mandate], today: date) -> Mandate | None:
    """The approved mandate that a body works under today, else the last one that it had."""
    begun = [
        each for each in mandates if each.state is MandateState.APPROVED and each.starts <= today
    ]
    return max(begun, key=lambda each: each.starts, default=None)


def _shown(mandate: Mandate, issued: Sequence[Revision]) -> MandateShown:
    own = (each for each in issued if each.document.text_id == mandate.text_id)
    paper = next(own, None)
    return MandateShown(
        mandate,
        title_of(mandate),
        attributes_known(mandate),
        None if paper is None else listed_sheet(paper),
    )


def _by_cycle(
    offices: Iterable[Office],
    outlines: Iterable[Outline],
    mandates: Iterable[Mandate],
    issued: Iterable[Revision],
) -> list[CycleOfBody]:
    """Gather all under the Conference that it leads to, the latest first, without empty ones."""
    cycles = {each.id: CycleOfBody(each) for each in conferences_latest_first()}
    for office in offices:
        cycles[office.conference_id].offices.append(office)
    for outline in outlines:
        cycles[outline.meeting.conference_id].meetings.insert(0, outline)
    for mandate in mandates:
        cycles[mandate.until_id].mandates.append(mandate)
    for revision in issued:
        if revision.document.conference_id in cycles:
            cycles[revision.document.conference_id].papers += 1
    return [
        each
        for each in cycles.values()
        if each.offices or each.meetings or each.mandates or each.papers
    ]
