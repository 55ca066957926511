"""Adding and changing Conferences and bodies, and giving their offices."""

from datetime import date

from wgtr.accounts.models import Delegation, Person
from wgtr.bodies.models import Body, Conference, Mode, Office, OfficeTitle
from wgtr.bodies.queries import body_coded, conference_numbered, offices_of
from wgtr.core import audit
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation


def add_conference(
    *,
    number: int,
    mode: Mode,
    by: str,
    days: tuple[date, date] | None = None,
    place: Wording | None = None,
    theme: Wording | None = None,
    presidency: Wording | None = None,
) -> Conference:
    """Add the Conference `number`, held on `days` (first and last).

    `presidency` is the country of the President, as documents name officers.

    Raises RuleViolation where it is there already, or ends before it starts.
    """
    if conference_numbered(number) is not None:
        raise RuleViolation("CSP%(number)d is already there.", number=number)
    conference = Conference(number=number)
    _hold(conference, days=days, mode=mode, place=place, theme=theme, presidency=presidency)
    db.session.add(conference)
    _record_conference("bodies.add_conference", conference, by)
    return conference


def change_conference(
    *,
    conference: Conference,
    mode: Mode,
    by: str,
    days: tuple[date, date] | None = None,
    place: Wording | None = None,
    theme: Wording | None = None,
    presidency: Wording | None = None,
) -> None:
    """Say when, where and how a Conference is held; what is not given is not known.

    Raises RuleViolation where it would end before it starts.
    """
    _hold(conference, days=days, mode=mode, place=place, theme=theme, presidency=presidency)
    _record_conference("bodies.change_conference", conference, by)


def _hold(
    conference: Conference,
    *,
    days: tuple[date, date] | None,
    mode: Mode,
    place: Wording | None,
    theme: Wording | None,
    presidency: Wording | None,
) -> None:
    starts, ends = days or (None, None)
    if starts is not None and ends is not None and ends < starts:
        raise RuleViolation("%(code)s would end before it starts.", code=conference.code)
    conference.starts, conference.ends, conference.mode = starts, ends, mode
    conference.place, conference.theme, conference.presidency = place, theme, presidency


def _record_conference(action: str, conference: Conference, by: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"conference:{conference.code}",
        detail={
            "starts": conference.starts and conference.starts.isoformat(),
            "ends": conference.ends and conference.ends.isoformat(),
            "mode": conference.mode.value,
            "place": conference.place,
            "theme": conference.theme,
            "presidency": conference.presidency,
        },
    )


def add_body(*, code: str, name: Wording, by: str, about: Wording | None = None) -> Body:
    """Add the body `code` with its name, and what it is, in the interface's languages.

    Raises RuleViolation where the code is taken.
    """
    if body_coded(code) is not None:
        raise RuleViolation("%(code)s is already there.", code=code)
    body = Body(code=code, name=name, about=about)
    db.session.add(body)
    _record_body("bodies.add_body", body, by)
    return body


def change_body(*, body: Body, name: Wording, by: str, about: Wording | None = None) -> None:
    """Change the names of a body and what is said of it; its code stays."""
    body.name, body.about = name, about
    _record_body("bodies.change_body", body, by)


def _record_body(action: str, body: Body, by: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"body:{body.code}",
        detail={"name": body.name, "about": body.about},
    )


def appoint(
    *,
    body: Body,
    conference: Conference,
    title: OfficeTitle,
    by: str,
    person: Person | None = None,
    delegation: Delegation | None = None,
) -> Office:
    """Give an office of `body`, in the cycle of `conference`, to a person, a country, or both.

    Raises RuleViolation where neither is given, the person holds it already, or a Chair and
    Co-chairs would stand side by side: a body has one Chair or several Co-chairs, never both.
    """
    if person is None and delegation is None:
        raise RuleViolation("An office needs a person or a country that holds it.")
    there = offices_of(body, conference)
    _check_chairs(title, {each.title for each in there}, body)
    if any(each.title == title and person and each.person_id == person.id for each in there):
        raise RuleViolation("%(name)s holds this office already.", name=person and person.name)
    office = Office(
        body=body, conference=conference, title=title, person=person, delegation=delegation
    )
    db.session.add(office)
    _record_office("bodies.appoint", office, by)
    return office


def end_office(office: Office, *, by: str) -> None:
    """Take an office from who holds it; what was done in it stays recorded."""
    _record_office("bodies.end_office", office, by)
    db.session.delete(office)


def _check_chairs(title: OfficeTitle, there: set[OfficeTitle], body: Body) -> None:
    one_chair = {OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR}
    against = one_chair if title is OfficeTitle.CHAIR else one_chair - {title}
    if title in one_chair and there & against:
        raise RuleViolation(
            "%(body)s has a Chair or Co-chairs in this cycle; end their office first.",
            body=body.code,
        )


def _record_office(action: str, office: Office, by: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"office:{office.conference.code}.{office.body.code}",
        detail={
            "title": office.title.value,
            "person": office.person and office.person.email,
            "delegation": office.delegation and office.delegation.code,
        },
    )
