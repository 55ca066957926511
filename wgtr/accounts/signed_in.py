"""Who is signed in, as plain values that outlive a commit, and what pages show of them."""

from dataclasses import dataclass
from datetime import datetime

from flask_login import UserMixin

from wgtr.accounts.models import Person, WebSession
from wgtr.core.access import Visitor
from wgtr.core.database import Wording


@dataclass(frozen=True, kw_only=True)
class SignedIn(UserMixin):  # type: ignore[misc]
    """Flask-Login's `current_user`: a person as they were when the request began.

    `web_session_id` is the browser they ask from. `must_set_password` tells that they came in
    with the password that the Secretariat gave them.
    """

    person_id: int
    web_session_id: int
    seen_at: datetime
    email: str
    name: str
    language: str
    roles: frozenset[str]
    delegation_id: int | None
    delegation_name: Wording | None
    category: str | None
    must_set_password: bool

    def get_id(self) -> str:
        """Give the person's id as Flask-Login wants it."""
        return str(self.person_id)

    def visitor(self, offices: frozenset[tuple[str, int]]) -> Visitor:
        """Give what permissions are asked about."""
        return Visitor(
            person_id=self.person_id,
            name=self.email,
            roles=self.roles,
            offices=offices,
            delegation_id=self.delegation_id,
            category=self.category,
        )


def signed_in(row: WebSession, person: Person) -> SignedIn:
    """Read out of the database who is signed in."""
    delegation = person.delegation
    return SignedIn(
        person_id=person.id,
        web_session_id=row.id,
        seen_at=row.seen_at,
        email=person.email,
        name=person.name,
        language=person.language,
        roles=frozenset(person.roles),
        delegation_id=person.delegation_id,
        delegation_name=None if delegation is None else delegation.name,
        category=None if delegation is None else delegation.category.value,
        must_set_password=person.password_expires is not None,
    )
