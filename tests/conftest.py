"""What every test may ask for: a database of its own, the application, a client, a stopped clock.

Everything is made when asked for, so that a test of a pure room starts in no time. Sockets lead
nowhere but to this machine.
"""

import ipaddress
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as tries
from sqlalchemy import event

from tests.factories import server
from tests.factories.application import application
from tests.factories.browser import Browser
from wgtr.core import clock, events
from wgtr.core.database import db, working_on
from wgtr.core.settings import ROOT, Settings
from wgtr.core.supervisor.postgres import Cluster
from wgtr.subscriptions import SUBSCRIPTIONS

events.listen_with(lambda: SUBSCRIPTIONS)
SHARED = "WGTR_TEST_FOLDER"
EIGHTH_OF_FEBRUARY = datetime(2025, 2, 8, 9, 0, tzinfo=UTC)
# How long a random text takes to draw, or a busy machine to read it, says nothing about our code.
SLOW_DRAWS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
tries.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=SLOW_DRAWS, derandomize=True
)
tries.register_profile("drill", max_examples=1_000, deadline=None, suppress_health_check=SLOW_DRAWS)
tries.load_profile("drill" if os.environ.get("WGTR_DRILL") else "quick")


def pytest_configure(config: pytest.Config) -> None:
    """Make the session's folder in its first process; the others find it in the environment."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="wgtr-tests-")
        Path(folder).chmod(0o711)
        os.environ[SHARED] = folder


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the database server, if a test started one."""
    if not hasattr(config, "workerinput"):
        server.end_server(Path(os.environ[SHARED]))


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = self.family == socket.AF_UNIX or address[0] == "localhost"
        with suppress(ValueError):
            local = local or ipaddress.ip_address(address[0]).is_loopback
        if not local:
            raise PermissionError(f"A test tried to connect to {address[0]}; tests use no network.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def cluster() -> Cluster:
    """Give the session's database server."""
    return server.running_server(Path(os.environ[SHARED]))


@pytest.fixture
def settings(cluster: Cluster) -> Iterator[Settings]:
    """Give settings with a database of this test's own, empty but for its tables."""
    with server.copy_of_template(cluster) as own:
        yield own


@pytest.fixture
def stopped_clock() -> Iterator[datetime]:
    """Stop the clock on 8 February 2025, 10:00 in Geneva."""
    clock.freeze(EIGHTH_OF_FEBRUARY)
    yield EIGHTH_OF_FEBRUARY
    clock.freeze(None)


@pytest.fixture(scope="session")
def _translations() -> None:
    """Compile the translations, so that tests read the sentences of the files beside them."""
    compile_them = [sys.executable, "-m", "babel.messages.frontend", "-q", "compile"]
    subprocess.run([*compile_them, "-d", ROOT / "wgtr" / "translations"], check=True)


@pytest.fixture
def database(settings: Settings) -> Iterator[Settings]:
    """Let the test use `db.session` on its database, apart from the application's requests."""
    with working_on(settings.database_url or ""):
        yield settings


@pytest.fixture
def app(database: Settings, stopped_clock: datetime, _translations: None) -> Iterator[Flask]:
    """Give the application on this test's database."""
    with application(database) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> Browser:
    """Give a browser without scripts."""
    return Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def new_client(app: Flask) -> Callable[[], Browser]:
    """Give a way to more browsers: one for each person of a test."""
    return lambda: Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """Collect the statements that the application sends to the database."""
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Give a folder that the database's account may pass through, for a whole data folder."""
    folder = Path(tempfile.mkdtemp(prefix="wgtr-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
