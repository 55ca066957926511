"""The whole program as a person runs it: start, stop, kill, start again, start twice."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories.server import empty_database
from tests.factories.serving import (
    PATIENCE,
    WGTR,
    Serving,
    audit_verify,
    environment,
    free_port,
    kill_all,
    processes_of,
    serving,
    wait_until_gone,
)
from wgtr.core.supervisor.postgres import Cluster
from wgtr.core.supervisor.processes import command_line_of


def test_it_serves_stops_in_order_and_keeps_what_it_had(short_folder: Path) -> None:
    data = short_folder / "a folder with spaces" / "var"
    with serving(data) as run:
        assert run.said[0] == f"http://localhost:{run.port}/\n"
        assert f"Mail is written to {data / 'mail'}, for want of WGTR_SMTP_URL." in run.words
        assert run.get("/healthz") == (200, "ok\n")
        assert "28 February 2025" in run.get("/meetings/")[1]
        noted = audit_verify(data).stdout.split()[-1]
        assert run.stop() == 0
    assert "everything is kept" in run.words
    assert processes_of(data) == set()
    assert stat.S_IMODE((data / "secrets.json").stat().st_mode) == 0o600
    after = audit_verify(data, "--head", noted)
    assert (after.returncode, after.stdout.split()[-1]) == (0, noted)


def test_a_second_start_on_the_same_data_says_so(short_folder: Path) -> None:
    with serving(short_folder / "var") as first:
        second = Serving(first.data)
        assert second.wait_until_it_ends() == 3
        assert f"is in use: serving (process {first.process.pid}, " in second.words
        assert "make run WGTR_DATA=folder PORT=8001" in second.words
        assert first.get("/healthz")[0] == 200


def test_a_taken_port_says_so(short_folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = Serving(short_folder / "var", PORT=str(port))
        assert run.wait_until_it_ends() == 3
    assert f"Port {port} is taken by another program." in run.words
    assert f"make run PORT={port + 1}" in run.words
    assert not run.data.exists()


def test_when_the_supervisor_is_killed_its_children_end_and_nothing_is_lost(
    short_folder: Path,
) -> None:
    data = short_folder / "var"
    run = Serving(data).wait_until_it_serves()
    noted = audit_verify(data).stdout.split()[-1]
    run.process.kill()
    run.wait_until_it_ends()
    wait_until_gone(data)
    socket_folder = Path((data / "postgres.socket-folder").read_text())
    assert socket_folder.exists()
    with serving(data) as again:
        assert not socket_folder.exists()
        assert audit_verify(data, "--head", noted).returncode == 0
        assert "28 February 2025" in again.get("/meetings/")[1]


def test_when_everything_is_killed_nothing_is_lost(short_folder: Path) -> None:
    data = short_folder / "var"
    run = Serving(data).wait_until_it_serves()
    noted = audit_verify(data).stdout.split()[-1]
    kill_all(data)
    run.wait_until_it_ends()
    left_behind = (data / "postgres" / "postmaster.pid").read_text().split("\n")
    (data / "postgres" / "postmaster.pid").write_text(
        "\n".join([str(os.getpid()), *left_behind[1:]])  # the number now belongs to somebody else
    )
    with serving(data):
        assert audit_verify(data, "--head", noted).returncode == 0


def test_a_child_that_ends_is_started_again(short_folder: Path) -> None:
    data = short_folder / "var"
    with serving(data) as run:
        (server,) = [pid for pid in processes_of(data) if "bin/postgres -D" in command_line_of(pid)]
        os.kill(server, signal.SIGKILL)
        run.wait_for_status("/healthz", 503)
        run.wait_for_status("/healthz", 200)
        assert "The database ended (signal 9); starting again" in run.words
        for pid in processes_of(data):
            if "wsgi:app" in command_line_of(pid):
                os.kill(pid, signal.SIGKILL)
        run.wait_for_status("/healthz", 0)
        run.wait_for_status("/healthz", 200)
        assert "The web server ended (signal 9); starting again" in run.words


def test_the_worker_runs_beside_the_pages_and_is_started_again(short_folder: Path) -> None:
    with serving(short_folder / "var") as run:
        first = _wait_for_worker(run.data, but=0)
        os.kill(first, signal.SIGKILL)
        assert _wait_for_worker(run.data, but=first)
        assert "The job worker ended (signal 9); starting again" in run.words
        begun = time.monotonic()
        assert run.stop() == 0
        assert time.monotonic() - begun < 20
    assert processes_of(run.data) == set()


def _wait_for_worker(data: Path, *, but: int) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        pids = [pid for pid in processes_of(data) if "-m wgtr work" in command_line_of(pid)]
        if pids and pids[0] != but:
            return pids[0]
        assert time.monotonic() < until, "no worker runs"
        time.sleep(0.05)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that only root may enter")
def test_it_runs_in_a_folder_that_only_root_may_enter(short_folder: Path) -> None:
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)
    with serving(closed / "var") as run:
        assert run.get("/healthz")[0] == 200
        owner = (closed / "var" / "postgres").stat().st_uid
        assert owner != 0
        for pid in processes_of(run.data):
            status = Path(f"/proc/{pid}/status").read_text()
            if "bin/postgres -D" in command_line_of(pid):
                assert f"Uid:\t{owner}\t{owner}\t{owner}" in status
                assert "CapEff:\t0000000000000004" in status  # to pass and read, nothing else


def test_settings_that_cannot_be_used_end_it_with_a_sentence(short_folder: Path) -> None:
    run = Serving(short_folder / "var", WGTR_DATABASE_URL="postgresql://somewhere/wgtr")
    assert run.wait_until_it_ends() == 2
    assert "WGTR_DATABASE_URL is set and WGTR_SECRET_KEY is not." in run.words
    assert "Traceback" not in run.words


def test_it_ends_with_make(short_folder: Path) -> None:
    data = short_folder / "var"
    port = free_port()
    wrapper = "import subprocess, sys; subprocess.call(sys.argv[1:])"
    parent = subprocess.Popen(
        [sys.executable, "-c", wrapper, WGTR, "serve", "--end-with-parent"],
        env=environment(data, port),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent.stdout as said:
        assert said.readline() == f"http://localhost:{port}/\n"
        parent.kill()
        parent.wait()
        wait_until_gone(data)


def test_it_serves_from_a_database_given_from_outside(cluster: Cluster, short_folder: Path) -> None:
    with empty_database(cluster) as outside:
        given = {
            "WGTR_DATABASE_URL": (outside.database_url or "").replace("+psycopg", ""),
            "WGTR_SECRET_KEY": "s" * 32,
        }
        early = Serving(short_folder / "var", **given)
        assert early.wait_until_it_ends() == 3
        assert "not at the newest revision. Give WGTR_OWNER_DATABASE_URL" in early.words
        as_owner = {"WGTR_OWNER_DATABASE_URL": outside.owner_database_url or ""}
        with serving(short_folder / "var", **given, **as_owner) as run:
            page = run.get("/")[1]
            assert "No meeting is announced." in page  # real work begins empty
            assert "Example, not an official document." not in page
        with serving(short_folder / "var", **given) as run:
            assert run.get("/healthz")[0] == 200
    assert not (short_folder / "var" / "postgres").exists()


def test_a_database_that_does_not_answer_says_so(short_folder: Path) -> None:
    given = {"WGTR_DATABASE_URL": "postgresql://x@/y?host=/nowhere", "WGTR_SECRET_KEY": "s" * 32}
    run = Serving(short_folder / "var", **given)
    assert run.wait_until_it_ends() == 3
    assert "The database does not answer" in run.words
    assert "Traceback" not in run.words
