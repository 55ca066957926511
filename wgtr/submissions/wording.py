"""How input is spoken of in the page's language: places, bands, states, choices."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.accounts.models import Category
from wgtr.core.dates import day
from wgtr.core.digits import digits
from wgtr.core.directions import END, LEFT_TO_RIGHT, isolated
from wgtr.core.languages import current
from wgtr.submissions.bands import Band
from wgtr.submissions.models import CallKind, Channel, State, Submission
from wgtr.submissions.places import Place, PlaceKind
from wgtr.submissions.visibility import Visibility

BANDS = {
    Band.ON_TIME: _l("on time"),
    Band.EXTENDED: _l("within the extended deadline"),
    Band.LATE: _l("late"),
}
STATES = {
    State.DRAFT: _l("draft"),
    State.SUBMITTED: _l("submitted"),
    State.WITHDRAWN: _l("withdrawn"),
    State.SUPERSEDED: _l("superseded"),
}
CHOICES = {
    Visibility.EVERYBODY: _l("Everybody"),
    Visibility.PARTIES: _l("States Parties and signatories"),
    Visibility.CHAIR: _l("The Chair and the Secretariat"),
}
CHANNELS = {
    Channel.FORM: _l("by the form"),
    Channel.FILE: _l("as a file"),
    Channel.MAIL: _l("by e-mail"),
}
CALLS = {
    CallKind.COMMENTS: _l("Written input"),
    CallKind.FAQ: _l("Proposals on the FAQ"),
}
CATEGORIES = {
    Category.STATE_PARTY: _l("States Parties"),
    Category.SIGNATORY: _l("Signatories"),
    Category.OBSERVER_STATE: _l("Observer States"),
    Category.STATE: _l("States"),
    Category.INTERNATIONAL_ORGANISATION: _l("International organisations"),
    Category.CIVIL_SOCIETY: _l("Civil society"),
    Category.INDUSTRY: _l("Industry"),
    Category.INVITED_EXPERT: _l("Invited experts"),
}
FAQ_PLACES = {
    "question": _l("Question of the FAQ: its number, or “new”"),
    "proposal": _l("Wording proposed"),
    "reason": _l("Reason"),
}

FAQ_PARTS = {
    "question": _l("Question"),
    "proposal": _l("Wording proposed"),
    "reason": _l("Reason"),
}


def place_name(place: Place) -> str:
    """Name a place in short: Item 2; Letter, question 3; Annex A, question 14."""
    if place.kind is PlaceKind.GENERAL:
        return str(gettext("General remarks"))
    if place.kind is PlaceKind.FAQ:
        return str(FAQ_PLACES.get(place.provision) or CALLS[CallKind.FAQ])
    if place.kind is PlaceKind.LETTER:
        return str(gettext("Letter, question %(number)s", number=place.number))
    if place.kind is PlaceKind.ANNEX:
        return str(gettext("%(annex)s, question %(number)s", annex=place.part, number=place.number))
    return str(gettext("Item %(number)s", number=place.number)) if place.number else place.words


def place_line(place: Place) -> str:
    """Name a place and say what it is about: Item 2. Support for compliance."""
    name = place_name(place)
    if not place.words or place.words == name:
        return name
    return f"{name}. {place.words}"


def instant(value: datetime, zone: ZoneInfo, city: str) -> str:
    """Write an instant to the second: 14 February 2025, 23:59:58 Geneva (CET), 22:59:58 UTC."""
    return str(gettext(", ")).join(instant_parts(value, zone, city))


def instant_parts(value: datetime, zone: ZoneInfo, city: str) -> tuple[str, str, str]:
    """Write an instant in three parts, each for a line of a narrow cell: day, hour, hour in UTC."""
    there = value.astimezone(zone)
    hour = f"{LEFT_TO_RIGHT}{digits(f'{there:%H:%M:%S}')}{END}"
    utc = f"{LEFT_TO_RIGHT}{digits(f'{value.astimezone(UTC):%H:%M:%S}')}\u00a0UTC{END}"
    return day(there.date()), f"{hour} {city}{_zone(there)}", utc


def _zone(there: datetime) -> str:
    """The zone in brackets, which stay with the city and, in a narrow Arabic cell, around it."""
    mark = f"({there.tzname()})"
    kept = f"{LEFT_TO_RIGHT}{mark}{END}" if current().direction == "rtl" else mark
    return f"\u00a0{kept}"


def name_of(submission: Submission) -> str:
    """Name a submission in short: Input 7, FAQ proposal 2; a draft without a number."""
    return numbered(submission.call.kind, submission.number)


def numbered(kind: CallKind, number: int | None) -> str:
    """Name a submission of a kind by its number."""
    if number is None:
        return str(gettext("Draft"))
    if kind is CallKind.FAQ:
        return str(gettext("FAQ proposal %(number)d", number=number))
    return str(gettext("Input %(number)d", number=number))


def faq_lines(submission: Submission) -> list[str]:
    """Say what a proposal on the FAQ says, part by part: Question: new."""
    direction = current().direction
    return [
        f"{FAQ_PARTS.get(answer.provision, answer.label)}: {isolated(answer.words, direction)}"
        for answer in submission.answers
    ]
