"""From an address to a meeting's pack in a language and format, or 404."""

from dataclasses import dataclass

from flask import abort

from wgtr.documents.operations import MEDIA_TYPES
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.tree.languages import Language


@dataclass(frozen=True)
class PackFile:
    """The pack of a meeting, wanted in a language and format."""

    meeting: Meeting
    language: Language
    form: str


def pack_from_url(*, slug: str, language: str, form: str) -> PackFile:
    """Give the meeting that the address names; 404 for none, another language or format."""
    meeting = meeting_from_url(slug=slug)
    if language not in set(Language) or form not in MEDIA_TYPES:
        abort(404)
    return PackFile(meeting, Language(language), form)
