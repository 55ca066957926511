"""A browser without scripts, as Flask's test client, that can be signed in and send forms."""

import secrets
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from wgtr.accounts.models import Person
from wgtr.accounts.operations import begin_web_session
from wgtr.accounts.sessions import TOKEN
from wgtr.core.database import db


class Browser(FlaskClient):
    """Flask's test client; `submit` sends a form as one of our pages would have sent it."""

    def submit(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """POST a form with the token that the page's form carries, from the same origin."""
        more.setdefault("headers", {})["Sec-Fetch-Site"] = "same-origin"
        return self.post(address, data={**(data or {}), "csrf_token": self.token()}, **more)

    def token(self) -> str:
        """Give the token that a form shown to this browser carries."""
        with self.session_transaction() as session:
            if "csrf_token" not in session:
                session["csrf_token"] = secrets.token_hex(20)
            raw = session["csrf_token"]
        signer = URLSafeTimedSerializer(self.application.secret_key or "", salt="wtf-csrf-token")
        return str(signer.dumps(raw))


def sign_in(client: FlaskClient, person: Person) -> None:
    """Sign a browser in as `person`, without the page and without a password; commits."""
    row, token = begin_web_session(person, browser="A test's browser", by=person.email)
    row.data = {**row.data, "_user_id": str(person.id), "_fresh": True}
    db.session.commit()
    client.set_cookie(TOKEN, token)
