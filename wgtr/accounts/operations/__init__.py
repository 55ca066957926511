"""Changing delegations and people, and beginning and ending where they are signed in."""

from wgtr.accounts.operations.delegations import add_delegation, add_listed, change_delegation
from wgtr.accounts.operations.people import (
    add_person,
    change_own,
    change_person,
    deactivate,
    give_password,
    reactivate,
    set_password,
)
from wgtr.accounts.operations.web_sessions import (
    begin_web_session,
    end_other_web_sessions,
    end_web_session,
)

__all__ = [
    "add_delegation",
    "add_listed",
    "add_person",
    "begin_web_session",
    "change_delegation",
    "change_own",
    "change_person",
    "deactivate",
    "end_other_web_sessions",
    "end_web_session",
    "give_password",
    "reactivate",
    "set_password",
]
