"""Somebody who uses the served pages over HTTP, signed in, without scripts."""

import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from wgtr.accounts.models import Person
from wgtr.accounts.operations import begin_web_session
from wgtr.accounts.sessions import TOKEN
from wgtr.core.database import db

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


@dataclass(frozen=True)
class Answer:
    """What a page answered; status 0 where nobody did."""

    status: int
    location: str = ""
    text: str = ""


@dataclass(frozen=True)
class Visitor:
    """A person's browser, at the pages served on `port`."""

    port: int
    cookie: str

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path, None)

    def send(self, path: str, **fields: str) -> Answer:
        """Open the page at `path`, fill in the form on it, and send it."""
        shown = self.get(path)
        if shown.status != http.HTTPStatus.OK:
            return shown
        return self._ask("POST", path, hidden_in(shown.text) | fields)

    def _ask(self, how: str, path: str, fields: dict[str, str] | None) -> Answer:
        headers = {"Host": "localhost", "Cookie": f"{TOKEN}={self.cookie}"}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Sec-Fetch-Site"] = "same-origin"
            body = urlencode(fields)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(how, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Answer(answer.status, answer.getheader("Location") or "", text)
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()


def hidden_in(page: str) -> dict[str, str]:
    """Give the hidden fields of a page's forms, as a browser would send them."""
    found = {}
    for field in HIDDEN.findall(page):
        name, value = re.search(r'name="([^"]*)"', field), re.search(r'value="([^"]*)"', field)
        if name is not None:
            found[name[1]] = value[1] if value else ""
    return found


def token_of(person: Person) -> str:
    """Sign a person in, without the page; give the cookie that their browser holds."""
    row, token = begin_web_session(person, browser="A test's browser", by=person.email)
    row.data = {**row.data, "_user_id": str(person.id), "_fresh": True}
    db.session.flush()
    return token
