"""Adding Conferences and bodies."""

from datetime import date

from wgtr.bodies.models import Body, Conference, Mode
from wgtr.bodies.queries import body_coded, conference_numbered
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
) -> Conference:
    """Add the Conference `number`, held on `days` (first and last).

    Raises RuleViolation where it is there already, or ends before it starts.
    """
    if conference_numbered(number) is not None:
        raise RuleViolation("CSP%(number)d is already there.", number=number)
    starts, ends = days or (None, None)
    if starts is not None and ends is not None and ends < starts:
        raise RuleViolation("CSP%(number)d would end before it starts.", number=number)
    conference = Conference(
        number=number, starts=starts, ends=ends, mode=mode, place=place, theme=theme
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
