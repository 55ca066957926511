"""One PostgreSQL server for a whole test session, with a template that each test copies.

The server is started by the first test that needs it, so that tests of pure rooms pay nothing.
It outlives the worker that started it and is ended by the session's first process (conftest).
"""

import fcntl
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from wgtr.core.migration import migrate
from wgtr.core.secret_file import Secrets, secrets_of
from wgtr.core.settings import Settings
from wgtr.core.supervisor.databases import APPLICATION, OWNER, address, make_roles
from wgtr.core.supervisor.postgres import SUPERUSER, Cluster
from wgtr.core.supervisor.processes import end_other

TEMPLATE = "wgtr_template"
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
"""A test server may lose everything when the machine stops; nothing else differs."""


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let one test process at a time change the shared server."""
    with (folder / "one-at-a-time").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def running_server(folder: Path) -> Cluster:
    """Give the session's server in `folder`, started and with its template where it is not."""
    cluster = Cluster(folder / "data")
    with one_at_a_time(folder):
        if not cluster.is_ready():
            secrets = secrets_of(cluster.data)
            cluster.make(secrets.superuser)
            started = cluster.start(cluster.make_socket_folder(), HASTE, ends_with_us=False)
            started.returncode = 0  # it outlives us: no child of ours to wait for
            make_roles(cluster.socket_folder(), secrets)
            _make_template(cluster, secrets)
    return cluster


def end_server(folder: Path) -> None:
    """End the session's server, if a test started one, and remove what it kept."""
    cluster = Cluster(folder / "data")
    if cluster.is_ready():
        socket_folder, pid = cluster.socket_folder(), cluster.process_id()
        end_other(pid, str(cluster.folder), (signal.SIGQUIT, signal.SIGKILL), patience=10)
        shutil.rmtree(socket_folder, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def copy_of_template(cluster: Cluster) -> Iterator[Settings]:
    """Give settings with the addresses of a new copy of the template; drop it afterwards."""
    name = f"test_{uuid4().hex[:12]}"
    with _superuser(cluster) as connection:
        _create(connection, name, template=TEMPLATE)
        yield settings_for(cluster, name)
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@contextmanager
def empty_database(cluster: Cluster) -> Iterator[Settings]:
    """Give settings with the addresses of a new database without tables."""
    name = f"test_{uuid4().hex[:12]}"
    with _superuser(cluster) as connection:
        _create(connection, name, template="template0")
        yield settings_for(cluster, name)
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def settings_for(cluster: Cluster, name: str) -> Settings:
    """Give a test's settings: the machine's clock, both roles, the database `name`."""
    secrets, folder = secrets_of(cluster.data), cluster.socket_folder()
    return Settings(
        data=cluster.data,
        secret_key=secrets.secret_key,
        database_url=address(folder, APPLICATION, secrets.application, name),
        owner_database_url=address(folder, OWNER, secrets.owner, name),
    )


def _make_template(cluster: Cluster, secrets: Secrets) -> None:
    with _superuser(cluster) as connection:
        _create(connection, TEMPLATE, template="template0")
    settings = replace(settings_for(cluster, TEMPLATE), secret_key=secrets.secret_key)
    migrate(settings.owner_database_url or "", application_url=settings.database_url or "")


def _create(connection: psycopg.Connection, name: str, *, template: str) -> None:
    statement = sql.SQL("create database {} template {} owner {} strategy file_copy")
    made = (sql.Identifier(each) for each in (name, template, OWNER))
    connection.execute(statement.format(*made))


def _superuser(cluster: Cluster) -> psycopg.Connection:
    return psycopg.connect(
        host=str(cluster.socket_folder()),
        user=SUPERUSER,
        password=secrets_of(cluster.data).superuser,
        dbname="postgres",
        autocommit=True,
    )
