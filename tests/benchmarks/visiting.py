"""Visitors of a running demonstration: over one connection each, signed in or not."""

import json
import re
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from itertools import count
from pathlib import Path
from time import perf_counter

from tests.factories.serving import WGTR, environment

TEXT = "/texts/csp11-wgtr-2025-02-28-agenda/"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SEEN = re.compile(r'name="on_top_of" type="hidden" value="(\d+)"')
_EDIT = re.compile(r'href="(/texts/[^"]+/p/[^"]+/edit[^"]*)"')


class Visitor:
    """Somebody with a browser without scripts, who may sign in and save."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.address, self.jar = data, f"http://localhost:{port}", CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    @property
    def cookie(self) -> str:
        """Give the header that a signed-in browser sends."""
        return "; ".join(f"{each.name}={each.value}" for each in self.jar)

    def get(self, path: str) -> str:
        """Get a page."""
        with self._browser.open(self.address + path, timeout=60) as answer:
            page: bytes = answer.read()
        return page.decode()

    def post(self, path: str, **fields: str) -> str:
        """Send a form as htmx does; give what comes back."""
        sent = urllib.parse.urlencode(fields).encode()
        headers = {"Sec-Fetch-Site": "same-origin", "HX-Request": "true"}
        asked = urllib.request.Request(self.address + path, sent, headers)  # noqa: S310 - ours
        with self._browser.open(asked, timeout=60) as answer:
            page: bytes = answer.read()
        return page.decode()

    def sign_in(self, role: str) -> "Visitor":
        """Sign in with the demonstration's account of a role."""
        told = subprocess.run(
            [WGTR, "demo-accounts", "--json", "-"],
            env=environment(self.data, 8000),
            capture_output=True,
            check=True,
        )
        account = next(each for each in json.loads(told.stdout) if each["role"] == role)
        token = _found(_TOKEN, self.get("/sign-in"))
        self.post(
            "/sign-in", csrf_token=token, email=account["email"], password=account["password"]
        )
        return self

    def saves(self) -> Iterator[float]:
        """Save one provision of the agenda again and again; give how long each took, in ms."""
        edit = _found(_EDIT, self.get(f"{TEXT}?in=en&lang=en")).replace("&amp;", "&")
        for number in count(1):
            form = self.get(edit)
            fields = {
                "csrf_token": _found(_TOKEN, form),
                "on_top_of": _found(_SEEN, form),
                "heading": "Opening of the meeting",
                "body": f"The Chair opens the meeting for the {number}. time.",
            }
            start = perf_counter()
            page = self.post(edit, **fields)
            yield (perf_counter() - start) * 1000
            if fields["body"] not in page:
                raise ValueError(f"it was not saved: {page[:500]}")


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    if found is None:
        raise ValueError(f"{pattern.pattern} is not on the page: {page[:500]}")
    return found[1]
