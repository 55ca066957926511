"""What a meeting's page says to everybody alike: its papers, its agenda, what was adopted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import get_template_attribute

from wgtr.agenda.presenting import AdoptedShown, adopted_shown, mandate_links
from wgtr.core.languages import current
from wgtr.documents.models import Revision
from wgtr.documents.presenting import agenda_sheet, agenda_text, sheet_of
from wgtr.documents.queries.for_pages import agenda_among, every_revision_of_papers
from wgtr.documents.sheets import Sheet
from wgtr.documents.succession import current_ones, first_of
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.chair import KIND as REPORT
from wgtr.submissions.paper import places_in
from wgtr.submissions.places import Place

TEMPLATE = "overview/papers.html"


@dataclass(frozen=True)
class Papers:
    """A meeting's papers as its page shows them, in the page's language.

    `agenda` and `documents` are drawn, by macros that know nothing of who asks; `agenda_dated` is
    the date on which the agenda was issued first, None before, and `report_dated` the report's: a
    revision moves neither.
    `places` are what input may be about. All are plain values, so that they can be kept.
    """

    agenda: str
    agenda_dated: date | None
    report_dated: date | None
    documents: str
    has_documents: bool
    places: Sequence[Place]
    adopted: AdoptedShown | None


def papers_shown(meeting: Meeting) -> Papers:
    """Read and draw what a meeting's page says to everybody."""
    every = every_revision_of_papers(meeting)
    papers = current_ones(every)
    agenda = agenda_among(papers)
    report = next((each for each in papers if each.document.kind == REPORT), None)
    sheet = None if agenda is None else _agenda_sheet(agenda, every)
    text = None if agenda is None else agenda_text(agenda, mandate_links(meeting))
    sheets = [sheet_of(each) for each in papers]
    return Papers(
        agenda=_drawn("agenda", sheet, text),
        agenda_dated=None if agenda is None else first_of(agenda, every).dated,
        report_dated=None if report is None else first_of(report, every).dated,
        documents=_drawn("documents", sheets, sheet, current()),
        has_documents=bool(sheets),
        places=places_in(agenda, current().code),
        adopted=adopted_shown(meeting),
    )


def _agenda_sheet(agenda: Revision, every: Sequence[Revision]) -> Sheet:
    addenda = [each for each in every if each.document.adds_to_id == agenda.document_id]
    return agenda_sheet(agenda, every, addenda)


def _drawn(macro: str, *given: object) -> str:
    drawn: str = get_template_attribute(TEMPLATE, macro)(*given)
    return drawn
