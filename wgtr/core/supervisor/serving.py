"""`make run`: the database, then the tables and data, then the children that serve, in order."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from wgtr.core import clock
from wgtr.core.exits import MissingOnMachine
from wgtr.core.migration import is_newest, migrate
from wgtr.core.secret_file import make_folder
from wgtr.core.settings import ROOT, Settings
from wgtr.core.supervisor.children import Child, Stopped, keep_alive, running, say, stop_on_signals
from wgtr.core.supervisor.data_folder import Keeper, keeping
from wgtr.core.supervisor.databases import addressed, embedded
from wgtr.core.supervisor.processes import Command, ask_to_end_with_parent, start

HOST = "127.0.0.1"
WEB_SERVER_MARK = "wsgi:app"
WORKER_MARK = "-m wgtr work"
READY_WITHIN = 60.0
THREADS = 4


def _nothing_to_say(_settings: Settings) -> str:
    return ""


def serve(
    settings: Settings,
    *,
    prepare: Callable[[Settings], None],
    greet: Callable[[Settings], str] = _nothing_to_say,
    end_with_parent: bool = False,
) -> None:
    """Serve until SIGTERM or SIGINT; `prepare` fills a migrated database before the first page.

    What `greet` gives is said below the address. `end_with_parent` ends us when `make` is killed.
    Raises MissingOnMachine where the data folder is in use, the port is taken, or a part does not
    start.
    """
    stop_on_signals()
    if end_with_parent:
        ask_to_end_with_parent(signal.SIGTERM, parent=os.getppid())
    try:
        _serve(replace(settings, clock_since=clock.started_at()), prepare, greet)
    except Stopped:
        say("Stopped; everything is kept.")


def _serve(
    settings: Settings, prepare: Callable[[Settings], None], greet: Callable[[Settings], str]
) -> None:
    make_folder(settings.data)
    address = f"http://localhost:{settings.port}/"
    with keeping(settings.data, purpose="serving", address=address) as keeper:
        check_port(settings.port)
        with _database(settings, keeper) as (ready, children):
            _bring_up_to_date(ready)
            prepare(ready)
            web = Child("The web server", lambda: _start_web_server(ready, keeper))
            worker = Child("The job worker", lambda: _start_worker(ready, keeper))
            with running([web]):
                _wait_until_it_serves(web, settings.port)
                with running([worker]):
                    say("\n".join(filter(None, [address, greet(ready)])))
                    say(_where_mail_goes(ready))
                    keep_alive([*children, web, worker])


def check_port(port: int) -> None:
    """Raise MissingOnMachine where another program has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise MissingOnMachine(
                f"Port {port} is taken by another program. Choose another one: "
                f"make run PORT={port + 1}"
            ) from None


@contextmanager
def _database(settings: Settings, keeper: Keeper) -> Iterator[tuple[Settings, Sequence[Child]]]:
    """Give the settings with the database's addresses, and the children that run it."""
    if settings.database_url is not None:
        yield settings, []
        return
    with embedded(settings, keeper) as database:

        def again() -> subprocess.Popen[bytes]:
            server = database.start_again()
            keeper.note_child(server.pid, str(database.cluster.folder))
            return server

        child = Child("The database", again, process=database.server, started=time.monotonic())
        yield addressed(settings, database.socket_folder, database.secrets), [child]


def _bring_up_to_date(settings: Settings) -> None:
    url, owner_url = settings.database_url or "", settings.owner_database_url
    try:
        if owner_url is not None:
            migrate(owner_url, application_url=url)
        newest = is_newest(url)
    except OperationalError as problem:
        why = str(problem.orig).strip().split("\n")[-1]
        raise MissingOnMachine(f"The database does not answer: {why}") from None
    if not newest:
        raise MissingOnMachine(
            "The database is not at the newest revision. Give WGTR_OWNER_DATABASE_URL, the role "
            "that owns the tables, so that they can be brought up to date."
        )


def _where_mail_goes(settings: Settings) -> str:
    route = settings.mail
    if route.server is None:
        return f"Mail is written to {route.folder}, for want of WGTR_SMTP_URL."
    return f"Mail goes to {route.server.host}, from {route.sender}."


def _start_web_server(settings: Settings, keeper: Keeper) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "gunicorn", WEB_SERVER_MARK, "--worker-class", "gthread"]
    arguments += ["--workers", str(settings.workers), "--threads", str(THREADS)]
    arguments += ["--bind", f"{HOST}:{settings.port}", "--log-level", "warning"]
    arguments += ["--graceful-timeout", "20", "--no-control-socket"]
    return _start_ours(arguments, WEB_SERVER_MARK, settings, keeper)


def _start_worker(settings: Settings, keeper: Keeper) -> subprocess.Popen[bytes]:
    return _start_ours([sys.executable, "-m", "wgtr", "work"], WORKER_MARK, settings, keeper)


def _start_ours(
    arguments: Sequence[str], mark: str, settings: Settings, keeper: Keeper
) -> subprocess.Popen[bytes]:
    """Start a program of ours with the settings; `mark` is found in its command line."""
    child = start(
        Command(
            arguments=arguments,
            environment={**os.environ, **settings.for_children()},
            folder=ROOT,
        )
    )
    keeper.note_child(child.pid, mark)
    return child


def _wait_until_it_serves(web: Child, port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if web.process is not None and web.process.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(0.05)
    raise MissingOnMachine("The web server does not start; its own words stand above.")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
