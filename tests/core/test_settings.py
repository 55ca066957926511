from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from wgtr.core.errors import HalfSet
from wgtr.core.settings import ROOT, Settings

SECRET = "s" * 32
OUTSIDE = {"WGTR_DATABASE_URL": "postgresql://app@db/wgtr", "WGTR_SECRET_KEY": SECRET}


def test_without_anything_it_is_a_demonstration_under_var(tmp_path: Path) -> None:
    settings = Settings.from_environment({"WGTR_DATA": str(tmp_path / "new")})
    assert (settings.demo, settings.port, settings.workers) == (True, 8000, 2)
    assert settings.database_url is None
    assert settings.clock_start == datetime.fromisoformat("2025-02-08T10:00+01:00")
    again = Settings.from_environment({"WGTR_DATA": str(tmp_path / "new")})
    assert again.secret_key == settings.secret_key


def test_with_a_database_it_is_real_work() -> None:
    settings = Settings.from_environment(OUTSIDE)
    assert settings.database_url == "postgresql+psycopg://app@db/wgtr"
    assert (settings.demo, settings.clock_start, settings.data) == (False, None, ROOT / "var")


def test_children_read_the_same_settings(tmp_path: Path) -> None:
    for given in (OUTSIDE, {"WGTR_DATA": str(tmp_path), "WGTR_NOW": "2025-03-01T00:00+01:00"}):
        settings = replace(
            Settings.from_environment(given),
            database_url="postgresql+psycopg://a@/wgtr?host=/tmp/x",
            clock_since=1234.5 if "WGTR_NOW" in given else None,
        )
        assert Settings.from_environment(settings.for_children()) == settings


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"WGTR_DATABASE_URL": "postgresql://x"}, "WGTR_SECRET_KEY is not. Give a secret"),
        (OUTSIDE | {"WGTR_SECRET_KEY": "short"}, "has 5 characters; give at least 32"),
        (OUTSIDE | {"WGTR_DATABASE_URL": "sqlite:///x"}, "must begin with postgresql://"),
        (OUTSIDE | {"WGTR_NOW": "2025-02-08T10:00+01:00"}, "only a demonstration may do"),
        ({"WGTR_OWNER_DATABASE_URL": "postgresql://x"}, "WGTR_DATABASE_URL is not: give both"),
        ({"WGTR_DEMO": "0"}, "WGTR_DEMO=0 needs WGTR_DATABASE_URL"),
        ({"WGTR_DEMO": "yes"}, "give 1 for a demonstration or 0"),
        ({"WGTR_NOW": "yesterday"}, "WGTR_NOW cannot be read"),
        ({"WGTR_NOW": "2025-02-08T10:00"}, "without a zone"),
        ({"PORT": "0"}, "PORT is '0'; give a whole number from 1 to 65535"),
        ({"PORT": "70000"}, "from 1 to 65535"),
        ({"WEB_CONCURRENCY": "two"}, "WEB_CONCURRENCY is 'two'"),
    ],
)
def test_half_set_nothing_starts(tmp_path: Path, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(HalfSet) as refused:
        Settings.from_environment({"WGTR_DATA": str(tmp_path)} | given)
    assert sentence in str(refused.value)


def test_a_data_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HalfSet, match="The secrets of this data folder cannot be used"):
        Settings.from_environment({"WGTR_DATA": str(tmp_path / "file" / "var")})
