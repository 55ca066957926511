"""Adding and changing delegations."""

from collections.abc import Sequence

from wgtr.accounts.delegation_list import Listed
from wgtr.accounts.models import Category, Delegation
from wgtr.accounts.queries import delegation_coded
from wgtr.core import audit
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation


def add_delegation(
    *,
    code: str,
    category: Category,
    name: Wording,
    by: str,
    region: str | None = None,
    mailbox: str | None = None,
) -> Delegation:
    """Add the delegation `code`, with its official name in the interface's languages.

    Raises RuleViolation where the code is taken.
    """
    if delegation_coded(code) is not None:
        raise RuleViolation("%(code)s is already there.", code=code)
    delegation = Delegation(code=code, category=category, name=name, region=region, mailbox=mailbox)
    db.session.add(delegation)
    _record("accounts.add_delegation", delegation, by)
    return delegation


def add_listed(listed: Sequence[Listed], *, by: str) -> None:
    """Add delegations of a list that are not there yet, all in one event: a register's beginning.

    Raises sqlalchemy's IntegrityError where one is there: the caller has looked.
    """
    if not listed:
        return
    db.session.add_all(Delegation(**vars(each)) for each in listed)
    audit.record(
        actor=by,
        action="accounts.add_listed_delegations",
        subject="delegations",
        detail={"categories": {each.code: each.category.value for each in listed}},
    )


def change_delegation(
    delegation: Delegation,
    *,
    category: Category,
    name: Wording,
    region: str | None,
    mailbox: str | None,
    by: str,
) -> None:
    """Set everything of a delegation but its code."""
    delegation.category, delegation.name = category, name
    delegation.region, delegation.mailbox = region, mailbox
    _record("accounts.change_delegation", delegation, by)


def _record(action: str, delegation: Delegation, by: str) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=f"delegation:{delegation.code}",
        detail={
            "category": delegation.category.value,
            "name": delegation.name,
            "region": delegation.region,
            "mailbox": delegation.mailbox,
        },
    )
