"""Reading what was tried before."""

from sqlalchemy import and_, func, select

from wgtr.accounts.models import SignInAttempt as Attempt
from wgtr.accounts.sign_in.throttle import FOR_SOME_TIME, KNOWN_FOR, LATELY, Tries
from wgtr.core import clock
from wgtr.core.database import db


def tries_before(*, account: str, place: str) -> Tries:
    """Count what failed lately, in one statement."""
    now = clock.now()
    failed, lately = Attempt.succeeded.is_(False), Attempt.at > now - LATELY
    here, this = Attempt.address == place, Attempt.account == account
    for_some_time = Attempt.at > now - FOR_SOME_TIME
    counted = select(
        func.count().filter(and_(failed, lately, here, this)),
        func.count().filter(and_(failed, lately, here)),
        func.count().filter(and_(failed, for_some_time, this)),
        func.count().filter(and_(Attempt.succeeded, here, this)),
    ).where((here & for_some_time) | this, Attempt.at > now - KNOWN_FOR)
    row = db.session.execute(counted).one()
    return Tries(row[0], row[1], row[2], known_here=row[3] > 0)
