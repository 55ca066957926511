"""Which way mail leaves: a server by SMTP, or, where none is named, a folder of .eml files."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wgtr.core.errors import HalfSet
from wgtr.core.mail_addresses import is_address

PORTS = {"smtp": 587, "smtps": 465}
NOWHERE = "wgtr@wgtr.invalid"
"""The sender in a demonstration: a name that can never be anybody's (RFC 2606)."""

WHAT_TO_GIVE = "give smtp://user:password@host:587 or smtps://user:password@host:465."


@dataclass(frozen=True)
class MailServer:
    """A server that takes mail from us.

    With `is_smtps` the connection is encrypted from the beginning, else by STARTTLS, which is
    demanded of every server but one on this machine.
    """

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    is_smtps: bool = False

    @property
    def is_here(self) -> bool:
        """Tell whether it is on this machine, so that nothing crosses a network."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


@dataclass(frozen=True)
class Route:
    """Who mail is from, and where it goes: to `server`, or into `folder` where there is none."""

    sender: str
    folder: Path
    server: MailServer | None = None


def route_of(environ: Mapping[str, str], data: Path) -> Route:
    """Read the way of the mail from WGTR_SMTP_URL and WGTR_MAIL_FROM.

    Raises HalfSet where one is given without the other, or cannot be used.
    """
    url, sender = environ.get("WGTR_SMTP_URL") or "", environ.get("WGTR_MAIL_FROM") or ""
    if url and not sender:
        raise HalfSet("WGTR_SMTP_URL is set and WGTR_MAIL_FROM is not: say who mail is from.")
    if sender and not is_address(sender):
        raise HalfSet(f"WGTR_MAIL_FROM is {sender!r}; give one address, such as att@example.org.")
    return Route(sender or NOWHERE, data / "mail", _server(url) if url else None)


def _server(url: str) -> MailServer:
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise HalfSet(f"WGTR_SMTP_URL cannot be read; {WHAT_TO_GIVE}") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
        raise HalfSet(f"WGTR_SMTP_URL cannot be used; {WHAT_TO_GIVE}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise HalfSet("WGTR_SMTP_URL has a user without a password, or the other way round.")
    return MailServer(parts.hostname, port, user, password, is_smtps=parts.scheme == "smtps")
