"""From an address to a file of a Conference's report, or 404."""

from dataclasses import dataclass

from flask import abort

from wgtr.bodies.loaders import conference_from_url
from wgtr.bodies.models import Conference
from wgtr.documents.operations import MEDIA_TYPES
from wgtr.tree.languages import Language


@dataclass(frozen=True)
class ConferenceFile:
    """A Conference's report, wanted in a language and format."""

    conference: Conference
    language: Language
    form: str


def conference_file_from_url(*, number: int, language: str, form: str) -> ConferenceFile:
    """Give the Conference that the address names; 404 for none, another language or format."""
    conference = conference_from_url(number=number)
    if language not in set(Language) or form not in MEDIA_TYPES:
        abort(404)
    return ConferenceFile(conference, Language(language), form)
