"""Letting people in."""

from sqlalchemy import delete

from wgtr.accounts.demo.passwords import is_of_a_demonstration
from wgtr.accounts.models import Person, SignInAttempt
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import person_with_email
from wgtr.accounts.sign_in.queries import tries_before
from wgtr.accounts.sign_in.throttle import KNOWN_FOR, account_of, must_wait, place_of
from wgtr.core import clock
from wgtr.core.database import db


class MustWait(Exception):
    """Too much was wrong lately; the next try has to wait a minute."""


def recognise(
    *, email: str, password: str, address: str | None, demo: bool = False
) -> Person | None:
    """Give the person whose e-mail and password these are, and note the try, whose outcome counts.

    Whether there is such a person, whether they are active, and how the password is wrong makes
    no difference to anybody: not in the answer, and not in the time it takes. A demonstration's
    account is nobody's but where `demo`. Raises MustWait, and then neither looks nor notes, so
    that waiting a minute is enough.
    """
    account, place = account_of(email), place_of(address)
    if must_wait(tries_before(account=account, place=place)):
        raise MustWait
    person = None if is_of_a_demonstration(email) and not demo else person_with_email(email)
    right = is_right(password, _usable_hash(person))
    _note(account, place, succeeded=right)
    return person if right else None


def _usable_hash(person: Person | None) -> str | None:
    if person is None or not person.is_active:
        return None
    expires = person.password_expires
    return None if expires is not None and expires <= clock.now() else person.password_hash


def _note(account: str, place: str, *, succeeded: bool) -> None:
    now = clock.now()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - KNOWN_FOR))
    attempt = SignInAttempt(at=now, account=account, address=place, succeeded=succeeded)
    db.session.add(attempt)
