"""Who makes a request: Flask-Login over our own sessions, and the visitor that permissions ask."""

from collections.abc import Callable, Mapping
from typing import cast

from flask import Flask, Response, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response as BaseResponse

from wgtr.accounts.sessions import TOKEN, KeptSession, KeptSessions, Limits
from wgtr.accounts.signed_in import SignedIn
from wgtr.core.access import NOBODY, Visitor, recognise_with

OPEN_BEFORE_A_PASSWORD = frozenset({"own.password", "sign_in.sign_out", "static", "health.show"})
"""What somebody reaches who has not set their own password yet."""

OfficesOf = Callable[[int], frozenset[tuple[str, int]]]


class _LoginManager(LoginManager):  # type: ignore[misc]
    """Flask-Login without its cookie that outlives a session, for which it asks each session."""

    def _update_remember_cookie(self, response: Response) -> Response:
        return response


def recognise_people(app: Flask, limits: Limits, offices_of: OfficesOf) -> None:
    """Let `app` know who is signed in; `offices_of` tells what a person may act as today."""
    app.session_interface = KeptSessions(limits)
    manager = _LoginManager(app)
    manager.session_protection = None  # a token of ours is bound to its row, not to an address
    manager.user_loader(_loaded)

    def recognise() -> Visitor:
        who = who_is_signed_in()
        return NOBODY if who is None else who.visitor(offices_of(who.person_id))

    recognise_with(app, recognise)
    app.before_request(_first_a_password)


def _first_a_password() -> BaseResponse | None:
    """Lead whoever came in with a password of the Secretariat's to set their own."""
    if TOKEN not in request.cookies or request.endpoint in OPEN_BEFORE_A_PASSWORD:
        return None
    who = who_is_signed_in()
    if who is None or not who.must_set_password:
        return None
    return redirect(url_for("own.password"), 303)


def who_is_signed_in() -> SignedIn | None:
    """Give the person who makes this request; None for a visitor who is not signed in."""
    return cast("SignedIn", current_user) if current_user.is_authenticated else None


def go_on_as(who: SignedIn, token: str, data: Mapping[str, object]) -> None:
    """Let this browser be `who` from now on, under a session that has just begun with `data`."""
    _session().become(who, token, dict(data))
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
