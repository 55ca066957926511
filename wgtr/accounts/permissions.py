"""Who may do what with accounts."""

from wgtr.accounts.models import Role, WebSession
from wgtr.core.access import Permission, Visitor

SIGNED_IN = Permission("signed-in", allows=lambda visitor, _subject: visitor.is_signed_in)
"""Anybody who is signed in, for what is their own."""


def _is_own(visitor: Visitor, ended: WebSession) -> bool:
    return visitor.is_signed_in and ended.person_id == visitor.person_id


OWN_WEB_SESSION = Permission("own-web-session", allows=_is_own, hides=True)

MANAGE_PEOPLE = Permission(
    "manage-people", allows=lambda visitor, _subject: Role.SECRETARIAT in visitor.roles
)
"""The Secretariat adds and changes people, delegations and offices."""
