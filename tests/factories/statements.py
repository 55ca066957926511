"""Counting the statements that a block sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from wgtr.core.database import db


@contextmanager
def counted() -> Iterator[list[str]]:
    """Give the list of statements sent in the block, forgetting first what was loaded before."""
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)
