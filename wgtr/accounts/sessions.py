"""Flask's `session`, kept on the server: the browser holds a token, everything else is a row.

Two cookies, neither of which a page for everybody sets:

* `session`, once somebody is signed in: a random token; its row says who, since when, and holds
  what Flask keeps (the token of forms, notices). It goes when the row goes.
* `form`, for a visitor who is not signed in and was shown a form: what Flask keeps, signed.

The row is read when somebody first asks; a style sheet or a page that asks nobody costs nothing.
What is written here is bookkeeping in a transaction of its own: it must neither commit a view's
half-made work nor be lost with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, current_app
from flask.sessions import SecureCookieSessionInterface, SessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from wgtr.accounts.demo.passwords import is_of_a_demonstration
from wgtr.accounts.models import WebSession
from wgtr.accounts.operations.web_sessions import hash_of
from wgtr.accounts.queries import web_session_with
from wgtr.accounts.signed_in import SignedIn, signed_in
from wgtr.core import clock
from wgtr.core.database import db

TOKEN, FORM = "session", "form"
SEEN_EVERY = timedelta(minutes=5)
"""How often it is written down that a session is in use."""


@dataclass(frozen=True)
class Limits:
    """How long a session lasts: without use, and in any case.

    Those of a demonstration's accounts last in a demonstration only (`demo`).
    """

    idle: timedelta
    whole: timedelta
    demo: bool = False

    def are_kept(self, began_at: datetime, seen_at: datetime) -> bool:
        """Tell whether a session that began and was last seen then still lasts."""
        now = clock.now()
        return now - seen_at < self.idle and now - began_at < self.whole


class KeptSession(SessionMixin):
    """What Flask calls `session` for one request; read when first asked for."""

    def __init__(self, limits: Limits, token: str | None, form: dict[str, Any]) -> None:
        self.limits, self.token, self.form = limits, token, form
        self.who: SignedIn | None = None
        self.new_token: str | None = None
        self.modified = False
        self._values: dict[str, Any] | None = None

    @property
    def was_read(self) -> bool:
        """Tell whether this request asked who it is or what is kept."""
        return self._values is not None

    def become(self, who: SignedIn, token: str, data: dict[str, Any]) -> None:
        """Go on as a session that has just begun: nothing of before is taken along."""
        self.who, self.new_token = who, token
        self._values, self.modified = data, True

    def end(self) -> None:
        """Go on as nobody."""
        self.who, self._values, self.modified = None, {}, True

    @property
    def values_kept(self) -> dict[str, Any]:
        """Give what is kept, from the row of the token or else from the signed cookie.

        Where the database does not answer, the first to ask is told; a page that explains it
        then finds nobody signed in.
        """
        if self._values is None:
            self._values = {}
            self._values = self.form if self.token is None else self._read(self.token)
        return self._values

    def _read(self, token: str) -> dict[str, Any]:
        row = web_session_with(hash_of(token))
        if row is None or not row.person.is_active:
            return self.form
        if is_of_a_demonstration(row.person.email) and not self.limits.demo:
            return self.form
        if not self.limits.are_kept(row.began_at, row.seen_at):
            return self.form
        self.who = signed_in(row, row.person)
        return dict(row.data)

    def __getitem__(self, key: str) -> Any:
        return self.values_kept[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.values_kept[key] = value
        self.modified = True

    def __delitem__(self, key: str) -> None:
        del self.values_kept[key]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_kept)

    def __len__(self) -> int:
        return len(self.values_kept)


class KeptSessions(SessionInterface):
    """Reads and writes the session of each request."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def open_session(self, app: Flask, request: Request) -> KeptSession:
        """Note the cookies; nothing is read yet."""
        form: dict[str, Any] = {}
        if signed := request.cookies.get(FORM):
            try:
                form = _signer(app).loads(signed)
            except BadSignature:
                form = {}
        return KeptSession(self.limits, request.cookies.get(TOKEN), form)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed, and tell the browser what it holds from now on."""
        if not isinstance(session, KeptSession) or not session.was_read:
            return
        response.vary.add("Cookie")
        if session.who is None:
            self._save_form(app, session, response)
        else:
            self._save_row(app, session, response)

    def _save_form(self, app: Flask, session: KeptSession, response: Response) -> None:
        if session.token is not None:
            response.delete_cookie(TOKEN, **self._how(app))
        if session.modified and session.values_kept:
            signed = _signer(app).dumps(session.values_kept)
            response.set_cookie(FORM, str(signed), **self._how(app))
        elif session.modified:
            response.delete_cookie(FORM, **self._how(app))

    def _save_row(self, app: Flask, session: KeptSession, response: Response) -> None:
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-cache"
        if session.new_token is not None:
            response.set_cookie(
                TOKEN, session.new_token, max_age=self.limits.whole, **self._how(app)
            )
            response.delete_cookie(FORM, **self._how(app))
        write_row(session)

    def _how(self, app: Flask) -> dict[str, Any]:
        secure = self.get_cookie_secure(app)
        return {"path": "/", "httponly": True, "samesite": "Lax", "secure": secure}


def write_row(session: KeptSession) -> None:
    """Write down what a signed-in browser's session holds now, and that it was seen."""
    who = session.who
    if who is None or not (session.modified or clock.now() - who.seen_at >= SEEN_EVERY):
        return
    values = {"seen_at": clock.now(), **({"data": session.values_kept} if session.modified else {})}
    changed = update(WebSession).where(WebSession.id == who.web_session_id)
    try:
        with db.engine.begin() as connection:
            connection.execute(changed.values(values))
    except OperationalError as error:
        current_app.logger.warning("A session was not written down: %s", error)


def _signer(app: Flask) -> URLSafeTimedSerializer:
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    if signer is None:
        raise LookupError("the application has no secret key")
    return signer
