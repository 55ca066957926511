"""Adding and changing people, and their passwords."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from wgtr.accounts.models import Delegation, Person, Role, WebSession
from wgtr.accounts.passwords import LONGEST, SHORTEST, hashed, new_password
from wgtr.accounts.queries import person_with_email
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation

GOOD_FOR = timedelta(days=7)
"""How long a password given by the Secretariat lets a person in to set their own."""


def add_person(
    *,
    email: str,
    name: str,
    roles: Collection[Role],
    by: str,
    delegation: Delegation | None = None,
    language: str = "en",
) -> Person:
    """Add somebody, without a password yet.

    Raises RuleViolation where the e-mail is taken or a delegate has no delegation.
    """
    if person_with_email(email) is not None:
        raise RuleViolation("Somebody with the e-mail %(email)s is already there.", email=email)
    _check_delegate(roles, delegation)
    person = Person(
        email=email.strip().lower(),
        name=name,
        language=language,
        roles=sorted(roles),
        delegation=delegation,
        is_active=True,
    )
    db.session.add(person)
    _record("accounts.add_person", person, by, **_shape(person))
    return person


def change_person(
    person: Person,
    *,
    email: str,
    name: str,
    roles: Collection[Role],
    delegation: Delegation | None,
    by: str,
) -> None:
    """Set a person's e-mail, name, roles and delegation; their next request goes by them.

    Raises RuleViolation where the e-mail is another's, a delegate has no delegation, or somebody
    of the Secretariat would shut themselves out.
    """
    if person.email == by and Role.SECRETARIAT in person.roles and Role.SECRETARIAT not in roles:
        raise RuleViolation("Nobody gives up the Secretariat's role alone: ask a colleague.")
    other = person_with_email(email)
    if other is not None and other is not person:
        raise RuleViolation("Somebody with the e-mail %(email)s is already there.", email=email)
    _check_delegate(roles, delegation)
    person.email, person.name = email.strip().lower(), name
    person.roles, person.delegation = sorted(roles), delegation
    _record("accounts.change_person", person, by, **_shape(person))


def change_own(person: Person, *, name: str, language: str, by: str) -> None:
    """Set what a person may change of themselves: the name, and the language they read."""
    person.name, person.language = name, language
    _record("accounts.change_own", person, by, name=name, language=language)


def deactivate(person: Person, *, by: str) -> None:
    """Let nobody sign in as this person any more; where they are signed in, it ends now.

    Raises RuleViolation where somebody would shut themselves out.
    """
    if person.email == by:
        raise RuleViolation("Nobody ends their own account: ask a colleague.")
    person.is_active = False
    _end_all(person)
    _record("accounts.deactivate", person, by)


def reactivate(person: Person, *, by: str) -> None:
    """Let a person sign in again, with the password they had."""
    person.is_active = True
    _record("accounts.reactivate", person, by)


def give_password(person: Person, *, by: str) -> str:
    """Give a person a new password to sign in with and set their own; answer it, to show once.

    It is good for a week. Where they are signed in, it ends now.
    """
    password = new_password()
    person.password_hash = hashed(password)
    person.password_expires = clock.now() + GOOD_FOR
    _end_all(person)
    _record("accounts.give_password", person, by)
    return password


def set_password(person: Person, *, password: str, by: str, kept: int | None = None) -> None:
    """Set the password that a person chose; but in the web session `kept` they are signed out.

    Raises RuleViolation where it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise RuleViolation(
            "A password has %(least)d to %(most)d characters.", least=SHORTEST, most=LONGEST
        )
    person.password_hash, person.password_expires = hashed(password), None
    _end_all(person, but=kept)
    _record("accounts.set_password", person, by)


def _check_delegate(roles: Collection[Role], delegation: Delegation | None) -> None:
    if Role.DELEGATE in roles and delegation is None:
        raise RuleViolation("A delegate needs a delegation: choose one.")


def _end_all(person: Person, but: int | None = None) -> None:
    others = WebSession.person_id == person.id, WebSession.id.is_distinct_from(but)
    db.session.execute(delete(WebSession).where(*others))


def _shape(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "roles": person.roles,
        "delegation": person.delegation and person.delegation.code,
    }


def _record(action: str, person: Person, by: str, **detail: Any) -> None:
    audit.record(actor=by, action=action, subject=f"person:{person.email}", detail=detail)
