"""From an address to a file of a drafted report, or 404."""

from dataclasses import dataclass

from flask import abort

from wgtr.documents.operations import MEDIA_TYPES
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.queries import report_of
from wgtr.reports.models import DraftedReport
from wgtr.tree.languages import Language


@dataclass(frozen=True)
class DraftFile:
    """A drafted report of a meeting, wanted in a language and format."""

    meeting: Meeting
    drafted: DraftedReport
    language: Language
    form: str


def draft_from_url(*, slug: str, language: str, form: str) -> DraftFile:
    """Give the report that the address names; 404 for none, another language or format."""
    meeting = meeting_from_url(slug=slug)
    drafted = report_of(meeting)
    if drafted is None or language not in set(Language) or form not in MEDIA_TYPES:
        abort(404)
    return DraftFile(meeting, drafted, Language(language), form)
