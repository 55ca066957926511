"""Adding Conferences and bodies, and giving their offices."""

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
    starts, ends = days or (None, None)
    if starts is not None and ends is not None and ends < starts:
        raise RuleViolation("CSP%(number)d would end before it starts.", number=number)
    conference = Conference(
        number=number,
        starts=starts,
        ends=ends,
        mode=mode,
        place=place,
        theme=theme,
        presidency=presidency,
    )
    db.session.add(conference)
    audit.record(
        actor=by,
        action="bodies.add_conference",
        subject=f"conference:{conference.code}",
        detail={
            "starts": starts and starts.isoformat(),
            "ends": ends and ends.isoformat(),
            "mode": mode.value,
            "place": place,
            "theme": theme,
            "presidency": presidency,
        },
    )
    return conference


def add_body(*, code: str, name: Wording, by: str) -> Body:
    """Add the body `code` with its name in the interface's languages.

    Raises RuleViolation where the code is taken.
    """
    if body_coded(code) is not None:
        raise RuleViolation("%(code)s is already there.", code=code)
    body = Body(code=code, name=name)
    db.session.add(body)
    audit.record(actor=by, action="bodies.add_body", subject=f"body:{code}", detail={"name": name})
    return body


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
