"""One frozen, typed configuration, read once from the environment; half-set, nothing starts.

Two ways of running:

* demonstration (no WGTR_DATABASE_URL): our own PostgreSQL under WGTR_DATA, example data, a clock
  that begins on 8 February 2025, secrets made once and kept in WGTR_DATA;
* production (WGTR_DATABASE_URL): the machine's clock, every secret given from outside.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wgtr.core import clock
from wgtr.core.errors import HalfSet
from wgtr.core.mail_route import Route, route_of
from wgtr.core.secret_file import secrets_of

ROOT = Path(__file__).resolve().parents[2]
"""The checkout: where agendas/, migrations/ and templates/ lie."""

DEMONSTRATION_BEGINS = "2025-02-08T10:00+01:00"
SHORTEST_SECRET = 32
HIGHEST_PORT = 65535


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that may differ between two machines.

    `database_url` None means the database under `data`. `owner_database_url` is the role that
    migrates; only the supervisor and the commands that change tables use it. `clock_start` and
    `clock_since` move the clock of a demonstration (see `clock.run_from`). Somebody signed in
    is so for `session_hours`, and no longer than `session_idle_hours` without doing anything.
    `proxies` is how many reverse proxies of ours stand before the web server: that many entries of
    X-Forwarded-For are believed, and no more.
    """

    data: Path
    secret_key: str
    demo: bool = True
    port: int = 8000
    workers: int = 2
    database_url: str | None = None
    owner_database_url: str | None = None
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    clock_start: datetime | None = None
    clock_since: float | None = None
    session_idle_hours: int = 8
    session_hours: int = 168
    proxies: int = 0
    smtp_url: str | None = None
    mail_from: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from `environ` (default: the process's own).

        Raises HalfSet, with a sentence that names the setting, where they cannot be used.
        """
        env = os.environ if environ is None else environ
        data = data_folder(env)
        url = env.get("WGTR_DATABASE_URL") or None
        demo = _is_demo(env, url)
        start, since = _clock(env, demo=demo)
        route_of(env, data)  # refused here, not when the first mail is to leave
        return cls(
            data=data,
            secret_key=_secret_key(env, data, url),
            demo=demo,
            port=port_number(env),
            workers=_number(env, "WEB_CONCURRENCY", 2, 512),
            database_url=None if url is None else _database_url(url, "WGTR_DATABASE_URL"),
            owner_database_url=_owner_url(env, url),
            hosts=_hosts(env),
            clock_start=start,
            clock_since=since,
            proxies=_proxies(env),
            session_idle_hours=_number(env, "WGTR_SESSION_IDLE_HOURS", 8, 720),
            session_hours=_number(env, "WGTR_SESSION_HOURS", 168, 8760),
            smtp_url=env.get("WGTR_SMTP_URL") or None,
            mail_from=env.get("WGTR_MAIL_FROM") or None,
        )

    @property
    def mail(self) -> Route:
        """Tell which way mail leaves."""
        given = {"WGTR_SMTP_URL": self.smtp_url or "", "WGTR_MAIL_FROM": self.mail_from or ""}
        return route_of(given, self.data)

    def start_clock(self) -> None:
        """Let this process's clock begin where a demonstration's time begins."""
        if self.clock_start is not None:
            since = clock.started_at() if self.clock_since is None else self.clock_since
            clock.run_from(self.clock_start, since=since)

    def for_children(self) -> dict[str, str]:
        """Write the settings as an environment that `from_environment` reads back the same."""
        said: dict[str, str | None] = {
            "WGTR_DATA": str(self.data),
            "WGTR_SECRET_KEY": self.secret_key,
            "WGTR_DEMO": "1" if self.demo else "0",
            "WGTR_DATABASE_URL": self.database_url,
            "WGTR_HOSTS": ",".join(self.hosts),
            "WGTR_NOW": None if self.clock_start is None else self.clock_start.isoformat(),
            "WGTR_NOW_SINCE": None if self.clock_since is None else repr(self.clock_since),
            "WGTR_SMTP_URL": self.smtp_url,
            "WGTR_MAIL_FROM": self.mail_from,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": str(self.workers),
            "WGTR_PROXIES": str(self.proxies),
            "WGTR_SESSION_IDLE_HOURS": str(self.session_idle_hours),
            "WGTR_SESSION_HOURS": str(self.session_hours),
        }
        return {name: value for name, value in said.items() if value is not None}


def data_folder(env: Mapping[str, str]) -> Path:
    """Tell where the data are kept; nothing is made yet."""
    return Path(env.get("WGTR_DATA") or ROOT / "var").absolute()


def port_number(env: Mapping[str, str]) -> int:
    """Tell the port to serve on. Raises HalfSet where it is none."""
    return _number(env, "PORT", 8000, HIGHEST_PORT)


def _is_demo(env: Mapping[str, str], url: str | None) -> bool:
    said = env.get("WGTR_DEMO") or ("0" if url else "1")
    if said not in {"0", "1"}:
        raise HalfSet(f"WGTR_DEMO is {said!r}; give 1 for a demonstration or 0 for real work.")
    if said == "0" and url is None:
        raise HalfSet("WGTR_DEMO=0 needs WGTR_DATABASE_URL: real work is not kept in ./var.")
    return said == "1"


def _secret_key(env: Mapping[str, str], data: Path, url: str | None) -> str:
    given = env.get("WGTR_SECRET_KEY")
    if given is None and url is None:
        return secrets_of(data).secret_key
    if given is None:
        raise HalfSet(
            "WGTR_DATABASE_URL is set and WGTR_SECRET_KEY is not. Give a secret of at least "
            f"{SHORTEST_SECRET} characters that stays the same, or sessions end at each start."
        )
    if len(given) < SHORTEST_SECRET:
        raise HalfSet(
            f"WGTR_SECRET_KEY has {len(given)} characters; give at least {SHORTEST_SECRET}."
        )
    return given


def _owner_url(env: Mapping[str, str], url: str | None) -> str | None:
    given = env.get("WGTR_OWNER_DATABASE_URL") or None
    if given is None:
        return None
    if url is None:
        raise HalfSet("WGTR_OWNER_DATABASE_URL is set and WGTR_DATABASE_URL is not: give both.")
    return _database_url(given, "WGTR_OWNER_DATABASE_URL")


def _database_url(given: str, name: str) -> str:
    """Name our driver in a URL that may be written as every PostgreSQL tool writes it."""
    scheme, mark, rest = given.partition("://")
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"} or not mark:
        raise HalfSet(f"{name} must begin with postgresql:// (it is the only database we use).")
    return f"postgresql+psycopg://{rest}"


def _number(env: Mapping[str, str], name: str, default: int, highest: int) -> int:
    given = env.get(name) or str(default)
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= highest:
        raise HalfSet(f"{name} is {given!r}; give a whole number from 1 to {highest}.")
    return int(given)


def _proxies(env: Mapping[str, str]) -> int:
    given = env.get("WGTR_PROXIES") or "0"
    if given not in {"0", "1", "2", "3"}:
        raise HalfSet(f"WGTR_PROXIES is {given!r}; say how many stand before us, 0 to 3.")
    return int(given)


def _hosts(env: Mapping[str, str]) -> tuple[str, ...]:
    given = env.get("WGTR_HOSTS") or "localhost,127.0.0.1"
    return tuple(host.strip() for host in given.split(",") if host.strip())


def _clock(env: Mapping[str, str], *, demo: bool) -> tuple[datetime | None, float | None]:
    given = env.get("WGTR_NOW") or None
    if given is not None and not demo:
        raise HalfSet("WGTR_NOW moves the clock, which only a demonstration may do: unset it.")
    if not demo:
        return None, None
    try:
        start = datetime.fromisoformat(given or DEMONSTRATION_BEGINS)
        since = float(env["WGTR_NOW_SINCE"]) if env.get("WGTR_NOW_SINCE") else None
    except ValueError as error:
        raise HalfSet(f"WGTR_NOW cannot be read ({error}); write 2025-02-08T10:00+01:00.") from None
    if start.tzinfo is None:
        raise HalfSet(f"WGTR_NOW is {given!r}, without a zone; write 2025-02-08T10:00+01:00.")
    return start, since
