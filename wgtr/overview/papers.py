"""What a meeting's page says to everybody alike: its papers, its agenda, what was adopted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wgtr.agenda.presenting import AdoptedShown, adopted_shown, mandate_links
from wgtr.core.languages import current
from wgtr.documents.presenting import agenda_sheet, agenda_text, sheet_of
from wgtr.documents.queries.for_pages import AGENDAS, papers_of
from wgtr.documents.sheets import Sheet
from wgtr.meetings.models import Meeting
from wgtr.submissions.paper import places_in
from wgtr.submissions.places import Place


@dataclass(frozen=True)
class Papers:
    """A meeting's papers as its page shows them; `agenda` is None before one is issued.

    `agenda_text` is drawn, `agenda_dated` the date it carries. `places` are what input may be
    about. All are plain values in the page's language, so that they can be kept.
    """

    sheets: Sequence[Sheet]
    agenda: Sheet | None
    agenda_text: str | None
    agenda_dated: date | None
    places: Sequence[Place]
    adopted: AdoptedShown | None


def papers_shown(meeting: Meeting) -> Papers:
    """Read and draw what a meeting's page says to everybody."""
    papers = papers_of(meeting)
    agenda = next((each for each in papers if each.document.kind in AGENDAS), None)
    return Papers(
        sheets=[sheet_of(each) for each in papers],
        agenda=None if agenda is None else agenda_sheet(agenda),
        agenda_text=None if agenda is None else agenda_text(agenda, mandate_links(meeting)),
        agenda_dated=None if agenda is None else agenda.dated,
        places=places_in(agenda, current().code),
        adopted=adopted_shown(meeting),
    )
