"""Connections: what the database closed is not handed out, what is well is not thrown away."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, text

from wgtr.core.database import CONNECTING
from wgtr.core.settings import Settings


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = create_engine(settings.database_url or "", **CONNECTING, pool_size=1, max_overflow=0)
    yield engine
    engine.dispose()


def test_what_the_database_closed_is_not_handed_out(engine: Engine) -> None:
    before = _backend(engine)
    others = create_engine(engine.url)
    with others.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": before})
    others.dispose()
    assert _backend(engine) != before  # and nobody saw an error


def test_a_notice_that_waits_leaves_a_connection_as_it_is(engine: Engine) -> None:
    before = _backend(engine)
    with engine.connect() as one:
        one.execute(text("LISTEN something"))
        one.commit()
    others = create_engine(engine.url)
    with others.connect() as other:
        other.execute(text("NOTIFY something"))
        other.commit()
    others.dispose()
    assert _backend(engine) == before


def test_a_connection_that_is_well_is_kept(engine: Engine) -> None:
    assert len({_backend(engine) for _ in range(3)}) == 1


def _backend(engine: Engine) -> int:
    with engine.connect() as connection:
        pid = connection.scalar(text("SELECT pg_backend_pid()"))
    assert isinstance(pid, int)
    return pid
