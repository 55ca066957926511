"""What the page of a cycle tells: its Conference, its months, mandates, officers and papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext

from wgtr.agenda.phrases import agenda_words
from wgtr.bodies.models import Conference, Office
from wgtr.bodies.queries import conferences_latest_first, offices_in_cycle
from wgtr.core.access import Visitor
from wgtr.core.languages import current
from wgtr.documents.models import RevisionKind
from wgtr.documents.presenting import register_sheets
from wgtr.documents.queries.for_pages import documents_issued_in
from wgtr.documents.sheets import Sheet
from wgtr.mandates.models import Mandate
from wgtr.mandates.permissions import may_read
from wgtr.mandates.queries import mandates_around
from wgtr.meetings.outline import Outline
from wgtr.overview.year_line import Mark, Month, year_line
from wgtr.tree.languages import Language


@dataclass(frozen=True)
class Cycle:
    """A cycle as its page shows it; `mandates` lead to its Conference, `decided` come from it.

    `earlier` and `later` are the Conferences beside it, None where none is kept.
    """

    conference: Conference
    name: str
    months: Sequence[Month]
    mandates: Sequence[Mandate]
    decided: Sequence[Mandate]
    offices: Sequence[Office]
    sheets: Sequence[Sheet]
    earlier: Conference | None
    later: Conference | None


def cycle_shown(
    conference: Conference, outlines: Sequence[Outline], *, visitor: Visitor, today: date
) -> Cycle:
    """Show the cycle that leads to `conference`, whose meetings are outlined already."""
    beside = {each.number: each for each in conferences_latest_first()}
    earlier, later = beside.get(conference.number - 1), beside.get(conference.number + 1)
    mandates = [each for each in mandates_around(conference) if may_read(visitor, each)]
    sheets = register_sheets(documents_issued_in(conference))
    before = None if earlier is None else earlier.ends
    marks = [*_meetings(outlines), *_papers(sheets), *_conference(conference)]
    return Cycle(
        conference=conference,
        name=name_of(conference),
        months=year_line(marks, before=before, ends=_end(conference, outlines), today=today),
        mandates=[each for each in mandates if each.until_id == conference.id],
        decided=[each for each in mandates if each.since_id == conference.id],
        offices=offices_in_cycle(conference),
        sheets=sheets,
        earlier=earlier,
        later=later,
    )


def name_of(conference: Conference) -> str:
    """Name a Conference in full where its ordinal is known, else by its cycle."""
    known = agenda_words().mastheads.conference(conference.number, Language(current().code))
    return known or gettext("Cycle of %(conference)s", conference=conference.code)


def _end(conference: Conference, outlines: Sequence[Outline]) -> date | None:
    days = [each.meeting.last_day for each in outlines]
    return conference.ends or max(days, default=None)


def _meetings(outlines: Sequence[Outline]) -> list[Mark]:
    marks = []
    for outline in outlines:
        meeting = outline.meeting
        kind = "off" if meeting.is_called_off else "meeting"
        address = url_for("overview.meeting", slug=meeting.slug)
        marks.append(
            Mark(meeting.first_day, meeting.last_day, meeting.body.code, address, kind),
        )
        if meeting.input_until is not None and not meeting.is_called_off:
            words = gettext("Written input closes")
            marks.append(Mark(meeting.input_until, meeting.input_until, words, address, "due"))
    return marks


def _papers(sheets: Sequence[Sheet]) -> list[Mark]:
    """A mark for each day on which papers were issued or mended: to the one, or the list of them.

    A revision does not move the day on which its paper was issued.
    """
    by_day: dict[tuple[date, str], list[str]] = {}
    for sheet in sheets:
        for when in _days_of(sheet):
            by_day.setdefault(when, []).append(sheet.address)
    return [
        Mark(day, day, words, listed[0] if len(listed) == 1 else "#papers", "paper")
        for (day, words), listed in by_day.items()
    ]


def _days_of(sheet: Sheet) -> list[tuple[date, str]]:
    """The days of a paper as it counts now, each with what was done on it."""
    issued, mended = gettext("Papers issued"), gettext("Papers revised or corrected")
    mends = sheet.kind in (RevisionKind.REVISION, RevisionKind.CORRIGENDUM)
    done = [(sheet.issued_on, mended if mends else issued)]
    if sheet.kind == RevisionKind.REVISION and sheet.earlier:
        done.insert(0, (sheet.first_issued_on, issued))
    return [(day, words) for day, words in done if day is not None]


def _conference(conference: Conference) -> list[Mark]:
    if conference.starts is None or conference.ends is None:
        return []
    return [Mark(conference.starts, conference.ends, conference.code, "#conference", "conference")]
