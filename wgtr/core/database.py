"""The database as the program sees it: one declarative base, one session, named constraints."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from select import POLLIN, poll
from typing import Any

import psycopg
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Enum, MetaData
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import DeclarativeBase

Wording = dict[str, str]
"""A short text in the interface's languages: language code to text."""


class Base(DeclarativeBase):
    """What every model inherits; constraints get names that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def kept_as(states: type[StrEnum], length: int = 20) -> Enum:
    """Give the column type that keeps one of `states` by its value."""
    return Enum(
        states,
        native_enum=False,
        create_constraint=False,
        length=length,
        values_callable=lambda members: [member.value for member in members],
    )


class WrittenJson(dict[str, Any]):
    """JSON with its text, which goes to the database as it is.

    A large tree is written once: `written` is what is hashed and what is kept.
    """

    written: str


def _json_text(value: object) -> str:
    return value.written if isinstance(value, WrittenJson) else json.dumps(value)


def look_before_use(connection: DBAPIConnection, *_pool: object) -> None:
    """Let nobody get a connection that the database has closed: a restart costs a visitor nothing.

    On one that is well nothing waits to be read, for nothing was asked; seeing that takes no time,
    unlike asking the database (`pool_pre_ping`). Raises InvalidatePoolError, at which the pool
    connects anew.
    """
    waiting = poll()
    waiting.register(connection.fileno(), POLLIN)
    if waiting.poll(0) and not _answers(connection):
        raise InvalidatePoolError


def _answers(connection: DBAPIConnection) -> bool:
    """Ask: what waits may as well be a notice that a setting was changed."""
    try:
        connection.cursor().execute("SELECT 1")
        connection.rollback()
    except psycopg.Error:
        return False
    return True


db = SQLAlchemy(model_class=Base, disable_autonaming=True)

CONNECTING = {
    "json_serializer": _json_text,
    "pool_events": [(look_before_use, "checkout")],
    "pool_timeout": 5,
    "connect_args": {"connect_timeout": 3, "options": "-c timezone=UTC"},
}
"""How the application connects: it waits seconds, not minutes, before it says that it cannot."""


@contextmanager
def working_on(database_url: str) -> Iterator[None]:
    """Let a command use `db.session` on the database at `database_url`, without the web pages."""
    app = Flask("wgtr")
    app.config.update(SQLALCHEMY_DATABASE_URI=database_url, SQLALCHEMY_ENGINE_OPTIONS=CONNECTING)
    db.init_app(app)
    with app.app_context():
        try:
            yield
        finally:
            db.session.rollback()  # what the command meant to keep it has committed
            db.engine.dispose()
