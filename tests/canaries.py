"""A crawl of all that a visitor can reach, and the canaries in it: for tests that nothing leaks.

Every link, form's address, script and file on every page is followed with GET, each once, in one
language; Word files and workbooks are unpacked. What is read of errors counts too.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient

CANARY = re.compile(r"canary\d\d+")
MOST = 3_000
_LINKS = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
_STATIC = ("/static/", "/documents/")
_LANGUAGE = re.compile(r"[?&](?:amp;)?lang=")


def crawl(client: FlaskClient, starts: Iterable[str]) -> Iterator[bytes]:
    """Give the bytes of every answer that can be reached from `starts`, headers included."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield str(answer.headers).encode() + answer.data
        yield from _unpacked(answer.data)
        if answer.location:
            waiting += _new([answer.location], address, seen)
        if answer.mimetype == "text/html":
            waiting += _new(_LINKS.findall(answer.text), address, seen)
        answer.close()
        assert len(seen) < MOST, "the pages lead in a circle of ever new addresses"


def _new(links: Iterable[str], address: str, seen: set[str]) -> list[str]:
    """Give the addresses of ours that were not seen yet, and note them."""
    found = []
    for link in links:
        whole = urlsplit(urldefrag(urljoin(f"http://localhost{address}", unescape(link)))[0])
        path = f"{whole.path}?{whole.query}" if whole.query else whole.path
        ours = whole.netloc in {"localhost", ""} and whole.scheme in {"http", ""}
        if (
            ours
            and path not in seen
            and not path.startswith(_STATIC)
            and not _LANGUAGE.search(path)
        ):
            seen.add(path)
            found.append(path)
    return found


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def canaries_in(answers: Iterable[bytes]) -> set[str]:
    """Give every canary that stands in any of the answers."""
    return {each for data in answers for each in CANARY.findall(data.decode("utf-8", "replace"))}
