"""The database of some settings: the one given from outside, the one that runs, or one started."""

import fcntl
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from psycopg import sql

from wgtr.core.secret_file import Secrets, secrets_of
from wgtr.core.settings import Settings
from wgtr.core.supervisor.data_folder import InUse, Keeper, keeping
from wgtr.core.supervisor.postgres import SUPERUSER, Cluster
from wgtr.core.supervisor.processes import end

OWNER = "wgtr_owner"
APPLICATION = "wgtr_application"
NAME = "wgtr"
PATIENCE = 30.0


@dataclass
class EmbeddedDatabase:
    """A running embedded database: its cluster, its server process and where its socket lies."""

    cluster: Cluster
    secrets: Secrets
    socket_folder: Path
    server: subprocess.Popen[bytes]
    extra: Mapping[str, str]

    def start_again(self) -> subprocess.Popen[bytes]:
        """Start the server anew in the same place, after it ended by itself."""
        self.server = self.cluster.start(self.socket_folder, self.extra)
        return self.server


@contextmanager
def database_for(settings: Settings) -> Iterator[Settings]:
    """Give `settings` with the addresses of a database that answers, until the block ends.

    With WGTR_DATABASE_URL that is the one named there. Otherwise it is the one that runs for the
    data folder, or, where none does, one started for the time of the block; it stays up until
    the last command that uses it is done.
    """
    if settings.database_url is not None:
        yield settings
        return
    until = time.monotonic() + PATIENCE
    while True:
        cluster = Cluster(settings.data)
        if cluster.is_ready():
            with _users(settings.data, fcntl.LOCK_SH):
                if cluster.is_ready():  # it may have been stopped while we waited for the lock
                    yield addressed(settings, cluster.socket_folder(), secrets_of(settings.data))
                    return
        try:
            with (
                ExitStack() as stopping,
                keeping(settings.data, purpose="a command that works on it") as keeper,
                embedded(settings, keeper, ends_on=signal.SIGTERM) as database,
            ):
                yield addressed(settings, database.socket_folder, database.secrets)
                stopping.enter_context(_users(settings.data, fcntl.LOCK_EX))
                return
        except InUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)  # somebody is starting it or stopping it


@contextmanager
def _users(data: Path, lock: int) -> Iterator[None]:
    """Hold a place among the commands that use a database another one started (LOCK_SH).

    Whoever started it waits for them (LOCK_EX), and keeps newcomers out until it has stopped.
    """
    with (data / "users.lock").open("a") as file:
        fcntl.flock(file, lock)
        yield


@contextmanager
def embedded(
    settings: Settings,
    keeper: Keeper,
    *,
    extra: Mapping[str, str] | None = None,
    ends_on: signal.Signals = signal.SIGINT,
) -> Iterator[EmbeddedDatabase]:
    """Run the embedded database of a data folder that we keep, with its roles, for the block.

    `ends_on` SIGINT ends the connections of others; SIGTERM waits until they are done.
    """
    cluster, secrets = Cluster(settings.data), secrets_of(settings.data)
    cluster.make(secrets.superuser)
    socket_folder = cluster.make_socket_folder()
    server = cluster.start(socket_folder, extra or {})
    database = EmbeddedDatabase(cluster, secrets, socket_folder, server, extra or {})
    try:
        keeper.note_child(server.pid, str(cluster.folder))
        make_roles(socket_folder, secrets)
        yield database
    finally:
        end(database.server, ends_on, patience=PATIENCE)
        shutil.rmtree(socket_folder, ignore_errors=True)


def addressed(settings: Settings, socket_folder: Path, secrets: Secrets) -> Settings:
    """Give `settings` with the addresses of the database behind `socket_folder`."""
    return replace(
        settings,
        database_url=address(socket_folder, APPLICATION, secrets.application),
        owner_database_url=address(socket_folder, OWNER, secrets.owner),
    )


def address(socket_folder: Path, role: str, password: str, name: str = NAME) -> str:
    """Write the address of a database behind a socket."""
    return f"postgresql+psycopg://{role}:{password}@/{name}?host={socket_folder}"


def make_roles(socket_folder: Path, secrets: Secrets) -> None:
    """Make the two roles and the database, as far as they are not there yet.

    The owner makes and changes tables; the application only uses them, with the privileges that
    each revision grants.
    """
    with psycopg.connect(
        host=str(socket_folder),
        user=SUPERUSER,
        password=secrets.superuser,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        for role, password in ((OWNER, secrets.owner), (APPLICATION, secrets.application)):
            if not _there(connection, "select 1 from pg_roles where rolname = %s", role):
                connection.execute(
                    sql.SQL("create role {} login password {}").format(
                        sql.Identifier(role), sql.Literal(password)
                    )
                )
        if not _there(connection, "select 1 from pg_database where datname = %s", NAME):
            _make_database(connection)
        connection.execute("revoke all on database wgtr from public")
        connection.execute("grant connect on database wgtr to wgtr_application")


def _there(connection: psycopg.Connection, question: str, name: str) -> bool:
    return connection.execute(question.encode(), (name,)).fetchone() is not None


def _make_database(connection: psycopg.Connection) -> None:
    connection.execute(
        sql.SQL("create database {} owner {}").format(sql.Identifier(NAME), sql.Identifier(OWNER))
    )
