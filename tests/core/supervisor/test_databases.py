import threading
from pathlib import Path

import psycopg
import pytest

from tests.factories.serving import processes_of, serving
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.core.supervisor.data_folder import InUse, keeping


def settings_of(data: Path) -> Settings:
    return Settings.from_environment({"WGTR_DATA": str(data)})


def plain(url: str | None) -> str:
    return (url or "").replace("+psycopg", "")


def test_a_database_is_started_for_the_time_of_a_command(short_folder: Path) -> None:
    settings = settings_of(short_folder / "var")
    with database_for(settings) as ready:
        with psycopg.connect(plain(ready.database_url)) as connection:
            assert connection.execute("select current_user").fetchone() == ("wgtr_application",)
        assert processes_of(settings.data) != set()
    assert processes_of(settings.data) == set()


def test_the_one_that_runs_is_used_and_left_running(short_folder: Path) -> None:
    with serving(short_folder / "var") as run:
        before = processes_of(run.data)
        with database_for(settings_of(run.data)) as ready:
            with psycopg.connect(plain(ready.database_url)) as connection:
                found = connection.execute("select count(*) from conferences").fetchone()
            assert found == (12,)
        assert before <= processes_of(run.data)
        assert run.get("/healthz")[0] == 200


def test_two_commands_that_start_together_both_get_it(short_folder: Path) -> None:
    settings = settings_of(short_folder / "var")
    with database_for(settings):
        pass  # made once, so that both of the following only start it
    answers = []

    def ask() -> None:
        with (
            database_for(settings) as ready,
            psycopg.connect(plain(ready.database_url)) as connection,
        ):
            answers.append(connection.execute("select 1").fetchone())

    commands = [threading.Thread(target=ask) for _ in range(2)]
    for each in commands:
        each.start()
    for each in commands:
        each.join()
    assert answers == [(1,), (1,)]


def test_a_database_given_from_outside_is_used_as_it_is(tmp_path: Path) -> None:
    outside = Settings(data=tmp_path, secret_key="x" * 32, database_url="postgresql+psycopg://x/y")
    with database_for(outside) as ready:
        assert ready is outside


def test_a_data_folder_has_one_keeper(tmp_path: Path) -> None:
    with (
        keeping(tmp_path, purpose="serving"),
        pytest.raises(InUse, match=r"is in use: serving \(process \d+\)"),
        keeping(tmp_path, purpose="another"),
    ):
        pass
    with keeping(tmp_path, purpose="after the first one ended"):
        pass


def test_the_application_cannot_change_tables_and_the_owner_can(settings: Settings) -> None:
    create = "create table something (id integer)"
    with (
        psycopg.connect(plain(settings.database_url)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(create)
    with psycopg.connect(plain(settings.owner_database_url)) as connection:
        connection.execute(create)
