"""Feeds of a meeting, a body, a cycle; one language each, which `?lang=` chooses."""

import hashlib
from collections.abc import Iterable

from flask import Blueprint, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.bodies.loaders import body_from_url, conference_from_url
from wgtr.bodies.models import Body, Conference
from wgtr.calendars.entries import entries_of
from wgtr.calendars.feed import Entry, feed
from wgtr.core import dates
from wgtr.core.access import PUBLIC, requires
from wgtr.core.languages import current, wording_of
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meetings_of, meetings_of_body

blueprint = Blueprint("calendars", __name__)

MEDIA_TYPE = "text/calendar; charset=utf-8"


@blueprint.get("/meetings/<slug:slug>/calendar.ics")
@requires(PUBLIC, subject=meeting_from_url)
def of_meeting(meeting: Meeting) -> Response:
    """Give the sittings and deadlines of one meeting."""
    days = dates.days(meeting.first_day, meeting.last_day)
    name = gettext("%(body)s, meeting of %(days)s", body=meeting.body.code, days=days)
    return _answer(entries_of([meeting]), name, meeting.slug)


@blueprint.get("/bodies/<slug:code>/calendar.ics")
@requires(PUBLIC, subject=body_from_url)
def of_body(body: Body) -> Response:
    """Give the sittings and deadlines of every meeting of a body."""
    entries = entries_of(meetings_of_body(body))
    return _answer(entries, wording_of(body.name), body.code.lower())


@blueprint.get("/meetings/csp<int:number>/calendar.ics")
@requires(PUBLIC, subject=conference_from_url)
def of_cycle(conference: Conference) -> Response:
    """Give a Conference's days, and the sittings and deadlines of the cycle that leads to it."""
    entries = entries_of(meetings_of(conference), conference)
    return _answer(entries, conference.code, conference.code.lower())


def _answer(entries: Iterable[Entry], name: str, file_name: str) -> Response:
    """Send a feed, or 304 where the reader has it; it changes with the records, not with time."""
    language = current().code
    address = f"{request.base_url}?lang={language}"
    written = feed(entries, name=name, language=language, address=address)
    response = Response(written, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Language"] = language
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.{language}.ics"'
    response.vary.update(["Accept-Language", "Cookie"])
    response.set_etag(hashlib.sha256(written).hexdigest())
    response.make_conditional(request.environ)
    return response
