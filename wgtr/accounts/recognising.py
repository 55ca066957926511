"""Who makes a request: Flask-Login over our own sessions, and the visitor that permissions ask."""

from collections.abc import Callable
from typing import cast

from flask import Flask, session
from flask_login import LoginManager, current_user, login_user, logout_user

from wgtr.accounts.models import Person, WebSession
from wgtr.accounts.sessions import KeptSession, KeptSessions, Limits
from wgtr.accounts.signed_in import SignedIn, signed_in
from wgtr.core.access import NOBODY, Visitor, recognise_with

OfficesOf = Callable[[int], frozenset[tuple[str, int]]]


def recognise_people(app: Flask, limits: Limits, offices_of: OfficesOf) -> None:
    """Let `app` know who is signed in; `offices_of` tells what a person may act as today."""
    app.session_interface = KeptSessions(limits)
    manager = LoginManager(app)
    manager.session_protection = None  # a token of ours is bound to its row, not to an address
    manager.user_loader(_loaded)

    def recognise() -> Visitor:
        who = who_is_signed_in()
        return NOBODY if who is None else who.visitor(offices_of(who.person_id))

    recognise_with(app, recognise)


def who_is_signed_in() -> SignedIn | None:
    """Give the person who makes this request; None for a visitor who is not signed in."""
    return cast("SignedIn", current_user) if current_user.is_authenticated else None


def go_on_as(person: Person, row: WebSession, token: str) -> None:
    """Let this browser be `person` from now on, under the session that has just begun."""
    who = signed_in(row, person)
    _session().become(who, token, dict(row.data))
    login_user(who)


def go_on_as_nobody() -> None:
    """Let this browser be nobody from now on."""
    logout_user()
    _session().end()


def _session() -> KeptSession:
    return cast("KeptSession", session._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's own way to its object


def _loaded(number: str) -> SignedIn | None:
    """Give the person of this request's row; the number alone is never believed."""
    who = _session().who
    return who if who is not None and who.get_id() == number else None
